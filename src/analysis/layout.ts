/**
 * Positions for drawing, by ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian, PLoS ONE 9 (2014) e98679):
 * nodes push each other away, ties pull.
 */
import { createHash } from 'node:crypto';
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { NetworkColumns } from './plain-network.js';
import { tiesOf } from './ties.js';

/** A position for each node, in the order of the network's columns. */
export interface Layout {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Positions lie within -1000 and 1000 on both axes. */
export const HALF_WIDTH = 1_000;
/** Steps times nodes: small networks come to rest, large ones get as many steps as take some seconds. */
const MOST_STEPS = 500;
const LEAST_STEPS = 100;
const NODE_STEPS = 500_000;
/** Past so many nodes, far ones push as if they were one (Barnes & Hut 1986). */
const FEW_NODES = 500;
const FAR = 1.2;

/**
 * The same network gives the same positions: each node begins where its id says, so that networks that share
 * nodes look alike, and nothing is drawn by lot.
 */
export function layoutOf(columns: NetworkColumns): Layout {
  const ties = tiesOf(columns);
  const { order } = ties;
  if (order < 2) return { x: new Float64Array(order), y: new Float64Array(order) };
  const graph = new UndirectedGraph();
  columns.ids.forEach((id, node) => graph.addNode(node, beginningOf(id)));
  for (let tie = 0; tie < ties.size; tie += 1) graph.addEdge(ties.low[tie], ties.high[tie]);
  const positions = forceAtlas2(graph, {
    iterations: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.round(NODE_STEPS / order))),
    getEdgeWeight: null,
    settings: {
      ...forceAtlas2.inferSettings(order),
      barnesHutOptimize: order > FEW_NODES,
      barnesHutTheta: FAR,
    },
  });
  const column = (axis: 'x' | 'y'): Float64Array =>
    Float64Array.from({ length: order }, (_, node) => positions[node]![axis]);
  return fitted(column('x'), column('y'));
}

/** A place in the unit disc, as evenly spread as the hashes of ids are. */
function beginningOf(id: string): { x: number; y: number } {
  const hash = createHash('sha256').update(id).digest();
  const angle = (2 * Math.PI * hash.readUInt32LE(0)) / 2 ** 32;
  const radius = Math.sqrt(hash.readUInt32LE(4) / 2 ** 32);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Moves the middle to 0 and stretches both axes alike; a tenth is fine enough. */
function fitted(x: Float64Array, y: Float64Array): Layout {
  const [left, right, low, high] = [least(x), most(x), least(y), most(y)];
  const half = Math.max(right - left, high - low) / 2;
  const place = (value: number, middle: number): number =>
    half > 0 ? Math.round(((value - middle) / half) * HALF_WIDTH * 10) / 10 : 0;
  return {
    x: x.map((value) => place(value, (left + right) / 2)),
    y: y.map((value) => place(value, (low + high) / 2)),
  };
}

const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
