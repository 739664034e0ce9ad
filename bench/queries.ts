/** `npm run bench -- queries`: times over HTTP, the statements behind each answer, and the event loop. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFiles } from '../src/exchange/import.js';
import { openStore } from '../src/store/open.js';
import type { EngineName } from '../src/store/store.js';
import { startNeo4j } from '../test/neo4j/server.mjs';
import { graphCases, seedCases, type Case } from './cases.js';
import { graphFile, type GraphName } from './places.js';
import { median, percentile, table } from './print.js';
import { Serving } from './serving.js';
import { filledPlace, type Place } from './stores.js';

const DEFAULT_GRAPH = { embedded: 'whole', neo4j: 'double' } as const satisfies Record<EngineName, GraphName>;
const WARM_UP = 10;
const ROUNDS = 10;
const TIMES_A_ROUND = 10;
/** Ratios are those of the quick tenth: what else the machine does only ever makes a request slower. */
const QUIET = 0.1;
/** A slow case is asked fewer times. */
const ROUND_MS = 1_500;

interface Measured {
  readonly times: number[];
  readonly inStatements: number[];
  readonly blocks: number[];
  statements: readonly string[];
}

export async function measureQueries(
  engines: readonly EngineName[],
  graphs?: readonly GraphName[],
): Promise<void> {
  for (const engine of engines) {
    if (!graphs) await measure(`${engine}, the seed graph`, await seedPlace(engine), async () => seedCases());
    for (const name of graphs ?? [DEFAULT_GRAPH[engine]]) {
      const { facts } = await graphFile(name);
      await measure(
        `${engine}, ${name}: ${facts.hubLinks} links at the hub`,
        await filledPlace(engine, name),
        (serving) => graphCases(facts, serving),
      );
    }
  }
}

/** Prints a table of what some cases take on a served store, and stops it. */
export async function measure(
  title: string,
  place: Place,
  make: (serving: Serving) => Promise<Case[]>,
): Promise<void> {
  try {
    const serving = await Serving.start(place.location);
    try {
      const cases = await make(serving);
      print(title, cases, await take(serving, cases), (await serving.observe()).residentMegabytes);
    } finally {
      await serving.end();
    }
  } finally {
    await place.stop();
  }
}

/** In rounds over all cases, so that what else the machine does falls on all of them alike. */
async function take(serving: Serving, cases: readonly Case[]): Promise<Map<string, Measured>> {
  const taken = new Map<string, Measured>(
    cases.map(({ name }) => [name, { times: [], inStatements: [], blocks: [], statements: [] }]),
  );
  for (const { ask } of cases) {
    const over = performance.now() + ROUND_MS;
    for (let n = 0; n < WARM_UP && performance.now() < over; n += 1) await ask(serving, n);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, ask } of cases) {
      const measured = taken.get(name)!;
      const over = performance.now() + ROUND_MS;
      for (let n = 0; n < TIMES_A_ROUND && performance.now() < over; n += 1) {
        await serving.observe();
        const started = performance.now();
        await ask(serving, round * TIMES_A_ROUND + n);
        measured.times.push(performance.now() - started);
        const { statements, inStatements, longestBlock } = await serving.observe();
        measured.inStatements.push(inStatements);
        measured.blocks.push(longestBlock);
        if (statements.length > measured.statements.length) measured.statements = statements;
      }
    }
  }
  return taken;
}

function print(
  title: string,
  cases: readonly Case[],
  taken: ReadonlyMap<string, Measured>,
  resident: number,
): void {
  const quiet = (name: string): number => percentile(taken.get(name)!.times, QUIET);
  console.log(
    `Queries over HTTP, ${title} (milliseconds; the server's memory ${Math.round(resident)} MB):\n`,
  );
  table(
    [
      'asked',
      'p10',
      'p50',
      'p95',
      'in statements',
      'µs a link',
      'times',
      'that of',
      'statements',
      'block p50',
      'longest',
    ],
    cases.map(({ name, links, against }) => {
      const { times, inStatements, blocks, statements } = taken.get(name)!;
      return [
        name,
        quiet(name),
        median(times),
        percentile(times, 0.95),
        median(inStatements),
        links === undefined ? '' : (quiet(name) * 1_000) / links,
        against === undefined ? '' : quiet(name) / quiet(against),
        against ?? '',
        statements.length,
        median(blocks),
        Math.max(...blocks),
      ];
    }),
  );
  for (const { name } of cases) console.log(`- ${name}: ${taken.get(name)!.statements.join(' ')}`);
  console.log();
}

const seed = fileURLToPath(new URL('../data/', import.meta.url));

/** The seed graph in a store of its own, thrown away afterwards. */
async function seedPlace(engine: EngineName): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'nisba-bench-'));
  const server = engine === 'neo4j' ? await startNeo4j({ home: folder }) : undefined;
  const location = server?.uri ?? `embedded:${folder}`;
  const store = await openStore(location);
  const files = readdirSync(seed).filter((file) => file.endsWith('.jsonl'));
  const { problems } = await importFiles(
    store,
    files.sort().map((file) => `${seed}${file}`),
    { by: 'bench' },
  );
  await store.close();
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return {
    location,
    stop: async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
