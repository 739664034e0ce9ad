import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { importFiles } from '../../src/exchange/import.js';
import { restoreFile } from '../../src/exchange/restore.js';
import { execute, makeService } from '../../src/graphql/execute.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { openTestAnalysis } from '../analysis/threads.js';
import { lane, openTestStore, reopenTestStore, neo4jAddress, temporaryFolder } from '../engines.js';
import { claim, recordGraph } from '../graph.js';
import { loadSeed } from '../seed.js';
import {
  exportText,
  fileWith,
  findingsOf,
  linesOf,
  openTarget,
  recordHistories,
  recordTangle,
  sealed,
} from './exports.js';

const GOLDEN = new URL('../graphql/golden/', import.meta.url);
/** Neo4j takes a second for the first plan of many of them: there every fourth does. */
const questions = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.graphql'))
  .filter((_, at) => lane === 'embedded' || at % 4 === 0)
  .map((name) => readFileSync(new URL(name, GOLDEN), 'utf8'));

/** The answers to all golden questions; errors in the order of their paths, not of when they came. */
async function answers(store: Store): Promise<unknown[]> {
  const service = makeService();
  await service.start();
  const analysis = openTestAnalysis();
  const all: unknown[] = [];
  for (const question of questions) {
    const { answer } = await execute(service, store, analysis, question);
    const errors = (answer.errors ?? []).map((error) => JSON.stringify(error)).sort();
    all.push({ ...answer, errors });
  }
  await service.stop();
  return all;
}

/** An embedded store beside the lane's own. */
const openAside = (): Promise<Store> => openStore('embedded::memory:', { mayBeRestoring: true });

async function restoredText(store: Store, text: string): Promise<string> {
  await restoreFile(store, fileWith(text));
  return exportText(store);
}

describe('what is exported and restored', () => {
  test('of the seed graph is the same bytes again, the same answers, and sound', async () => {
    const store = await openTestStore();
    await loadSeed(store);
    const text = await exportText(store);
    const before = await answers(store);
    const target = await openTarget();
    expect(await restoredText(target, text)).toBe(text);
    expect(await findingsOf(target)).toEqual([]);
    expect(await answers(target)).toEqual(before);
  });

  test('of histories with retractions, bearings and merges is the same bytes on either engine', async () => {
    const store = await openTestStore();
    await recordHistories(store, lane === 'neo4j' ? 6 : 20);
    await recordTangle(store);
    const text = await exportText(store);
    const sorts = new Set(linesOf(text).map(({ record }) => record));
    expect([...sorts]).toEqual([
      'manifest',
      'revision',
      'entity',
      'source',
      'merge',
      'claim',
      'bearing',
      'end',
    ]);
    const aside = await openAside();
    expect(await restoredText(aside, text)).toBe(text);
    expect(await findingsOf(aside)).toEqual([]);
    await aside.close();
    const target = await openTarget();
    expect(await restoredText(target, text)).toBe(text);
    expect(await findingsOf(target)).toEqual([]);
  });

  test('of an empty store is a manifest and an end', async () => {
    const text = await exportText(await openTestStore());
    expect(linesOf(text).map(({ record }) => record)).toEqual(['manifest', 'end']);
    const target = await openTarget();
    expect(await restoredText(target, text)).toBe(text);
    expect(await findingsOf(target)).toEqual([]);
  });

  test('is written on: numbers and revisions go on where they stood', async () => {
    const store = await openTestStore();
    await recordTangle(store);
    const text = await exportText(store);
    const [manifest] = linesOf(text);
    const target = await openTarget();
    await restoreFile(target, fileWith(gzipSync(text), 'jsonl.gz'));
    const fresh = claim('person:z', 'MET', 'person:x');
    await target.write((writer) => recordClaims(writer, [fresh], 'tester'));
    const last = linesOf(await exportText(target))
      .filter(({ record }) => record === 'claim')
      .at(-1)!;
    expect(last).toMatchObject({
      number: Number(manifest!['numbers']) + 1,
      recordedRevision: Number(manifest!['revision']) + 1,
    });
    expect(await findingsOf(target)).toEqual([]);
  });

  test('is taken by an import, too, which stamps it anew', async () => {
    const store = await openTestStore();
    await loadSeed(store);
    const text = await exportText(store);
    const aside = await openAside();
    const summary = await importFiles(aside, [fileWith(text)], { by: 'tester' });
    expect(summary).toMatchObject({
      problems: [],
      recorded: { claims: (linesOf(text)[0] as { counts: { claims: number } }).counts.claims },
    });
    await aside.close();
  });
});

