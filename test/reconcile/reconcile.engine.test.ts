/** Reconciling names by HTTP, as OpenRefine does. */
import { describe, expect, test } from '@jest/globals';
import { LONG_ID, service, specifications } from './service.js';

const nisba = service();

describe('the manifest', () => {
  test('tells what is offered, under the address by which it was asked', async () => {
    const manifest = await nisba.read('', 'manifest');
    expect(manifest).toMatchObject({
      versions: ['0.2'],
      batchSize: 50,
      view: { url: `${nisba.url}/reconcile/entity?id={{id}}` },
      suggest: { entity: { service_url: nisba.url, service_path: '/reconcile/suggest/entity' } },
    });
    expect(manifest.defaultTypes.map(({ id }) => id)).toEqual(['PERSON', 'GROUP', 'PLACE', 'EVENT', 'ASSET']);
    expect(manifest).not.toHaveProperty('extend');
  });

  test('leads to services that answer', async () => {
    const { suggest } = await nisba.read('', 'manifest');
    for (const { service_url, service_path } of Object.values(suggest))
      expect((await fetch(`${service_url}${service_path}?prefix=p`)).status).toBe(200);
  });
});

describe('a query', () => {
  test.each([
    ['Suleymany Qasem', 'person:qassem-soleimani'],
    ['قاسم سليماني', 'person:qassem-soleimani'],
    ['Kata’ib Hizballah', 'group:kataib-hezbollah'],
    ['كتائب حزب الله', 'group:kataib-hezbollah'],
    ['Hizbullah', 'group:hezbollah'],
  ])('finds %s however it is spelt', async (query, id) => {
    expect(await nisba.match({ query })).toBe(id);
  });

  test('answers a name as it is recorded with 100', async () => {
    const [first] = await nisba.candidates({ query: 'Harakat al-Nujaba' });
    expect(first).toMatchObject({ id: 'group:nujaba', name: 'Harakat al-Nujaba', score: 100, match: true });
    expect(first!.type).toEqual([{ id: 'GROUP', name: 'Group' }]);
    expect(first!.description).toBe('Group');
  });

  test('tells by which name and which reading somebody was found', async () => {
    const [first] = await nisba.candidates({ query: 'Suleimani' });
    expect(first).toMatchObject({ id: 'person:qassem-soleimani', match: true });
    expect(first!.description).toMatch(
      /^Person · found by “Soleimani” \(weak alias\) · Suleimani → Soleimani: /,
    );
    expect(first!.features).toEqual(
      expect.arrayContaining([
        { id: 'name_kind_factor', value: 0.93 },
        { id: 'all_words_found', value: true },
      ]),
    );
  });

  test('shows namesakes beside each other, and matches none', async () => {
    const candidates = await nisba.candidates({ query: 'Hossein al-Mousawi', type: 'PERSON' });
    expect(candidates.map(({ id }) => id).sort()).toEqual(['person:officer', 'person:spokesman']);
    expect(candidates.every(({ match }) => !match)).toBe(true);
  });

  test('does not take part of a name for a match', async () => {
    expect(await nisba.match({ query: 'Kataib' })).toBeUndefined();
    expect(await nisba.match({ query: 'Kataib al-Imam Ali' })).toBeUndefined();
  });

  test('that is nobody’s name has no candidates', async () => {
    expect(await nisba.candidates({ query: 'Zxqvbnmw' })).toEqual([]);
  });

  test('that is an id is its entity, through merges', async () => {
    const [plain] = await nisba.candidates({ query: 'group:nujaba' });
    expect(plain).toMatchObject({ id: 'group:nujaba', score: 100, match: true });
    expect(await nisba.match({ query: 'person:muhandis-again' })).toBe('person:muhandis');
    expect(await nisba.match({ query: LONG_ID })).toBe(LONG_ID);
    expect(await nisba.candidates({ query: 'group:nujaba', type: 'PLACE' })).toEqual([]);
  });

  test('finds who was merged under the id that stands for both', async () => {
    expect(await nisba.match({ query: 'Jamal Jafaar Ibrahimi' })).toBe('person:muhandis');
  });

  test('gives as many candidates as it asks for', async () => {
    expect(await nisba.candidates({ query: 'Hossein Mosawi', limit: 1 })).toHaveLength(1);
    expect(await nisba.candidates({ query: 'Hossein Mosawi', limit: 1_000_000 })).toHaveLength(2);
  });
});

describe('types', () => {
  test('leave only what is of one of them', async () => {
    expect(await nisba.match({ query: 'Iran' })).toBeUndefined();
    expect(await nisba.match({ query: 'Iran', type: 'PLACE' })).toBe('place:iran');
    expect(await nisba.match({ query: 'Iran', type: ['GROUP', 'PERSON'] })).toBe('group:iran-government');
  });

  test('are all wanted at once with "all", which nothing is', async () => {
    const both = { query: 'Iran', type: ['PLACE', 'GROUP'] };
    expect(await nisba.candidates({ ...both, type_strict: 'all' })).toEqual([]);
    expect(await nisba.candidates({ ...both, type_strict: 'any' })).toHaveLength(2);
    expect(await nisba.match({ query: 'Iran', type: ['PLACE', 'PLACE'], type_strict: 'all' })).toBe(
      'place:iran',
    );
  });

  test('are a preference with "should": the others come behind, and never match', async () => {
    const [first, second] = await nisba.candidates({ query: 'Iran', type: 'GROUP', type_strict: 'should' });
    expect(first).toMatchObject({ id: 'group:iran-government', match: true });
    expect(second).toMatchObject({ id: 'place:iran', score: 80, match: false });
    expect(second!.features).toContainEqual({ id: 'type_fits', value: false });
    expect(await nisba.match({ query: 'Hezbollah', type: 'PLACE', type_strict: 'should' })).toBeUndefined();
  });
});

