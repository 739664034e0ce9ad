/**
 * A fresh, empty store for the lane that a test runs in: jest's project "embedded" or "neo4j".
 *
 * Stores opened here are closed after the file's last test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, test } from '@jest/globals';
import type { Limits } from '../src/store/engine.js';
import { openEngine, openStore, type StoreOptions } from '../src/store/open.js';
import { CYPHER_FOLDER, StatementLibrary } from '../src/store/statements.js';
import type { EngineName, Store } from '../src/store/store.js';

declare global {
  /** Set for each project in jest.config.js. */
  var NISBA_LANE: EngineName;
}

/** The engine that this lane tests. */
export const lane: EngineName = globalThis.NISBA_LANE;

/** Nisba's statements, and those of the tests below test/store/statements. */
export const testLibrary = new StatementLibrary([
  CYPHER_FOLDER,
  fileURLToPath(new URL('store/statements', import.meta.url)),
]);

const ENDLESS: Limits = { timeoutMs: 120_000, maxRows: 1_000, signal: new AbortController().signal };
const opened: Store[] = [];
const folders: string[] = [];

/** The address of the lane's Neo4j. */
export function neo4jAddress(): string {
  const address = process.env.NEO4J_URI;
  if (!address) throw new Error('The neo4j lane needs NEO4J_URI; run it by npm run test:neo4j.');
  return address;
}

/** User, password and database for `neo4jAddress`, from the environment. */
export function neo4jAccount(): Pick<StoreOptions, 'user' | 'password' | 'database'> {
  const { NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database } = process.env;
  return { ...(user && { user }), ...(password && { password }), ...(database && { database }) };
}

/** A folder of its own below the system's temporary one, removed after the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nisba-test-'));
  folders.push(folder);
  return folder;
}

/** An empty store: embedded in memory (or where `location` says), or the lane's Neo4j, wiped. */
export async function openTestStore(options: StoreOptions & { location?: string } = {}): Promise<Store> {
  const { location = lane === 'neo4j' ? neo4jAddress() : 'embedded::memory:', ...rest } = options;
  if (lane === 'neo4j') await wipe(location);
  return reopenTestStore({ location, ...rest });
}

/** The lane's store as it is: a second one beside the first on Neo4j. */
export async function reopenTestStore(options: StoreOptions & { location: string }): Promise<Store> {
  const { location, ...rest } = options;
  const store = await openStore(location, {
    library: testLibrary,
    ...(lane === 'neo4j' && neo4jAccount()),
    ...rest,
  });
  opened.push(store);
  return store;
}

/** A test for some engines only; where it does not run, the report tells the reason. */
export function caseOn(engines: readonly EngineName[], { reason }: { reason: string }): typeof test {
  if (engines.includes(lane)) return test;
  const skipped = (name: string): void => test.skip(`${name} (not on ${lane}: ${reason})`, () => undefined);
  return Object.assign(skipped, test);
}

/** Deletes every node and link, keeps the schema and its version. */
async function wipe(location: string): Promise<void> {
  const engine = openEngine(location, neo4jAccount());
  try {
    for (let left = true; left;) {
      const transaction = engine.begin('write', ENDLESS);
      const [links] = await transaction.run(
        'MATCH ()-[r]->() WITH r LIMIT 50000 DELETE r RETURN count(*) AS count',
        {},
        ENDLESS,
      );
      const [nodes] = await transaction.run(
        'MATCH (n) WHERE NOT n:Store AND NOT n:MigrationLock AND NOT (n)--() WITH n LIMIT 50000 DELETE n RETURN count(*) AS count',
        {},
        ENDLESS,
      );
      await transaction.run(
        'MATCH (s:Store) SET s = {id: s.id, version: s.version, revision: 0}',
        {},
        ENDLESS,
      );
      await transaction.commit();
      left = Number(links?.count) + Number(nodes?.count) > 0;
    }
  } finally {
    await engine.close();
  }
}

afterAll(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
