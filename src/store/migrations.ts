/** The numbered steps that bring a store up to date, and the one that takes them. */
import { NisbaError } from '../errors.js';
import type { Engine, Limits } from './engine.js';
import type { StoreLogEntry } from './engine-store.js';
import type { StatementLibrary } from './statements.js';

/**
 * A step. A `schema` step's statements run one by one and may run again (they say IF NOT EXISTS); a
 * `data` step's run in one transaction together with the store's new version number.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly kind: 'schema' | 'data';
  /** Names of files below `cypher/`. */
  readonly statements: readonly string[];
}

/** In order, numbered from 1 without gaps; steps that have shipped never change. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'constraints and indexes of the first model',
    kind: 'schema',
    statements: ['schema/create-constraints', 'schema/create-indexes'],
  },
  {
    number: 2,
    name: 'the store node that counts revisions',
    kind: 'data',
    statements: ['data/create-store-node'],
  },
  {
    number: 3,
    name: 'merges of entities',
    kind: 'schema',
    statements: ['schema/create-merges'],
  },
  {
    number: 4,
    name: 'keys of names',
    kind: 'schema',
    statements: ['schema/create-name-keys'],
  },
  {
    number: 5,
    name: 'names that are still without keys',
    kind: 'data',
    statements: ['data/mark-unkeyed-names'],
  },
  {
    number: 6,
    name: 'indexes of the order of recording',
    kind: 'schema',
    statements: ['schema/create-recorded-indexes'],
  },
  {
    number: 7,
    name: 'numbers of sources',
    kind: 'data',
    statements: ['data/number-sources', 'data/count-sources'],
  },
];

const LIMITS: Limits = { timeoutMs: 10 * 60_000, maxRows: 1_000, signal: new AbortController().signal };

/**
 * Takes the steps that a store has not taken, while no other process does.
 * @throws STORE_VERSION when a newer Nisba has been here
 */
export async function migrate(
  engine: Engine,
  library: StatementLibrary,
  log: (entry: StoreLogEntry) => void = () => undefined,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const latest = migrations.at(-1)?.number ?? 0;
  if ((await versionOf(engine, library, latest)) === latest) return;
  await engine.exclusively(async () => {
    const version = await versionOf(engine, library, latest);
    for (const migration of migrations.filter((step) => step.number > version)) {
      await take(engine, library, migration);
      log({ kind: 'migration', number: migration.number, name: migration.name });
    }
  });
}

async function versionOf(engine: Engine, library: StatementLibrary, latest: number): Promise<number> {
  const [row] = await engine.run(library.assemble('store/read-version', engine.name), {}, LIMITS);
  const version = Number(row?.version ?? 0);
  if (version > latest) {
    throw new NisbaError(
      'STORE_VERSION',
      `The store has version ${version}, and this Nisba knows versions up to ${latest}: use the newer Nisba.`,
      { version, latest },
    );
  }
  return version;
}

async function take(engine: Engine, library: StatementLibrary, migration: Migration): Promise<void> {
  const texts = migration.statements.flatMap((name) => library.assembleAll(name, engine.name));
  if (migration.kind === 'schema') for (const text of texts) await engine.define(text);
  const transaction = engine.begin('write', LIMITS);
  try {
    if (migration.kind === 'data') for (const text of texts) await transaction.run(text, {}, LIMITS);
    const version = library.assemble('store/set-version', engine.name);
    await transaction.run(version, { version: migration.number }, LIMITS);
    await transaction.commit();
  } finally {
    await transaction.rollback();
  }
}
