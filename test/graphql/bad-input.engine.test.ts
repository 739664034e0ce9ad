/** What cannot be answered is told with a stable code and what to do about it; nothing else suffers. */
import { describe, expect, test } from '@jest/globals';
import type { GraphQLFormattedError } from 'graphql';
import { ERROR_TABLE } from '../../src/errors.js';
import { at, endpoint } from './endpoint.js';

const seeded = endpoint();

/** Codes that GraphQL and Apollo give themselves. */
const GRAPHQL_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
];

/** One error, of a known code, that is no bug of ours. */
async function refusal(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphQLFormattedError> {
  const logged = seeded.faults.length;
  const [error] = await seeded.errors(query, variables);
  expect(error).toBeDefined();
  const code = String(error!.extensions?.['code']);
  expect([...Object.keys(ERROR_TABLE), ...GRAPHQL_CODES]).toContain(code);
  expect(code).not.toBe('INTERNAL');
  expect(seeded.faults).toHaveLength(logged);
  expect(JSON.stringify(error)).not.toMatch(/node_modules|\.ts:|\.js:|MATCH \(|stacktrace/);
  return error!;
}

const PERSON = 'person:abu-alaa-al-walae';
const LINK = 'BACKS~group:iran-government~group:iran-backed-militias';
const long = (length: number): string => 'a'.repeat(length);

describe('a thing that is asked for', () => {
  test.each([
    ['an id that nobody has', '{ entity(id: "person:nobody") { id } }', 'NOT_FOUND', /person:nobody/],
    ['a name that nobody has', '{ entity(name: "zzz qqq") { id } }', 'NOT_FOUND', /zzz qqq/],
    ['an empty name', '{ entity(name: "") { id } }', 'NOT_FOUND', /has the name ""/],
    ['a name of mere space', '{ entity(name: "   ") { id } }', 'NOT_FOUND', /./],
    ['a name of 100,000 characters', `{ entity(name: "${long(100_000)}") { id } }`, 'NOT_FOUND', /aaa…/],
    ['neither id nor name', '{ entity { id } }', 'BAD_USER_INPUT', /exactly one of id and name/],
    [
      'both id and name',
      `{ entity(id: "${PERSON}", name: "Iran") { id } }`,
      'BAD_USER_INPUT',
      /exactly one of id and name/,
    ],
    ['null for both', '{ person(id: null, name: null) { id } }', 'BAD_USER_INPUT', /exactly one/],
    [
      'a place as a person',
      '{ person(id: "place:iraq") { id } }',
      'WRONG_KIND',
      /place:iraq is a PLACE, not a PERSON/,
    ],
    ['a group as an event', '{ event(id: "group:hamas") { id } }', 'WRONG_KIND', /as group or as entity/],
    [
      "a claim's id as an entity",
      '{ entity(id: "claim:aaaaaaaaaaaaaaaaaaaaaaaaaa") { id } }',
      'INVALID_ID',
      /kind:slug/,
    ],
    [
      "a source's id as an entity",
      '{ entity(id: "source:strikes-2024-02") { id } }',
      'INVALID_ID',
      /kind:slug/,
    ],
    ['an id with capitals', '{ person(id: "person:Abu") { id } }', 'INVALID_ID', /person:Abu/],
    ['an empty id', '{ person(id: "") { id } }', 'INVALID_ID', /./],
    ['an id of 100,000 characters', `{ person(id: "person:${long(100_000)}") { id } }`, 'INVALID_ID', /…/],
    ['a number as an id', '{ person(id: 7) { id } }', 'INVALID_ID', /"7"/],
    ['an unknown claim', '{ claim(id: "claim:aaaaaaaaaaaaaaaaaaaaaaaaaa") { id } }', 'NOT_FOUND', /no claim/],
    ['a malformed claim id', '{ claim(id: "claim:1") { id } }', 'INVALID_ID', /26 characters/],
    ['an unknown source', '{ source(id: "source:nobody") { id } }', 'NOT_FOUND', /no source/],
    ['an entity as a source', '{ source(id: "person:x") { id } }', 'INVALID_ID', /source:slug/],
    [
      'an unknown link',
      '{ link(id: "BACKS~person:a~person:b") { id } }',
      'NOT_FOUND',
      /no claim speaks to it/,
    ],
    ['a link of an unknown type', '{ link(id: "LOVES~person:a~person:b") { id } }', 'UNKNOWN_TYPE', /LOVES/],
    ['a link without its end', '{ link(id: "BACKS~person:a") { id } }', 'INVALID_ID', /TYPE~from~to/],
    ['a malformed node', '{ node(id: "!") { id } }', 'INVALID_ID', /"!"/],
    ['a malformed source as a node', '{ node(id: "source:A B") { id } }', 'INVALID_ID', /source:slug/],
    ['a malformed bearing as a node', '{ node(id: "bearing:1") { id } }', 'INVALID_ID', /bearing/],
  ])('by %s is refused', async (_what, query, code, message) => {
    const error = await refusal(query);
    expect(error.extensions?.['code']).toBe(code);
    expect(error.message).toMatch(message);
  });

  test('by a name that is nearly one is told the nearest', async () => {
    const error = await refusal('{ group(name: "Harakat al-Nujabaa") { id } }');
    expect(error.extensions).toMatchObject({
      code: 'NOT_FOUND',
      name: 'Harakat al-Nujabaa',
      suggestions: [{ id: 'group:harakat-al-nujaba', name: 'Harakat al-Nujaba' }],
    });
  });

  test('by a name that fits several of one kind is told all of them', async () => {
    const error = await refusal('{ entity(name: "Iran") { id } }');
    expect(error.extensions).toMatchObject({ code: 'AMBIGUOUS_NAME' });
    expect((error.extensions!['candidates'] as { id: string }[]).map(({ id }) => id).sort()).toEqual([
      'group:iran-government',
      'place:iran',
    ]);
  });
});

const BAD_DATES = [
  '2021-13',
  '2012/',
  '2023-02-29',
  'yesterday',
  '',
  '2021-04/2021-04/2021',
  '[2021,2022]',
  'Y20210',
  '2021-06-01T12:00:00Z',
  long(5_000),
];

describe('a date outside the profile', () => {
  const places: Record<string, (date: string) => string> = {
    'validAt of a root field': (date) => `{ person(id: "${PERSON}", at: { validAt: ${date} }) { id } }`,
    'validDuring of a root field': (date) => `{ node(id: "${PERSON}", at: { validDuring: ${date} }) { id } }`,
    'publishedBy of nodes': (date) => `{ nodes(ids: ["${PERSON}"], at: { publishedBy: ${date} }) { id } }`,
    'validAt of entities': (date) => `{ entities(first: 1, at: { validAt: ${date} }) { nodes { id } } }`,
    'publishedBy of claims': (date) => `{ claims(first: 1, at: { publishedBy: ${date} }) { nodes { id } } }`,
    'validAt of a link': (date) => `{ link(id: "${LINK}", at: { validAt: ${date} }) { id } }`,
    'validAt of links': (date) =>
      `{ person(id: "${PERSON}") { links(at: { validAt: ${date} }) { total { value } } } }`,
    'validAt of linkCounts': (date) =>
      `{ person(id: "${PERSON}") { linkCounts(at: { validAt: ${date} }) { type } } }`,
    'validAt of attributes': (date) =>
      `{ person(id: "${PERSON}") { attributes(at: { validAt: ${date} }) { type } } }`,
    'validAt of a traversal': (date) =>
      `{ person(id: "${PERSON}") { leads(at: { validAt: ${date} }) { nodes { id } } } }`,
    'validAt of an attribute field': (date) =>
      `{ person(id: "${PERSON}") { said(at: { validAt: ${date} }) { type } } }`,
    'publishedBy of beside': (date) =>
      `{ link(id: "${LINK}") { beside(at: { publishedBy: ${date} }) { id } } }`,
  };
  test.each(Object.entries(places))('is refused as %s', async (_place, ask) => {
    for (const date of BAD_DATES) {
      const error = await refusal(ask(JSON.stringify(date)));
      expect(error.extensions?.['code']).toBe('INVALID_DATE');
      expect(error.message.length).toBeLessThan(600);
    }
  });

  test.each(['2021', '2021.5', 'true', '{ year: 2021 }', '["2021"]'])('is no text: %s', async (literal) => {
    const error = await refusal(`{ person(id: "${PERSON}", at: { validAt: ${literal} }) { id } }`);
    expect(error.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(error.message).toMatch(/EDTF/);
  });

  test('is no text in a variable', async () => {
    const query = `query ($date: EDTF) { person(id: "${PERSON}", at: { validAt: $date }) { id } }`;
    expect((await refusal(query, { date: 2021 })).extensions?.['code']).toBe('BAD_USER_INPUT');
    expect((await refusal(query, { date: '2021-13' })).extensions?.['code']).toBe('INVALID_DATE');
  });
});

describe('a filter', () => {
  test.each([
    [
      'validAt and validDuring',
      'at: { validAt: "2021", validDuring: "2021/2022" }',
      'INVALID_FILTER',
      /Give one of them/,
    ],
    ['an interval as validAt', 'at: { validAt: "2021/2022" }', 'INVALID_FILTER', /validDuring/],
    ['an interval as publishedBy', 'at: { publishedBy: "2021/2022" }', 'INVALID_FILTER', /last day/],
    ['a date as knownAt', 'at: { knownAt: "2024-02-05" }', 'BAD_USER_INPUT', /not an instant/],
    ['an instant without its zone', 'at: { knownAt: "2024-02-05T10:00:00" }', 'BAD_USER_INPUT', /zone/],
    ['an impossible instant', 'at: { knownAt: "2024-02-30T10:00:00Z" }', 'BAD_USER_INPUT', /not an instant/],
    ['minOrigins of −1', 'evidence: { minOrigins: -1 }', 'INVALID_FILTER', /minOrigins/],
    ['minCredibility of 0', 'evidence: { minCredibility: 0 }', 'INVALID_FILTER', /minCredibility/],
    ['minCredibility of 7', 'evidence: { minCredibility: 7 }', 'INVALID_FILTER', /minCredibility/],
    ['a malformed source', 'evidence: { sources: ["strikes"] }', 'INVALID_ID', /strikes/],
    [
      'a malformed excluded source',
      'evidence: { excludeSources: ["group:hamas"] }',
      'INVALID_ID',
      /group:hamas/,
    ],
    ['a malformed origin', 'evidence: { origins: ["AP News"] }', 'INVALID_ID', /AP News/],
    ['a malformed excluded origin', 'evidence: { excludeOrigins: ["claim:x y"] }', 'INVALID_ID', /claim:x y/],
    ['a malformed speaker', 'evidence: { attributedTo: ["Kirby"] }', 'INVALID_ID', /Kirby/],
    [
      'a malformed excluded speaker',
      'evidence: { excludeAttributedTo: ["source:one"] }',
      'INVALID_ID',
      /source:one/,
    ],
    [
      '1,001 sources',
      `evidence: { sources: [${Array.from({ length: 1_001 }, (_, n) => `"source:s${n}"`).join()}] }`,
      'INVALID_FILTER',
      /1000/,
    ],
    ['an unknown status', 'evidence: { statuses: [TRUE] }', 'GRAPHQL_VALIDATION_FAILED', /TRUE/],
    ['an unknown grade', 'evidence: { minReliability: G }', 'GRAPHQL_VALIDATION_FAILED', /"G"/],
    ['an unknown part', 'evidence: { truth: true }', 'GRAPHQL_VALIDATION_FAILED', /truth/],
  ])('with %s is refused', async (_what, filter, code, message) => {
    for (const query of [
      `{ person(id: "${PERSON}", ${filter}) { id } }`,
      `{ person(id: "${PERSON}") { links(${filter}) { total { value } } } }`,
      `{ claims(first: 1, ${filter}) { nodes { id } } }`,
    ]) {
      const error = await refusal(query);
      expect(error.extensions?.['code']).toBe(code);
      expect(error.message).toMatch(message);
    }
  });

  test.each([
    ['an unknown predicate', 'predicates: ["LOVES"]', 'UNKNOWN_TYPE', /LOVES/],
    ['a malformed subject', 'subjects: ["Iran"]', 'INVALID_ID', /Iran/],
    ['a malformed object', 'objects: ["claim:x"]', 'INVALID_ID', /claim:x/],
    ['a malformed entity', 'entities: [""]', 'INVALID_ID', /./],
    ['a malformed source', 'sources: ["person:x"]', 'INVALID_ID', /person:x/],
    ['a malformed speaker', 'attributedTo: ["x"]', 'INVALID_ID', /"x"/],
    ['a malformed principal', 'onBehalfOf: ["x"]', 'INVALID_ID', /"x"/],
    ['a malformed sayer', 'saidBy: ["x"]', 'INVALID_ID', /"x"/],
    ['an unknown stance', 'stances: [LIES]', 'GRAPHQL_VALIDATION_FAILED', /LIES/],
  ])('of claims with %s is refused', async (_what, where, code, message) => {
    for (const query of [
      `{ claims(where: { ${where} }) { nodes { id } } }`,
      `{ person(id: "${PERSON}") { claims(where: { ${where} }) { nodes { id } } } }`,
    ]) {
      const error = await refusal(query);
      expect(error.extensions?.['code']).toBe(code);
      expect(error.message).toMatch(message);
    }
  });

  test('of links with a malformed end is refused', async () => {
    const error = await refusal(`{ person(id: "${PERSON}") { links(with: ["Iran"]) { nodes { id } } } }`);
    expect(error.extensions?.['code']).toBe('INVALID_ID');
  });

  test.each([
    ['claims', '{ claims(where: { predicates: [] }) { total { value } } }', 'claims.total.value'],
    [
      'links',
      `{ person(id: "${PERSON}") { links(types: []) { total { value } } } }`,
      'person.links.total.value',
    ],
    [
      'links by family',
      `{ person(id: "${PERSON}") { links(families: []) { total { value } } } }`,
      'person.links.total.value',
    ],
    ['entities', '{ entities(where: { kinds: [] }) { total { value } } }', 'entities.total.value'],
    [
      'statuses',
      `{ person(id: "${PERSON}") { links(evidence: { statuses: [] }) { total { value } } } }`,
      'person.links.total.value',
    ],
    [
      'sources',
      `{ person(id: "${PERSON}") { links(evidence: { sources: [] }) { total { value } } } }`,
      'person.links.total.value',
    ],
  ])('with an empty list of %s keeps nothing', async (_what, query, path) => {
    expect(at(await seeded.data(query), path)).toBe(0);
  });
});

describe('a query', () => {
  const spread = (levels: number): string =>
    Array.from({ length: levels }).reduce<string>(
      (below) => `links(first: 100) { nodes { to { ${below} } } }`,
      'id',
    );

  test.each([
    ['with a syntax error', '{ person(', 'GRAPHQL_PARSE_FAILED'],
    ['of nothing', '', 'BAD_REQUEST'],
    ['for an unknown field', '{ truth }', 'GRAPHQL_VALIDATION_FAILED'],
    ['for an unknown field below', '{ statistics { truth } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with an unknown argument', '{ person(slug: "x") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['without fields below', '{ statistics }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with a variable that is not declared', '{ person(id: $id) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with a circle of fragments',
      'fragment A on Person { ...A } { person(id: "x") { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'of several operations without a name',
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['that subscribes', 'subscription { x }', 'BAD_USER_INPUT'],
    ['of many levels of many', `{ person(id: "${PERSON}") { ${spread(4)} } }`, 'QUERY_TOO_LARGE'],
    [
      'of 500 ids with many below',
      `{ nodes(ids: [${Array.from({ length: 500 }, (_, n) => `"person:p${n}"`).join()}]) { ... on Person { ${spread(2)} } } }`,
      'QUERY_TOO_LARGE',
    ],
    [
      'of 25,000 tokens',
      `{ ${Array.from({ length: 12_000 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      'QUERY_TOO_LARGE',
    ],
    [
      'of fragments that multiply',
      `${multiplying(16)} { person(id: "${PERSON}") { ...F0 } }`,
      'QUERY_TOO_LARGE',
    ],
    ...[101, 1_500, 6_000].map(
      (levels) => [`that nests ${levels} levels`, nested(levels), 'QUERY_TOO_LARGE'] as const,
    ),
    [
      'that nests fragments too deep',
      `${chained(60)} { person(id: "person:x") { ...F0 } }`,
      'QUERY_TOO_LARGE',
    ],
  ])('%s is refused', async (_what, query, code) => {
    const started = Date.now();
    const error = await refusal(query);
    expect(error.extensions?.['code']).toBe(code);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  test('cannot hide its size behind an argument that fails', async () => {
    const query = `query ($id: ID = "person:x") { person(id: $id) { id } bad: node(id: $id) { id } big: person(id: "${PERSON}") { ${spread(4)} } }`;
    const error = await refusal(query, { id: null });
    expect(['QUERY_TOO_LARGE', 'BAD_USER_INPUT']).toContain(error.extensions?.['code']);
  });

  test('of an introspection tool passes', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    await seeded.data(
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    );
  });

  test('that nests a hundred levels passes', async () => {
    expect(await seeded.code(nested(99))).toBe('NOT_FOUND');
    expect(await seeded.code(`${chained(30)} { person(id: "person:x") { ...F0 } }`)).toBe('NOT_FOUND');
  });

  test('of three levels of fifty passes', async () => {
    const fifty = spread(3).replaceAll('100', '50');
    await seeded.data(`{ person(id: "${PERSON}") { ${fifty} } }`);
  });
});

function nested(levels: number): string {
  return `{ person(id: "person:x") ${'{ mergedInto '.repeat(levels - 1)} { id } ${'}'.repeat(levels)}`;
}

/** Fragments of which each goes two levels deeper and spreads the next one. */
function chained(links: number): string {
  return Array.from({ length: links }, (_, link) => {
    const next = link === links - 1 ? 'id' : `...F${link + 1}`;
    return `fragment F${link} on Entity { mergedInto { mergedInto { ${next} } } }`;
  }).join(' ');
}

/** Fragments of which each spreads the next one twice. */
function multiplying(levels: number): string {
  return Array.from({ length: levels }, (_, level) =>
    level === levels - 1
      ? `fragment F${level} on Person { id }`
      : `fragment F${level} on Person { a${level}: mergedInto { ...F${level + 1} } b${level}: mergedInto { ...F${level + 1} } }`,
  ).join(' ');
}

describe('a failing root field', () => {
  test('leaves its neighbours', async () => {
    const { data, errors } = await seeded.answer(`{
      a: person(id: "place:iraq") { id }
      b: entities(first: 0) { nodes { id } }
      c: claims(after: "x") { nodes { id } }
      d: source(id: "source:nobody") { id }
      e: link(id: "x") { id }
      f: nodes(ids: ["x", "place:iraq"]) { id }
      g: place(id: "place:iraq") { name }
      h: statistics { sources }
    }`);
    expect(data).toEqual({
      a: null,
      b: null,
      c: null,
      d: null,
      e: null,
      f: [null, { id: 'place:iraq' }],
      g: { name: 'Iraq' },
      h: { sources: 2 },
    });
    expect(errors!.map(({ path }) => path![0]).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(errors!.every(({ extensions }) => String(extensions!['code']) in ERROR_TABLE)).toBe(true);
  });
});
