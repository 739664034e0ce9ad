/** Where the entities of a network are drawn. */
import type { Analysis } from '../analysis/analysis.js';
import type { EntityId } from '../ids.js';
import { columnsOfNetwork } from './measured-part.js';
import type { Network } from './network.js';

export interface Position {
  /** -1000 to 1000. */
  readonly x: number;
  readonly y: number;
}

/** @throws what `Analysis.layout` throws */
export async function drawNetwork(
  analysis: Analysis,
  network: Pick<Network, 'nodes' | 'links'>,
  signal?: AbortSignal,
): Promise<Map<EntityId, Position>> {
  const columns = columnsOfNetwork(network);
  const { x, y } = await analysis.layout(columns, signal);
  return new Map(columns.ids.map((id, at) => [id as EntityId, { x: x[at]!, y: y[at]! }]));
}
