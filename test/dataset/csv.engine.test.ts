import { beforeEach, describe, expect, test } from '@jest/globals';
import { CSV } from '../../src/dataset/csv.js';
import type { ReaderOptions } from '../../src/dataset/formats.js';
import type { DatasetItem } from '../../src/dataset/dataset.js';
import { importDataset, type DatasetReport } from '../../src/dataset/import-dataset.js';
import { exportText, linesOf } from '../exchange/exports.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { fileWith } from './files.js';

const PEOPLE = `id,name,name in Arabic,group,position,since,says,page,notes
1,Samir Haddad,سمير حداد,River Guard,commander,12/03/2019,yes,4,seen twice
2,Layla Nasser (ليلى ناصر),,River Guard,,2020,denied,4,
3,Tarek Omran,,Hill Brigade,treasurer,May 2018,yes,7,
`;
const MAPPING = `
source:
  id: valley-register
  title: Register of the valley
  version: 1.10
  licence: CC-BY-4.0
  publishedAt: 2021-05-01
entities:
  person:
    kind: PERSON
    id: person:valley-{id}
    names:
      - name: "{name}"
      - { name: "{name in Arabic}", language: ar }
  group:
    kind: GROUP
    groupType: ARMED_GROUP
    id: group:{group}
    names: [{ name: "{group}" }]
claims:
  - subject: person
    predicate: MEMBER_OF
    object: group
    role: "{position}"
    stance: { column: says, values: { yes: ASSERTS, denied: DENIES } }
    validFrom: { column: since, format: [DD/MM/YYYY, MMM YYYY, YYYY] }
    statement: "{name} belongs to {group}."
    locators: ["page:{page}"]
ignore: [notes]
`;

/** The example with a part of the mapping exchanged. */
const mapped = (from: string, to: string): string => {
  expect(MAPPING).toContain(from);
  return MAPPING.replace(from, to);
};

async function itemsOf(
  table: string | Uint8Array,
  mapping = MAPPING,
  options: ReaderOptions = {},
): Promise<DatasetItem[]> {
  const dataset = await CSV.open([fileWith(table)], { mapping: fileWith(mapping, 'yaml'), ...options });
  const items: DatasetItem[] = [];
  for await (const some of dataset.read()) items.push(...some);
  return items;
}

/** Of the claims that a table makes, those of one type. */
async function claimsOf(table: string, mapping: string, predicate: string): Promise<unknown[]> {
  const items = await itemsOf(table, mapping);
  return items.flatMap(({ records }) =>
    records.filter((record) => record.record === 'claim' && record.predicate === predicate),
  );
}

const skippedOf = (items: readonly DatasetItem[]): unknown[] =>
  items.flatMap(({ line, skipped }) => skipped.map(({ kind, reason }) => [line, kind, reason]));

