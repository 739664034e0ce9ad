/** The embedded engine: Grafeo, in this process. Queries run off the main thread and can't be stopped. */
import type { GrafeoDB, QueryResult, Transaction } from '@grafeo-db/js';
import type { Engine, EngineTransaction, Limits } from '../engine.js';
import type { CheckedParameters } from '../parameters.js';
import { tooManyRows, toRows } from '../rows.js';
import type { Row } from '../store.js';
import { embeddedError } from './errors.js';
import type { Place } from './location.js';
import { fromEngine, toEngine } from './values.js';

export class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly #database: GrafeoDB;

  constructor(private readonly place: Place) {
    this.#database = place.database;
  }

  run(text: string, parameters: CheckedParameters, limits: Limits): Promise<Row[]> {
    return rowsOf(this.#database.executeCypher(text, toEngine(parameters)), limits);
  }

  begin(mode: 'read' | 'write'): EngineTransaction {
    try {
      return new EmbeddedTransaction(this.#database.beginTransaction(), mode);
    } catch (error) {
      throw embeddedError(error);
    }
  }

  async define(text: string): Promise<void> {
    try {
      await this.#database.executeCypher(text);
    } catch (error) {
      throw embeddedError(error);
    }
  }

  /** The folder's lock keeps other processes out already. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async announce(address: string): Promise<void> {
    this.place.announce(address);
  }

  async close(): Promise<void> {
    try {
      this.place.leave();
    } catch (error) {
      // The write-ahead log holds every commit; the next start reads it.
      throw embeddedError(error);
    }
  }
}

/** A transaction that ends once: the engine would otherwise keep it open after an error and commit the rest. */
class EmbeddedTransaction implements EngineTransaction {
  readonly #running = new Set<Promise<unknown>>();

  constructor(
    private readonly transaction: Transaction,
    private readonly mode: 'read' | 'write',
  ) {}

  run(text: string, parameters: CheckedParameters, limits: Limits): Promise<Row[]> {
    const rows = rowsOf(this.transaction.executeCypher(text, toEngine(parameters)), limits);
    this.#running.add(rows);
    const done = (): boolean => this.#running.delete(rows);
    rows.then(done, done);
    return rows;
  }

  async commit(): Promise<void> {
    await Promise.allSettled(this.#running);
    try {
      if (this.mode === 'read') this.transaction.rollback();
      else this.transaction.commit();
    } catch (error) {
      throw embeddedError(error);
    }
  }

  async rollback(): Promise<void> {
    // Neither commit nor rollback is allowed while a query runs.
    await Promise.allSettled(this.#running);
    try {
      if (this.transaction.isActive) this.transaction.rollback();
    } catch {
      // It is over either way; what led here is the error that counts.
    }
  }
}

/** Counts before it converts: converting blocks the main thread. */
async function rowsOf(query: Promise<QueryResult>, limits: Limits): Promise<Row[]> {
  try {
    const result = await query;
    limits.signal.throwIfAborted();
    if (result.length > limits.maxRows) throw tooManyRows(limits.maxRows);
    return toRows(result.columns, result.rows(), fromEngine);
  } catch (error) {
    if (limits.signal.aborted) throw limits.signal.reason;
    throw embeddedError(error);
  }
}
