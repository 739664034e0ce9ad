/** The simple, undirected graph below a network: all links between two nodes are one tie, links of a node to itself none. */
import type { NetworkColumns } from './plain-network.js';

/** What makes a tie strong: nothing (each weighs 1), how many links it has, or how many origins assert these. */
export const WEIGHTS = ['NONE', 'LINKS', 'ORIGINS'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Ties in the order of their ends; a node's neighbours lie at starts[node] to starts[node + 1] - 1. */
export interface Ties {
  /** How many nodes there are. */
  readonly order: number;
  /** How many ties there are. */
  readonly size: number;
  /** The end of each tie that comes first in order. */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly weight: Float64Array;
  /** How many links each tie has, and the place of one of them. */
  readonly links: Uint32Array;
  readonly link: Uint32Array;
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  /** The tie that leads to each neighbour. */
  readonly through: Uint32Array;
}

export function tiesOf(columns: NetworkColumns, weightedBy: Weight = 'NONE'): Ties {
  const order = columns.ids.length;
  const pairs: { readonly key: number; readonly link: number }[] = [];
  columns.from.forEach((from, link) => {
    const to = columns.to[link]!;
    if (from !== to) pairs.push({ key: Math.min(from, to) * order + Math.max(from, to), link });
  });
  pairs.sort((one, other) => one.key - other.key || one.link - other.link);
  const groups = grouped(pairs);
  const size = groups.length;
  const ties = {
    order,
    size,
    low: Uint32Array.from(groups, ({ key }) => Math.floor(key / order)),
    high: Uint32Array.from(groups, ({ key }) => key % order),
    weight: Float64Array.from(groups, ({ links }) => weightOf(links, columns, weightedBy)),
    links: Uint32Array.from(groups, ({ links }) => links.length),
    link: Uint32Array.from(groups, ({ links }) => links[0]!),
  };
  return { ...ties, ...adjacencyOf(ties) };
}

/** What links in one direction weigh together. One that nobody asserts, shown because it was asked for, counts as one. */
export function weightOf(
  links: readonly number[],
  { originCount }: NetworkColumns,
  weightedBy: Weight,
): number {
  if (weightedBy === 'NONE') return 1;
  if (weightedBy === 'LINKS') return links.length;
  return links.reduce((sum, link) => sum + Math.max(1, originCount[link]!), 0);
}

/** @param pairs in the order of their keys */
export function grouped(
  pairs: readonly { readonly key: number; readonly link: number }[],
): { readonly key: number; readonly links: readonly number[] }[] {
  const groups: { key: number; links: number[] }[] = [];
  for (const { key, link } of pairs) {
    const last = groups.at(-1);
    if (last?.key === key) last.links.push(link);
    else groups.push({ key, links: [link] });
  }
  return groups;
}

function adjacencyOf({
  order,
  size,
  low,
  high,
}: Pick<Ties, 'order' | 'size' | 'low' | 'high'>): Pick<Ties, 'starts' | 'neighbours' | 'through'> {
  const starts = new Uint32Array(order + 1);
  for (let tie = 0; tie < size; tie += 1) {
    starts[low[tie]! + 1]! += 1;
    starts[high[tie]! + 1]! += 1;
  }
  for (let node = 0; node < order; node += 1) starts[node + 1]! += starts[node]!;
  const neighbours = new Uint32Array(2 * size);
  const through = new Uint32Array(2 * size);
  const free = starts.slice(0, order);
  const put = (node: number, neighbour: number, tie: number): void => {
    const at = free[node]!++;
    neighbours[at] = neighbour;
    through[at] = tie;
  };
  for (let tie = 0; tie < size; tie += 1) {
    put(low[tie]!, high[tie]!, tie);
    put(high[tie]!, low[tie]!, tie);
  }
  return { starts, neighbours, through };
}
