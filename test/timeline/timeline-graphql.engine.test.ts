/** Timelines as they are asked: what is refused, what is merged, what was known. */
import { describe, expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { entityId, sourceId } from '../../src/ids.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import type { Store } from '../../src/store/store.js';
import { at, endpoint, listAt } from '../graphql/endpoint.js';
import { claim, recordGraph } from '../graph.js';

const two = { source: sourceId('source:two') };

/** A leads G since 2012, says one source; a strike hit G on one of two days; A is also known as B. */
async function fill(store: Store): Promise<void> {
  await recordGraph(store, {
    entities: ['person:a', 'person:b', 'group:g', 'event:strike', 'event:vow'],
    sources: ['source:one', 'source:two'],
  });
  const date = (text: string) => ({ type: 'DATE', date: text }) as const;
  const { ids } = await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:a', 'LEADS', 'group:g', { validFrom: '2012', dateBasis: 'RELATIVE' }),
        claim('person:a', 'LEADS', 'group:g', { ...two, validFrom: '2012', dateBasis: 'STATED' }),
        claim('person:b', 'LEADS', 'group:g', { ...two, validFrom: '2014' }),
        claim('event:strike', 'TARGETED', 'group:g'),
        claim('event:strike', 'DATE', date('2021-06-27')),
        claim('event:strike', 'DATE', date('2021-06-28'), two),
        claim('event:strike', 'DATE', date('2021-06-28'), { stance: 'DENIES' }),
        claim('group:g', 'CARRIED_OUT', 'event:vow', { modality: 'INTENDED' }),
        claim('event:vow', 'DATE', date('2022')),
      ],
      'tester',
    ),
  );
  await store.write((writer) =>
    mergeEntities(writer, { id: entityId('person:b'), into: entityId('person:a'), reason: 'one' }, 'tester'),
  );
  await store.write((writer) => retractClaim(writer, ids[4]!, 'a slip', 'tester'));
}

const graph = endpoint(fill);
const dates = async (given: string): Promise<unknown> =>
  listAt(await graph.data(`{ timeline(${given}) { nodes { date } } }`), 'timeline.nodes').map((node) =>
    at(node, 'date'),
  );

describe('a timeline', () => {
  test('puts two dates of one event side by side, and says who denies one', async () => {
    const data = await graph.data(
      '{ timeline(entities: ["group:g"], kinds: [EVENT]) { nodes { date summary { status asserts denies } ... on DatedEvent { event { id } } } hidden { modality } } }',
    );
    expect(at(data, 'timeline')).toEqual({
      nodes: [
        {
          date: '2021-06-28',
          summary: { status: 'CONTESTED', asserts: 1, denies: 1 },
          event: { id: 'event:strike' },
        },
      ],
      hidden: { modality: 1 },
    });
  });

  test('reads merged entities as one', async () => {
    expect(await dates('entities: ["person:b"]')).toEqual(['2012/..', '2014/..']);
    expect(await dates('entities: ["person:a", "person:b"]')).toEqual(['2012/..', '2014/..']);
  });

  test('gives the surest way in which the claims came by a date', async () => {
    const data = await graph.data(
      '{ timeline(entities: ["person:a"], first: 1) { nodes { dateBasis claims { id } } } }',
    );
    expect(at(data, 'timeline.nodes.0.dateBasis')).toBe('STATED');
    expect(listAt(data, 'timeline.nodes.0.claims')).toHaveLength(2);
  });

  test('obeys what is given of evidence: sources, modalities of the ties', async () => {
    expect(await dates('entities: ["person:a"], evidence: { excludeSources: ["source:two"] }')).toEqual([
      '2012/..',
    ]);
    expect(
      await dates('entities: ["group:g"], kinds: [EVENT], evidence: { modalities: [ACTUAL, INTENDED] }'),
    ).toEqual(['2021-06-28', '2022']);
  });

  test('of nobody is empty, as is one of no kinds', async () => {
    for (const given of ['entities: []', 'kinds: []']) {
      const data = await graph.data(
        `{ timeline(${given}) { nodes { date } total { value exact } undated { events { value } claims { value } } periods { period } hidden { total } truncation { complete } } }`,
      );
      expect(at(data, 'timeline')).toEqual({
        nodes: [],
        total: { value: 0, exact: true },
        undated: { events: { value: 0 }, claims: { value: 0 } },
        periods: [],
        hidden: { total: 0 },
        truncation: { complete: true },
      });
    }
  });

  test.each([
    ['entities: ["person:nobody"]', 'NOT_FOUND'],
    ['entities: ["nobody"]', 'INVALID_ID'],
    ['during: "last year"', 'INVALID_DATE'],
    ['first: 0', 'INVALID_PAGE_SIZE'],
    ['after: "x"', 'INVALID_CURSOR'],
    ['at: { validAt: "2021", validDuring: "2022" }', 'INVALID_FILTER'],
  ])('with %s is refused: %s', async (given, code) => {
    expect(await graph.code(`{ timeline(${given}) { nodes { date } } }`)).toBe(code);
  });

  test('takes no cursor of another question', async () => {
    const page = await graph.data(
      '{ timeline(entities: ["person:a"], first: 1) { pageInfo { endCursor } } }',
    );
    const cursor = at(page, 'timeline.pageInfo.endCursor') as string;
    expect(await dates(`entities: ["person:a"], after: "${cursor}"`)).toEqual(['2014/..']);
    expect(
      await graph.code(`{ timeline(entities: ["group:g"], after: "${cursor}") { nodes { date } } }`),
    ).toBe('INVALID_CURSOR');
  });

  test('of more entities than it takes is refused', async () => {
    const entities = Array.from({ length: 5_001 }, () => 'person:a');
    const query = 'query ($entities: [ID!]) { timeline(entities: $entities) { nodes { date } } }';
    expect(await graph.code(query, { entities })).toBe('BAD_USER_INPUT');
  });
});
