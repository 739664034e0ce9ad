/** Stores that hold a made-up graph, imported once and kept below .nisba/bench. */
import { fork } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNeo4j } from '../test/neo4j/server.mjs';
import type { EngineName } from '../src/store/store.js';
import type { ImportFigures } from './import-process.js';
import { FOLDER, graphFile, type GraphName } from './places.js';

export interface Place {
  /** What `openStore` takes. */
  readonly location: string;
  /** Stops the server, if there is one; the data stays. */
  stop(): Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const loader = fileURLToPath(new URL('../test/store/children/typescript.mjs', import.meta.url));

/** Starts a process of this folder with a channel to it. */
export function startProcess(script: string, given: readonly string[], options: readonly string[] = []) {
  return fork(join(here, script), given, {
    execArgv: ['--no-warnings', '--import', loader, ...options],
    serialization: 'advanced',
  });
}

/** An empty place for a graph, or the one that was filled before. */
export async function openPlace(engine: EngineName, name: string): Promise<Place> {
  const path = join(FOLDER, `${engine}-${name}`);
  if (engine === 'embedded') return { location: `embedded:${path}`, stop: () => Promise.resolve() };
  const { uri, stop } = await startNeo4j({ home: path });
  return { location: uri, stop };
}

/** The place of a graph, filled if it is not. */
export async function filledPlace(engine: EngineName, name: GraphName): Promise<Place> {
  if (!existsSync(stampOf(engine, name))) await importAnew(engine, name);
  return openPlace(engine, name);
}

/** Imports a graph into an empty place, in a process of its own. */
export async function importAnew(engine: EngineName, name: GraphName): Promise<ImportFigures> {
  const { path } = await graphFile(name);
  rmSync(stampOf(engine, name), { force: true });
  rmSync(join(FOLDER, `${engine}-${name}`), { recursive: true, force: true });
  const place = await openPlace(engine, name);
  try {
    const child = startProcess('import-process.ts', [place.location, path], ['--expose-gc']);
    const figures = await new Promise<ImportFigures>((resolve, reject) => {
      child.once('message', (message) => resolve(message as ImportFigures));
      child.once('exit', (code) => reject(new Error(`The import ended with code ${code}.`)));
    });
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    writeFileSync(stampOf(engine, name), JSON.stringify(figures));
    return figures;
  } finally {
    await place.stop();
  }
}

function stampOf(engine: EngineName, name: string): string {
  return join(FOLDER, `${engine}-${name}.json`);
}
