/** Networks against a slow reference, on a thousand random claim graphs. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findEntities } from '../../src/entity/record-entities.js';
import type { EntityId } from '../../src/ids.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import type { Direction } from '../../src/link/read-links.js';
import { countBeyond, countHiddenAt, readNetwork, type NetworkQuery } from '../../src/network/network.js';
import type { Store } from '../../src/store/store.js';
import { ENTITY_KINDS } from '../../src/vocabulary/vocabulary.js';
import { lane, openTestStore } from '../engines.js';
import { filter } from '../evidence/arbitraries.js';
import { GRAPH_TYPES, loadGraphs, randomGraphs, type RandomGraph } from '../traversal/random-graph.js';
import { networkSlowly } from './reference.js';

const GRAPHS = 1_000;
/** Neo4j plans each new text, and nearly every pair of a filter and a selection is one. */
const PAIRS = lane === 'neo4j' ? 8 : 300;
const seed = Math.floor(Math.random() * 2 ** 31);

let store: Store;
let graphs: readonly RandomGraph[];

beforeAll(async () => {
  store = await openTestStore();
  graphs = randomGraphs(GRAPHS, seed);
  await loadGraphs(store, graphs);
}, 180_000);

const shape = fc.record({
  selection: fc
    .record({
      types: fc.oneof(fc.constant([...GRAPH_TYPES]), fc.subarray([...GRAPH_TYPES], { minLength: 1 })),
      direction: fc.constantFrom<Direction>('BOTH', 'BOTH', 'OUT', 'IN'),
      kinds: fc.option(fc.subarray([...ENTITY_KINDS], { minLength: 2 }), { nil: undefined, freq: 3 }),
    })
    .map(({ kinds, ...rest }) => ({ ...rest, ...(kinds && { kinds }) })),
  // Half ask for the defaults, under which most is shown.
  filter: fc.oneof(fc.constant(DEFAULT_FILTER), filter),
});

/** Bounds that are met in about half of the graphs. */
const query: fc.Arbitrary<NetworkQuery & { readonly seeds: number }> = fc
  .record({
    shape: fc.constantFrom(...fc.sample(fc.noBias(shape), { numRuns: PAIRS, seed })),
    depth: fc.integer({ min: 1, max: 4 }),
    maxNodes: fc.oneof(fc.constant(300), fc.integer({ min: 3, max: 5 })),
    maxLinks: fc.oneof(fc.constant(2_000), fc.integer({ min: 1, max: 9 })),
    throughLabels: fc.boolean(),
    seeds: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ shape: asked, ...more }) => ({ ...more, ...asked }));

describe('a network', () => {
  test('holds the same entities and links, cut off at the same place, as the slow reference finds', async () => {
    const queries = fc.sample(fc.noBias(query), { numRuns: GRAPHS, seed });
    let cuts = 0;
    for (const [at, graph] of graphs.entries()) {
      const { seeds: count, ...asked } = queries[at]!;
      const ids = graph.entities.slice(0, count).map(({ id }) => id);
      const expected = networkSlowly(graph, ids, asked);
      const seeds = await entitiesOf(ids);
      const network = await readNetwork(store, seeds, asked, { summary: false, names: false });
      const answer = {
        nodes: network.nodes.map(({ id, depth, degree }) => ({ id, depth, degree })),
        links: network.links.map(({ id, originCount }) => ({ id, originCount })),
        followed: network.followed,
        cut: network.cut,
        beyond: await countBeyond(store, network, asked),
        hidden: await countHiddenAt(store, network.followed, asked.selection, asked.filter),
      };
      expect({ seed, at, asked, answer }).toEqual({ seed, at, asked, answer: expected });
      if (expected.cut) cuts += 1;
    }
    expect(cuts).toBeGreaterThan(GRAPHS / 10);
    expect(cuts).toBeLessThan(GRAPHS);
  }, 600_000);
});

async function entitiesOf(ids: readonly EntityId[]) {
  const found = await findEntities(store, ids);
  return ids.map((id) => found.get(id)!);
}
