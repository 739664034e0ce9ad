/** Measures against their definitions on random networks, and against what the literature tells of known ones. */
import { describe, expect, test } from '@jest/globals';
import { MEASURES, measure, type Measure, type Measures } from '../../src/analysis/measure.js';
import type { NetworkColumns } from '../../src/analysis/plain-network.js';
import { WEIGHTS, type Weight } from '../../src/analysis/ties.js';
import { KARATE_CLUB, network, randomNetworks } from './networks.js';
import * as reference from './reference.js';

const ALL: ReadonlySet<Measure> = new Set(MEASURES);
const NETWORKS = randomNetworks(250);

const all = (of: NetworkColumns, weightedBy: Weight = 'NONE'): Measures => measure(of, ALL, weightedBy);

function expectClose(
  got: ArrayLike<number> | null | undefined,
  wanted: readonly number[],
  within = 1e-8,
): void {
  expect(got).toBeTruthy();
  const values = Array.from(got!);
  expect(values).toHaveLength(wanted.length);
  const worst = Math.max(0, ...values.map((value, at) => Math.abs(value - wanted[at]!)));
  expect(worst).toBeLessThan(within);
}

describe('on 250 random networks with parallel links, loops and lone nodes', () => {
  test('bridges are the links, and articulation points the nodes, without which more parts are left', () => {
    for (const of of NETWORKS) {
      const { bridges, articulationPoints } = measure(of, new Set(['CUT']), 'NONE');
      expect([...bridges!]).toEqual(reference.bridges(of));
      expect([...articulationPoints!]).toEqual(reference.articulationPoints(reference.matrixOf(of, 'NONE')));
    }
  });

  test('components are the parts, numbered by size', () => {
    for (const of of NETWORKS) {
      const parts = reference.parts(reference.matrixOf(of, 'NONE')).sort((a, b) => b.length - a.length);
      const numbers: number[] = [];
      parts.forEach((part, at) => part.forEach((node) => (numbers[node] = at + 1)));
      expect([...all(of).component!]).toEqual(numbers);
    }
  });

  test('cores are what is left when nodes with fewer neighbours are taken away', () => {
    for (const of of NETWORKS) expectClose(all(of).core, reference.cores(reference.matrixOf(of, 'NONE')));
  });

  test('degree counts links, neighbours the nodes behind them, strength what the ties weigh', () => {
    for (const of of NETWORKS) {
      for (const weightedBy of WEIGHTS) {
        const { degree, neighbourCount, strength } = all(of, weightedBy);
        const matrix = reference.matrixOf(of, weightedBy);
        expect([...degree!]).toEqual(
          of.ids.map(
            (_, node) =>
              [...of.from.keys()].filter((link) => of.from[link] === node || of.to[link] === node).length,
          ),
        );
        expect([...neighbourCount!]).toEqual(matrix.map((row) => row.filter((weight) => weight > 0).length));
        expectClose(
          strength,
          matrix.map((row) => row.reduce((a, b) => a + b, 0)),
        );
      }
    }
  });

  test.each(WEIGHTS)('betweenness and closeness count shortest paths, weighted by %s', (weightedBy) => {
    for (const of of NETWORKS) {
      const { betweenness, closeness, sample } = all(of, weightedBy);
      const matrix = reference.matrixOf(of, weightedBy);
      expect(sample).toBeUndefined();
      expectClose(betweenness, reference.betweenness(matrix));
      expectClose(closeness, reference.closeness(matrix));
    }
  });

  test.each(WEIGHTS)('PageRank is where a walk along the links stays, weighted by %s', (weightedBy) => {
    for (const of of NETWORKS.slice(0, 60))
      expectClose(
        all(of, weightedBy).pageRank,
        reference.pageRank(reference.matrixOf(of, weightedBy, { directed: true })),
      );
  });

  test.each(WEIGHTS)(
    'eigenvector centrality is what its neighbours have together, weighted by %s',
    (weightedBy) => {
      for (const of of NETWORKS) {
        const { eigenvector } = all(of, weightedBy);
        if (eigenvector === null) continue;
        const values = [...eigenvector!];
        const matrix = reference.matrixOf(of, weightedBy);
        const given = matrix.map((row) =>
          row.reduce((sum, weight, other) => sum + weight * values[other]!, 0),
        );
        const factor = Math.hypot(...given);
        expectClose(
          given,
          values.map((value) => value * factor),
          1e-4 * (1 + factor),
        );
      }
    },
  );

  test.each(WEIGHTS)(
    'the modularity is that of the communities, and none is split over two parts, weighted by %s',
    (weightedBy) => {
      for (const of of NETWORKS) {
        const { community, modularity, component } = all(of, weightedBy);
        const matrix = reference.matrixOf(of, weightedBy);
        if (modularity === null) expect(new Set(community).size).toBe(of.ids.length);
        else expect(modularity).toBeCloseTo(reference.modularity(matrix, community!), 8);
        const partOf = new Map([...community!].map((group, node) => [group, component![node]]));
        expect([...community!].map((group) => partOf.get(group))).toEqual([...component!]);
      }
    },
  );

  test('density is the share of pairs that are tied; one node has no pairs', () => {
    for (const of of NETWORKS) {
      const n = of.ids.length;
      const tied = reference
        .matrixOf(of, 'NONE')
        .flat()
        .filter((weight) => weight > 0).length;
      const { density } = all(of);
      if (n < 2) expect(density).toBeNull();
      else expect(density).toBeCloseTo(tied / (n * (n - 1)), 9);
    }
  });
});

