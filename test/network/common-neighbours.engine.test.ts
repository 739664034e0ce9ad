/** Common neighbours against a slow reference, on random claim graphs. */
import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Filter } from '../../src/evidence/evidence.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import {
  countCommonNeighbours,
  pageCommonNeighbours,
  type CommonNeighbour,
  type NeighbourPosition,
} from '../../src/network/common-neighbours.js';
import type { EntityId } from '../../src/ids.js';
import type { Store } from '../../src/store/store.js';
import type { RelationType } from '../../src/vocabulary/vocabulary.js';
import { lane, openTestStore } from '../engines.js';
import { filter } from '../evidence/arbitraries.js';
import { GRAPH_TYPES, loadGraphs, randomGraphs, type RandomGraph } from '../traversal/random-graph.js';
import { commonNeighboursSlowly } from './reference.js';

const GRAPHS = 300;
/** Neo4j plans each new text, and nearly every filter is one. */
const FILTERS = lane === 'neo4j' ? 4 : 100;
const seed = Math.floor(Math.random() * 2 ** 31);

let store: Store;
let graphs: readonly RandomGraph[];

beforeAll(async () => {
  store = await openTestStore();
  graphs = randomGraphs(GRAPHS, seed);
  await loadGraphs(store, graphs);
}, 180_000);

const query = fc.record({
  filter: fc.oneof(
    { weight: 3, arbitrary: fc.constant(DEFAULT_FILTER) },
    fc.constantFrom(...fc.sample(filter, { numRuns: FILTERS, seed })),
  ),
  types: fc.constantFrom<RelationType[]>([...GRAPH_TYPES], ['BACKS', 'MET']),
  given: fc.integer({ min: 2, max: 4 }),
});

async function inPages(
  ids: readonly EntityId[],
  types: readonly RelationType[],
  asked: Filter,
  limit: number,
): Promise<CommonNeighbour[]> {
  const found: CommonNeighbour[] = [];
  for (let after: NeighbourPosition | undefined; ;) {
    const page = await pageCommonNeighbours(store, ids, types, asked, { limit, after });
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < limit) return found;
    after = { tiedTo: last.tiedTo, weakest: last.weakest, id: last.entity.id };
  }
}

test('common neighbours are those that the slow reference finds, in its order, however small the pages', async () => {
  let several = 0;
  for (const [at, asked] of fc.sample(fc.noBias(query), { numRuns: GRAPHS, seed }).entries()) {
    const graph = graphs[at]!;
    const ids = graph.entities.slice(0, asked.given).map(({ id }) => id);
    const expected = commonNeighboursSlowly(graph, ids, asked.types, asked.filter);
    const found = await inPages(ids, asked.types, asked.filter, 1 + (at % 3));
    expect({
      seed,
      at,
      found: found.map(({ entity, tiedTo, weakest }) => ({ id: entity.id, tied: tiedTo, weakest })),
      counted: await countCommonNeighbours(store, ids, asked.types, asked.filter),
    }).toEqual({
      seed,
      at,
      found: expected.map(({ id, tied, weakest }) => ({ id, tied, weakest })),
      counted: expected.length,
    });
    if (expected.length > 1) several += 1;
  }
  expect(several).toBeGreaterThan(5);
}, 300_000);
