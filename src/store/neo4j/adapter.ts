/** Neo4j over Bolt. A session a statement or transaction; one bookmark manager lets readers see their own writes. */
import neo4j, { type BookmarkManager, type Result, type Session, type Transaction } from 'neo4j-driver';
import type { Engine, EngineTransaction, Limits } from '../engine.js';
import type { CheckedParameters } from '../parameters.js';
import { tooManyRows, toRow } from '../rows.js';
import type { Row } from '../store.js';
import { commitError, neo4jError } from './errors.js';
import type { Place } from './location.js';
import { fromEngine, toEngine } from './values.js';

const LOCK_CONSTRAINT =
  'CREATE CONSTRAINT migration_lock_id IF NOT EXISTS FOR (l:MigrationLock) REQUIRE l.id IS UNIQUE';
const TAKE_LOCK = "MERGE (l:MigrationLock {id: 'migrations'}) SET l.taken = coalesce(l.taken, 0) + 1";
const LOCK_MS = 15 * 60_000;

export class Neo4jEngine implements Engine {
  readonly name = 'neo4j';
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager();

  constructor(private readonly place: Place) {}

  async run(text: string, parameters: CheckedParameters, limits: Limits): Promise<Row[]> {
    const session = this.#session('read');
    try {
      return await collect(
        session.run(text, toEngine(parameters), { timeout: limits.timeoutMs }),
        limits,
        session,
      );
    } finally {
      await closeQuietly(session);
    }
  }

  begin(mode: 'read' | 'write', limits: Limits): EngineTransaction {
    return new Neo4jTransaction(this.#session(mode), limits.timeoutMs);
  }

  async define(text: string): Promise<void> {
    const session = this.#session('write');
    try {
      await session.run(text);
    } catch (error) {
      throw neo4jError(error);
    } finally {
      await closeQuietly(session);
    }
  }

  /** Holds a lock on one node while `work` uses other sessions; the server drops it if this process dies. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    await this.define(LOCK_CONSTRAINT);
    const session = this.#session('write');
    try {
      const lock = await session.beginTransaction({ timeout: LOCK_MS });
      await lock.run(TAKE_LOCK);
      const result = await work();
      await lock.commit();
      return result;
    } catch (error) {
      throw neo4jError(error);
    } finally {
      await closeQuietly(session);
    }
  }

  /** Nobody else is kept out, so nobody needs to be told. */
  async announce(): Promise<void> {}

  async close(): Promise<void> {
    await this.place.driver.close();
  }

  #session(mode: 'read' | 'write'): Session {
    return this.place.driver.session({
      database: this.place.database,
      defaultAccessMode: mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
    });
  }
}

class Neo4jTransaction implements EngineTransaction {
  /** Not awaited: BEGIN then travels together with the first statement. */
  readonly #transaction: { readonly begun: Transaction };

  constructor(
    private readonly session: Session,
    timeoutMs: number,
  ) {
    this.#transaction = { begun: session.beginTransaction({ timeout: timeoutMs }) };
  }

  run(text: string, parameters: CheckedParameters, limits: Limits): Promise<Row[]> {
    return collect(this.#transaction.begun.run(text, toEngine(parameters)), limits, this.session);
  }

  async commit(): Promise<void> {
    try {
      await this.#transaction.begun.commit();
    } catch (error) {
      throw commitError(error);
    }
  }

  /** Closing the session resets the connection, which stops what runs and undoes an open transaction. */
  async rollback(): Promise<void> {
    await closeQuietly(this.session);
  }
}

/** Gathers a stream's rows, and leaves it as soon as there are too many or nobody waits. */
function collect(result: Result, limits: Limits, session: Session): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    let columns: readonly string[] = [];
    let settled = false;
    const settle = (outcome: () => void): void => {
      if (settled) return;
      settled = true;
      limits.signal.removeEventListener('abort', abandon);
      outcome();
    };
    const abandon = (): void =>
      settle(() => {
        reject(limits.signal.reason as Error);
        void closeQuietly(session);
      });
    if (limits.signal.aborted) return abandon();
    limits.signal.addEventListener('abort', abandon);
    result.subscribe({
      onKeys: (keys) => (columns = keys),
      onNext: (record) => {
        if (settled) return;
        if (rows.length >= limits.maxRows) {
          settle(() => reject(tooManyRows(limits.maxRows)));
          return;
        }
        try {
          rows.push(toRow(columns, [...record.values()], fromEngine));
        } catch (error) {
          settle(() => reject(error));
        }
      },
      onCompleted: () => settle(() => resolve(rows)),
      onError: (error) => settle(() => reject(neo4jError(error))),
    });
  });
}

/** Closing a session on a lost connection fails; the statement has told that already. */
async function closeQuietly(session: Session): Promise<void> {
  await session.close().catch(() => undefined);
}
