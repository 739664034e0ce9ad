/** A query that cannot be read, or that asks for too much, is refused before anything is read. */
import { describe, expect, test } from '@jest/globals';
import { PERSON, refusal, seeded } from './refusal.js';

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
