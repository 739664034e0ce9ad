/** The archive of Parquet tables, read by the library that is not the one that wrote it. */
import { expect, test } from '@jest/globals';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { PARQUET } from '../../src/export/table/parquet.js';
import { unzipped } from './archive.js';
import {
  exportEntity,
  exportLink,
  exportSource,
  plainGraph,
  storedClaim,
  written,
  type PlainParts,
} from './plain-graph.js';

async function exported(parts: PlainParts) {
  const members = await unzipped(await written(PARQUET.write(plainGraph(parts))));
  const file = (table: string): ArrayBuffer => {
    const bytes = members.get(`${table}.parquet`)!;
    return new Uint8Array(bytes).buffer;
  };
  return {
    members,
    metadata: (table: string) => parquetMetadata(file(table)),
    rows: (table: string) => parquetReadObjects({ file: file(table) }),
  };
}

const met = storedClaim('person:a', 'MET', 'person:b', {
  validFrom: '2021-05',
  locators: ['p1', 'p|2'],
  quantity: { low: 2.5, approximate: true },
});
const PARTS: PlainParts = {
  entities: [
    exportEntity('person:a', '=\'"\\`\n\u202Eعبد 𝒳', [
      storedClaim('person:a', 'NAME', { type: 'NAME', name: 'é', nameKind: 'PRIMARY' }),
    ]),
    exportEntity('person:b', 'B'),
  ],
  links: [exportLink([met])],
  sources: [exportSource('source:one')],
};

test('Columns have types: integers, dates, instants, booleans and lists', async () => {
  const { rows } = await exported(PARTS);
  expect(await rows('links')).toEqual([
    expect.objectContaining({
      source: 'person:a',
      target: 'person:b',
      relation: 'MET',
      asserts: 1n,
      origins: ['source:one'],
      validFrom: '2021-05',
      startEarliest: new Date('2021-05-01'),
      startLatest: new Date('2021-05-31'),
      endLatest: null,
      datesDisputed: false,
    }),
  ]);
  const claims = await rows('claims');
  expect(claims.find((row) => row['id'] === met.id)).toMatchObject({
    number: BigInt(met.number),
    link: met.linkId,
    node: null,
    low: 2.5,
    high: null,
    approximate: true,
    locators: ['p1', 'p|2'],
    inferredFrom: [],
    recordedAt: new Date('2024-05-01T12:00:00.000Z'),
  });
});

test('Text comes out as it went in, without an apostrophe before it', async () => {
  const { rows } = await exported(PARTS);
  expect(await rows('nodes')).toMatchObject([
    { id: 'person:a', label: '=\'"\\`\n\u202Eعبد 𝒳', names: ['é'], merged: [] },
    { id: 'person:b', label: 'B', names: [] },
  ]);
});

test('The manifest stands beside the tables, and in them where it is known', async () => {
  const { members, metadata } = await exported(PARTS);
  const manifest = await plainGraph(PARTS).manifest();
  expect(JSON.parse(members.get('manifest.json')!.toString())).toEqual(manifest);
  const told = (table: string) => {
    const { key_value_metadata: pairs = [] } = metadata(table);
    return JSON.parse(pairs.find(({ key }) => key === 'nisba')!.value!) as unknown;
  };
  expect(told('nodes')).toEqual(plainGraph(PARTS).head);
  expect(told('claims')).toEqual(manifest);
});

test('Many small pages make few row groups, and no row is lost between them', async () => {
  const entities = Array.from({ length: 12_001 }, (_, at) => exportEntity(`person:p${at}`, String(at)));
  const { rows, metadata } = await exported({ entities, size: 999 });
  expect(metadata('nodes').row_groups.map((group) => group.num_rows)).toEqual([5_000n, 5_000n, 2_001n]);
  expect((await rows('nodes')).map((row) => row['label'])).toEqual(entities.map(({ name }) => name));
});

test('Tables without rows have their columns', async () => {
  const { rows, metadata } = await exported({ entities: [] });
  expect(await rows('links')).toEqual([]);
  expect(parquetSchema(metadata('links')).children.map(({ element }) => element.name)).toContain('source');
});

test('The same graph gives the same bytes', async () => {
  const bytes = () => written(PARQUET.write(plainGraph(PARTS)));
  expect(await bytes()).toEqual(await bytes());
});