describe('properties', () => {
  const query = 'Hossein al-Mousawi';

  test.each([
    ['BIRTH_DATE', '1975-06', 'person:spokesman'],
    ['BIRTH_DATE', 1960, 'person:officer'],
    ['NATIONALITY', 'iraqi ', 'person:spokesman'],
    ['NATIONALITY', { id: 'x', name: 'Iranian' }, 'person:officer'],
    ['NATIONALITY', ['Lebanese', 'Iranian'], 'person:officer'],
    ['IDENTIFIER', 'sdn-1234', 'person:officer'],
    ['IDENTIFIER', 'OFAC:SDN-1234', 'person:officer'],
  ])('tell namesakes apart: %s %j', async (pid, v, id) => {
    const candidates = await nisba.candidates({ query, properties: [{ pid, v }] });
    expect(candidates.find(({ match }) => match)?.id).toBe(id);
    expect(candidates[0]!.features).toContainEqual({ id: `property_${pid}`, value: true });
  });

  test('that nobody knows, or that cannot be compared, change nothing', async () => {
    const plain = await nisba.candidates({ query });
    for (const properties of [
      [{ pid: 'P31', v: 'Q5' }],
      [{ pid: '__proto__', v: true }],
      [{ pid: 'BIRTH_DATE', v: 'the twelfth of never' }],
      [{ pid: 'RANK', v: 'General' }],
      [{ pid: 'NATIONALITY', v: [] }],
    ])
      expect(await nisba.candidates({ query, properties })).toEqual(plain);
  });

  test('do not speak against somebody by another identifier', async () => {
    const [first] = await nisba.candidates({ query, properties: [{ pid: 'IDENTIFIER', v: 'EU.99' }] });
    expect(first!.score).toBe((await nisba.candidates({ query }))[0]!.score);
  });
});

describe('a batch', () => {
  test('is answered under its keys, each query by itself', async () => {
    const answers = await nisba.ask({
      'row 1': { query: 'Nujaba' },
      __proto__2: { query: 'Hezbollah' },
      لا: { query: 'Kataib Hezbollah' },
    });
    expect(Object.keys(answers)).toEqual(['row 1', '__proto__2', 'لا']);
    expect(answers['لا']!.result[0]).toMatchObject({ id: 'group:kataib-hezbollah', match: true });
  });

  test('may be empty, and may come by GET', async () => {
    expect(await nisba.ask({})).toEqual({});
    const queries = encodeURIComponent(JSON.stringify({ q0: { query: 'Iran', type: 'PLACE' } }));
    const answers = await nisba.read(`?queries=${queries}`, 'reconciliation-result-batch');
    expect(answers['q0']!.result[0]).toMatchObject({ id: 'place:iran', match: true });
  });
});

describe('suggestions', () => {
  const suggest = (prefix: string, cursor = '') =>
    nisba.read(
      `/suggest/entity?prefix=${encodeURIComponent(prefix)}&cursor=${cursor}`,
      'suggest-entities-response',
    );

  test('of entities answer to the beginning of a name, to a name, and to an id', async () => {
    expect((await suggest('Sole')).result[0]).toMatchObject({
      id: 'person:qassem-soleimani',
      notable: [{ id: 'PERSON', name: 'Person' }],
    });
    expect((await suggest('حزب الله')).result[0]).toMatchObject({ id: 'group:hezbollah' });
    expect((await suggest('place:iran')).result[0]).toMatchObject({ id: 'place:iran' });
    expect((await suggest('Hossein Mosawi', '1')).result).toHaveLength(1);
  });

  test('of nothing yet are none', async () => {
    for (const prefix of ['', ' ', '"', '؟']) expect(await suggest(prefix)).toEqual({ result: [] });
  });

  test('of types and properties answer to words of their names', async () => {
    const types = await nisba.read('/suggest/type?prefix=gr', 'suggest-types-response');
    expect(types.result.map(({ id }) => id)).toEqual(['GROUP']);
    const properties = await nisba.read('/suggest/property?prefix=date', 'suggest-properties-response');
    expect(properties.result.map(({ id }) => id)).toContain('BIRTH_DATE');
    expect((await nisba.read('/suggest/type', 'suggest-types-response')).result).toHaveLength(5);
    expect((await nisba.read('/suggest/type?cursor=3', 'suggest-types-response')).result).toHaveLength(2);
  });
});

const withSchemas = specifications === undefined ? test.skip : test;
withSchemas("holds every answer against the specification's schemas (RECONCILIATION_SPECS)", () => {
  expect(nisba.checked).toBeGreaterThan(50);
});
