import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { identityOf } from '../../src/claim/claim-identity.js';
import { importFiles, type ImportSummary } from '../../src/exchange/import.js';
import type { Row, Store } from '../../src/store/store.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { claim } from '../graph.js';

type Json = Readonly<Record<string, unknown>>;

const SOURCE: Json = { record: 'source', id: 'source:one', sourceType: 'ARTICLE', title: 'One' };
const PERSON: Json = { record: 'entity', id: 'person:a', kind: 'PERSON' };
const GROUP: Json = { record: 'entity', id: 'group:g', kind: 'GROUP' };
const LEADS: Json = {
  record: 'claim',
  source: 'source:one',
  subject: 'person:a',
  predicate: 'LEADS',
  object: 'group:g',
};
const BASIS = [SOURCE, PERSON, GROUP];

let store: Store;
let folder: string;
let written = 0;
beforeEach(async () => {
  store = await openTestStore();
  folder = temporaryFolder();
});

function fileOf(...lines: (Json | string)[]): string {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return fileWith(`${text}\n`);
}

function fileWith(content: string | Uint8Array, ending = 'jsonl'): string {
  written += 1;
  const path = join(folder, `${written}.${ending}`);
  writeFileSync(path, content);
  return path;
}

const importAll = (...paths: string[]): Promise<ImportSummary> => importFiles(store, paths, { by: 'tester' });
const problemsOf = ({ problems }: ImportSummary): unknown[] => problems.map(({ line, code }) => [line, code]);
const sumOf = (tally: ImportSummary['recorded']): number =>
  Object.values(tally).reduce((sum, one) => sum + one, 0);

async function revision(): Promise<unknown> {
  const [row] = await store.run('store/read-revision');
  return row?.['revision'];
}

async function claimsOf(...ids: string[]): Promise<Row[]> {
  const rows = await store.run('claim/find-claims', { ids });
  return rows.map((row) => row['properties'] as Row);
}

/** The id of LEADS by its content. */
const LEADS_ID = identityOf(claim('person:a', 'LEADS', 'group:g'));

