/** Every field there is, for every sort of thing, is answered; and the number of rows never decides the number of statements. */
import { describe, expect, test } from '@jest/globals';
import { getNamedType, isCompositeType, parse } from 'graphql';
import { makeSchema } from '../../src/graphql/schema.js';
import { endpoint, listAt } from './endpoint.js';
import { countFields, everyField } from './fields.js';

const seeded = endpoint();
const schema = makeSchema();
const queries = Object.values(schema.getQueryType()!.getFields());

function everyFieldOf(name: string, depth: number): string {
  const type = getNamedType(queries.find((field) => field.name === name)!.type);
  if (!isCompositeType(type)) throw new Error(`${name} has no fields.`);
  return everyField(schema, type, depth);
}

const IDS: Record<string, string> = {
  person: 'person:abu-alaa-al-walae',
  group: 'group:iran-government',
  place: 'place:iraq',
  event: 'event:strikes-2024-02-iraq',
  asset: 'asset:b-1-bombers',
  entity: 'group:popular-mobilization-forces',
  source: 'source:strikes-2024-02',
  link: 'BACKS~group:iran-government~group:iran-backed-militias',
};

async function someClaimAndBearing(): Promise<{ claim: string; bearing: string }> {
  const data = await seeded.data(
    '{ claims(where: { attributedTo: ["group:iran-government"] }) { nodes { id bearings { id } } } }',
  );
  const [claim] = listAt(data, 'claims.nodes') as { id: string; bearings: { id: string }[] }[];
  return { claim: claim!.id, bearing: claim!.bearings[0]!.id };
}

describe('every field', () => {
  test.each(Object.keys(IDS))('of %s is answered, in no more statements than fields', async (name) => {
    const query = `{ ${name}(id: "${IDS[name]}") { ${everyFieldOf(name, 2)} } }`;
    const { answer, statements } = await seeded.run(query);
    expect(answer.errors).toBeUndefined();
    expect(statements.length).toBeLessThanOrEqual(countFields(parse(query)) + 1);
  });

  test('of anything under Node is answered', async () => {
    const { claim, bearing } = await someClaimAndBearing();
    const ids = [...Object.values(IDS), claim, bearing];
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${everyFieldOf('nodes', 2)} } }`;
    const { answer } = await seeded.run(query, { ids });
    expect(answer.errors).toBeUndefined();
    const kinds = (listAt(answer.data, 'nodes') as { __typename: string }[]).map((node) => node.__typename);
    expect(new Set(kinds)).toEqual(
      new Set(['Person', 'Group', 'Place', 'Event', 'Asset', 'Source', 'Link', 'Claim', 'Bearing']),
    );
  });

  test.each(['entities', 'claims', 'sources', 'timeline'])('of %s is answered', async (name) => {
    const query = `{ ${name}(first: 5) { ${everyFieldOf(name, 3)} } }`;
    const { answer, statements } = await seeded.run(query);
    expect(answer.errors).toBeUndefined();
    expect(statements.length).toBeLessThanOrEqual(countFields(parse(query)) + 1);
  });
});

test('every field of paths is answered', async () => {
  const query = `{ paths(from: "group:islamic-resistance-in-iraq", to: "group:iran-government", mode: K_SHORTEST, first: 2)
    { ${everyFieldOf('paths', 3)} } }`;
  const { answer, statements } = await seeded.run(query);
  expect(answer.errors).toBeUndefined();
  expect(listAt(answer.data, 'paths.paths')).toHaveLength(2);
  expect(statements.length).toBeLessThanOrEqual(countFields(parse(query)) + 1);
});

/** What every kind has, four levels deep, with every field that pages or counts. */
const SHARED_FIELDS = `nodes {
  id name names { text claims { source { title } } } description identifiers { identifier }
  links(first: 3) { nodes { id from { name } to { name links(first: 2) { nodes { id } total { value } } }
    summary { status origins { name } sources { id } } claims(first: 2) { nodes { statement source { title } attributedTo { name } } total { value } }
    beside { id summary { status } } } total { value } hidden { total } }
  linkCounts { type count { value } }
  attributes { type value { __typename } summary { status origins { name } } claims { id bearings { reason claim { id } on { id } } } }
  claims(first: 3) { nodes { id subject { name } object { name } origins { name } about { id } inferredFrom { id } link { id summary { status } } } total { value } }
}`;

const CLAIM_FIELDS = `nodes {
  subject { name claims(first: 1) { nodes { id } } } object { name } attributedTo { name names { text } } onBehalfOf { name }
  origins { name entity { name } source { title origins { name } } } about { id } inferredFrom { statement source { title } }
  source { title publisher { name } claims(first: 2) { total { value } nodes { id } } }
  link { id from { name } to { name linkCounts { type } } summary { status origins { name } } beside { id } claims(first: 1) { nodes { id } } }
  bearings { claim { statement subject { name } } on { statement } }
}`;

describe('the number of statements', () => {
  test.each([
    ['entities', SHARED_FIELDS],
    ['claims', CLAIM_FIELDS],
  ])('does not grow with the rows of %s', async (name, selection) => {
    const query = `query ($first: Int!) { ${name}(first: $first) { ${selection} } }`;
    const most = countFields(parse(query)) + 1;
    for (const first of [1, 10, 110]) {
      const { answer, statements } = await seeded.run(query, { first });
      expect(answer.errors).toBeUndefined();
      expect(statements.length).toBeLessThanOrEqual(most);
    }
  });

  test('is the same for one name as for many', async () => {
    const names = ['Iraq', 'Syria', 'Jordan', 'Lebanon', 'Gaza', 'Britain'];
    const query = `{ ${names.map((name, at) => `n${at}: place(name: "${name}") { id events { total { value } } }`).join(' ')} }`;
    const { answer, statements } = await seeded.run(query);
    expect(answer.errors).toBeUndefined();
    expect([...statements].sort()).toEqual(['entity/find-by-names', 'link/count-links']);
  });

  test('is none for what the store need not tell', async () => {
    const { statements } = await seeded.run(
      '{ __typename vocabulary { relationTypes { type } } __schema { queryType { name } } }',
    );
    expect(statements).toEqual([]);
  });
});