describe('A table with a mapping', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore();
  });

  const take = async (
    table: string,
    mapping: string,
    options: ReaderOptions = {},
  ): Promise<DatasetReport> => {
    const dataset = await CSV.open([fileWith(table)], { mapping: fileWith(mapping, 'yaml'), ...options });
    return importDataset(store, dataset, { by: 'tester' });
  };

  test('is recorded, and nothing when it is repeated', async () => {
    expect(await take(PEOPLE, MAPPING)).toMatchObject({
      problems: [],
      skipped: [],
      created: { entities: 5, sources: 1, claims: 10 },
    });
    expect(await take(PEOPLE, MAPPING)).toMatchObject({
      created: { entities: 0, sources: 0, claims: 0 },
      unchanged: { entities: 5, sources: 1, claims: 10 },
      extended: 0,
    });
    const lines = linesOf(await exportText(store));
    expect(lines.find(({ record }) => record === 'source')).toMatchObject({
      id: 'source:valley-register',
      sourceType: 'DATASET',
      title: 'Register of the valley, version 1.10',
      licence: 'CC-BY-4.0',
      publishedAt: '2021-05-01',
    });
    expect(lines.find(({ record, stance }) => record === 'claim' && stance === 'DENIES')).toMatchObject({
      subject: 'person:valley-2',
      object: 'group:river-guard',
      validFrom: '2020',
      locators: ['page:4'],
    });
    const names = lines.filter(
      ({ subject, predicate }) => subject === 'person:valley-2' && predicate === 'NAME',
    );
    expect(names.map(({ value }) => value)).toEqual([
      { type: 'NAME', name: 'Layla Nasser', nameKind: 'PRIMARY', script: 'Latn' },
      { type: 'NAME', name: 'ليلى ناصر', nameKind: 'PRIMARY', script: 'Arab' },
    ]);
  });

  test('that is published in editions withdraws what a newer one no longer says', async () => {
    const mapping = mapped('  publishedAt: 2021-05-01\n', '');
    const edition = (day: string, table: string): Promise<DatasetReport> =>
      take(table, mapping, { edition: day });
    expect(await edition('2021-05-01', PEOPLE)).toMatchObject({ problems: [], withdrawn: 0 });
    const without = PEOPLE.replace(/\n2,.*/, '');
    const broken = await edition('2022-05-01', without.replace('May 2018', 'once'));
    expect(broken).toMatchObject({ withdrawn: 0, problems: [{ code: 'INVALID_RECORD' }] });
    expect(await edition('2022-05-01', without)).toMatchObject({
      problems: [],
      created: { claims: 0 },
      withdrawn: 3,
    });
    const lines = linesOf(await exportText(store));
    const denial = lines.find(({ record, stance }) => record === 'claim' && stance === 'DENIES');
    expect(denial).toMatchObject({ publishedAt: '2021-05-01', withdrawnAt: '2022-05-01' });
    expect(await edition('2022-05-01', without)).toMatchObject({ withdrawn: 0 });
  });

  test('gives the same ids in every encoding and with every delimiter', async () => {
    const wide = Buffer.from(`\uFEFF${PEOPLE}`, 'utf16le');
    const items = await itemsOf(PEOPLE);
    const plain = (some: readonly DatasetItem[]): unknown => some.map(({ records }) => records);
    expect(plain(await itemsOf(wide))).toEqual(plain(items));
    expect(plain(await itemsOf(PEOPLE.replaceAll(',', ';'), MAPPING, { delimiter: ';' }))).toEqual(
      plain(items),
    );
    expect(plain(await itemsOf(PEOPLE.replaceAll(',', '\t'), `delimiter: tab${MAPPING}`))).toEqual(
      plain(items),
    );
  });
});

