/**
 * `npm run bench -- paths`: filtered shortest paths, five shortest and strongest between random pairs, in
 * this process. Lengths are held against a breadth-first search over all links in memory, and on Neo4j the
 * times against its own `shortestPath` with the filter inside, asked by hand in the same run.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { findEntities } from '../src/entity/record-entities.js';
import type { EntityId } from '../src/ids.js';
import { DEFAULT_FILTER } from '../src/link/link-properties.js';
import { ALL_RELATION_TYPES } from '../src/link/read-links.js';
import { findPaths } from '../src/path/find-paths.js';
import type { PathEnd, PathMode, PathQuery } from '../src/path/path.js';
import { openStore } from '../src/store/open.js';
import { CYPHER_FOLDER, StatementLibrary } from '../src/store/statements.js';
import type { EngineName, Store } from '../src/store/store.js';
import { graphFile, type GraphName } from './places.js';
import { median, percentile, table } from './print.js';
import { Random } from './random.js';
import { filledPlace } from './stores.js';

const PAIRS = 50;
const WARM_UP = 5;
const HOPS = 8;
const SEED = 20_240_202;
const PAGE = 500;
const MOST_ROWS = 100_000;

interface Pair {
  readonly from: PathEnd;
  readonly to: PathEnd;
}

interface Way {
  readonly name: string;
  /** The length of the first path; undefined where there is none. */
  ask(store: Store, pair: Pair): Promise<number | undefined>;
  /** Whether that length is the least. */
  readonly isShortest: boolean;
  readonly against?: string;
}

const NATIVE = 'bare: shortestPath, filter inside';

export async function measurePaths(
  engines: readonly EngineName[],
  graphs?: readonly GraphName[],
): Promise<void> {
  for (const engine of engines)
    for (const name of graphs ?? ['network' as const]) await measure(engine, name);
}

async function measure(engine: EngineName, name: GraphName): Promise<void> {
  const { facts } = await graphFile(name);
  const place = await filledPlace(engine, name);
  const library = new StatementLibrary([CYPHER_FOLDER, fileURLToPath(new URL('cypher', import.meta.url))]);
  const store = await openStore(place.location, { library });
  try {
    const pairs = await randomPairs(store, facts.anyone as readonly EntityId[]);
    const lengths = await lengthsInMemory(store, pairs);
    const taken = await take(store, pairs, waysOf(engine), lengths);
    print(`${engine}, ${name}: ${facts.hubLinks} links at the hub`, taken, lengths);
  } finally {
    await store.close();
    await place.stop();
  }
}

/** With their numbers of links, which a resolver has read with the entities. */
async function randomPairs(store: Store, anyone: readonly EntityId[]): Promise<Pair[]> {
  const random = new Random(SEED);
  const entities = await findEntities(store, anyone);
  const ends = [...entities.values()].map(({ id, links }) => ({ id, links }));
  ends.sort((one, other) => (one.id < other.id ? -1 : 1));
  return Array.from({ length: PAIRS }, (): Pair => {
    const from = ends[random.below(ends.length)]!;
    for (;;) {
      const to = ends[random.below(ends.length)]!;
      if (to !== from) return { from, to };
    }
  });
}

function waysOf(engine: EngineName): Way[] {
  const searched = (mode: PathMode, native: boolean): Way['ask'] => {
    return async (store, pair) => {
      const { paths } = await findPaths(store, queryOf(mode, pair), { native });
      return paths[0]?.steps.length;
    };
  };
  const own: Way = {
    name: NATIVE,
    isShortest: true,
    ask: async (store, { from, to }) => {
      const ends = { from: from.id, to: to.id };
      const [row] = await store.run('bare/shortest-path', ends, { types: ALL_RELATION_TYPES });
      return row?.['length'] as number | undefined;
    },
  };
  const isNeo4j = engine === 'neo4j';
  const against = isNeo4j ? NATIVE : undefined;
  return [
    ...(isNeo4j ? [own] : []),
    { name: 'SHORTEST', isShortest: true, ask: searched('SHORTEST', isNeo4j), against },
    { name: 'ALL_SHORTEST, 5', isShortest: true, ask: searched('ALL_SHORTEST', false), against },
    { name: 'K_SHORTEST, 5', isShortest: true, ask: searched('K_SHORTEST', false), against },
    { name: 'STRONGEST', isShortest: false, ask: searched('STRONGEST', false), against },
  ];
}

