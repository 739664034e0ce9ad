import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { NisbaError } from '../../../src/errors.js';
import { openEngine } from '../../../src/store/open.js';
import { currentRevision } from '../../../src/store/revisions.js';
import type { Store } from '../../../src/store/store.js';
import { caseOn, lane, neo4jAccount, neo4jAddress, openTestStore, reopenTestStore } from '../../engines.js';

/** All but the clock itself: the engines need their timers. */
const REAL_TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});

const merge = (id: string) => ['trial/merge-nodes', { ids: [id] }] as const;

async function ids(): Promise<unknown[]> {
  return (await store.run('trial/list-nodes')).map((row) => row.id);
}

async function increment(on: Store): Promise<void> {
  await on.write(async (writer) => {
    const [row] = await writer.run('trial/read-counter', { id: 'group:counter' });
    await writer.run('trial/set-counter', { id: 'group:counter', counter: Number(row?.counter ?? 0) + 1 });
  });
}

async function counter(): Promise<unknown> {
  return (await store.run('trial/read-counter', { id: 'group:counter' }))[0]?.counter;
}

describe('a write', () => {
  test('gives back what its work gives', async () => {
    expect(await store.write(async (writer) => `revision ${writer.revision}`)).toBe('revision 1');
  });

  test('is seen by the next read', async () => {
    for (let i = 0; i < 20; i += 1) {
      await store.write((writer) => writer.run(...merge(`person:${i}`)));
      expect(await store.run('trial/count-nodes')).toEqual([{ count: i + 1 }]);
    }
  });

  test('sees what it has written itself', async () => {
    const seen = await store.write(async (writer) => {
      await writer.run(...merge('person:a'));
      return writer.run('trial/list-nodes');
    });
    expect(seen).toEqual([{ id: 'person:a' }]);
  });

  test('is not seen by others before it is done', async () => {
    await store.write(async (writer) => {
      await writer.run(...merge('person:a'));
      expect(await ids()).toEqual([]);
    });
    expect(await ids()).toEqual(['person:a']);
  });

  test('leaves nothing when its work throws', async () => {
    const write = store.write(async (writer) => {
      await writer.run(...merge('person:a'));
      throw new NisbaError('INVALID_CLAIM', 'The second record is no good.');
    });
    await expect(write).rejects.toMatchObject({ code: 'INVALID_CLAIM' });
    expect(await ids()).toEqual([]);
    expect(await currentRevision(store)).toBe(0);
  });

  test('leaves nothing when a statement fails', async () => {
    const write = store.write(async (writer) => {
      await writer.run(...merge('person:a'));
      await writer.run('trial/syntax-error');
    });
    await expect(write).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
    expect(await ids()).toEqual([]);
  });

  test('leaves nothing when a statement fails and its work goes on regardless', async () => {
    const write = store.write(async (writer) => {
      await writer.run(...merge('person:a'));
      await writer.run('trial/divide', { one: 1, two: 0 }).catch(() => undefined);
      return 'fine';
    });
    await expect(write).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
    expect(await ids()).toEqual([]);
  });

  test('runs no statement after one has failed', async () => {
    const codes: unknown[] = [];
    const write = store.write(async (writer) => {
      for (const statement of ['trial/unknown-variable', 'trial/count-nodes']) {
        await writer.run(statement).catch((error: NisbaError) => codes.push(error.message));
      }
    });
    await expect(write).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
    expect(codes).toHaveLength(2);
    expect(codes[0]).toBe(codes[1]);
  });

  test('takes statements that are started at once', async () => {
    await store.write(async (writer) => {
      await Promise.all(['a', 'b', 'c'].map((letter) => writer.run(...merge(`person:${letter}`))));
    });
    expect(await ids()).toEqual(['person:a', 'person:b', 'person:c']);
  });

  test('leaves the store usable after an error', async () => {
    await expect(store.write((writer) => writer.run('trial/syntax-error'))).rejects.toThrow();
    await store.write((writer) => writer.run(...merge('person:after')));
    expect(await ids()).toEqual(['person:after']);
  });

  test('that would double a unique id is refused as a constraint', async () => {
    const rows = [{ id: 'person:twin' }, { id: 'person:twin' }];
    const write = store.write((writer) => writer.run('trial/create-nodes', { rows }));
    await expect(write).rejects.toMatchObject({ code: 'CONSTRAINT' });
    expect(await ids()).toEqual([]);
  });

  test('that would double an id recorded earlier is refused as a constraint', async () => {
    const rows = [{ id: 'person:twin' }];
    await store.write((writer) => writer.run('trial/create-nodes', { rows }));
    const again = store.write((writer) => writer.run('trial/create-nodes', { rows }));
    await expect(again).rejects.toMatchObject({ code: 'CONSTRAINT' });
  });
});

