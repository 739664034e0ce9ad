import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openStore } from '../../../src/store/open.js';
import { currentRevision } from '../../../src/store/revisions.js';
import type { Store } from '../../../src/store/store.js';
import {
  caseOn,
  lane,
  neo4jAddress,
  openTestStore,
  reopenTestStore,
  temporaryFolder,
} from '../../engines.js';
import { startChild } from '../child.js';

const onFolder = caseOn(['embedded'], { reason: 'a server has no data folder of ours' });

function whereToWrite(): string {
  return lane === 'neo4j' ? neo4jAddress() : `embedded:${join(temporaryFolder(), 'store')}`;
}

async function expectEveryAcknowledged(store: Store, acknowledged: number): Promise<void> {
  const rows = await store.run('trial/list-nodes');
  const ids = new Set(rows.map((row) => row.id));
  for (let number = 1; number <= acknowledged; number += 1) {
    expect([number, ids.has(`person:left-${number}`), ids.has(`person:right-${number}`)]).toEqual([
      number,
      true,
      true,
    ]);
  }
  const lefts = rows.filter((row) => String(row.id).startsWith('person:left-')).length;
  expect(rows).toHaveLength(2 * lefts);
  expect(await currentRevision(store)).toBe(lefts);
}

describe('a process that is killed', () => {
  test.each([1, 2])('leaves every acknowledged write, and none by half (round %i)', async () => {
    const location = whereToWrite();
    if (lane === 'neo4j') await (await openTestStore()).close();
    const child = startChild('write', location);
    await child.printed(25);
    child.process.kill('SIGKILL');
    await child.ended;
    const store = await reopenTestStore({ location });
    await expectEveryAcknowledged(store, child.lines.length);
    await store.write((writer) => writer.run('trial/merge-nodes', { ids: ['person:after'] }));
  });
});

describe('a data folder', () => {
  onFolder('keeps what was written when the store is closed and opened again', async () => {
    const location = whereToWrite();
    const first = await reopenTestStore({ location });
    await first.write((writer) => writer.run('trial/merge-nodes', { ids: ['person:a'] }));
    await first.close();
    const second = await reopenTestStore({ location });
    expect(await second.run('trial/list-nodes')).toEqual([{ id: 'person:a' }]);
    expect(await second.write(async (writer) => writer.revision)).toBe(2);
  });

  onFolder('is made with its parents', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    await reopenTestStore({ location: `embedded:${folder}` });
    expect(readdirSync(folder)).toContain('nisba.grafeo');
  });

  onFolder('holds nothing but the database when it is closed', async () => {
    const folder = join(temporaryFolder(), 'store');
    const store = await openStore(`embedded:${folder}`);
    await store.close();
    expect(readdirSync(folder)).toEqual(['nisba.grafeo']);
  });

  onFolder('that another process holds tells its pid and where it serves', async () => {
    const location = whereToWrite();
    const child = startChild('hold', location, 'http://127.0.0.1:4000');
    await child.printed(1);
    await expect(openStore(location)).rejects.toMatchObject({
      code: 'STORE_HELD',
      message: expect.stringContaining('http://127.0.0.1:4000'),
      details: { pid: child.process.pid, address: 'http://127.0.0.1:4000' },
    });
    child.process.stdin.end();
    await child.ended;
  });

  onFolder('that another process holds without serving tells its pid', async () => {
    const location = whereToWrite();
    const child = startChild('hold', location);
    await child.printed(1);
    await expect(openStore(location)).rejects.toMatchObject({
      code: 'STORE_HELD',
      details: { pid: child.process.pid },
    });
    child.process.stdin.end();
    await child.ended;
  });

  onFolder('is free as soon as its holder has been killed', async () => {
    const location = whereToWrite();
    const child = startChild('hold', location, 'http://127.0.0.1:4000');
    await child.printed(1);
    child.process.kill('SIGKILL');
    await child.ended;
    const started = performance.now();
    await reopenTestStore({ location });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  onFolder('is free as soon as its holder has closed it', async () => {
    const location = whereToWrite();
    const child = startChild('hold', location);
    await child.printed(1);
    child.process.stdin.end();
    await child.ended;
    await reopenTestStore({ location });
  });

  onFolder('is not opened twice by one process', async () => {
    const location = whereToWrite();
    await reopenTestStore({ location });
    await expect(openStore(location)).rejects.toMatchObject({
      code: 'STORE_HELD',
      details: { pid: process.pid },
    });
  });

  onFolder('that a file stands in the way of is not writable', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(openStore(`embedded:${file}`)).rejects.toMatchObject({ code: 'STORE_NOT_WRITABLE' });
    await expect(openStore(`embedded:${join(file, 'below')}`)).rejects.toMatchObject({
      code: 'STORE_NOT_WRITABLE',
    });
  });

  onFolder('in a place that nobody may write is not writable', async () => {
    await expect(openStore('embedded:/proc/nisba')).rejects.toMatchObject({ code: 'STORE_NOT_WRITABLE' });
  });

  onFolder('whose file is no database is told to be damaged', async () => {
    const folder = join(temporaryFolder(), 'store');
    mkdirSync(folder);
    writeFileSync(join(folder, 'nisba.grafeo'), 'this is no database, whatever its name says');
    await expect(openStore(`embedded:${folder}`)).rejects.toMatchObject({
      code: 'ENGINE_FAULT',
      message: expect.stringContaining('damaged'),
    });
  });
});

describe('a location', () => {
  test.each(['', 'embedded:', 'postgres://localhost', 'neo4j:localhost', '/var/lib/nisba'])(
    '"%s" is refused',
    async (location) => {
      await expect(openStore(location)).rejects.toMatchObject({ code: 'INVALID_CONFIG' });
    },
  );

  test('with a password in it is refused, and the password is not repeated', async () => {
    const opening = openStore('neo4j://user:geheim@localhost');
    await expect(opening).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
      message: expect.not.stringContaining('geheim'),
    });
  });
});
