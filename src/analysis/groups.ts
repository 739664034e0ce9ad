/** Partitions of a network's nodes, numbered so that the numbers mean the same each time. */
import type { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { connectedComponents } from 'graphology-components';
import { seededRandom } from './random.js';

/** The number of each node's group: 1 is the largest; of equally large ones the one with the first node in order. */
export type GroupNumbers = Uint32Array;

/** The parts that no link ties to each other. */
export function componentsOf(graph: UndirectedGraph): GroupNumbers {
  return numbered(
    graph.order,
    connectedComponents(graph).map((nodes) => nodes.map(Number)),
  );
}

const SEED = 2008;

/**
 * Communities by the Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre 2008), which draws lots: from
 * a seed, so that they are the same each time.
 *
 * @returns with their modularity, -0.5 to 1; null where there is no tie
 */
export function communitiesOf(graph: UndirectedGraph): {
  readonly community: GroupNumbers;
  readonly modularity: number | null;
} {
  const nodes = Array.from({ length: graph.order }, (_, node) => node);
  if (graph.size === 0)
    return {
      community: numbered(
        graph.order,
        nodes.map((node) => [node]),
      ),
      modularity: null,
    };
  const { communities, modularity } = louvain.detailed(graph, {
    rng: seededRandom(SEED),
    getEdgeWeight: 'weight',
  });
  const groups = new Map<number, number[]>();
  for (const node of nodes) {
    const group = groups.get(communities[node]!);
    if (group) group.push(node);
    else groups.set(communities[node]!, [node]);
  }
  return { community: numbered(graph.order, [...groups.values()]), modularity };
}

function numbered(order: number, groups: readonly (readonly number[])[]): GroupNumbers {
  const firsts = groups.map((nodes) => ({ nodes, first: nodes.reduce((a, b) => Math.min(a, b)) }));
  firsts.sort((one, other) => other.nodes.length - one.nodes.length || one.first - other.first);
  const numbers = new Uint32Array(order);
  firsts.forEach(({ nodes }, at) => nodes.forEach((node) => (numbers[node] = at + 1)));
  return numbers;
}