describe("in Zachary's karate club", () => {
  const club = all(KARATE_CLUB);
  const of = (member: number): number => member - 1;

  test('degrees, density and cores are the known ones', () => {
    expect(KARATE_CLUB.from).toHaveLength(78);
    expect([1, 34, 33, 12].map((member) => club.degree![of(member)])).toEqual([16, 17, 12, 1]);
    expect(club.density).toBeCloseTo(0.139, 3);
    expect(Math.max(...club.core!)).toBe(4);
    expect([...club.core!].filter((core) => core === 4)).toHaveLength(10);
  });

  test('the instructor and the president stand between the others', () => {
    expect(club.betweenness![of(1)]).toBeCloseTo(0.43764, 5);
    expect(club.betweenness![of(34)]).toBeCloseTo(0.30407, 5);
    expect(club.closeness![of(1)]).toBeCloseTo(0.56897, 5);
    expect(club.closeness![of(34)]).toBeCloseTo(0.55, 5);
    expect(club.eigenvector![of(34)]).toBeCloseTo(0.3734, 4);
    expect(club.eigenvector![of(1)]).toBeCloseTo(0.3555, 4);
    expect(club.pageRank![of(34)]).toBeCloseTo(0.10092, 4);
    expect(club.pageRank![of(1)]).toBeCloseTo(0.097, 4);
  });

  test('one friendship is a bridge, and the instructor the only one who holds others in', () => {
    const [bridge, ...others] = club.bridges!;
    expect(others).toEqual([]);
    expect([KARATE_CLUB.ids[KARATE_CLUB.from[bridge!]!], KARATE_CLUB.ids[KARATE_CLUB.to[bridge!]!]]).toEqual([
      '00001',
      '00012',
    ]);
    expect([...club.articulationPoints!]).toEqual([of(1)]);
    expect(new Set(club.component)).toEqual(new Set([1]));
  });

  test('the communities are nearly the best that there are, and part the two leaders', () => {
    // The best partition has a modularity of 0.4198 (Brandes and others, On modularity clustering, 2008).
    expect(club.modularity).toBeGreaterThan(0.41);
    expect(club.modularity).toBeLessThan(0.4199);
    expect(club.community![of(1)]).not.toBe(club.community![of(34)]);
  });
});

describe('of networks that are hardly any', () => {
  test('an empty one has no values', () => {
    const empty = all(network(''));
    expect(empty.density).toBeNull();
    expect(empty.modularity).toBeNull();
    for (const column of [
      empty.degree,
      empty.betweenness,
      empty.closeness,
      empty.eigenvector,
      empty.pageRank,
      empty.core,
      empty.community,
      empty.component,
      empty.bridges,
    ])
      expect(column).toHaveLength(0);
  });

  test('a lone node has rank 1 and nothing else', () => {
    const lone = all(network('a'));
    expect(lone).toMatchObject({ density: null, modularity: null });
    expectClose(lone.pageRank, [1]);
    for (const column of [lone.betweenness, lone.closeness, lone.eigenvector, lone.core, lone.degree])
      expectClose(column, [0]);
    expect([...lone.community!, ...lone.component!]).toEqual([1, 1]);
  });

  test('two links between two nodes are one tie and no bridge', () => {
    const two = all(network('a-b a-b'));
    expect([...two.degree!]).toEqual([2, 2]);
    expect([...two.neighbourCount!]).toEqual([1, 1]);
    expect([...two.bridges!]).toEqual([]);
    expect(two.density).toBe(1);
  });

  test('a link of a node to itself is a link and no tie', () => {
    const loop = all(network('a-a a-b'));
    expect([...loop.degree!]).toEqual([2, 1]);
    expect([...loop.bridges!]).toEqual([1]);
  });

  test('a link that nobody asserts counts as one origin', () => {
    const denied = all(network('a-b*0 b-c*2'), 'ORIGINS');
    expectClose(denied.strength, [1, 3, 2]);
  });
});

describe('what was not wanted', () => {
  test('is not computed', () => {
    for (const name of MEASURES) {
      const keys = Object.keys(measure(KARATE_CLUB, new Set([name]), 'NONE'));
      const others = MEASURES.filter((other) => other !== name).flatMap((other) =>
        Object.keys(measure(KARATE_CLUB, new Set([other]), 'NONE')),
      );
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.filter((key) => others.includes(key))).toEqual([]);
    }
    expect(measure(KARATE_CLUB, new Set(), 'NONE')).toEqual({});
  });
});

test('weights change who is central: a well attested way round is nearer than a direct link of one origin', () => {
  const square = network('a-c*1 a-b*4 b-c*4');
  expectClose(all(square).betweenness, [0, 0, 0]);
  expectClose(all(square, 'ORIGINS').betweenness, [0, 1, 0]);
});

test('PageRank follows links from subject to object', () => {
  const { pageRank } = all(network('a>b c>b'));
  expect(pageRank![1]).toBeGreaterThan(2 * pageRank![0]!);
});

test('nodes are numbered by their ids, however they were given', () => {
  const one = all(network('b-a c-b d-e'));
  const other = all(network('d-e c-b b-a'));
  expect([...other.community!]).toEqual([...one.community!]);
  expect([...other.pageRank!]).toEqual([...one.pageRank!]);
});
