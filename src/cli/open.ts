/** Opening the store that the settings name, with advice that fits the command. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../config.js';
import { NisbaError } from '../errors.js';
import { openStore, type StoreOptions } from '../store/open.js';
import type { Store } from '../store/store.js';

/**
 * What the command does with the store: `ask` could ask a running server as well, `make` makes a store
 * where there is none, `check`, `make` and `restore` need it for themselves.
 */
export type Purpose = 'ask' | 'check' | 'make' | 'restore';

const EMBEDDED = 'embedded:';

/** @throws STORE_HELD with what to do instead, FILE_UNREADABLE where there is no store, and as openStore */
export async function openFor(
  purpose: Purpose,
  settings: Settings,
  options: Pick<StoreOptions, 'log' | 'mayBeDown'> = {},
): Promise<Store> {
  if (purpose !== 'make' && purpose !== 'restore') requireFolder(settings.store);
  try {
    return await openStore(settings.store, {
      user: settings.neo4jUser,
      password: settings.neo4jPassword,
      database: settings.neo4jDatabase,
      mayBeRestoring: purpose === 'restore',
      ...options,
    });
  } catch (error) {
    throw error instanceof NisbaError && error.code === 'STORE_HELD' ? held(purpose, error) : error;
  }
}

function requireFolder(location: string): void {
  if (!location.startsWith(EMBEDDED) || location === 'embedded::memory:') return;
  const folder = resolve(location.slice(EMBEDDED.length));
  if (existsSync(folder)) return;
  throw new NisbaError(
    'FILE_UNREADABLE',
    `There is no store in ${folder}: name one by --store, or make one by "nisba import" or "nisba serve".`,
    { folder },
  );
}

const Holder = z.object({ folder: z.string(), pid: z.number().optional(), address: z.string().optional() });

function held(purpose: Purpose, error: NisbaError): NisbaError {
  const { folder, pid, address } = Holder.parse(error.details);
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  const where = address === undefined ? '' : `, which serves it at ${address}`;
  const advice = address !== undefined && purpose === 'ask' ? `add --url ${address}` : ADVICE[purpose];
  return new NisbaError(
    'STORE_HELD',
    `The data folder ${folder} is held by ${who}${where}: ${advice}.`,
    error.details,
    { cause: error },
  );
}

const ADVICE: Readonly<Record<Purpose, string>> = {
  ask: 'wait until it has ended, or name another store by --store',
  check: 'end it first, or keep the graph in Neo4j (--store neo4j://…), which several may use',
  make: 'end it first, or keep the graph in Neo4j (--store neo4j://…), which several may use',
  restore: 'end it first, or restore into another store by --store',
};
