/** The graphs that other tools are to read, in every format, as the built command line writes them. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Not the sources: what is shipped. */
const built = new URL('../../dist/', import.meta.url);
const main = fileURLToPath(new URL('main.js', built));

/** The seed graph; and one of names, texts, dates and links that are hard to write down. */
const GRAPHS = {
  seed: ['data/01-interview-2021.jsonl', 'data/02-strikes-2024.jsonl'],
  nasty: ['test/interop/nasty.jsonl'],
};

/**
 * Writes each graph in each format: GRAPH.EXTENSION in the folder.
 * @param {string} folder an empty one
 * @returns {Promise<string[]>} the formats' extensions
 */
export async function writeExports(folder) {
  const { EXPORT_FORMATS } = await import(new URL('export/formats.js', built).href);
  const extensions = EXPORT_FORMATS.map(({ extension }) => extension);
  await Promise.all(
    Object.entries(GRAPHS).map(([graph, files]) => writeGraph(folder, graph, files, extensions)),
  );
  return extensions;
}

/** One after the other: a store belongs to one process at a time. */
async function writeGraph(folder, graph, files, extensions) {
  const store = `embedded:${join(folder, '.stores', graph)}`;
  await nisba(['import', '--store', store, ...files.map((file) => join(root, file))], folder);
  for (const extension of extensions) {
    const out = `${graph}.${extension}`;
    await nisba(['export', '--store', store, '--format', extension, '--out', out], folder);
  }
}

/** Nothing of this process's own settings comes through. */
function nisba(given, folder) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('NISBA_'));
  return run(process.execPath, [main, ...given], { cwd: folder, env: Object.fromEntries(inherited) });
}
