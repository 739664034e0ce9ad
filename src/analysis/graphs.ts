/**
 * Networks as graphology's graphs. Always an undirected or a directed one: Louvain refuses graphology's
 * mixed default. Nodes are named by their place in order.
 */
import { DirectedGraph, UndirectedGraph } from 'graphology';
import type { NetworkColumns } from './plain-network.js';
import { grouped, weightOf, type Ties, type Weight } from './ties.js';

interface Weighted {
  readonly weight: number;
}

export function undirectedGraph({ order, size, low, high, weight }: Ties): UndirectedGraph<object, Weighted> {
  const graph = new UndirectedGraph<object, Weighted>();
  for (let node = 0; node < order; node += 1) graph.addNode(node);
  for (let tie = 0; tie < size; tie += 1) graph.addEdge(low[tie], high[tie], { weight: weight[tie]! });
  return graph;
}

/** From subjects to objects; links that hold in either direction lead both ways. */
export function directedGraph(columns: NetworkColumns, weightedBy: Weight): DirectedGraph<object, Weighted> {
  const order = columns.ids.length;
  const pairs: { readonly key: number; readonly link: number }[] = [];
  columns.from.forEach((from, link) => {
    const to = columns.to[link]!;
    if (from === to) return;
    pairs.push({ key: from * order + to, link });
    if (columns.symmetric[link] === 1) pairs.push({ key: to * order + from, link });
  });
  pairs.sort((one, other) => one.key - other.key || one.link - other.link);
  const graph = new DirectedGraph<object, Weighted>();
  for (let node = 0; node < order; node += 1) graph.addNode(node);
  for (const { key, links } of grouped(pairs)) {
    const weight = weightOf(links, columns, weightedBy);
    graph.addEdge(Math.floor(key / order), key % order, { weight });
  }
  return graph;
}

/** What graphology tells of each node, as a column. */
export function columnOf(order: number, byNode: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from({ length: order }, (_, node) => byNode[node]!);
}
