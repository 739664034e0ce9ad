import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ends } from '../../src/change/difference.js';
import { findChanges, type ChangeQuestion } from '../../src/change/read-change.js';
import type { Filter } from '../../src/evidence/evidence.js';
import type { Store } from '../../src/store/store.js';
import type { DayNumber } from '../../src/time/day.js';
import type { DayBounds } from '../../src/time/edtf.js';
import { lane, openTestStore } from '../engines.js';
import { filter } from '../evidence/arbitraries.js';
import { loadGraphs, randomGraphs, type RandomGraph } from '../traversal/random-graph.js';
import { expectedChanges } from './reference.js';

const seed = Math.floor(Math.random() * 2 ** 31);
const GRAPHS = lane === 'neo4j' ? 60 : 200;
/** Neo4j plans each new text, and nearly every filter is one. */
const runs = { numRuns: lane === 'neo4j' ? 60 : 1_000, seed };

let store: Store;
let graphs: RandomGraph[];

beforeAll(async () => {
  store = await openTestStore();
  graphs = randomGraphs(GRAPHS, seed % 1_000);
  await loadGraphs(store, graphs);
}, 120_000);

const day = fc.integer({ min: -1, max: 21 }).map((n) => n as DayNumber);
const inOrder = <T>(pair: readonly [T, T], isBefore: (one: T, other: T) => boolean): [T, T] =>
  isBefore(pair[0], pair[1]) ? [pair[0], pair[1]] : [pair[1], pair[0]];

/** Days, or windows of some days, neither of whose bounds goes back. */
const windows: fc.Arbitrary<Ends> = fc
  .tuple(day, day, fc.nat(3), fc.nat(3))
  .map(([one, other, width, more]) => {
    const [from, to] = inOrder([one, other], (a, b) => a <= b);
    const window = (start: number, days: number): DayBounds => ({
      earliest: start as DayNumber,
      latest: (start + days) as DayNumber,
    });
    return {
      axis: 'VALID',
      from: window(from, width),
      to: window(to, Math.max(more, width - (to - from), 0)),
    };
  });
const days: fc.Arbitrary<Ends> = fc.tuple(day, day).map((pair) => {
  const [from, to] = inOrder(pair, (a, b) => a <= b);
  return { axis: 'PUBLISHED', from, to };
});
const revisions: fc.Arbitrary<Ends> = fc.tuple(fc.nat(11), fc.nat(11)).map((pair) => {
  const [from, to] = inOrder(pair, (a, b) => a <= b);
  return { axis: 'RECORDED', from, to };
});

/** Mostly the default filter, so that the clocks have their say. */
const filters: fc.Arbitrary<Filter> = fc.oneof(
  fc.constant<Filter>({ evidence: {}, time: {} }),
  fc.constant<Filter>({ evidence: {}, time: { strict: true } }),
  fc.constant<Filter>({ evidence: { statuses: ['UNCONTESTED', 'CONTESTED', 'DENIED'] }, time: {} }),
  filter,
);

/** A filter without the clock on which the ends lie: their place is taken. */
function without({ evidence, time }: Filter, { axis }: Ends): Filter {
  const { valid, publishedBy, knownAt, strict } = time;
  const rest = {
    ...(axis !== 'VALID' && valid && { valid }),
    ...(axis !== 'PUBLISHED' && publishedBy !== undefined && { publishedBy }),
    ...(axis !== 'RECORDED' && knownAt !== undefined && { knownAt }),
    ...(strict !== undefined && { strict }),
  };
  return { evidence, time: rest };
}

describe('what changed around some entities', () => {
  const seen = new Map<string, number>();

  test('is what a slow reference finds in the same graph, on every clock, under any filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(GRAPHS - 1),
        fc.oneof(windows, days, revisions),
        filters,
        fc.constantFrom<1 | 2>(1, 2),
        fc.boolean(),
        fc.nat(8),
        async (place, ends, asked, depth, throughLabels, pick) => {
          const graph = graphs[place]!;
          const ids = graph.entities.map(({ id }) => id);
          const seeds = [...new Set([ids[pick % ids.length]!, ...(pick % 3 === 0 ? [ids[0]!] : [])])].sort();
          const question: ChangeQuestion = {
            seeds,
            ends,
            depth,
            throughLabels,
            filter: without(asked, ends),
          };
          const expected = expectedChanges(graph, question);
          const { links, hidden, limit } = await findChanges(store, question);
          const found = links.map(({ id, difference: { before, after, changes } }) => ({
            id,
            before: before.status,
            after: after.status,
            changes,
          }));
          expect({ links: found, hidden, limit }).toEqual({ ...expected, limit: null });
          for (const { changes } of found)
            for (const { kind } of changes) seen.set(kind, (seen.get(kind) ?? 0) + 1);
        },
      ),
      runs,
    );
  }, 300_000);

  test('was seen in each of its kinds', () => {
    // But for denials, which random evidence may hold too few of: they have a test of their own.
    const kinds = [
      'BEGAN',
      'ENDED',
      'FIRST_ATTESTED',
      'LAST_ATTESTED',
      'SAID',
      'WITHDRAWN',
      'RECORDED',
      'RETRACTED',
      'STATUS',
      'EVIDENCE',
    ];
    if (lane === 'embedded') expect([...seen.keys()]).toEqual(expect.arrayContaining(kinds));
  });

  test('is cut off at a bound, and says so', async () => {
    const graph = [...graphs].sort((one, other) => other.links.length - one.links.length)[0]!;
    const question: ChangeQuestion = {
      seeds: graph.entities.map(({ id }) => id).sort(),
      ends: { axis: 'RECORDED', from: 0, to: 11 },
      depth: 1,
      throughLabels: false,
      filter: { evidence: {}, time: {} },
    };
    const whole = await findChanges(store, question);
    const cut = await findChanges(store, question, 2);
    expect(whole.limit).toBeNull();
    expect(whole.explored).toBeGreaterThan(2);
    expect(cut).toMatchObject({ limit: 2, explored: 2 });
    expect(whole.links.slice(0, cut.links.length)).toEqual(cut.links);
  });
});
