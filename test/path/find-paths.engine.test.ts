import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASES, MODALITIES } from '../../src/claim/claim.js';
import { LINK_STATUSES, type Filter } from '../../src/evidence/evidence.js';
import { shownCondition } from '../../src/evidence/predicate.js';
import type { EntityId } from '../../src/ids.js';
import type { Direction } from '../../src/link/read-links.js';
import { findCritical, survives } from '../../src/path/critical.js';
import { findPaths, isConnected } from '../../src/path/find-paths.js';
import { nativeShortest } from '../../src/path/native-shortest.js';
import { PATH_MODES, type PathQuery } from '../../src/path/path.js';
import type { Store } from '../../src/store/store.js';
import type { RelationType } from '../../src/vocabulary/vocabulary.js';
import { caseOn, lane, openTestStore } from '../engines.js';
import { SOURCES, filter } from '../evidence/arbitraries.js';
import {
  GRAPH_TYPES,
  loadGraphs,
  randomGraphs,
  shownLinks,
  type RandomGraph,
} from '../traversal/random-graph.js';
import { allPaths, pathsSlowly, searchedSlowly, type Asked } from './reference.js';

const seed = Math.floor(Math.random() * 2 ** 31);
const GRAPHS = 1_000;
/** Neo4j plans each new text, and nearly every filter and every way of walking is one: it gets few, and two ways each. */
const FILTERS = lane === 'neo4j' ? 6 : 200;

/** All that the graphs' evidence has, by code point. */
const ORIGINS = ['group:ministry', 'person:spokesman', 'publisher:the-daily', 'source:ap'];

/** Filters that leave enough for paths; most of the random ones leave little. */
const MILD: readonly Filter[] = [
  { evidence: {}, time: {} },
  { evidence: { modalities: MODALITIES, bases: BASES }, time: {} },
  { evidence: { statuses: LINK_STATUSES }, time: {} },
  { evidence: { minOrigins: 2 }, time: {} },
  { evidence: { excludeSources: ['source:bbc'] }, time: {} },
  { evidence: { excludeOrigins: ['group:ministry'], statuses: LINK_STATUSES }, time: {} },
];

let store: Store;
let graphs: RandomGraph[];
let filters: Filter[];
beforeAll(async () => {
  store = await openTestStore();
  graphs = randomGraphs(2 * GRAPHS, seed)
    .filter(({ links }) => links.length > 7)
    .slice(0, GRAPHS);
  filters = fc.sample(filter, { numRuns: FILTERS, seed }).flatMap((one, i) => [one, MILD[i % MILD.length]!]);
  await loadGraphs(store, graphs);
}, 180_000);

interface Asking {
  readonly at: number;
  readonly filter: number;
  readonly ends: readonly [number, number];
  readonly walked: number;
  readonly maxHops: number;
  readonly first: number;
}

const asking: fc.Arbitrary<Asking> = fc.record({
  at: fc.nat(10 * GRAPHS),
  filter: fc.nat(10 * FILTERS),
  ends: fc.tuple(fc.nat(100), fc.nat(100)),
  walked: fc.nat(5),
  maxHops: fc.integer({ min: 1, max: 8 }),
  first: fc.integer({ min: 1, max: 6 }),
});

const WALKED: readonly (readonly [readonly RelationType[], Direction, boolean])[] = [
  [GRAPH_TYPES, 'BOTH', false],
  [GRAPH_TYPES, 'BOTH', true],
  [GRAPH_TYPES, 'OUT', false],
  [GRAPH_TYPES, 'IN', true],
  [['BACKS', 'LEADS'], 'OUT', true],
  [['MET', 'ALLIED_WITH', 'LEADS'], 'IN', false],
];

function askedOf(given: Asking, mode: PathQuery['mode']): Asked {
  const graph = graphs[given.at % graphs.length]!;
  const [from, other] = given.ends.map((end) => end % graph.entities.length) as [number, number];
  const to = other === from ? (from + 1) % graph.entities.length : other;
  const walked = lane === 'neo4j' ? (given.filter % filters.length) + 3 * (given.walked % 2) : given.walked;
  const [types, direction, throughLabels] = WALKED[walked % WALKED.length]!;
  return {
    graph,
    mode,
    from: graph.entities[from]!.id,
    to: graph.entities[to]!.id,
    types,
    direction,
    throughLabels,
    maxHops: given.maxHops,
    first: given.first,
    filter: filters[given.filter % filters.length]!,
  };
}

function queryOf({ graph, from, to, ...asked }: Asked): PathQuery {
  const end = (id: EntityId) => ({
    id,
    links: graph.links.filter((link) => link.from === id || link.to === id).length,
  });
  return { ...asked, from: end(from), to: end(to) };
}

/** Fails with the seed of the graphs. */
function agree(actual: unknown, expected: unknown): void {
  expect({ seed, answer: actual }).toEqual({ seed, answer: expected });
}

