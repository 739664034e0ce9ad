/** The measures of a network, of which only those that are wanted are computed. */
import { coreNumber } from 'graphology-cores';
import { density } from 'graphology-metrics/graph/density.js';
import { cutOf, type Cut } from './cut.js';
import { columnOf, directedGraph, undirectedGraph } from './graphs.js';
import { communitiesOf, componentsOf, type GroupNumbers } from './groups.js';
import type { NetworkColumns } from './plain-network.js';
import { eigenvectorOf, pageRankOf } from './ranks.js';
import { pathMeasures, type PathMeasures } from './shortest-paths.js';
import { tiesOf, type Ties, type Weight } from './ties.js';

export const MEASURES = [
  'BETWEENNESS',
  'CLOSENESS',
  'COMMUNITIES',
  'COMPONENTS',
  'CORE',
  'CUT',
  'DEGREE',
  'DENSITY',
  'EIGENVECTOR',
  'PAGE_RANK',
] as const;
export type Measure = (typeof MEASURES)[number];

/** A value for each node, in the order of the network's columns; what was not wanted is missing. */
export interface Measures extends PathMeasures, Partial<Cut>, Partial<Degrees> {
  /** Ties among all pairs of nodes, 0 to 1; null below two nodes. */
  readonly density?: number | null;
  readonly component?: GroupNumbers;
  readonly community?: GroupNumbers;
  readonly modularity?: number | null;
  /** The highest k for which a node is in a part where all have k neighbours. */
  readonly core?: Float64Array;
  readonly pageRank?: Float64Array;
  /** null when it did not settle. */
  readonly eigenvector?: Float64Array | null;
}

interface Degrees {
  /** Links at a node; one to itself counts once. */
  readonly degree: Uint32Array;
  /** Other nodes that it is tied to. */
  readonly neighbourCount: Uint32Array;
  /** What its ties weigh together. */
  readonly strength: Float64Array;
}

/** @param weightedBy for all but core, components and cut, which know only whether there is a tie */
export function measure(columns: NetworkColumns, wanted: ReadonlySet<Measure>, weightedBy: Weight): Measures {
  const ties = tiesOf(columns, weightedBy);
  const undirected = once(() => undirectedGraph(ties));
  const only = <T extends object>(name: Measure, give: () => T): T | undefined =>
    wanted.has(name) ? give() : undefined;
  return {
    ...only('DEGREE', () => degreesOf(columns, ties)),
    ...only('DENSITY', () => ({ density: ties.order < 2 ? null : rounded(density(undirected())) })),
    ...only('COMPONENTS', () => ({ component: componentsOf(undirected()) })),
    ...only('COMMUNITIES', () => {
      const { community, modularity } = communitiesOf(undirected());
      return { community, modularity: modularity === null ? null : rounded(modularity) };
    }),
    ...only('CORE', () => ({ core: columnOf(ties.order, coreNumber(undirected())) })),
    ...only('PAGE_RANK', () => ({ pageRank: pageRankOf(directedGraph(columns, weightedBy)).map(rounded) })),
    ...only('EIGENVECTOR', () => ({ eigenvector: eigenvectorOf(undirected())?.map(rounded) ?? null })),
    ...only('CUT', () => cutOf(ties)),
    ...pathsOf(ties, wanted),
  };
}

function pathsOf(ties: Ties, wanted: ReadonlySet<Measure>): PathMeasures {
  const { betweenness, closeness, sample } = pathMeasures(ties, {
    betweenness: wanted.has('BETWEENNESS'),
    closeness: wanted.has('CLOSENESS'),
  });
  return {
    ...(betweenness && { betweenness: betweenness.map(rounded) }),
    ...(sample && { sample }),
    ...(closeness && { closeness: closeness.map(rounded) }),
  };
}

/** To ten decimals: what should be equal is, in whatever order its parts were summed up. */
function rounded(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}

function degreesOf({ from, to }: NetworkColumns, { order, size, low, high, weight, starts }: Ties): Degrees {
  const degree = new Uint32Array(order);
  from.forEach((node, link) => {
    degree[node]! += 1;
    if (to[link] !== node) degree[to[link]!]! += 1;
  });
  const strength = new Float64Array(order);
  for (let tie = 0; tie < size; tie += 1) {
    strength[low[tie]!]! += weight[tie]!;
    strength[high[tie]!]! += weight[tie]!;
  }
  const neighbourCount = Uint32Array.from({ length: order }, (_, node) => starts[node + 1]! - starts[node]!);
  return { degree, neighbourCount, strength };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