describe('An import', () => {
  test('records the seed graph, and nothing when it is repeated', async () => {
    const seed = readdirSync('data')
      .sort()
      .map((name) => join('data', name));
    const first = await importAll(...seed);
    expect(first).toMatchObject({
      problems: [],
      files: seed.length,
      retracted: 0,
      dependent: 0,
      extended: 0,
    });
    expect(sumOf(first.recorded) + sumOf(first.known)).toBe(first.lines);
    const after = await revision();
    const again = await importAll(...seed);
    expect(again).toMatchObject({
      problems: [],
      recorded: { entities: 0, sources: 0, claims: 0, bearings: 0, merges: 0 },
    });
    expect(sumOf(again.known)).toBe(first.lines);
    expect(await revision()).toBe(after);
  });

  test('takes the kinds of a batch in whatever order they come', async () => {
    const summary = await importAll(fileOf(LEADS, SOURCE, PERSON, GROUP));
    expect(summary).toMatchObject({ problems: [], recorded: { entities: 2, sources: 1, claims: 1 } });
  });

  test('reads several files, packed ones and standard input, and counts their bytes', async () => {
    const packed = fileWith(gzipSync(BASIS.map((line) => JSON.stringify(line)).join('\n')), 'jsonl.gz');
    const input = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${JSON.stringify(LEADS)}\r\n`);
    };
    const summary = await importFiles(store, [packed, '-'], { by: 'tester', standardInput: input() });
    expect(summary).toMatchObject({ problems: [], lines: 4, recorded: { claims: 1 } });
  });

  test('keeps further locators of a claim that is there', async () => {
    await importAll(fileOf(...BASIS, { ...LEADS, locators: ['p1'] }));
    const summary = await importAll(fileOf({ ...LEADS, locators: ['p2'] }));
    expect(summary).toMatchObject({ recorded: { claims: 0 }, known: { claims: 1 }, extended: 1 });
    const [recorded] = await claimsOf(LEADS_ID);
    expect(recorded).toMatchObject({ locators: ['p1', 'p2'], recordedBy: 'tester' });
  });

  test('writes what stands before the batch with an error, and nothing of that batch', async () => {
    const entities = Array.from({ length: 2_400 }, (_, at) => ({ ...PERSON, id: `person:p${at + 1}` }));
    const lines: (Json | string)[] = [...entities];
    lines[2_100] = '{"record":';
    const summary = await importAll(fileOf(...lines));
    expect(problemsOf(summary)).toEqual([[2_101, 'INVALID_RECORD']]);
    expect(summary).toMatchObject({ lines: 2_000, recorded: { entities: 2_000 } });
    const found = await store.run('entity/find-entities', { ids: ['person:p2000', 'person:p2001'] });
    expect(found.map((row) => row['id'])).toEqual(['person:p2000']);
    lines[2_100] = { ...PERSON, id: 'person:p2101' };
    const mended = await importAll(fileOf(...lines));
    expect(mended).toMatchObject({ problems: [], recorded: { entities: 400 }, known: { entities: 2_000 } });
  });

  test('tells every error of the batch once, by its line, and not what only follows from it', async () => {
    const wrong = fileOf(
      SOURCE,
      PERSON,
      { ...GROUP, kind: 'GANG' },
      'no JSON',
      LEADS,
      { ...LEADS, ref: 'fight', predicate: 'FIGHTS', object: 'person:nobody' },
      { ...LEADS, ref: 'named', predicate: 'NAME', object: undefined, value: { type: 'TEXT', text: 'A' } },
      { record: 'bearing', type: 'SUPPORTS', claim: '#fight', on: '#named' },
      { record: 'bearing', type: 'SUPPORTS', claim: '#later', on: '#named' },
      { ...SOURCE, id: 'source:two', derivedFrom: ['source:three'] },
      { ...SOURCE, id: 'source:three', derivedFrom: ['source:two'] },
      { ...LEADS, source: 'source:two' },
      { ...SOURCE, id: 'source:four', publisher: 'group:unknown' },
      { ...SOURCE, id: 'source:five', publishedAt: '2021-13' },
    );
    expect(problemsOf(await importAll(wrong))).toEqual([
      [3, 'INVALID_RECORD'],
      [4, 'INVALID_RECORD'],
      [6, 'NOT_FOUND'],
      [7, 'INVALID_CLAIM'],
      [9, 'NOT_FOUND'],
      [10, 'DERIVATION_CYCLE'],
      [13, 'NOT_FOUND'],
      [14, 'INVALID_DATE'],
    ]);
    expect(await revision()).toBe(0);
  });

  test('on trial tells what it would record and what is wrong, and writes nothing', async () => {
    const path = fileOf(
      ...BASIS,
      { ...PERSON, id: 'person:b' },
      { ...LEADS, ref: 'leads' },
      { record: 'merge', merged: 'person:b', into: 'person:a', reason: 'one' },
    );
    const recorded = { entities: 3, sources: 1, claims: 1, bearings: 0, merges: 1 };
    const dry = await importFiles(store, [path], { by: 'tester', dryRun: true });
    expect(dry).toMatchObject({ problems: [], recorded });
    expect(await revision()).toBe(0);
    expect(await importAll(path)).toMatchObject({ recorded });
    const wrong = fileOf(
      { ...LEADS, subject: 'person:b', object: 'group:unknown' },
      { ...PERSON, kind: 'GROUP' },
    );
    const told = await importFiles(store, [wrong], { by: 'tester', dryRun: true });
    expect(problemsOf(told)).toEqual(problemsOf(await importAll(wrong)));
    expect(problemsOf(told)).toEqual([
      [1, 'NOT_FOUND'],
      [2, 'ALREADY_RECORDED'],
    ]);
  });

  test('refuses an entity that is recorded as something else', async () => {
    await importAll(fileOf(...BASIS));
    const summary = await importAll(fileOf({ ...PERSON, id: 'person:b' }, { ...PERSON, kind: 'GROUP' }));
    expect(problemsOf(summary)).toEqual([[2, 'ALREADY_RECORDED']]);
    expect(await store.run('entity/find-entities', { ids: ['person:b'] })).toEqual([]);
  });

  test('stops between two batches when it is told to', async () => {
    const stop = new AbortController();
    const entities = Array.from({ length: 1_500 }, (_, at) => ({ ...PERSON, id: `person:p${at}` }));
    const summary = await importFiles(store, [fileOf(...entities)], {
      by: 'tester',
      signal: stop.signal,
      onProgress: ({ bytes, totalBytes, lines }) => {
        expect([lines, bytes === totalBytes]).toEqual([1_000, true]);
        stop.abort();
      },
    });
    expect(summary).toMatchObject({ interrupted: true, lines: 1_000, problems: [] });
  });

  test('tells of a packed file that is cut off, and of one that is not packed', async () => {
    const whole = gzipSync(BASIS.map((line) => JSON.stringify(line)).join('\n'));
    expect(problemsOf(await importAll(fileWith(whole.subarray(0, 60), 'gz')))).toEqual([
      [undefined, 'FILE_UNREADABLE'],
    ]);
    expect(problemsOf(await importAll(fileWith('plain text, and no gzip', 'gz')))).toEqual([
      [undefined, 'FILE_UNREADABLE'],
    ]);
    expect(await revision()).toBe(0);
  });

  test('looks at all its files before it writes anything', async () => {
    await expect(importAll(fileOf(...BASIS), join(folder, 'missing.jsonl'))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    await expect(importAll(folder)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await revision()).toBe(0);
  });
});

describe('A reference', () => {
  const inferred = (premise: string): Json => ({
    ...LEADS,
    predicate: 'MEMBER_OF',
    basis: 'INFERRED',
    inferredFrom: [premise],
    ref: 'member',
  });

  test('leads to an earlier line of its file, in the same batch or before it', async () => {
    const filling = Array.from({ length: 1_000 }, (_, at) => ({ ...PERSON, id: `person:p${at}` }));
    const bearing = { record: 'bearing', type: 'QUALIFIES', claim: '#member', on: '#leads' };
    const path = fileOf(...BASIS, { ...LEADS, ref: 'leads' }, inferred('#leads'), ...filling, bearing);
    expect(await importAll(path)).toMatchObject({ problems: [], recorded: { claims: 2, bearings: 1 } });
    expect(await importAll(path)).toMatchObject({ problems: [], recorded: { claims: 0, bearings: 0 } });
  });

  test('does not lead to a later line, nor into another file', async () => {
    const first = fileOf(...BASIS, inferred('#leads'), { ...LEADS, ref: 'leads' });
    expect(problemsOf(await importAll(first))).toEqual([[4, 'NOT_FOUND']]);
    const second = await importAll(fileOf(...BASIS, { ...LEADS, ref: 'leads' }), fileOf(inferred('#leads')));
    expect(problemsOf(second)).toEqual([[1, 'NOT_FOUND']]);
  });

  test('is unique in its file', async () => {
    const lines = [
      { ...LEADS, ref: 'leads' },
      { ...LEADS, ref: 'leads', stance: 'DENIES' },
    ];
    expect(problemsOf(await importAll(fileOf(...BASIS, ...lines)))).toEqual([[5, 'INVALID_RECORD']]);
  });

  test('leads to the claim that was recorded again after a retraction', async () => {
    const denial = { ...LEADS, stance: 'DENIES', ref: 'denial' };
    const path = fileOf(...BASIS, { ...LEADS, ref: 'leads' }, denial, {
      record: 'bearing',
      type: 'CONTRADICTS',
      claim: '#denial',
      on: '#leads',
    });
    await importAll(path);
    const id = LEADS_ID;
    await store.write((writer) => retractClaim(writer, id, 'misread', 'tester'));
    expect(await importAll(path)).toMatchObject({ problems: [], recorded: { claims: 1, bearings: 1 } });
    const [again] = await claimsOf(`${id}.2`);
    expect(again?.['contradictions']).toHaveLength(1);
    expect(await importAll(path)).toMatchObject({ problems: [], recorded: { claims: 0, bearings: 0 } });
  });
});

describe('A merge', () => {
  const others = ['b', 'c'].map((name) => ({ ...PERSON, id: `person:${name}` }));
  const merge = (merged: string, into: string, rest: Json = {}): Json => ({
    record: 'merge',
    merged: `person:${merged}`,
    into: `person:${into}`,
    reason: 'one',
    ...rest,
  });

  test('is recorded with what it merges, a chain too, and once however often it is imported', async () => {
    const path = fileOf(...BASIS, ...others, LEADS, merge('a', 'b'), merge('b', 'c'));
    expect(await importAll(path)).toMatchObject({ problems: [], recorded: { claims: 1, merges: 2 } });
    const [row] = await claimsOf(LEADS_ID);
    expect(row).toMatchObject({ subject: 'person:a', linkId: 'LEADS~person:c~group:g' });
    expect(await importAll(path)).toMatchObject({
      problems: [],
      recorded: { merges: 0 },
      known: { merges: 2 },
    });
    expect(await revision()).toBe(1);
  });

  test('that was taken back is left out, and one that cannot be is told with its line', async () => {
    const ended = merge('a', 'b', { endedAt: '2024-05-01T12:00:00.000Z' });
    expect(await importAll(fileOf(...BASIS, ...others, ended))).toMatchObject({
      problems: [],
      retracted: 1,
      recorded: { merges: 0 },
    });
    const wrong = [merge('a', 'b'), merge('a', 'c'), merge('b', 'a'), merge('c', 'x'), merge('c', 'c')];
    expect(problemsOf(await importAll(fileOf(...wrong)))).toEqual([
      [2, 'ALREADY_MERGED'],
      [3, 'MERGE_CYCLE'],
      [4, 'NOT_FOUND'],
      [5, 'BAD_USER_INPUT'],
    ]);
    expect(await revision()).toBe(1);
  });
});

describe('What an export adds', () => {
  const stamps = { number: 7, recordedAt: '2020-01-01T00:00:00.000Z', recordedBy: 'another' };

  test('is stamped anew', async () => {
    const id = LEADS_ID;
    await importAll(fileOf(...BASIS, { ...LEADS, ...stamps, id }));
    const [recorded] = await claimsOf(id);
    expect(recorded).toMatchObject({ number: 3, recordedBy: 'tester' });
    expect(recorded?.['recordedAt']).not.toBe(stamps.recordedAt);
  });

  test('is refused where the id is not that of the content', async () => {
    const summary = await importAll(fileOf(...BASIS, { ...LEADS, ...stamps, id: `claim:${'a'.repeat(26)}` }));
    expect(problemsOf(summary)).toEqual([[4, 'INVALID_RECORD']]);
  });

  test('leaves out what was retracted and what rests on it, and counts both', async () => {
    const id = LEADS_ID;
    const retracted = { ...LEADS, ...stamps, id, retractedAt: '2020-02-01T00:00:00.000Z' };
    const resting = { ...LEADS, predicate: 'MEMBER_OF', basis: 'INFERRED', inferredFrom: [id] };
    const denial = { ...LEADS, stance: 'DENIES', ref: 'denial' };
    const bearing = { record: 'bearing', type: 'CONTRADICTS', claim: '#denial', on: id };
    const summary = await importAll(fileOf(...BASIS, retracted, resting, denial, bearing));
    expect(summary).toMatchObject({
      problems: [],
      retracted: 1,
      dependent: 2,
      recorded: { claims: 1, bearings: 0 },
    });
  });

  test('keeps what pointed at a claim of the other store, where it was recorded again', async () => {
    const id = LEADS_ID;
    const retracted = { ...LEADS, ...stamps, id, retractedAt: '2020-02-01T00:00:00.000Z' };
    const again = { ...LEADS, ...stamps, id: `${id}.2` };
    const resting = { ...LEADS, predicate: 'MEMBER_OF', basis: 'INFERRED', inferredFrom: [`${id}.2`] };
    const summary = await importAll(fileOf(...BASIS, retracted, again, resting));
    expect(summary).toMatchObject({ problems: [], retracted: 1, dependent: 0, recorded: { claims: 2 } });
    expect(await claimsOf(id)).toHaveLength(1);
  });
});
