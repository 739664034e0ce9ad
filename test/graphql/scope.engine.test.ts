/** The filter in force: what is given holds for everything below, part by part, and what is left out stays out. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { recordBearings } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { entityId, sourceId, type ClaimId } from '../../src/ids.js';
import type { Store } from '../../src/store/store.js';
import { claim, recordGraph } from '../graph.js';
import { at, endpoint, listAt } from './endpoint.js';

/** A leads B by three sources, one of which denies it; B is backed by C on the word of source two alone. */
async function fill(store: Store): Promise<void> {
  await recordGraph(store, {
    entities: ['person:a', 'group:b', 'group:c', 'group:d', 'person:s'],
    sources: ['source:one', 'source:two', 'source:three'],
  });
  const two = { source: sourceId('source:two') };
  const three = { source: sourceId('source:three') };
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:a', 'LEADS', 'group:b'),
        claim('person:a', 'LEADS', 'group:b', two),
        claim('person:a', 'LEADS', 'group:b', { ...three, stance: 'DENIES', attributedTo: 'person:s' }),
        claim('group:c', 'BACKS', 'group:b', two),
        claim('group:c', 'BACKS', 'group:d', { modality: 'INTENDED' }),
        claim('group:b', 'STRENGTH', { type: 'QUANTITY', low: 100 }),
        claim('group:b', 'STRENGTH', { type: 'QUANTITY', low: 500 }, two),
      ],
      'tester',
    ),
  );
}

const graph = endpoint(fill);
const LEADS = 'LEADS~person:a~group:b';

const status = async (evidence: string): Promise<unknown> =>
  at(
    await graph.data(`{ link(id: "${LEADS}", evidence: ${evidence}) { summary { status } } }`),
    'link.summary.status',
  );