describe('A mapping', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'an unknown field',
      'kind: PERSON',
      'kinds: PERSON',
      /:10: entities\.person has the unknown field "kinds"/,
    ],
    ['an unknown column', '"{name}"', '"{nom}"', /:13: .*names\[0\]\.name names the column "nom".*id, name/],
    [
      'an unknown type',
      'MEMBER_OF',
      'BELONGS_TO',
      /:22: claims\[0\]\.predicate says "BELONGS_TO", which is none of LEADS/,
    ],
    [
      'an unknown entity',
      'object: group',
      'object: party',
      /:23: claims\[0\]\.object names "party".*person, group/,
    ],
    [
      'ends that do not fit',
      'MEMBER_OF',
      'PART_OF',
      /:21: claims\[0\]\.subject is a PERSON, but the subject of PART_OF is a GROUP/,
    ],
    [
      'a value at a relation',
      'object: group',
      'value: { text: x }',
      /:23: claims\[0\]\.value .*give an object/,
    ],
    ['a wrong stance', 'denied: DENIES', 'denied: NO', /:25: claims\[0\]\.stance says "NO".*DENIES/],
    ['a format that is none', 'MMM YYYY', 'MMM YY', /:26: claims\[0\]\.validFrom\.format .*YYYY/],
    ['no YAML', 'kind: PERSON', 'kind: [PERSON', /: this is not YAML/],
    ['a column twice', 'column: since', 'column: since, text: x', /claims\[0\]\.validFrom has neither/],
  ])('with %s is refused, with its line', async (_, from, to, message) => {
    const refused = itemsOf(PEOPLE, mapped(from, to));
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_MAPPING' });
    await expect(refused).rejects.toThrow(message);
  });

  test('leaves out a claim whose cells are empty, and one of whose cells cannot be read', async () => {
    const table = `id,name,name in Arabic,group,position,since,says,page,notes
1,A,,River Guard,,,,,
2,B,,,,,yes,,
3,C,,River Guard,,31/02/2019,yes,,
4,D,,River Guard,,soon,yes,,
5,E,,River Guard,,2019,perhaps,,
6,F,,River Guard
7,G,,River Guard,,,yes,,,more
`;
    const items = await itemsOf(table);
    expect(skippedOf(items)).toEqual([
      [4, 'column "since"', 'is no date of the format DD/MM/YYYY or MMM YYYY or YYYY'],
      [5, 'column "since"', 'is no date of the format DD/MM/YYYY or MMM YYYY or YYYY'],
      [6, 'column "says"', 'the value "perhaps" is not in the mapping'],
    ]);
    expect(items.flatMap(({ line, refused }) => (refused ? [[line, refused.message]] : []))).toEqual([
      [7, expect.stringContaining('fewer cells (4) than the first row has columns (9)')],
      [8, expect.stringContaining('more cells (10)')],
    ]);
    const relations = await claimsOf(table, MAPPING, 'MEMBER_OF');
    expect(relations).toEqual([expect.objectContaining({ subject: 'person:valley-1', locators: ['row:2'] })]);
    expect(relations[0]).not.toHaveProperty('stance');
  });

  test('counts what no part of it uses, by column', async () => {
    const items = await itemsOf(PEOPLE, mapped('ignore: [notes]', 'ignore: []'));
    expect(skippedOf(items)).toEqual([[2, 'column "notes"', 'no part of the mapping uses it']]);
  });

  test('takes some of the rows where it has conditions, and counts the others', async () => {
    const mapping = mapped('    role: "{position}"', '    when: [{ column: says, is: [yes] }, page]');
    const items = await itemsOf(PEOPLE, mapping);
    expect(skippedOf(items).slice(0, 3)).toEqual([
      [2, 'column "position"', 'no part of the mapping uses it'],
      [3, 'rows by column "says"', 'is not "yes"'],
      [4, 'column "position"', 'no part of the mapping uses it'],
    ]);
  });

  test('makes values of every sort', async () => {
    const table =
      'place,lat,lon,dead,at least,day,what\nKarrada,33.31,44.42,"1,204",12,3.7.2016,a bomb\nNowhere,95,x,many,,?,\n';
    const mapping = `
source: { id: s, title: S }
entities:
  place: { kind: PLACE, id: "place:{place}" }
  event: { kind: EVENT, id: "event:{place}-{day}", names: [{ name: "{what}", nameKind: WEAK_ALIAS }] }
claims:
  - { subject: place, predicate: COORDINATES, value: { latitude: "{lat}", longitude: "{lon}" } }
  - { subject: event, predicate: KILLED, value: { quantity: { exactly: "{dead}", of: people } } }
  - { subject: event, predicate: WOUNDED, value: { quantity: { low: "{at least}", unit: person } } }
  - { subject: event, predicate: DATE, value: { date: { column: day, format: D.M.YYYY } } }
  - { subject: event, predicate: WEAPON, value: { text: "{what}", language: en } }
  - { subject: event, predicate: OCCURRED_AT, object: place, role: WITHIN }
`;
    const [first, second] = await itemsOf(table, mapping);
    const values = first!.records.flatMap((record) =>
      record.record === 'claim' ? [[record.predicate, record.value ?? record.object]] : [],
    );
    expect(values).toEqual([
      ['NAME', { type: 'NAME', name: 'a bomb', nameKind: 'WEAK_ALIAS', script: 'Latn' }],
      ['COORDINATES', { type: 'POINT', latitude: 33.31, longitude: 44.42 }],
      ['KILLED', { type: 'QUANTITY', low: 1204, high: 1204, of: 'people' }],
      ['WOUNDED', { type: 'QUANTITY', low: 12, unit: 'person' }],
      ['DATE', { type: 'DATE', date: '2016-07-03' }],
      ['WEAPON', { type: 'TEXT', text: 'a bomb', language: 'en' }],
      ['OCCURRED_AT', 'place:karrada'],
    ]);
    expect(skippedOf([second!])).toEqual([
      [3, 'column "lon"', 'is no number'],
      [3, 'column "dead"', 'is no number'],
      [3, 'column "day"', 'is no date of the format D.M.YYYY'],
    ]);
  });

  test('makes an entity and a claim of each part of a cell, and several names', async () => {
    const table = 'group,parts,also\nCouncil,Hill Brigade; River Guard,The Council|المجلس\n';
    const mapping = `
source: { id: "{group}", title: "About {group}" }
entities:
  whole: { kind: GROUP, id: "group:{group}", names: [{ name: "{also}", separator: "|" }] }
  part: { kind: GROUP, id: "group:{parts}", split: { column: parts, separator: ";" }, names: [{ name: "{parts}" }] }
claims:
  - { subject: part, predicate: PART_OF, object: whole, statement: "{parts} is a part of {group}." }
`;
    const [item] = await itemsOf(table, mapping);
    expect(item!.records).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ record: 'source', id: 'source:council', title: 'About Council' }),
        expect.objectContaining({
          subject: 'group:hill-brigade',
          object: 'group:council',
          statement: 'Hill Brigade is a part of Council.',
        }),
        expect.objectContaining({
          subject: 'group:river-guard',
          object: 'group:council',
          statement: 'River Guard is a part of Council.',
        }),
        expect.objectContaining({ value: expect.objectContaining({ name: 'المجلس', script: 'Arab' }) }),
      ]),
    );
  });

  test('makes ids that are readable, the same for the same, and different for different', async () => {
    const names = [
      'Abu Alaa',
      'abu-alaa',
      'Müller',
      'Muller',
      'Mueller',
      'قيس',
      'حيدر',
      'a/b',
      'x'.repeat(200),
    ];
    const mapping = 'source: { id: s, title: S }\nentities: { p: { kind: PERSON, id: "person:{name}" } }';
    const items = await itemsOf(`name,\n${names.map((name) => `${name},`).join('\n')}`, mapping);
    const ids = items.map(({ records: [record] }) => (record as { id: string }).id);
    expect(ids.slice(0, 2)).toEqual(['person:abu-alaa', 'person:abu-alaa']);
    expect(ids[2]).toMatch(/^person:muller-[a-z2-7]{12}$/);
    expect(ids[3]).toBe('person:muller');
    expect(new Set(ids).size).toBe(names.length - 1);
    for (const id of ids) expect(id).toMatch(/^person:[a-z0-9._-]{1,113}$/);
  });
});

describe('A table that does not fit', () => {
  test('says which delimiter it seems to have', async () => {
    await expect(itemsOf(PEOPLE.replaceAll(',', ';'))).rejects.toThrow(
      /one column only.*a semicolon \(--delimiter ";"\)/,
    );
    await expect(itemsOf(PEOPLE.replaceAll(',', '\t'))).rejects.toThrow(/a tab \(--delimiter tab\)/);
  });

  test('is refused without a mapping, without rows, and with a column twice', async () => {
    await expect(CSV.open([fileWith(PEOPLE)], {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(itemsOf('\n')).rejects.toThrow(/is empty/);
    await expect(itemsOf('id,id\n1,2\n')).rejects.toThrow(/two columns "id"/);
    await expect(CSV.open([fileWith(PEOPLE)], { mapping: 'none.yaml' })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});
