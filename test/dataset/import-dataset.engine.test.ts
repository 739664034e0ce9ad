import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Dataset, DatasetItem, Skipped } from '../../src/dataset/dataset.js';
import { importDataset, type DatasetOptions, type DatasetReport } from '../../src/dataset/import-dataset.js';
import type { RecordInput } from '../../src/exchange/record.js';
import { NisbaError } from '../../src/errors.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';

type Json = Readonly<Record<string, unknown>>;

const SOURCE: Json = { record: 'source', id: 'source:one', sourceType: 'DATASET', title: 'One' };
const person = (slug: string): Json => ({ record: 'entity', id: `person:${slug}`, kind: 'PERSON' });
const group = (slug: string): Json => ({ record: 'entity', id: `group:${slug}`, kind: 'GROUP' });
const leads = (who: string, what: string, rest: Json = {}): Json => ({
  record: 'claim',
  source: 'source:one',
  subject: `person:${who}`,
  predicate: 'LEADS',
  object: `group:${what}`,
  ...rest,
});

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});

/** Line by line, what each item says; a text stands for something that is skipped. */
function datasetOf(items: readonly (readonly (Json | string)[])[], failure?: Error): Dataset {
  let read = 0;
  return {
    totalBytes: items.length,
    position: () => read,
    read: async function* () {
      for (const [at, parts] of items.entries()) {
        read = at + 1;
        const item: DatasetItem = {
          file: 'people.csv',
          line: at + 2,
          records: parts.filter((part) => typeof part !== 'string') as readonly object[] as RecordInput[],
          skipped: parts
            .filter((part) => typeof part === 'string')
            .map((reason): Skipped => ({ kind: 'cell', reason })),
        };
        yield [item];
      }
      if (failure) throw failure;
    },
  };
}

const take = (
  items: readonly (readonly (Json | string)[])[],
  options: Partial<DatasetOptions> = {},
): Promise<DatasetReport> => importDataset(store, datasetOf(items), { by: 'tester', ...options });

async function revision(): Promise<unknown> {
  const [row] = await store.run('store/read-revision');
  return row?.['revision'];
}

const skippedOf = ({ skipped }: DatasetReport): unknown[] =>
  skipped.map(({ kind, code, reason, count, places }) => [
    kind,
    code ?? reason,
    count,
    places.map(({ line }) => line),
  ]);

