/** What the tests of mutations share: a small graph, the operations, and what they may leave behind. */
import { beforeEach, expect } from '@jest/globals';
import { recordGraph } from '../graph.js';
import { at, endpoint, listAt, type Data } from './endpoint.js';

export const graph = endpoint((store) =>
  recordGraph(store, {
    entities: ['person:a', 'person:b', 'group:g', 'group:h', 'event:e', 'place:p', 'asset:s'],
    sources: ['source:one', 'source:two'],
  }),
);

export const RECORD_CLAIMS = `mutation ($input: [ClaimInput!]!, $key: String, $by: String) {
  recordClaims(input: $input, key: $key, by: $by) {
    recorded
    claims { id number recordedBy retractedAt locators link { id summary { status asserts denies originCount } } }
  }
}`;
export const RETRACT = `mutation ($id: ID!, $reason: String!, $key: String) {
  retractClaim(id: $id, reason: $reason, key: $key) {
    claim { id retractedAt retractedBy retractedReason link { summary { status asserts } } }
  }
}`;
export const BEARING = `mutation ($input: BearingInput!, $key: String) {
  recordBearing(input: $input, key: $key) { recorded bearing { id bearingType reason claim { id } on { id link { summary { status } } } } }
}`;
export const RETRACT_BEARING = `mutation ($id: ID!, $key: String) {
  retractBearing(id: $id, reason: "a slip", key: $key) { bearing { id retractedAt on { link { summary { status } } } } }
}`;
export const SOURCE = `mutation ($input: SourceInput!, $key: String) {
  recordSource(input: $input, key: $key) { recorded source { id title reliability origins { id name } derivedFrom { id } recordedBy } }
}`;
export const ENTITY = `mutation ($input: EntityInput!, $key: String, $by: String) {
  recordEntity(input: $input, key: $key, by: $by) { recorded entity { id kind name anonymous unnamed ... on Group { groupType } } }
}`;

let made = 0;
/** Differs from every other number of this file. */
export const next = (): number => (made += 1);
/** A role that no other test has, so that its link is its own. */
export const fresh = (): string => `office ${next()}`;

export function office(role: string, rest: Data = {}): Data {
  return {
    source: 'source:one',
    subject: 'person:a',
    predicate: 'HOLDS_OFFICE_IN',
    object: 'group:g',
    role,
    ...rest,
  };
}

export async function record(...input: Data[]): Promise<{ id: string; link: { id: string } }[]> {
  const data = await graph.data(RECORD_CLAIMS, { input });
  return listAt(data, 'recordClaims.claims') as { id: string; link: { id: string } }[];
}

/** All that a write could have left behind. */
export async function figures(): Promise<unknown> {
  const data = await graph.data(
    '{ statistics { revision sources claims retractedClaims bearings entities { kind count } links { status count } } }',
  );
  return at(data, 'statistics');
}

/** Runs what must fail, and sees that nothing has changed. */
export async function refused(query: string, variables: Data): Promise<Data> {
  const before = await figures();
  const { data, errors } = await graph.answer(query, variables);
  expect(errors).toHaveLength(1);
  expect(Object.values(data ?? { none: null })).toEqual([null]);
  expect(await figures()).toEqual(before);
  expect(graph.faults).toEqual([]);
  return { message: errors![0]!.message, ...errors![0]!.extensions };
}

beforeEach(() => {
  graph.faults.length = 0;
});