describe('revisions', () => {
  test('go up by one with each write', async () => {
    const revisions: number[] = [];
    for (let i = 0; i < 5; i += 1) await store.write(async (writer) => void revisions.push(writer.revision));
    expect(revisions).toEqual([1, 2, 3, 4, 5]);
  });

  test('are not used by a write that changed nothing', async () => {
    await store.write(async (writer) => writer.unchanged());
    expect(await store.write(async (writer) => writer.revision)).toBe(1);
  });

  test('a write that says it changed nothing leaves nothing', async () => {
    await store.write(async (writer) => {
      await writer.run(...merge('person:a'));
      writer.unchanged();
    });
    expect(await ids()).toEqual([]);
  });

  test('are not used by a write that failed', async () => {
    await expect(store.write((writer) => writer.run('trial/syntax-error'))).rejects.toThrow();
    expect(await store.write(async (writer) => writer.revision)).toBe(1);
  });

  test('recordedAt is an instant in UTC with milliseconds and never goes back', async () => {
    const instants: string[] = [];
    for (let i = 0; i < 10; i += 1)
      await store.write(async (writer) => void instants.push(writer.recordedAt));
    expect(instants.every((instant) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(instant))).toBe(true);
    expect([...instants].sort()).toEqual(instants);
  });

  test('recordedAt stays where it is while the clock is behind the last revision', async () => {
    const ahead = '2999-12-31T23:59:59.999Z';
    jest.useFakeTimers({ now: new Date(ahead), doNotFake: [...REAL_TIMERS] });
    const first = await store.write(async (writer) => writer.recordedAt).finally(() => jest.useRealTimers());
    expect([first, await store.write(async (writer) => writer.recordedAt)]).toEqual([ahead, ahead]);
  });
});

describe('writes at the same time', () => {
  test('200 increments of one counter all count', async () => {
    await Promise.all(Array.from({ length: 200 }, () => increment(store)));
    expect(await counter()).toBe(200);
    expect(await currentRevision(store)).toBe(200);
  });

  test('200 appends to the list of one link all stand', async () => {
    const ends = { from: 'person:a', to: 'person:b' };
    await store.write(async (writer) => {
      await writer.run('trial/merge-nodes', { ids: [ends.from, ends.to] });
      const rows = [{ ...ends, id: 'link', sources: [] }];
      await writer.run('trial/create-links', { rows }, { types: ['BACKS'] });
    });
    const append = (source: string): Promise<unknown> =>
      store.write(async (writer) => {
        const [row] = await writer.run('trial/read-link', ends, { types: ['BACKS'] });
        const sources = [...(Array.isArray(row?.sources) ? row.sources : []), source];
        await writer.run('trial/append-link', { ...ends, sources }, { types: ['BACKS'] });
      });
    await Promise.all(Array.from({ length: 200 }, (_, i) => append(`source:${i}`)));
    const [row] = await store.run('trial/read-link', ends, { types: ['BACKS'] });
    expect(new Set(Array.isArray(row?.sources) ? row.sources : []).size).toBe(200);
  }, 120_000);

  caseOn(['neo4j'], { reason: 'one process at a time holds an embedded store' })(
    'two processes take turns: 100 increments by each of two drivers all count, each with its own revision',
    async () => {
      const other = await reopenTestStore({ location: neo4jAddress() });
      await Promise.all(Array.from({ length: 200 }, (_, i) => increment(i % 2 ? store : other)));
      expect(await counter()).toBe(200);
      expect(await currentRevision(store)).toBe(200);
    },
  );
});

