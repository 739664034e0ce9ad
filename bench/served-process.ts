/**
 * A process that serves a store, with a bare handler beside it: `served-process.ts LOCATION`.
 *
 * The bare handler runs one hand-written statement through the port and sends its rows: what the same
 * answer costs without GraphQL. Asked by its parent, the process tells what it ran and how long its event
 * loop stood still since it was asked last.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Analysis } from '../src/analysis/analysis.js';
import { startServer } from '../src/server.js';
import { openStore } from '../src/store/open.js';
import { CYPHER_FOLDER, StatementLibrary } from '../src/store/statements.js';
import { compileWorker } from '../test/analysis/worker-entry.js';

export interface Served {
  readonly url: string;
  readonly bareUrl: string;
}

/** Since the last question. */
export interface Observation {
  readonly statements: readonly string[];
  /** Milliseconds between the statements' start and their rows. */
  readonly inStatements: number;
  /** The longest time, in milliseconds, for which no timer could run. */
  readonly longestBlock: number;
  readonly residentMegabytes: number;
}

const Asked = z.object({ statement: z.string(), parameters: z.record(z.string(), z.unknown()) });
const [, , location] = process.argv;

let statements: string[] = [];
let inStatements = 0;
let longest = 0;
let last = performance.now();
const TICK_MS = 1;
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - TICK_MS);
  last = now;
}, TICK_MS).unref();

const store = await openStore(location!, {
  library: new StatementLibrary([CYPHER_FOLDER, fileURLToPath(new URL('cypher', import.meta.url))]),
  log: (entry) => {
    if (entry.kind !== 'statement') return;
    statements.push(entry.statement);
    inStatements += entry.milliseconds;
  },
});
const worker = compileWorker();
const analysis = new Analysis({ entry: worker.entry });
const server = await startServer({ store, host: '127.0.0.1', port: 0, analysis });
const bare = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { statement, parameters } = Asked.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const rows = await store.run(statement, parameters);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(rows));
  })();
});
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
const { port } = bare.address() as AddressInfo;
process.on('message', (message) => {
  if (message === 'end') return void end();
  const observation: Observation = {
    statements,
    inStatements,
    longestBlock: longest,
    residentMegabytes: process.memoryUsage().rss / 1024 / 1024,
  };
  process.send!(observation);
  statements = [];
  inStatements = 0;
  longest = 0;
  last = performance.now();
});
process.send!({ url: `${server.url}/graphql`, bareUrl: `http://127.0.0.1:${port}` } satisfies Served);

async function end(): Promise<void> {
  bare.close();
  await server.close();
  await store.close();
  worker.remove();
  process.exit();
}
