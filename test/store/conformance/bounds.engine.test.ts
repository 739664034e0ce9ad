import { beforeEach, describe, expect, test } from '@jest/globals';
import type { StoreLogEntry } from '../../../src/store/engine-store.js';
import type { StoreOptions } from '../../../src/store/open.js';
import type { Store } from '../../../src/store/store.js';
import { caseOn, lane, openTestStore } from '../../engines.js';

/** Seconds of work and more: a warm Neo4j is quick and stops when it is told; the embedded engine goes on to the end. */
const LONG = { n: lane === 'neo4j' ? 20_000 : 2_000 };

let store: Store;
let entries: StoreLogEntry[];

async function open(options: StoreOptions = {}): Promise<Store> {
  entries = [];
  store = await openTestStore({ ...options, log: (entry) => entries.push(entry) });
  return store;
}

async function elapsed(work: Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work.catch(() => undefined);
  return performance.now() - started;
}

describe('deadlines', () => {
  beforeEach(() => open());

  test('a statement that runs away is answered in time', async () => {
    const run = store.run('trial/run-away', LONG, {}, { deadlineMs: 150 });
    const took = elapsed(run);
    await expect(run).rejects.toMatchObject({ code: 'TIMEOUT', details: { deadlineMs: 150 } });
    expect(await took).toBeLessThan(1_000);
  });

  test('a read transaction is answered in time', async () => {
    const read = store.read((reader) => reader.run('trial/run-away', LONG), { deadlineMs: 150 });
    await expect(read).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('a write is answered in time and leaves nothing', async () => {
    const write = store.write(
      async (writer) => {
        await writer.run('trial/merge-nodes', { ids: ['person:a'] });
        await writer.run('trial/run-away-write', LONG);
      },
      { deadlineMs: 300 },
    );
    await expect(write).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(await store.write((writer) => writer.run('trial/list-nodes'))).toEqual([]);
  });

  test('a write whose own work never ends is given up', async () => {
    const write = store.write(() => new Promise<never>(() => undefined), { deadlineMs: 100 });
    await expect(write).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(await store.write(async (writer) => writer.revision)).toBe(1);
  });

  test('a given-up write runs no further statement', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const write = store.write(
      async (writer) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        late = writer.run('trial/merge-nodes', { ids: ['person:late'] });
        await late;
      },
      { deadlineMs: 100 },
    );
    await expect(write).rejects.toMatchObject({ code: 'TIMEOUT' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(late).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(await store.run('trial/list-nodes')).toEqual([]);
  });

  test('other statements are answered while one runs away', async () => {
    const away = store.run('trial/run-away', LONG, {}, { deadlineMs: 5_000 }).catch(() => undefined);
    expect(await elapsed(store.ping())).toBeLessThan(1_000);
    await away;
  });

  test('the store works after a run-away', async () => {
    await store.run('trial/run-away', LONG, {}, { deadlineMs: 50 }).catch(() => undefined);
    expect(await store.run('trial/echo', { value: 1 })).toEqual([{ value: 1 }]);
  });
});

describe('the caller', () => {
  beforeEach(() => open());

  test('that goes away ends the wait with its own reason', async () => {
    const caller = new AbortController();
    const run = store.run('trial/run-away', LONG, {}, { signal: caller.signal });
    setTimeout(() => caller.abort(new Error('The client has gone.')), 50);
    await expect(run).rejects.toThrow('The client has gone.');
  });

  test('that has gone already has no statement run', async () => {
    const run = store.run('trial/echo', { value: 1 }, {}, { signal: AbortSignal.abort(new Error('Gone.')) });
    await expect(run).rejects.toThrow('Gone.');
    expect(entries.filter((entry) => entry.kind === 'statement')).toEqual([]);
  });

  test('that goes away in a write leaves nothing', async () => {
    const caller = new AbortController();
    const write = store.write(
      async (writer) => {
        await writer.run('trial/merge-nodes', { ids: ['person:a'] });
        caller.abort(new Error('Gone.'));
        await writer.run('trial/merge-nodes', { ids: ['person:b'] });
      },
      { signal: caller.signal },
    );
    await expect(write).rejects.toThrow('Gone.');
    expect(await store.run('trial/list-nodes')).toEqual([]);
  });

  test('that stops reading many rows disturbs nobody after it', async () => {
    for (let i = 0; i < 8; i += 1) {
      const caller = new AbortController();
      setTimeout(() => caller.abort(new Error('Gone.')), i * 5);
      const options = { maxRows: 40_000, signal: caller.signal };
      await store.run('trial/count-range', { n: 40_000 }, {}, options).catch(() => undefined);
      expect(await store.run('trial/count-range', { n: 50 })).toHaveLength(50);
    }
  });
});

describe('row bounds', () => {
  test('as many rows as allowed are given', async () => {
    await open({ maxRows: 100 });
    expect(await store.run('trial/count-range', { n: 100 })).toHaveLength(100);
  });

  test('one row more is an error that tells the bound', async () => {
    await open({ maxRows: 100 });
    await expect(store.run('trial/count-range', { n: 101 })).rejects.toMatchObject({
      code: 'RESULT_TOO_LARGE',
      details: { maxRows: 100 },
    });
  });

  test('a call can set its own bound, up or down', async () => {
    await open({ maxRows: 100 });
    expect(await store.run('trial/count-range', { n: 500 }, {}, { maxRows: 500 })).toHaveLength(500);
    const less = store.run('trial/count-range', { n: 50 }, {}, { maxRows: 49 });
    await expect(less).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
  });

  test('200,000 rows are refused without being gathered, again and again', async () => {
    await open();
    for (let i = 0; i < 3; i += 1) {
      await expect(store.run('trial/count-range', { n: 200_000 })).rejects.toMatchObject({
        code: 'RESULT_TOO_LARGE',
      });
      expect(await store.run('trial/count-range', { n: 5_000 })).toHaveLength(5_000);
    }
  });

  test('too many rows inside a write undo it', async () => {
    await open({ maxRows: 10 });
    const write = store.write(async (writer) => {
      await writer.run('trial/merge-nodes', { ids: ['person:a'] });
      await writer.run('trial/count-range', { n: 11 });
    });
    await expect(write).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
    expect(await store.run('trial/list-nodes')).toEqual([]);
  });
});

describe('queues', () => {
  test('more statements than may run at once wait for their turn', async () => {
    await open({ concurrency: 2 });
    const rows = await Promise.all(
      Array.from({ length: 50 }, (_, value) => store.run('trial/echo', { value })),
    );
    expect(rows.flat().map((row) => row.value)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  test('more than may wait are turned away at once', async () => {
    await open({ concurrency: 1, queue: 2 });
    const runs = Array.from({ length: 5 }, () => store.run('trial/run-away', { n: 300 }));
    const outcomes = await Promise.allSettled(runs);
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(failed).toHaveLength(2);
    expect(failed[0]).toMatchObject({ code: 'OVERLOADED' });
  });

  test('more writes than may wait are turned away, those that wait are done', async () => {
    await open({ queue: 3 });
    const writes = Array.from({ length: 6 }, (_, i) =>
      store.write((writer) => writer.run('trial/merge-nodes', { ids: [`person:${i}`] })),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(4);
    expect(await store.run('trial/count-nodes')).toEqual([{ count: 4 }]);
  });

  test('who waits too long is answered with TIMEOUT, and its statement is not run', async () => {
    await open({ concurrency: 1 });
    const first = store.run('trial/run-away', { n: 1_200 });
    const second = store.run('trial/echo', { value: 1 }, {}, { deadlineMs: 20 });
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT' });
    await first;
    expect(entries.some((entry) => entry.kind === 'statement' && entry.statement === 'trial/echo')).toBe(
      false,
    );
  });

  caseOn(['embedded'], { reason: 'Neo4j stops a statement at its deadline' })(
    'a run-away keeps its place until it is done',
    async () => {
      await open({ concurrency: 1, queue: 0 });
      await store.run('trial/run-away', { n: 2_000 }, {}, { deadlineMs: 20 }).catch(() => undefined);
      await expect(store.run('trial/echo', { value: 1 })).rejects.toMatchObject({ code: 'OVERLOADED' });
    },
  );
});

describe('mistakes in statements', () => {
  beforeEach(() => open());

  test.each([
    ['a syntax error', 'trial/syntax-error', {}],
    ['an unknown variable', 'trial/unknown-variable', {}],
    ['an unknown function', 'trial/unknown-function', {}],
    ['a missing parameter', 'trial/two-parameters', { one: 1 }],
    ['a division by zero', 'trial/divide', { one: 1, two: 0 }],
    ['an overflow', 'trial/multiply', { one: Number.MAX_SAFE_INTEGER, two: Number.MAX_SAFE_INTEGER }],
    ['a statement that does not exist', 'trial/no-such-thing', {}],
  ])('%s is BAD_STATEMENT', async (_, statement, parameters) => {
    await expect(store.run(statement, parameters)).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });

  test('a block that the statement does not have is BAD_STATEMENT', async () => {
    await expect(store.run('trial/echo', { value: 1 }, { keep: ['more'] })).rejects.toMatchObject({
      code: 'BAD_STATEMENT',
    });
  });

  test('a parameter that no property can hold is refused before the engine', async () => {
    await expect(store.run('trial/echo', { value: new Date() })).rejects.toMatchObject({
      code: 'BAD_STATEMENT',
    });
    expect(entries.filter((entry) => entry.kind === 'statement')).toEqual([]);
  });

  test('text that is not in NFC is refused as bad input', async () => {
    const value = 'Noël'.normalize('NFD');
    await expect(store.run('trial/echo', { value })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('the log', () => {
  test('tells each statement with its fill, its time and its rows', async () => {
    await open();
    await store.run('trial/list-nodes', { ids: ['a'] }, { keep: ['matching'] });
    expect(entries.at(-1)).toEqual({
      kind: 'statement',
      statement: 'trial/list-nodes',
      fill: { keep: ['matching'] },
      milliseconds: expect.any(Number),
      rows: 0,
    });
  });

  test('tells the code of an error', async () => {
    await open();
    await store.run('trial/syntax-error').catch(() => undefined);
    expect(entries.at(-1)).toMatchObject({ statement: 'trial/syntax-error', error: 'BAD_STATEMENT' });
  });
});

describe('closing', () => {
  test('twice is fine, and afterwards the store says that it is closed', async () => {
    await open();
    await store.close();
    await store.close();
    await expect(store.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('waits for a write that is under way', async () => {
    await open();
    const write = store.write(async (writer) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await writer.run('trial/merge-nodes', { ids: ['person:a'] });
      return 'done';
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await store.close();
    expect(await write).toBe('done');
  });
});
