import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { DatasetItem } from '../../src/dataset/dataset.js';
import { FTM, FTM_STATEMENTS } from '../../src/dataset/ftm/follow-the-money.js';
import type { DatasetFormat } from '../../src/dataset/formats.js';
import { TIES, formOf, rankOf } from '../../src/dataset/ftm/schemata.js';
import { parseRecord, type RecordLine } from '../../src/exchange/record.js';
import { temporaryFolder } from '../engines.js';
import { RIVER, ftmEntity, ftmLines, statementsCsv } from './ftm-river.js';

async function itemsOf(format: DatasetFormat, text: string): Promise<DatasetItem[]> {
  const path = join(temporaryFolder(), 'entities');
  writeFileSync(path, text);
  const items: DatasetItem[] = [];
  for await (const page of (await format.open([path], {})).read()) items.push(...page);
  return items;
}

const recordsOf = (items: readonly DatasetItem[]): RecordLine[] =>
  items.flatMap(({ records }) => records.map((record) => parseRecord(record)));

function claimsOf(items: readonly DatasetItem[], predicate: string) {
  return recordsOf(items).flatMap((record) =>
    record.record === 'claim' && record.predicate === predicate ? [record] : [],
  );
}

const skippedOf = (items: readonly DatasetItem[]): string[] =>
  items.flatMap(({ skipped }) => skipped.map(({ kind, reason }) => `${kind}: ${reason}`));

const river = () => itemsOf(FTM, ftmLines(RIVER));
const FERRAN = expect.stringMatching(/^person:ftm-p-1-[a-z2-7]{16}$/);

test('each entity is one item, whatever comes of it', async () => {
  const own = (await river()).filter(({ shared }) => !shared);
  expect(own.map(({ line }) => line)).toEqual(RIVER.map((_, at) => at + 1));
  for (const { records, skipped } of own) expect(records.length + skipped.length).toBeGreaterThan(0);
});

test('what a claim names is told before it, in whatever order the entities stand', async () => {
  const told = new Set<string>();
  for (const record of recordsOf(await river())) {
    if (record.record === 'entity' || record.record === 'source') told.add(record.id);
    if (record.record !== 'claim') continue;
    for (const id of [record.source, record.subject, record.object]) {
      if (id !== undefined) expect(told).toContain(id);
    }
  }
});

test('the first name in each script is primary, others are aliases', async () => {
  const names = claimsOf(await river(), 'NAME').filter(({ subject }) => subject.startsWith('person:ftm-p-1'));
  expect(names.map(({ value }) => value)).toEqual([
    { type: 'NAME', name: 'Ferran Ford', nameKind: 'PRIMARY', script: 'Latn' },
    { type: 'NAME', name: 'فرّان فورد', nameKind: 'PRIMARY', script: 'Arab' },
    { type: 'NAME', name: 'Ferran A. Ford', nameKind: 'ALIAS', script: 'Latn' },
    { type: 'NAME', name: 'Ferry', nameKind: 'WEAK_ALIAS', script: 'Latn' },
  ]);
});

test('ties become relations with role, dates and amounts', async () => {
  const items = await river();
  const [owned] = claimsOf(items, 'OWNS');
  expect(owned).toMatchObject({
    subject: FERRAN,
    object: 'group:ftm-co-1',
    quantity: { low: 51, high: 51, unit: '%' },
    validFrom: '2019-05',
  });
  expect(claimsOf(items, 'HOLDS_OFFICE_IN')).toMatchObject([
    { subject: FERRAN, role: 'Chair', validFrom: '2020-01-01', validTo: '2021' },
  ]);
  expect(claimsOf(items, 'RELATIVE_OF')).toMatchObject([{ role: 'sister' }]);
  expect(claimsOf(items, 'MEMBER_OF')).toMatchObject([{ role: 'employee', object: 'group:ftm-co-1' }]);
  expect(claimsOf(items, 'SUCCEEDED')).toMatchObject([
    { subject: 'group:ftm-co-1', object: 'group:ftm-co-0' },
  ]);
  expect(claimsOf(items, 'FUNDS')).toMatchObject([{ quantity: { low: 1200, unit: 'RVD' } }]);
  expect(claimsOf(items, 'ONE_OF')).toMatchObject([{ object: 'group:ftm-post-1' }]);
  expect(claimsOf(items, 'PART_OF')).toMatchObject([{ subject: 'group:ftm-co-0' }]);
  expect(claimsOf(items, 'BASED_IN')).toMatchObject([{ object: 'place:ftm-addr-1' }]);
});

