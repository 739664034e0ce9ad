/** All that an export holds, as plain values, so that two can be compared. */
import type { ExportGraph } from '../../src/export/graph.js';
import { readGraph } from '../../src/export/read-graph.js';
import { parseExportRequest } from '../../src/export/request.js';
import type { Store } from '../../src/store/store.js';

export async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

export async function dump(graph: ExportGraph) {
  const entities = await all(graph.entities());
  const links = await all(graph.linksWithClaims());
  return {
    entities,
    links,
    sources: await all(graph.sources()),
    mentioned: await all(graph.mentioned()),
    bearings: await all(graph.bearings()),
    manifest: await graph.manifest(),
  };
}

/** What an export with these parameters holds. */
export const dumpOf = async (store: Store, parameters: Readonly<Record<string, string>> = {}) =>
  dump(await readGraph(store, parseExportRequest(parameters)));
