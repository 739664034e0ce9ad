/** Where a store stands. */
import type { Reader } from '../store/store.js';

/** Where a store stood: the bounds of everything that is exported. */
export interface Point {
  readonly revision: number;
  readonly at?: string;
  /** The last number of entities and claims, and that of sources. */
  readonly numbers: number;
  readonly sources: number;
}

export async function readPoint(reader: Reader): Promise<Point> {
  const [row] = await reader.run('exchange/read-point');
  return {
    revision: Number(row?.['revision'] ?? 0),
    at: (row?.['lastAt'] as string | null | undefined) ?? undefined,
    numbers: Number(row?.['numbers'] ?? 0),
    sources: Number(row?.['sources'] ?? 0),
  };
}