describe('A data set', () => {
  const PEOPLE = [
    [SOURCE, person('a'), group('g'), leads('a', 'g', { locators: ['row:2'] })],
    [SOURCE, person('b'), group('g'), leads('b', 'g', { locators: ['row:3'] }), 'no such column'],
    [],
    [leads('a', 'g', { locators: ['row:5'] }), leads('a', 'g', { locators: ['row:5'] }), 'no such column'],
  ];

  test('is recorded, each thing counted once, and nothing is written when it is repeated', async () => {
    const first = await take(PEOPLE);
    expect(first).toEqual({
      dryRun: false,
      records: 4,
      created: { entities: 3, sources: 1, claims: 2, bearings: 0 },
      unchanged: { entities: 0, sources: 0, claims: 0, bearings: 0 },
      extended: 0,
      withdrawn: 0,
      skipped: [
        {
          kind: 'cell',
          reason: 'no such column',
          count: 2,
          places: [
            { file: 'people.csv', line: 3 },
            { file: 'people.csv', line: 5 },
          ],
        },
      ],
      interrupted: false,
      problems: [],
    });
    expect(await revision()).toBe(1);
    expect(await take(PEOPLE)).toMatchObject({
      created: { entities: 0, sources: 0, claims: 0 },
      unchanged: { entities: 3, sources: 1, claims: 2 },
      extended: 0,
    });
    expect(await revision()).toBe(1);
  });

  test('goes on without the records that are refused, and tells each with its line', async () => {
    const report = await take([
      [SOURCE, person('a'), group('g'), leads('a', 'g')],
      [person('b'), leads('b', 'g', { validFrom: '31/12/2021' })],
      [leads('b', 'g', { role: 'after a person who was refused' })],
      [person('c'), { ...leads('c', 'g'), predicate: 'OWES' }],
      [{ ...person('a'), kind: 'GROUP' }, leads('a', 'g', { stance: 'DENIES' })],
      [leads('a', 'nobody')],
      [person('d'), { ...leads('d', 'g'), subject: 'group:g' }],
      [{ record: 'merge', merged: 'person:a', into: 'person:d', reason: 'alike' }],
      [person('e'), leads('e', 'g')],
    ]);
    expect(skippedOf(report)).toEqual([
      ['record', 'NOT_FOUND', 2, [4, 7]],
      ['record', 'INVALID_RECORD', 1, [5]],
      ['record', 'INVALID_MERGE', 1, [9]],
      ['record', 'INVALID_DATE', 1, [3]],
      ['record', 'ALREADY_RECORDED', 1, [6]],
      ['record', 'DOMAIN_RANGE', 1, [8]],
    ]);
    expect(report).toMatchObject({ problems: [], records: 9, created: { entities: 3, claims: 2 } });
    const [, invalid] = report.skipped;
    expect(invalid?.places[0]?.message).toMatch(/"predicate"/);
  });

  test('may name a claim by its ref, in later batches too, but not one that was refused', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => [person(`p${at}`)]);
    const bearing = (claim: string): Json => ({ record: 'bearing', type: 'SUPPORTS', claim, on: '#first' });
    const items = [
      [SOURCE, person('a'), group('g'), leads('a', 'g', { ref: 'first' })],
      [leads('a', 'unknown', { ref: 'second' })],
      [bearing('#second')],
      ...many,
      [leads('a', 'g', { role: 'deputy', ref: 'second' }), bearing('#second')],
    ];
    const report = await take(items);
    expect(report).toMatchObject({ problems: [], created: { claims: 2, bearings: 1 } });
    expect(skippedOf(report)).toEqual([['record', 'NOT_FOUND', 2, [3, 4]]]);
    expect(await take(items)).toMatchObject({
      created: { claims: 0, bearings: 0 },
      unchanged: { claims: 2, bearings: 1 },
    });
  });

  test('never has a record of its own divided between two transactions', async () => {
    const items = Array.from({ length: 3 }, (_, item) =>
      Array.from({ length: 600 }, (_, at) => person(`p${item}-${at}`)),
    );
    const seen: number[] = [];
    await take(items, { onProgress: ({ records }) => seen.push(records) });
    expect(seen).toEqual([2, 3]);
    expect(await revision()).toBe(2);
  });

  test('stops between two batches when it is told to', async () => {
    const stop = new AbortController();
    const items = Array.from({ length: 1_500 }, (_, at) => [person(`p${at}`)]);
    const report = await take(items, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toMatchObject({ interrupted: true, records: 1_000, created: { entities: 1_000 } });
  });

  test('that breaks off keeps the batches before, and says that the command can be repeated', async () => {
    const items = Array.from({ length: 1_200 }, (_, at) => [person(`p${at}`)]);
    const broken = datasetOf(items, new NisbaError('FILE_UNREADABLE', 'people.csv.gz ends early.'));
    const report = await importDataset(store, broken, { by: 'tester' });
    expect(report).toMatchObject({ records: 1_000, created: { entities: 1_000 } });
    expect(report.problems).toEqual([
      { code: 'FILE_UNREADABLE', message: expect.stringMatching(/ends early\..*same command again/) },
    ]);
  });

  test('loses the sources that would be derived from themselves, and no other', async () => {
    const source = (id: string, ...derivedFrom: string[]): Json => ({
      ...SOURCE,
      id: `source:${id}`,
      derivedFrom: derivedFrom.map((parent) => `source:${parent}`),
    });
    const report = await take([
      [source('a', 'c')],
      [source('b', 'a')],
      [source('c', 'b')],
      [source('own', 'own')],
      [source('root')],
      [source('child', 'root')],
    ]);
    expect(report).toMatchObject({ problems: [], created: { sources: 2 } });
    expect(report.skipped.flatMap(({ places }) => places.map(({ line }) => line)).sort()).toEqual([
      2, 3, 4, 5,
    ]);
    expect(report.skipped.map(({ code }) => code)).toContain('DERIVATION_CYCLE');
  });

  test('whose reader has a bug ends with that bug', async () => {
    await expect(
      importDataset(store, datasetOf([], new TypeError('a bug')), { by: 'tester' }),
    ).rejects.toThrow('a bug');
  });
});

describe('A dry run', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => [person(`p${at}`)]);
  const ITEMS = [
    [SOURCE, { ...group('g'), groupType: 'ARMED_GROUP' }, person('a'), leads('a', 'g', { ref: 'first' })],
    ...many,
    [leads('p3', 'g'), leads('a', 'g', { locators: ['row:1003'] })],
    [{ ...group('g'), groupType: 'PARTY' }],
    [{ ...leads('p4', 'g'), subject: 'group:g' }],
    [
      leads('p5', 'g', { stance: 'DENIES', ref: 'no' }),
      { record: 'bearing', type: 'CONTRADICTS', claim: '#no', on: '#first' },
    ],
    [leads('p6', 'unknown')],
    [{ ...SOURCE, id: 'source:two', derivedFrom: ['source:one'] }],
    [{ ...SOURCE, title: 'Another' }],
    ['left out'],
  ];

  test('tells what the import would, later batches included, and writes nothing', async () => {
    const dry = await take(ITEMS, { dryRun: true });
    expect(await revision()).toBe(0);
    const { extended: dryExtended, ...would } = dry;
    const { extended, ...done } = await take(ITEMS);
    expect({ ...would, dryRun: false }).toEqual(done);
    expect(done.created).toEqual({ entities: 1_002, sources: 2, claims: 3, bearings: 1 });
    expect(skippedOf(dry)).toEqual([
      ['record', 'ALREADY_RECORDED', 2, [1_004, 1_009]],
      ['cell', 'left out', 1, [1_010]],
      ['record', 'DOMAIN_RANGE', 1, [1_005]],
      ['record', 'NOT_FOUND', 1, [1_007]],
    ]);
    expect([dryExtended, extended]).toEqual([0, 1]);
  });

  test('finds what is there already', async () => {
    await take(ITEMS.slice(0, 500));
    const before = await revision();
    const dry = await take(ITEMS, { dryRun: true });
    expect(await revision()).toBe(before);
    expect(dry).toMatchObject({
      created: { entities: 501, sources: 1, claims: 2, bearings: 1 },
      unchanged: { entities: 501, sources: 1, claims: 1, bearings: 0 },
      extended: 1,
    });
  });
});