describe('a restore', () => {
  let text: string;
  let target: Store;

  beforeAll(async () => {
    const store = await openAside();
    await recordTangle(store);
    text = await exportText(store);
    await store.close();
  });
  beforeEach(async () => {
    target = await openTarget();
  });

  const refused = (content: string | Uint8Array, ending?: string) =>
    expect(restoreFile(target, fileWith(content, ending))).rejects;
  const changed = (place: number, change: object): string => {
    const lines = linesOf(text).slice(0, -1);
    return sealed(lines.map((line, at) => (at === place ? { ...line, ...change } : line)));
  };
  const firstOf = (sort: string): number => linesOf(text).findIndex(({ record }) => record === sort);

  test('leaves a store alone that is not empty', async () => {
    await recordGraph(target, { entities: ['person:a'], sources: [] });
    await refused(text).toMatchObject({ code: 'STORE_NOT_EMPTY' });
    expect(linesOf(await exportText(target))[0]).toMatchObject({ counts: { entities: 1 } });
  });

  test.each<[string, () => string | Uint8Array, string]>([
    ['is empty', () => '', 'EXPORT_DAMAGED'],
    ['lacks its end', () => text.slice(0, text.trimEnd().lastIndexOf('\n') + 1), 'EXPORT_DAMAGED'],
    ['breaks off amid a line', () => text.slice(0, text.length / 2), 'EXPORT_DAMAGED'],
    ['lacks a line', () => text.replace(/\{"record":"claim"[^\n]*\n/, ''), 'EXPORT_DAMAGED'],
    ['has another word', () => text.replace('"No."', '"So."'), 'EXPORT_DAMAGED'],
    ['has another manifest', () => text.replace('"leftOut":[', '"leftout":['), 'EXPORT_DAMAGED'],
    ['has the line ends of Windows', () => text.replaceAll('\n', '\r\n'), 'EXPORT_DAMAGED'],
    ['has lines behind its end', () => `${text}\n{"record":"entity"}`, 'EXPORT_DAMAGED'],
    ['is no export', () => '{"record":"entity","id":"person:a","kind":"PERSON"}\n', 'EXPORT_DAMAGED'],
    ['is of a later version', () => changed(0, { version: 2 }), 'EXPORT_VERSION'],
    ['is UTF-16', () => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'INVALID_ENCODING'],
    ['is Latin-1', () => Buffer.from(text.replace('"No."', '"N\u00f6."'), 'latin1'), 'INVALID_ENCODING'],
    [
      'has a line of 100 MB',
      () => `${text.slice(0, text.indexOf('\n') + 1)}${' '.repeat(100_000_000)}\n`,
      'LINE_TOO_LONG',
    ],
  ])('refuses a file that %s, and the store stays empty', async (_, content, code) => {
    await refused(content()).toMatchObject({ code });
    expect(await restoredText(target, text)).toBe(text);
  });

  test('refuses a packed file that is cut off, a missing one, and a pipe', async () => {
    const packed = gzipSync(text);
    await refused(packed.subarray(0, packed.length / 2), 'jsonl.gz').toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    for (const path of [`${temporaryFolder()}/none.jsonl`, '-'])
      await expect(restoreFile(target, path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  test.each<[string, () => string, string]>([
    ['a claim whose id is another’s', () => changed(firstOf('claim'), { role: 'else' }), 'INVALID_RECORD'],
    ['a claim without a number', () => changed(firstOf('claim'), { number: undefined }), 'INVALID_RECORD'],
    [
      'a claim of a source that is not there',
      () => changed(firstOf('claim'), { source: 'source:no' }),
      'NOT_FOUND',
    ],
    [
      'an entity twice',
      () => changed(firstOf('entity') + 1, linesOf(text)[firstOf('entity')]!),
      'CONSTRAINT',
    ],
    [
      'a sort out of its place',
      () => changed(firstOf('bearing'), linesOf(text)[firstOf('entity')]!),
      'INVALID_RECORD',
    ],
    ['fewer records than its manifest counts', () => sealed(linesOf(text).slice(0, -2)), 'EXPORT_DAMAGED'],
  ])('of %s, sealed anew, ends with an error, and the store is read by nobody', async (_, content, code) => {
    await refused(content()).toMatchObject({ code });
    await expect(target.ping()).rejects.toMatchObject({ code: 'RESTORE_UNFINISHED' });
    await expect(recordGraph(target, { entities: ['person:a'], sources: [] })).rejects.toMatchObject({
      code: 'RESTORE_UNFINISHED',
    });
    await refused(text).toMatchObject({ code: 'RESTORE_UNFINISHED' });
  });

  test('that broke off goes on where it was, and until then nobody opens the store', async () => {
    const location = lane === 'neo4j' ? neo4jAddress() : `embedded:${temporaryFolder()}/store`;
    const path = fileWith(text);
    if (lane === 'embedded') target = await openTestStore({ location, mayBeRestoring: true });
    const stop = new AbortController();
    let batches = 0;
    const onProgress = (): void => {
      batches += 1;
      if (batches === 4) stop.abort(new Error('stopped'));
    };
    await expect(restoreFile(target, path, { onProgress, signal: stop.signal })).rejects.toThrow('stopped');
    await target.close();
    await expect(reopenTestStore({ location })).rejects.toMatchObject({ code: 'RESTORE_UNFINISHED' });
    const again = await reopenTestStore({ location, mayBeRestoring: true });
    const { linesBefore } = await restoreFile(again, path);
    expect(linesBefore).toBe(firstOf('claim'));
    expect(await exportText(again)).toBe(text);
    expect(await findingsOf(again)).toEqual([]);
    await again.close();
    await (await reopenTestStore({ location })).ping();
  });

  test('that another process makes at the same time is refused by one of them', async () => {
    const path = fileWith(text);
    const both = await Promise.allSettled([restoreFile(target, path), restoreFile(target, path)]);
    const codes = both.map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'done',
    );
    expect(codes).toContain('done');
    expect(['RESTORE_UNFINISHED', 'STORE_NOT_EMPTY']).toContain(codes.find((code) => code !== 'done'));
    expect(await exportText(target)).toBe(text);
  });
});
