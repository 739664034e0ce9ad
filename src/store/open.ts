/** Opens a store by its location. */
import { NisbaError } from '../errors.js';
import { EmbeddedEngine } from './embedded/adapter.js';
import { openFolder, openInMemory } from './embedded/location.js';
import type { Engine } from './engine.js';
import { DEFAULT_BOUNDS, EngineStore, type StoreBounds, type StoreLogEntry } from './engine-store.js';
import { migrate } from './migrations.js';
import { Neo4jEngine } from './neo4j/adapter.js';
import { isNeo4jLocation, openDriver, type Neo4jAccount } from './neo4j/location.js';
import { refuseRestoringStore } from './restoring.js';
import { statements, type StatementLibrary } from './statements.js';
import type { Store } from './store.js';

export interface StoreOptions extends Neo4jAccount, Partial<StoreBounds> {
  /** Called for each statement, retry and migration. */
  readonly log?: (entry: StoreLogEntry) => void;
  /** Opens even while the engine is UNAVAILABLE; the migrations then run before the first statement that finds it. */
  readonly mayBeDown?: boolean;
  /** Opens even a store whose restore has not come to its end: to go on with it. */
  readonly mayBeRestoring?: boolean;
  /** Statements besides or instead of Nisba's own. */
  readonly library?: StatementLibrary;
}

const EMBEDDED = 'embedded:';
const MEMORY = 'embedded::memory:';

/**
 * Opens a store and brings its schema and data up to date.
 * @param location `embedded:PATH`, `embedded::memory:`, or `neo4j://…`, `neo4j+s://…`, `bolt://…`
 * @throws INVALID_CONFIG, STORE_HELD, STORE_NOT_WRITABLE, STORE_VERSION, RESTORE_UNFINISHED, UNAVAILABLE, ENGINE_FAULT
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<Store> {
  const engine = openEngine(location, options);
  const library = options.library ?? statements;
  const bounds: StoreBounds = {
    readDeadlineMs: options.readDeadlineMs ?? DEFAULT_BOUNDS.readDeadlineMs,
    writeDeadlineMs: options.writeDeadlineMs ?? DEFAULT_BOUNDS.writeDeadlineMs,
    concurrency: options.concurrency ?? DEFAULT_BOUNDS.concurrency,
    queue: options.queue ?? DEFAULT_BOUNDS.queue,
    maxRows: options.maxRows ?? DEFAULT_BOUNDS.maxRows,
  };
  const store = new EngineStore(
    engine,
    library,
    bounds,
    async () => {
      await migrate(engine, library, options.log);
      if (!options.mayBeRestoring) await refuseRestoringStore(engine, library);
    },
    options.log,
  );
  try {
    await store.ready();
  } catch (error) {
    const down = error instanceof NisbaError && error.code === 'UNAVAILABLE';
    if (!down || !options.mayBeDown) {
      await store.close();
      throw error;
    }
  }
  return store;
}

/** The bare engine of a location: for the store above, and for tests that need a second hand in it. */
export function openEngine(location: string, account: Neo4jAccount = {}): Engine {
  if (location === MEMORY) return new EmbeddedEngine(openInMemory());
  if (location.startsWith(EMBEDDED) && location.length > EMBEDDED.length) {
    return new EmbeddedEngine(openFolder(location.slice(EMBEDDED.length)));
  }
  if (isNeo4jLocation(location)) return new Neo4jEngine(openDriver(location, account));
  throw new NisbaError(
    'INVALID_CONFIG',
    `"${location}" is no store: use embedded:PATH, or the address of a Neo4j such as neo4j://localhost:7687.`,
    { location },
  );
}