test('a role that is the name of a relation type is that type, where its ends fit', async () => {
  const items = await itemsOf(
    FTM,
    ftmLines([
      ...RIVER,
      ftmEntity('l-1', 'UnknownLink', { subject: ['P-2'], object: ['co-1'], role: ['fights alongside'] }),
      ftmEntity('e-1', 'Event', { name: ['Flood'] }),
      ftmEntity('l-3', 'UnknownLink', { subject: ['e-1'], object: ['addr-1'], role: ['occurred at: NEAR'] }),
      ftmEntity('l-2', 'UnknownLink', { subject: ['P-2'], object: ['boat-1'], role: ['leads'] }),
    ]),
  );
  const [alongside] = claimsOf(items, 'FIGHTS_ALONGSIDE');
  expect(alongside).toMatchObject({ object: 'group:ftm-co-1' });
  expect(alongside?.role).toBeUndefined();
  expect(claimsOf(items, 'OCCURRED_AT')).toMatchObject([{ role: 'NEAR' }]);
  expect(claimsOf(items, 'LINKED_TO')).toContainEqual(expect.objectContaining({ role: 'leads' }));
});

test('a sanction is the deed of its authority, and its reason an attribute', async () => {
  const items = await river();
  expect(claimsOf(items, 'SANCTIONED')).toMatchObject([
    {
      subject: expect.stringMatching(/^group:ftm-authority-council-of-the-delta-/),
      object: FERRAN,
      role: 'Fords',
      validFrom: '2022-02-02',
    },
  ]);
  expect(claimsOf(items, 'REASON')).toMatchObject([{ value: { text: 'Tolls without leave' } }]);
  expect(skippedOf(items)).toContain('Sanction listingDate: the property has no place in the model');
});

test('numbers of registers, passports and former ids are identifiers', async () => {
  const schemes = claimsOf(await river(), 'IDENTIFIER').map(({ value }) =>
    value?.type === 'TEXT' ? `${value.scheme} ${value.text}` : '',
  );
  expect(schemes).toEqual(
    expect.arrayContaining([
      'FollowTheMoney P-1',
      'FollowTheMoney dl-1',
      'passportNumber A-17',
      'imoNumber 9000001',
      'registrationNumber 44',
    ]),
  );
});

test('what has no place is counted by schema and property', async () => {
  expect(skippedOf(await river())).toEqual(
    expect.arrayContaining([
      'Document: documents are sources here, and no entities',
      'Ownership: it names an entity that is not in the file, or has no place',
      'Person firstName: the property has no place in the model',
    ]),
  );
});

test('a merged entity is the word of one of its data sets, not of each', async () => {
  const sources = recordsOf(await river()).flatMap((record) => (record.record === 'source' ? [record] : []));
  expect(sources).toMatchObject([
    { id: 'source:ftm-river_list', title: 'Data set river_list', derivedFrom: [] },
    { title: 'One of the data sets delta_list, river_list', derivedFrom: [] },
  ]);
});

test('ids that differ in more than their letters do not become one', async () => {
  const ids = ['NK-abc', 'NK-ABC', 'nk-abc'].map((id) => ftmEntity(id, 'Person', { name: [id] }));
  const entities = recordsOf(await itemsOf(FTM, ftmLines(ids))).flatMap((record) =>
    record.record === 'entity' ? [record.id] : [],
  );
  expect(new Set(entities).size).toBe(3);
  expect(entities[2]).toBe('person:ftm-nk-abc');
});

test('broken lines are refused one by one, and say why', async () => {
  const items = await itemsOf(FTM, `{"id":"a"\n{"schema":"Person"}\n${ftmLines([RIVER[14]])}`);
  expect(items.flatMap(({ line, refused }) => (refused ? [[line, refused.message]] : []))).toEqual([
    [1, expect.stringContaining('The line is no JSON')],
    [2, 'The line is no entity of FollowTheMoney: "id" is missing or of another form.'],
  ]);
  expect(claimsOf(items, 'NAME')).toHaveLength(1);
});

test('an entity that stands within a property is named, and told not to be taken', async () => {
  const inner = { id: 'co-9', schema: 'Company', properties: {} };
  const items = await itemsOf(
    FTM,
    ftmLines([ftmEntity('own-9', 'Ownership', { owner: [inner], asset: ['x'] })]),
  );
  expect(skippedOf(items)).toContain('nested entity: has no place in the model');
});

