/** Networks at which a method could overflow, drown in numbers, or take a sample. */
import { describe, expect, test } from '@jest/globals';
import { betweenness as graphologyBetweenness } from 'graphology-metrics/centrality/index.js';
import { columnOf, undirectedGraph } from '../../src/analysis/graphs.js';
import type { Measure, Measures } from '../../src/analysis/measure.js';
import type { NetworkColumns } from '../../src/analysis/plain-network.js';
import { pathMeasures } from '../../src/analysis/shortest-paths.js';
import { tiesOf } from '../../src/analysis/ties.js';
import { numbered, randomNetwork } from './networks.js';
import { openTestPool } from './threads.js';

const pool = openTestPool();

/** In a thread: jest's sandbox makes each step ten times as slow. */
const measured = (of: NetworkColumns, ...wanted: Measure[]): Promise<Measures> =>
  pool.run({ kind: 'measure', network: of, wanted: new Set(wanted), weightedBy: 'NONE' });

const chain = (length: number): [number, number][] =>
  Array.from({ length: length - 1 }, (_, at) => [at + 1, at + 2]);

test('in a chain of 100,000 nodes every link is a bridge and no stack overflows', async () => {
  const { bridges, articulationPoints } = await measured(numbered(100_000, chain(100_000)), 'CUT');
  expect(bridges).toHaveLength(99_999);
  expect(articulationPoints).toHaveLength(99_998);
});

test('a long chain whose eigenvector does not settle says so by null, and has all else', async () => {
  const of = numbered(3_000, chain(3_000));
  const { eigenvector, pageRank } = await measured(of, 'EIGENVECTOR', 'PAGE_RANK');
  expect(eigenvector).toBeNull();
  expect(pageRank!.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
});

test('more shortest paths than a number holds are counted all the same', async () => {
  // Diamonds in a row: 1-2-4, 1-3-4, 4-5-7, 4-6-7 …; each doubles the paths, 1,030 of them make 2^1030.
  const diamonds = 1_030;
  const ties = Array.from({ length: diamonds }, (_, at) => 3 * at + 1).flatMap((a): [number, number][] => [
    [a, a + 1],
    [a, a + 2],
    [a + 1, a + 3],
    [a + 2, a + 3],
  ]);
  const of = numbered(3 * diamonds + 1, ties);
  const { betweenness } = await measured(of, 'BETWEENNESS');
  expect(betweenness!.every(Number.isFinite)).toBe(true);
  // The middle one lies between all of its left and all of its right, and on one of two ways between the
  // two sides of each of the diamonds that it ends.
  const side = (3 * diamonds) / 2;
  const n = of.ids.length;
  expect(betweenness![side]).toBeCloseTo((2 * side * side + 2) / ((n - 1) * (n - 2)), 9);
  for (let at = 0; at < diamonds; at += 1)
    expect(betweenness![3 * at + 1]).toBeCloseTo(betweenness![3 * at + 2]!, 10);
});

describe('on 400 nodes and 1,600 links', () => {
  const ties = tiesOf(randomNetwork(7, { nodes: 400, links: 1_600 }));
  const exact = pathMeasures(ties, { betweenness: true, closeness: true });

  test("betweenness is graphology's", () => {
    const wanted = columnOf(
      ties.order,
      graphologyBetweenness(undirectedGraph(ties), { getEdgeWeight: null }),
    );
    expect(
      Math.max(...exact.betweenness!.map((value, node) => Math.abs(value - wanted[node]!))),
    ).toBeLessThan(1e-10);
  });

  test('past its steps betweenness is estimated by some searches, and says by how many', () => {
    const steps = 100 * (ties.order + 2 * ties.size);
    const estimated = pathMeasures(ties, { betweenness: true, closeness: true }, steps);
    expect(estimated.sample).toEqual({ sources: 100, of: 400 });
    expect(estimated.closeness).toEqual(exact.closeness);
    const errors = estimated.betweenness!.map((value, node) => Math.abs(value - exact.betweenness![node]!));
    const mean = errors.reduce((a, b) => a + b) / errors.length;
    expect(mean).toBeLessThan(0.3 * (exact.betweenness!.reduce((a, b) => a + b) / errors.length));
    expect(pathMeasures(ties, { betweenness: true, closeness: false }, steps).betweenness).toEqual(
      estimated.betweenness,
    );
  });

  test('even one search is an estimate', () => {
    expect(pathMeasures(ties, { betweenness: true, closeness: false }, 1).sample).toEqual({
      sources: 1,
      of: 400,
    });
  });
});