describe('a filter', () => {
  test('decides what the claims make of a link', async () => {
    expect(await status('{}')).toBe('CONTESTED');
    expect(await status('{ excludeSources: ["source:three"] }')).toBe('UNCONTESTED');
    expect(await status('{ excludeAttributedTo: ["person:s"] }')).toBe('UNCONTESTED');
    expect(await status('{ sources: ["source:three"] }')).toBe('DENIED');
    expect(await status('{ origins: ["person:s"] }')).toBe('DENIED');
    expect(await status('{ sources: ["source:unheard-of"] }')).toBe('NONE');
  });

  test('given above holds below, through links, entities and back', async () => {
    const data = await graph.data(`{
      group(id: "group:b", evidence: { excludeSources: ["source:two"] }) {
        strength { value { ... on QuantityValue { low } } }
        backers { nodes { id } }
        leaders { nodes { ... on Person { leads { nodes { ... on Group {
          backers { nodes { id } total { value } }
          strength { claims { source { id } } }
          claims { nodes { source { id } } }
          linkCounts { type }
        } } } } } }
      }
    }`);
    expect(at(data, 'group.strength')).toEqual([{ value: { low: 100 } }]);
    expect(at(data, 'group.backers.nodes')).toEqual([]);
    const again = at(data, 'group.leaders.nodes.0.leads.nodes.0');
    expect(at(again, 'backers')).toEqual({ nodes: [], total: { value: 0 } });
    expect(listAt(again, 'strength')).toHaveLength(1);
    expect(at(again, 'linkCounts')).toEqual([{ type: 'LEADS' }]);
    expect(JSON.stringify(at(again, 'claims'))).not.toContain('source:two');
  });

  test('reaches claims, sources and origins that are reached through a link', async () => {
    const data = await graph.data(`{
      link(id: "${LEADS}", evidence: { excludeSources: ["source:two"] }) {
        claims { nodes { source { id claims { nodes { id source { id } } } }
          origins { entity { links { total { value } } } } subject { claims { total { value } } }
          link { summary { asserts sourceCount } } } }
        summary { asserts sourceCount sources { id claims { total { value } } } }
        to { claims { total { value } } }
      }
    }`);
    expect(JSON.stringify(data)).not.toContain('source:two');
    expect(at(data, 'link.summary')).toMatchObject({ asserts: 1, sourceCount: 2 });
    for (const node of listAt(data, 'link.claims.nodes')) {
      expect(at(node, 'link.summary')).toEqual({ asserts: 1, sourceCount: 2 });
      expect(at(node, 'subject.claims.total.value')).toBe(2);
    }
    expect(at(data, 'link.to.claims.total.value')).toBe(3);
  });

  test.each([
    ['another exclude adds to it', '{ excludeSources: ["source:three"] }', ['source:one']],
    ['an empty exclude adds nothing', '{ excludeSources: [] }', ['source:one', 'source:three']],
    ['another part leaves it as it is', '{ minOrigins: 1 }', ['source:one', 'source:three']],
    [
      'asking for the excluded source finds nothing of it',
      '{ sources: ["source:two", "source:one"] }',
      ['source:one'],
    ],
    [
      'null is the same as not given',
      '{ excludeSources: null, sources: null }',
      ['source:one', 'source:three'],
    ],
    ['a reset forgets it', '{ reset: true }', ['source:one', 'source:three', 'source:two']],
    [
      'a reset with an exclude begins with that',
      '{ reset: true, excludeSources: ["source:three"] }',
      ['source:one', 'source:two'],
    ],
    ['reset: false is no reset', '{ reset: false }', ['source:one', 'source:three']],
  ])('that leaves a source out: %s', async (_title, below, sources) => {
    const data = await graph.data(`{
      person(id: "person:a", evidence: { excludeSources: ["source:two"] }) {
        leads(evidence: ${below}) { edges { link { summary { sources { id } } } } }
      }
    }`);
    const found = listAt(data, 'person.leads.edges.0.link.summary.sources') as { id: string }[];
    expect(found.map(({ id }) => id).sort()).toEqual(sources);
  });

  test('replaces the part that is given below, and no other', async () => {
    const data = await graph.data(`{
      group(id: "group:c", evidence: { modalities: [INTENDED], sources: ["source:one", "source:two"] }) {
        inherited: backs { nodes { id } }
        actual: backs(evidence: { modalities: [ACTUAL] }) { nodes { id } }
        actualOfOne: backs(evidence: { modalities: [ACTUAL], sources: ["source:one"] }) { nodes { id } }
        both: backs(evidence: { modalities: [ACTUAL, INTENDED] }) { nodes { id } hidden { total } }
        reset: backs(evidence: { reset: true }) { nodes { id } hidden { modality total } }
      }
    }`);
    const ids = (alias: string) =>
      (listAt(data, `group.${alias}.nodes`) as { id: string }[]).map(({ id }) => id);
    expect(ids('inherited')).toEqual(['group:d']);
    expect(ids('actual')).toEqual(['group:b']);
    expect(ids('actualOfOne')).toEqual([]);
    expect(ids('both')).toEqual(['group:b', 'group:d']);
    expect(at(data, 'group.both.hidden.total')).toBe(0);
    expect(at(data, 'group.reset')).toEqual({
      nodes: [{ id: 'group:b' }],
      hidden: { modality: 1, total: 1 },
    });
  });

  test('keeps evidence and time apart: a reset of one leaves the other', async () => {
    const data = await graph.data(`{
      person(id: "person:a", evidence: { excludeSources: ["source:two"] }, at: { publishedBy: "1999" }) {
        inherited: leads { total { value } }
        timeReset: leads(at: { reset: true }) { edges { link { summary { asserts } } } }
        evidenceReset: leads(evidence: { reset: true }) { total { value } }
      }
    }`);
    expect(at(data, 'person.inherited.total.value')).toBe(0);
    expect(at(data, 'person.timeReset.edges.0.link.summary.asserts')).toBe(1);
    expect(at(data, 'person.evidenceReset.total.value')).toBe(0);
  });

  test('of two aliases of one field is not mixed up', async () => {
    const data = await graph.data(`{
      entities { nodes { id
        all: linkCounts { type count { value } }
        one: linkCounts(evidence: { sources: ["source:one"] }) { type count { value } }
      } }
    }`);
    const b = (listAt(data, 'entities.nodes') as { id: string }[]).find(({ id }) => id === 'group:b');
    expect(at(b, 'all')).toEqual([
      { type: 'LEADS', count: { value: 1 } },
      { type: 'BACKS', count: { value: 1 } },
    ]);
    expect(at(b, 'one')).toEqual([{ type: 'LEADS', count: { value: 1 } }]);
  });

  test('holds for several nodes, and for a link that was asked as a node', async () => {
    const data = await graph.data(`{
      nodes(ids: ["${LEADS}", "person:a"], evidence: { sources: ["source:three"] }) {
        ... on Link { summary { status } }
        ... on Person { leads { total { value } hidden { status total } } }
      }
      node(id: "${LEADS}", at: { publishedBy: "1999" }) { ... on Link { summary { status } } }
    }`);
    expect(at(data, 'nodes.0.summary.status')).toBe('DENIED');
    expect(at(data, 'nodes.1.leads')).toEqual({ total: { value: 0 }, hidden: { status: 1, total: 1 } });
    expect(at(data, 'node.summary.status')).toBe('NONE');
  });
});

