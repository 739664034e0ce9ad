/** The seed graph that comes with Nisba. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Store } from '../store/store.js';
import { importFiles, type ImportSummary } from './import.js';

/** `data/` of the package, found from `src/` and from `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** Whether nothing was ever written to a store. */
export async function isUntouched(store: Store): Promise<boolean> {
  const [row] = await store.run('store/read-revision');
  return Number(row?.['revision'] ?? 0) === 0;
}

/** Imports the seed graph as any other file; it fits into one batch, so it is there whole or not at all. */
export function importSeed(store: Store, signal?: AbortSignal): Promise<ImportSummary> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl'));
  return importFiles(
    store,
    files.sort().map((name) => join(FOLDER, name)),
    { by: 'seed', ...(signal && { signal }) },
  );
}
