/** The seed graph in a store, by the importer that users use. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importFiles } from '../src/exchange/import.js';
import type { Store } from '../src/store/store.js';

const folder = fileURLToPath(new URL('../data/', import.meta.url));

/** The files of the seed graph, in the order in which they are loaded. */
const seedFiles: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .map((file) => `${folder}${file}`);

export async function loadSeed(store: Store): Promise<void> {
  const { problems } = await importFiles(store, seedFiles, { by: 'seed' });
  if (problems.length > 0)
    throw new Error(`The seed graph has errors: ${JSON.stringify(problems.slice(0, 3))}`);
}
