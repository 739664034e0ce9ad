/** An export in one of the formats: what is written into its file. */
import { exportAll } from '../exchange/export.js';
import type { Store } from '../store/store.js';
import type { ExportFormat } from './format.js';
import { readGraph } from './read-graph.js';
import type { ExportRequest } from './request.js';

export interface ExportOptions {
  /** Called after each page. */
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Stops the work; whoever reads gets the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How far an export has come: records of Nisba's own format, otherwise entities and links. */
export interface ExportProgress {
  readonly done: number;
  /** Known for everything in Nisba's own format. */
  readonly total?: number;
}

export interface OpenExport {
  readonly revision: number;
  /** The file, a piece at a time. To be read once. */
  readonly pieces: () => AsyncGenerator<string | Uint8Array>;
}

/**
 * Everything in Nisba's own format is lossless, retracted claims and all revisions with it; every other
 * export holds the claims that count under the filter.
 *
 * @throws what finding the selection throws; reading the pieces throws what the store throws
 */
export async function openExport(
  store: Store,
  format: ExportFormat,
  request: ExportRequest,
  { onProgress = () => undefined, signal }: ExportOptions = {},
): Promise<OpenExport> {
  if (format.name === 'JSONL' && isWhole(request)) {
    const { manifest, lines } = await exportAll(store, {
      ...(signal && { signal }),
      onProgress: ({ records: done, totalRecords: total }) => onProgress({ done, total }),
    });
    return { revision: manifest.revision, pieces: lines };
  }
  const graph = await readGraph(store, request, {
    ...(signal && { signal }),
    onProgress: ({ entities, links }) => onProgress({ done: entities + links }),
  });
  const writer = await format.load();
  return {
    revision: graph.head.revision,
    pieces: async function* () {
      for await (const piece of writer.write(graph)) {
        signal?.throwIfAborted();
        yield piece;
      }
    },
  };
}

/** Whether nothing was left out by a selection or a filter. */
function isWhole({ kind, given }: ExportRequest): boolean {
  return kind === 'everything' && given['evidence'] === undefined && given['at'] === undefined;
}