describe('the present and what was known', () => {
  let before = '';
  let retracted: ClaimId;

  beforeAll(async () => {
    const { ids } = await graph.store.write((writer) =>
      recordClaims(
        writer,
        [claim('person:s', 'LEADS', 'group:d'), claim('person:s', 'LEADS', 'group:d', { stance: 'DENIES' })],
        'tester',
      ),
    );
    await graph.store.write((writer) =>
      recordBearings(writer, [{ type: 'CONTRADICTS', claim: ids[1]!, on: ids[0]! }], 'tester'),
    );
    before = String(at(await graph.data('{ statistics { recordedAt } }'), 'statistics.recordedAt'));
    retracted = ids[1]!;
    // Revisions are told apart by their instants, of a millisecond each.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await graph.store.write(async (writer) => retractClaim(writer, retracted, 'a slip', 'tester'));
  });

  test('a retracted claim counts no more, but did before', async () => {
    const query = `query ($known: DateTime) {
      person(id: "person:s") {
        leads(at: { knownAt: $known }) { edges { link { summary { status asserts denies }
          claims { nodes { id stance bearings { id } } total { value } } } } total { value } }
        claims { total { value } }
      }
    }`;
    const now = await graph.data(query, { known: null });
    expect(at(now, 'person.leads.edges.0.link.summary')).toEqual({
      status: 'UNCONTESTED',
      asserts: 1,
      denies: 0,
    });
    expect(at(now, 'person.leads.edges.0.link.claims.total.value')).toBe(1);
    const then = await graph.data(query, { known: before });
    expect(at(then, 'person.leads.edges.0.link.summary')).toEqual({
      status: 'CONTESTED',
      asserts: 1,
      denies: 1,
    });
    expect(at(then, 'person.leads.edges.0.link.claims.total.value')).toBe(2);
  });

  test('retracted claims come only when asked for, and by id', async () => {
    const data = await graph.data(
      `query ($id: ID!) {
        standing: claims(where: { subjects: ["person:s"] }) { nodes { id } }
        retracted: claims(where: { retracted: true }) { nodes { id retractedBy retractedReason } total { value } }
        ofEntity: entity(id: "person:s") { claims(where: { retracted: true }) { nodes { id } } }
        claim(id: $id) { retractedAt retractedReason }
      }`,
      { id: retracted },
    );
    expect(listAt(data, 'standing.nodes')).toHaveLength(1);
    expect(at(data, 'retracted')).toEqual({
      nodes: [{ id: retracted, retractedBy: 'tester', retractedReason: 'a slip' }],
      total: { value: 1 },
    });
    expect(at(data, 'ofEntity.claims.nodes')).toEqual([{ id: retracted }]);
    expect(at(data, 'claim.retractedReason')).toBe('a slip');
  });

  test('an entity that claims never touched has nothing hidden and nothing cut off', async () => {
    await graph.store.write(async (writer) => {
      const { recordEntities } = await import('../../src/entity/record-entities.js');
      await recordEntities(writer, [{ id: entityId('group:lonely'), kind: 'GROUP' }], 'tester');
    });
    const data = await graph.data(
      '{ group(id: "group:lonely") { name names { text } links { nodes { id } total { value } hidden { total } truncation { complete explored } pageInfo { startCursor endCursor hasNextPage } } linkCounts { type } attributes { type } claims { total { value } } } }',
    );
    expect(data).toEqual({
      group: {
        name: 'lonely',
        names: [],
        links: {
          nodes: [],
          total: { value: 0 },
          hidden: { total: 0 },
          truncation: { complete: true, explored: 0 },
          pageInfo: { startCursor: null, endCursor: null, hasNextPage: false },
        },
        linkCounts: [],
        attributes: [],
        claims: { total: { value: 0 } },
      },
    });
  });
});
