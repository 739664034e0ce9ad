/** How much weight a node has by the weight of those that are tied to it. */
import type { DirectedGraph, UndirectedGraph } from 'graphology';
import { eigenvector, pagerank } from 'graphology-metrics/centrality/index.js';
import { columnOf } from './graphs.js';

/** The sum of all changes in a step below which a rank stands; graphology takes it a node. */
const TOLERANCE = 1e-10;
const MOST_STEPS = 5_000;

/**
 * PageRank (Page, Brin, Motwani & Winograd 1999) with damping 0.85: the share of a walk that follows links
 * from subject to object, and now and then begins anew anywhere. The values sum up to 1.
 */
export function pageRankOf(graph: DirectedGraph): Float64Array {
  if (graph.order === 0) return new Float64Array();
  const ranks = pagerank(graph, {
    getEdgeWeight: 'weight',
    alpha: 0.85,
    maxIterations: MOST_STEPS,
    tolerance: TOLERANCE / graph.order,
  });
  return columnOf(graph.order, ranks);
}

/**
 * Eigenvector centrality (Bonacich 1987): a node is central whose neighbours are. The squares sum up to 1;
 * all are 0 where there is no tie. Apart from the densest component values fade to 0.
 *
 * @returns null when the values had not settled after 5,000 steps, as in long chains
 */
export function eigenvectorOf(graph: UndirectedGraph): Float64Array | null {
  if (graph.size === 0) return new Float64Array(graph.order);
  try {
    const values = eigenvector(graph, {
      getEdgeWeight: 'weight',
      maxIterations: MOST_STEPS,
      tolerance: TOLERANCE / graph.order,
    });
    return columnOf(graph.order, values);
  } catch (error) {
    if (error instanceof Error && error.message.includes('failed to converge')) return null;
    throw error;
  }
}