function queryOf(mode: PathMode, pair: Pair): PathQuery {
  return {
    ...pair,
    mode,
    maxHops: HOPS,
    first: 5,
    types: ALL_RELATION_TYPES,
    direction: 'BOTH',
    throughLabels: false,
    filter: DEFAULT_FILTER,
  };
}

interface Taken extends Way {
  readonly times: number[];
  readonly wrong: number;
  readonly longestBlock: number;
}

/** Pair by pair over all ways, so that what else the machine does falls on all of them alike. */
async function take(
  store: Store,
  pairs: readonly Pair[],
  ways: readonly Way[],
  lengths: readonly (number | undefined)[],
): Promise<Taken[]> {
  for (const pair of pairs.slice(0, WARM_UP)) for (const { ask } of ways) await ask(store, pair);
  const taken = ways.map((way) => ({ ...way, times: [] as number[], wrong: 0, longestBlock: 0 }));
  for (const [at, pair] of pairs.entries()) {
    for (const way of taken) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const started = performance.now();
      const length = await way.ask(store, pair);
      way.times.push(performance.now() - started);
      delay.disable();
      way.longestBlock = Math.max(way.longestBlock, delay.max / 1e6);
      if (way.isShortest && length !== lengths[at]) way.wrong += 1;
    }
  }
  return taken;
}

function print(title: string, taken: readonly Taken[], lengths: readonly (number | undefined)[]): void {
  const found = lengths.filter((length) => length !== undefined);
  const told = [...new Set(found)]
    .sort()
    .map((length) => `${found.filter((one) => one === length).length} of ${length}`);
  console.log(
    `Paths of at most ${HOPS} links, ${title} (milliseconds; ${PAIRS} pairs: ${told.join(', ')}, none for ${PAIRS - found.length}):\n`,
  );
  const timesOf = (name: string | undefined): readonly number[] =>
    taken.find((way) => way.name === name)?.times ?? [];
  table(
    ['asked', 'p50', 'p95', 'p50 times', 'p95 times', 'that of', 'wrong lengths', 'longest block'],
    taken.map(({ name, times, against, wrong, isShortest, longestBlock }) => [
      name,
      median(times),
      percentile(times, 0.95),
      against === undefined ? '' : median(times) / median(timesOf(against)),
      against === undefined ? '' : percentile(times, 0.95) / percentile(timesOf(against), 0.95),
      against ?? '',
      isShortest ? wrong : '',
      longestBlock,
    ]),
  );
}

/** The truth, the slow way: all links that are shown, in memory. Made-up graphs have no labels. */
async function lengthsInMemory(store: Store, pairs: readonly Pair[]): Promise<(number | undefined)[]> {
  const beside = new Map<string, string[]>();
  const tie = (tail: string, head: string): void => {
    const others = beside.get(tail);
    if (others) others.push(head);
    else beside.set(tail, [head]);
  };
  for (let after = ''; ;) {
    const rows = await store.run(
      'bare/page-shown-links',
      { after, limit: PAGE },
      { types: ALL_RELATION_TYPES },
      { maxRows: MOST_ROWS },
    );
    if (rows.length === 0) break;
    for (const { tail, head } of rows) {
      after = tail as string;
      if (head === null) continue;
      tie(tail as string, head as string);
      tie(head as string, tail as string);
    }
  }
  return pairs.map(({ from, to }) => {
    const distances = new Map<string, number>([[from.id, 0]]);
    for (const [id, distance] of distances) {
      if (id === to.id) return distance;
      if (distance === HOPS) break;
      for (const next of beside.get(id) ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
    }
    return undefined;
  });
}
