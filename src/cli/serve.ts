/** nisba serve */
import { once } from 'node:events';
import { pino, type Logger } from 'pino';
import { requireLoopback } from '../address.js';
import type { Settings } from '../config.js';
import { NisbaError } from '../errors.js';
import { importSeed, isUntouched } from '../exchange/seed.js';
import { readNameIndex } from '../search/name-index.js';
import { reindex } from '../search/reindex.js';
import { startServer } from '../server.js';
import type { StoreLogEntry } from '../store/engine-store.js';
import type { Store } from '../store/store.js';
import { openFor } from './open.js';
import { onFirstSignal } from './signals.js';

/**
 * Serves until SIGINT or SIGTERM; then finishes the running requests and lets go of the store. Standard
 * output gets the address, standard error the logs.
 */
export async function serve(settings: Settings, { seed }: { readonly seed: boolean }): Promise<void> {
  requireLoopback(settings);
  const logger = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
  const stop = new AbortController();
  const forget = onFirstSignal(() => stop.abort());
  const store = await openFor('make', settings, { mayBeDown: true, log: (entry) => logEntry(logger, entry) });
  try {
    await prepare(store, { seed, signal: stop.signal });
    if (stop.signal.aborted) return;
    const { host, port } = settings;
    const server = await startServer({ store, host, port, logger });
    try {
      const address = server.url.replace('//0.0.0.0:', '//127.0.0.1:');
      await store.announce(address);
      console.log(`Nisba is at ${address} (GraphiQL there, GraphQL at /graphql). Ctrl+C ends it.`);
      if (!stop.signal.aborted) await once(stop.signal, 'abort');
    } finally {
      await server.close();
    }
  } finally {
    await store.close();
    forget();
  }
}

/** Fills an untouched store, and makes name keys of old rules anew; a store that does not answer is left to later. */
async function prepare(
  store: Store,
  { seed, signal }: { readonly seed: boolean; readonly signal: AbortSignal },
): Promise<void> {
  try {
    if (seed && (await isUntouched(store))) await fill(store, signal);
    const { stale } = await readNameIndex(store);
    if (!stale || signal.aborted) return;
    console.log('The keys of names were made by other rules: making them anew.');
    await reindex(store, { signal });
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof NisbaError) || error.code !== 'UNAVAILABLE') throw error;
    console.error(
      `nisba: ${error.code} ${error.message} Serving begins all the same; /health/ready tells when it answers.`,
    );
  }
}

async function fill(store: Store, signal: AbortSignal): Promise<void> {
  console.log('The store is empty: importing the seed graph (--no-seed leaves it empty).');
  const { problems } = await importSeed(store, signal);
  const [first] = problems;
  if (first) throw new NisbaError(first.code, `The seed graph cannot be imported: ${first.message}`);
}

function logEntry(logger: Logger, entry: StoreLogEntry): void {
  if (entry.kind === 'statement') logger.debug(entry, 'statement');
  else if (entry.kind === 'retry') logger.info(entry, 'write retried');
  else logger.info(entry, 'migration taken');
}