describe('conflicts', () => {
  test('are tried again until they are gone', async () => {
    let tries = 0;
    const result = await store.write(async (writer) => {
      tries += 1;
      await writer.run(...merge(`person:try-${tries}`));
      if (tries < 3) throw new NisbaError('CONFLICT', 'Somebody else was first.');
      return tries;
    });
    expect(result).toBe(3);
    expect(await ids()).toEqual(['person:try-3']);
    expect(await currentRevision(store)).toBe(1);
  });

  test('that stay are told', async () => {
    const write = store.write(async () => {
      throw new NisbaError('CONFLICT', 'Somebody else is always first.');
    });
    await expect(write).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  caseOn(['neo4j'], { reason: 'its writes are serialised in the process, so that none conflicts' })(
    'a deadlock inside the engine is a conflict',
    async () => {
      await store.write((writer) => writer.run('trial/merge-nodes', { ids: ['person:x', 'person:y'] }));
      const engine = openEngine(neo4jAddress(), neo4jAccount());
      const limits = { timeoutMs: 20_000, maxRows: 10, signal: new AbortController().signal };
      const [one, two] = [engine.begin('write', limits), engine.begin('write', limits)];
      const touch = 'MATCH (n:Entity {id: $id}) SET n.touched = true';
      await one.run(touch, { id: 'person:x' }, limits);
      await two.run(touch, { id: 'person:y' }, limits);
      const crossed = await Promise.allSettled([
        one.run(touch, { id: 'person:y' }, limits),
        two.run(touch, { id: 'person:x' }, limits),
      ]);
      await Promise.all([one.rollback(), two.rollback()]);
      await engine.close();
      const failed = crossed.filter((outcome) => outcome.status === 'rejected');
      expect(failed.map((outcome) => outcome.reason)).toEqual([
        expect.objectContaining({ code: 'CONFLICT' }),
      ]);
    },
  );

  caseOn(['embedded'], { reason: 'there the second one waits for the first' })(
    'two open transactions that write one node conflict',
    async () => {
      const engine = openEngine('embedded::memory:');
      const limits = { timeoutMs: 20_000, maxRows: 10, signal: new AbortController().signal };
      const [one, two] = [engine.begin('write', limits), engine.begin('write', limits)];
      await engine.define("CREATE (:Entity {id: 'person:x'})");
      await Promise.all([one.rollback(), two.rollback()]);
      const [first, second] = [engine.begin('write', limits), engine.begin('write', limits)];
      const touch = 'MATCH (n:Entity {id: $id}) SET n.touched = true';
      await first.run(touch, { id: 'person:x' }, limits);
      await expect(second.run(touch, { id: 'person:x' }, limits)).rejects.toMatchObject({ code: 'CONFLICT' });
      await second.rollback();
      await first.commit();
      await engine.close();
    },
  );
});

describe('a read transaction', () => {
  test('gives back what its work gives', async () => {
    await store.write((writer) => writer.run(...merge('person:a')));
    const seen = await store.read(async (reader) => {
      const [count] = await reader.run('trial/count-nodes');
      const list = await reader.run('trial/list-nodes');
      return [count?.count, list.length];
    });
    expect(seen).toEqual([1, 1]);
  });

  test('takes statements that are started at once', async () => {
    const rows = await store.read((reader) =>
      Promise.all([1, 2, 3].map((value) => reader.run('trial/echo', { value }))),
    );
    expect(rows.flat()).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
  });

  test('ends with the error of a statement', async () => {
    const read = store.read((reader) => reader.run('trial/unknown-variable'));
    await expect(read).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
    await store.ping();
  });

  test('leaves nothing that it should not have written', async () => {
    await store.read((reader) => reader.run(...merge('person:a'))).catch(() => undefined);
    expect(await ids()).toEqual([]);
  });

  caseOn(['neo4j'], { reason: 'the engine has no mode for reading' })('refuses to write', async () => {
    await expect(store.read((reader) => reader.run(...merge('person:a')))).rejects.toMatchObject({
      code: 'BAD_STATEMENT',
    });
    await expect(store.run(...merge('person:a'))).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });
});

test('the engine of the store is the one of the lane', () => {
  expect(store.engine).toBe(lane);
});
