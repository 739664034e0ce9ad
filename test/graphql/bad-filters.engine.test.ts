/** A date, an id or a number that a filter cannot use is refused wherever it stands. */
import { describe, expect, test } from '@jest/globals';
import { at } from './endpoint.js';
import { LINK, PERSON, long, refusal, seeded } from './refusal.js';

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
