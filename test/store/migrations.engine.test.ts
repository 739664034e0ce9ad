import { describe, expect, test } from '@jest/globals';
import { migrate, MIGRATIONS, type Migration } from '../../src/store/migrations.js';
import { openEngine, openStore } from '../../src/store/open.js';
import type { Engine } from '../../src/store/engine.js';
import { caseOn, lane, neo4jAccount, neo4jAddress, openTestStore, testLibrary } from '../engines.js';

const LIMITS = { timeoutMs: 20_000, maxRows: 100, signal: new AbortController().signal };
const NEXT: Migration = {
  number: MIGRATIONS.length + 1,
  name: 'one more person',
  kind: 'data',
  statements: ['trial/add-migrated'],
};

/** A bare engine whose store has taken all steps. */
async function migrated(): Promise<Engine> {
  if (lane === 'neo4j') await (await openTestStore()).close();
  const engine = openEngine(lane === 'neo4j' ? neo4jAddress() : 'embedded::memory:', neo4jAccount());
  await migrate(engine, testLibrary);
  return engine;
}

async function scalar(engine: Engine, text: string): Promise<unknown> {
  const [row] = await engine.run(text, {}, LIMITS);
  return row?.value;
}

const version = (engine: Engine): Promise<unknown> =>
  scalar(engine, 'MATCH (s:Store) RETURN s.version AS value');
const added = (engine: Engine): Promise<unknown> =>
  scalar(engine, "MATCH (n:Entity {id: 'person:migrated'}) RETURN n.times AS value");

async function setVersion(engine: Engine, number: number): Promise<void> {
  const transaction = engine.begin('write', LIMITS);
  await transaction.run('MATCH (s:Store) SET s.version = $number', { number }, LIMITS);
  await transaction.commit();
  await transaction.rollback();
}

describe('migrations', () => {
  test('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  test('bring a store to the last version', async () => {
    const engine = await migrated();
    expect(await version(engine)).toBe(MIGRATIONS.length);
    await engine.close();
  });

  test('are taken once', async () => {
    const engine = await migrated();
    await migrate(engine, testLibrary, undefined, [...MIGRATIONS, NEXT]);
    await migrate(engine, testLibrary, undefined, [...MIGRATIONS, NEXT]);
    expect([await version(engine), await added(engine)]).toEqual([NEXT.number, 1]);
    await setVersion(engine, MIGRATIONS.length);
    await engine.close();
  });

  test('of data that fail leave the version and the data as they were', async () => {
    const engine = await migrated();
    const broken = { ...NEXT, statements: ['trial/add-migrated', 'trial/syntax-error'] };
    const run = migrate(engine, testLibrary, undefined, [...MIGRATIONS, broken]);
    await expect(run).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
    expect([await version(engine), await added(engine)]).toEqual([MIGRATIONS.length, undefined]);
    await engine.close();
  });

  test('may be taken again from the start, as after a crash between a step and its version', async () => {
    const engine = await migrated();
    await setVersion(engine, 0);
    await migrate(engine, testLibrary);
    expect(await version(engine)).toBe(MIGRATIONS.length);
    await engine.close();
  });

  test('of a newer Nisba are not touched', async () => {
    const engine = await migrated();
    await setVersion(engine, 99);
    await expect(migrate(engine, testLibrary)).rejects.toMatchObject({
      code: 'STORE_VERSION',
      details: { version: 99, latest: MIGRATIONS.length },
    });
    await setVersion(engine, MIGRATIONS.length);
    await engine.close();
  });

  caseOn(['neo4j'], { reason: 'one process at a time holds an embedded store' })(
    'are taken once when several processes start at the same time',
    async () => {
      const first = await migrated();
      await setVersion(first, 0);
      const engines = [first, ...[1, 2, 3].map(() => openEngine(neo4jAddress(), neo4jAccount()))];
      const steps = [...MIGRATIONS, NEXT];
      const outcomes = await Promise.allSettled(
        engines.map((engine) => migrate(engine, testLibrary, undefined, steps)),
      );
      expect(outcomes.map((outcome) => outcome.status)).toEqual(engines.map(() => 'fulfilled'));
      expect([await version(first), await added(first)]).toEqual([NEXT.number, 1]);
      await setVersion(first, MIGRATIONS.length);
      for (const engine of engines) await engine.close();
    },
  );

  test('are told to the log, and not again by a store that is up to date', async () => {
    const told: string[] = [];
    const location = lane === 'neo4j' ? neo4jAddress() : 'embedded::memory:';
    const store = await openStore(location, { ...neo4jAccount(), log: (entry) => told.push(entry.kind) });
    expect(told).toEqual(lane === 'neo4j' ? [] : MIGRATIONS.map(() => 'migration'));
    await store.close();
  });
});