test('statements keep apart who says what, in which language, and until when', async () => {
  const items = await itemsOf(
    FTM_STATEMENTS,
    statementsCsv([
      {
        canonical_id: 'p1',
        prop: 'name',
        value: 'Ferran Ford',
        lang: 'eng',
        first_seen: '2023-01-01',
        last_seen: '2024-05-01',
      },
      {
        canonical_id: 'p1',
        prop: 'name',
        value: 'Ferran Ford',
        dataset: 'delta_list',
        entity_id: 'd-7',
        last_seen: '2024-05-01',
      },
      {
        canonical_id: 'p1',
        prop: 'birthDate',
        value: '1970',
        original_value: 'about 1970',
        last_seen: '2024-02-01T00:00:00',
      },
      { canonical_id: 'p1', prop: 'alias', value: 'F.', external: 't' },
      { canonical_id: 'p1', prop: 'id', value: 'checksum' },
      { canonical_id: 'own', schema: 'Ownership', prop: 'owner', value: 'p1' },
      { canonical_id: 'own', schema: 'Ownership', prop: 'asset', value: 'b1' },
      { canonical_id: 'own', schema: 'Ownership', prop: 'owner', value: 'p1', dataset: 'delta_list' },
      { canonical_id: 'b1', schema: 'Vessel', prop: 'name', value: 'Heron' },
    ]),
  );
  expect(claimsOf(items, 'NAME')).toMatchObject([
    {
      source: 'source:ftm-river_list',
      publishedAt: '2023-01-01',
      value: { language: 'en', nameKind: 'PRIMARY' },
    },
    { source: 'source:ftm-delta_list', value: { nameKind: 'PRIMARY' } },
    { subject: 'asset:ftm-b1' },
  ]);
  expect(claimsOf(items, 'BIRTH_DATE')).toMatchObject([
    { withdrawnAt: '2024-02-01/2024-05-01', statement: 'As the data set writes it: about 1970' },
  ]);
  expect(claimsOf(items, 'OWNS')).toMatchObject([
    { source: 'source:ftm-river_list' },
    { source: 'source:ftm-delta_list' },
  ]);
  expect(claimsOf(items, 'IDENTIFIER')).toContainEqual(
    expect.objectContaining({ value: { type: 'TEXT', text: 'd-7', scheme: 'delta_list' } }),
  );
  expect(skippedOf(items)).toEqual([
    'external statement: a candidate from another register, which nobody has confirmed',
  ]);
});

test('a data set that dates a tie has the tie, one that has only its proof does not', async () => {
  const tie = { canonical_id: 'own', schema: 'Ownership' };
  const items = await itemsOf(
    FTM_STATEMENTS,
    statementsCsv([
      { ...tie, prop: 'owner', value: 'p1' },
      { ...tie, prop: 'asset', value: 'b1' },
      { ...tie, prop: 'startDate', value: '2020', dataset: 'delta_list' },
      { ...tie, prop: 'proof', value: 'a letter', dataset: 'hill_list' },
      { ...tie, prop: 'id', value: 'checksum', dataset: 'plain_list' },
      { canonical_id: 'p1', prop: 'name', value: 'Ferran Ford' },
      { canonical_id: 'b1', schema: 'Vessel', prop: 'name', value: 'Heron' },
    ]),
  );
  expect(claimsOf(items, 'OWNS')).toMatchObject([
    { source: 'source:ftm-river_list' },
    { source: 'source:ftm-delta_list', validFrom: '2020' },
  ]);
  expect(skippedOf(items)).toEqual(['Ownership proof: the property has no place in the model']);
});

test('the most particular of the schemata of an entity is what it is', async () => {
  const items = await itemsOf(
    FTM_STATEMENTS,
    statementsCsv([
      { canonical_id: 'x', schema: 'LegalEntity', prop: 'name', value: 'Ford Ferries' },
      { canonical_id: 'x', schema: 'Company', prop: 'country', value: 'rv', dataset: 'delta_list' },
    ]),
  );
  expect(recordsOf(items)).toContainEqual(
    expect.objectContaining({ id: 'group:ftm-x', groupType: 'COMPANY' }),
  );
});

test('statements without a column, or a cell that has to be there, are told', async () => {
  await expect(itemsOf(FTM_STATEMENTS, 'canonical_id,prop,value\n')).rejects.toThrow(/lacks schema, dataset/);
  await expect(itemsOf(FTM_STATEMENTS, 'canonical_id;prop;value;schema;dataset\n')).rejects.toThrow(
    /semicolon/,
  );
  const items = await itemsOf(FTM_STATEMENTS, statementsCsv([{ canonical_id: 'x', prop: '', value: 'y' }]));
  expect(items).toMatchObject([{ line: 2, refused: { message: 'prop is empty.' } }]);
});

test('an edition that is no day is refused before anything is read', async () => {
  await expect(FTM.open(['nowhere'], { edition: 'spring' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('every tie of the table joins two kinds of entity that exist', () => {
  for (const schema of Object.keys(TIES)) expect(rankOf(schema)).toBeUndefined();
  expect(formOf(rankOf('Person')!)).toEqual({ kind: 'PERSON' });
});