describe('paths on random claim graphs under random filters', () => {
  test.each(PATH_MODES)(
    'are those that walking every path gives, in order: %s',
    async (mode) => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(asking, async (given) => {
          const asked = askedOf(given, mode);
          const answer = await findPaths(store, queryOf(asked));
          const paths = answer.paths.map(({ steps, strength }) => ({
            links: steps.map(({ link }) => link as string),
            strength,
          }));
          agree(
            { paths, more: answer.more, bounded: answer.bounded },
            { ...pathsSlowly(asked), bounded: false },
          );
          for (const { steps, strength } of answer.paths) {
            found += 1;
            agree([steps[0]!.from, steps.at(-1)!.to], [asked.from, asked.to]);
            agree(Math.min(...steps.map((step) => step.strength)), strength);
            for (const { link, from, to } of steps)
              agree(link.split('~').slice(1, 3).sort(), [from, to].sort());
          }
        }),
        { numRuns: GRAPHS, seed },
      );
      expect(found).toBeGreaterThan(GRAPHS / 10);
    },
    180_000,
  );

  test('rest on the sources and origins without which walking every path finds none', async () => {
    let critical = 0;
    await fc.assert(
      fc.asyncProperty(asking, async (given) => {
        const asked = askedOf(given, 'K_SHORTEST');
        const { paths } = await findPaths(store, queryOf(asked));
        const { evidence, time } = asked.filter;
        const byLink = new Map(asked.graph.links.map((link) => [link.id, link.evidence]));
        const without = (part: 'sources' | 'origins', id: string): Filter => {
          const exclude = part === 'sources' ? 'excludeSources' : 'excludeOrigins';
          return { time, evidence: { ...evidence, [exclude]: [...(evidence[exclude] ?? []), id] } };
        };
        for (const [part, ids] of [
          ['sources', SOURCES],
          ['origins', ORIGINS],
        ] as const) {
          const expected =
            paths.length === 0
              ? []
              : ids.filter((id) => allPaths({ ...asked, filter: without(part, id) }).length === 0);
          critical += expected.length;
          agree(await findCritical(part, store, queryOf(asked), paths, byLink), expected);
          for (const path of paths) {
            const links = new Set(path.steps.map(({ link }) => link as string));
            for (const id of ids) {
              const shown = shownLinks(asked.graph, without(part, id)).filter((link) => links.has(link.id));
              agree(survives(path, byLink, asked.filter, { [part]: [id] }), shown.length === links.size);
            }
          }
        }
      }),
      { numRuns: lane === 'neo4j' ? GRAPHS / 4 : GRAPHS, seed },
    );
    expect(critical).toBeGreaterThan(GRAPHS / 50);
  }, 180_000);

  const onNeo4j = caseOn(['neo4j'], { reason: 'it has no search of its own that holds a filter inside' });

  onNeo4j(
    'are found by the engine’s own search, as short as any and shown all the way',
    async () => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(asking, async (given) => {
          const asked = { ...askedOf(given, 'ALL_SHORTEST'), first: 100 };
          const own = await nativeShortest(store, { ...queryOf(asked), mode: 'SHORTEST' });
          if (!own) return;
          const shortest = pathsSlowly(asked).paths;
          agree(own.paths.length, Math.min(shortest.length, 1));
          for (const { steps, strength } of own.paths) {
            found += 1;
            const links = steps.map(({ link }) => link as string);
            expect(shortest).toContainEqual({ links, strength });
          }
        }),
        { numRuns: GRAPHS, seed },
      );
      expect(found).toBeGreaterThan(GRAPHS / 10);
    },
    180_000,
  );

  onNeo4j(
    'are those of Neo4j’s SHORTEST k with the predicate inside',
    async () => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(asking, async (given) => {
          const asked = {
            ...askedOf(given, 'ALL_SHORTEST'),
            types: GRAPH_TYPES,
            direction: 'BOTH' as const,
            first: 100,
          };
          const shown = shownCondition(asked.filter);
          if (shown.keep.includes('judged')) return;
          const ends = [asked.from, asked.to];
          const rows = await store.run(
            'path/list-shortest',
            { ...shown.parameters, from: asked.from, to: asked.to, ends: asked.throughLabels ? null : ends },
            { types: [...asked.types], keep: shown.keep },
          );
          const lists = rows.map(({ links }) => links as string[]);
          const least = Math.min(...lists.map(({ length }) => length));
          const expected = lists.filter(({ length }) => length === least && length <= asked.maxHops);
          const { paths } = await findPaths(store, queryOf(asked));
          found += paths.length;
          agree(
            paths.map(({ steps }) => steps.map(({ link }) => link).join(' ')).sort(),
            expected.map((links) => links.join(' ')).sort(),
          );
        }),
        { numRuns: GRAPHS, seed },
      );
      expect(found).toBeGreaterThan(GRAPHS / 10);
    },
    180_000,
  );

  test('stop at the bound on what is read, and say so', async () => {
    let stopped = 0;
    await fc.assert(
      fc.asyncProperty(asking, fc.nat(12), async (given, limit) => {
        const asked = askedOf(given, 'ALL_SHORTEST');
        const { paths, ...answer } = await findPaths(store, queryOf(asked), { limit });
        const { met, ...searched } = searchedSlowly(asked, limit);
        const expected = met ? pathsSlowly(asked) : { paths: [], more: false };
        stopped += searched.bounded ? 1 : 0;
        agree(
          { ...answer, count: paths.length },
          { ...searched, more: expected.more, count: expected.paths.length },
        );
        agree(await isConnected(store, queryOf(asked), asked.filter, { limit }), {
          ...searched,
          connected: met,
        });
      }),
      { numRuns: GRAPHS / 2, seed },
    );
    expect(stopped).toBeGreaterThan(GRAPHS / 50);
  });
});
