/** The store port on top of one engine: names, bounds, queues, retries and revisions, the same for both. */
import { setTimeout as sleep } from 'node:timers/promises';
import { NisbaError } from '../errors.js';
import { Deadline } from './deadline.js';
import type { Engine, EngineTransaction, Limits } from './engine.js';
import { Gate } from './gate.js';
import { checkParameters } from './parameters.js';
import { refuseRestoring } from './restoring.js';
import { nextInstant } from './revisions.js';
import type { StatementLibrary } from './statements.js';
import type {
  Deriver,
  EngineName,
  Fill,
  Parameters,
  Reader,
  Row,
  RunOptions,
  Store,
  Writer,
} from './store.js';

/** What the store tells its logger: one entry a statement, a retry, or a migration. */
export type StoreLogEntry =
  | {
      readonly kind: 'statement';
      readonly statement: string;
      readonly fill: Fill;
      readonly milliseconds: number;
      readonly rows?: number;
      /** The code of the error it ended with. */
      readonly error?: string;
    }
  | { readonly kind: 'retry'; readonly attempt: number; readonly error: string }
  | { readonly kind: 'migration'; readonly number: number; readonly name: string };

export interface StoreBounds {
  /** For reads without a deadline of their own, in milliseconds. */
  readonly readDeadlineMs: number;
  /** For write transactions without a deadline of their own, in milliseconds. */
  readonly writeDeadlineMs: number;
  /** Reading statements that run at once; those that run away keep their place until they are done. */
  readonly concurrency: number;
  /** How many reads, and how many writes, may wait; one more is OVERLOADED. */
  readonly queue: number;
  readonly maxRows: number;
}

export const DEFAULT_BOUNDS: StoreBounds = {
  readDeadlineMs: 10_000,
  writeDeadlineMs: 60_000,
  concurrency: 16,
  queue: 1_000,
  maxRows: 10_000,
};

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 8;
const PAGE_SIZE = 1_000;
const PING_DEADLINE_MS = 3_000;
const CLOSE_PATIENCE_MS = 10_000;

/** A reader that remembers a statement's failure, also where the work did not wait for it. */
interface CheckedReader extends Reader {
  throwIfFailed(): void;
}

export class EngineStore implements Store {
  readonly engine: EngineName;
  readonly #reads: Gate;
  /** One write at a time: they would only wait for each other inside the engine. */
  readonly #writes: Gate;
  #closing: Promise<void> | undefined;
  #prepared: Promise<void> | undefined;

  /** @param prepare run before the first statement, again after each failure: the migrations */
  constructor(
    private readonly driver: Engine,
    private readonly library: StatementLibrary,
    private readonly bounds: StoreBounds,
    private readonly prepare: () => Promise<void>,
    private readonly log: (entry: StoreLogEntry) => void = () => undefined,
  ) {
    this.engine = driver.name;
    this.#reads = new Gate(bounds.concurrency, bounds.queue);
    this.#writes = new Gate(1, bounds.queue);
  }

  /** Resolves when the store's migrations are done. */
  ready(): Promise<void> {
    this.#prepared ??= this.prepare().catch((error: unknown) => {
      this.#prepared = undefined;
      throw error;
    });
    return this.#prepared;
  }

  async run(
    statement: string,
    parameters?: Parameters,
    fill: Fill = {},
    options: RunOptions = {},
  ): Promise<Row[]> {
    const text = this.library.assemble(statement, this.engine, fill);
    const values = checkParameters(parameters);
    return this.#bounded(this.#reads, this.bounds.readDeadlineMs, options, (deadline) =>
      this.#retrying(deadline, () =>
        this.#logged(statement, fill, () => this.driver.run(text, values, this.#limits(deadline, options))),
      ),
    );
  }

  async read<T>(work: (reader: Reader) => Promise<T>, options: RunOptions = {}): Promise<T> {
    return this.#bounded(this.#reads, this.bounds.readDeadlineMs, options, (deadline) =>
      this.#retrying(deadline, async () => {
        const transaction = this.driver.begin('read', this.#limits(deadline, options));
        try {
          const result = await deadline.race(work(this.#reader(transaction, deadline, options)));
          await transaction.commit();
          return result;
        } finally {
          await transaction.rollback();
        }
      }),
    );
  }

  async write<T>(work: (writer: Writer) => Promise<T>, options: RunOptions = {}): Promise<T> {
    return this.#bounded(this.#writes, this.bounds.writeDeadlineMs, options, (deadline) =>
      this.#retrying(deadline, () => this.#writeOnce(work, deadline, options)),
    );
  }

  async derive<T>(work: (writer: Deriver) => Promise<T>, options: RunOptions = {}): Promise<T> {
    return this.#bounded(this.#writes, this.bounds.writeDeadlineMs, options, (deadline) =>
      this.#retrying(deadline, () => this.#deriveOnce(work, deadline, options)),
    );
  }

  async *pages(
    statement: string,
    parameters: Parameters = {},
    fill: Fill = {},
    options: RunOptions & { pageSize?: number } = {},
  ): AsyncIterable<Row[]> {
    const limit = options.pageSize ?? PAGE_SIZE;
    for (let after = ''; ;) {
      const rows = await this.run(statement, { ...parameters, after, limit }, fill, {
        maxRows: limit,
        ...options,
      });
      const key = rows.at(-1)?.key;
      if (rows.length > 0) {
        if (typeof key !== 'string' || key === after) {
          throw new NisbaError(
            'BAD_STATEMENT',
            `The statement "${statement}" gives no column "key" to page by.`,
          );
        }
        yield rows;
        after = key;
      }
      if (rows.length < limit) return;
    }
  }

  async ping(): Promise<void> {
    const [row] = await this.run('store/ping', {}, {}, { deadlineMs: PING_DEADLINE_MS });
    refuseRestoring(row);
  }

  announce(address: string): Promise<void> {
    return this.driver.announce(address);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const patience = new AbortController();
    const idle = Promise.all([this.#writes.idle(), this.#reads.idle()]);
    await Promise.race([
      idle,
      sleep(CLOSE_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    await this.driver.close();
  }

  #writeOnce<T>(work: (writer: Writer) => Promise<T>, deadline: Deadline, options: RunOptions): Promise<T> {
    return this.#transacting(deadline, options, async (reader) => {
      const [taken] = await deadline.race(reader.run('store/take-revision'));
      refuseRestoring(taken);
      const revision = Number(taken?.revision);
      const recordedAt = nextInstant(taken?.lastAt);
      let changed = true;
      const writer: Writer = {
        run: (...statement) => reader.run(...statement),
        revision,
        recordedAt,
        unchanged: () => {
          changed = false;
        },
      };
      const result = await deadline.race(work(writer));
      reader.throwIfFailed();
      if (changed)
        await deadline.race(reader.run('store/record-revision', { number: revision, at: recordedAt }));
      return { result, changed };
    });
  }

  #deriveOnce<T>(work: (writer: Deriver) => Promise<T>, deadline: Deadline, options: RunOptions): Promise<T> {
    return this.#transacting(deadline, options, async (reader) => {
      await deadline.race(reader.run('store/take-lock'));
      return { result: await deadline.race(work(reader)), changed: true };
    });
  }

  /** One write transaction: committed when the work says that it changed something and nothing failed. */
  async #transacting<T>(
    deadline: Deadline,
    options: RunOptions,
    work: (reader: CheckedReader) => Promise<{ readonly result: T; readonly changed: boolean }>,
  ): Promise<T> {
    const transaction = this.driver.begin('write', this.#limits(deadline, options));
    try {
      const reader = this.#reader(transaction, deadline, options);
      const { result, changed } = await work(reader);
      reader.throwIfFailed();
      if (changed) await transaction.commit();
      return result;
    } finally {
      await transaction.rollback();
    }
  }

  /** Runs statements in a transaction; after the first error, or the deadline, it runs no more. */
  #reader(transaction: EngineTransaction, deadline: Deadline, own: RunOptions): CheckedReader {
    let failure: { readonly error: unknown } | undefined;
    const throwIfFailed = (): void => {
      if (failure) throw failure.error;
    };
    return {
      throwIfFailed,
      run: async (statement, parameters, fill = {}, options = {}) => {
        throwIfFailed();
        deadline.signal.throwIfAborted();
        try {
          const text = this.library.assemble(statement, this.engine, fill);
          const values = checkParameters(parameters);
          const limits = this.#limits(deadline, { ...own, ...options });
          return await this.#logged(statement, fill, () => transaction.run(text, values, limits));
        } catch (error) {
          failure ??= { error };
          throw error;
        }
      },
    };
  }

  /** Takes a place in the line, runs the work, and answers at the deadline even if the work goes on. */
  async #bounded<T>(
    gate: Gate,
    standardMs: number,
    options: RunOptions,
    work: (deadline: Deadline) => Promise<T>,
  ): Promise<T> {
    if (this.#closing) throw new NisbaError('UNAVAILABLE', 'The store has been closed.');
    const deadline = new Deadline(options.deadlineMs ?? standardMs, options.signal);
    try {
      await deadline.race(this.ready());
      const leave = await gate.enter(deadline.signal);
      return await deadline.race(work(deadline).finally(leave));
    } finally {
      deadline.clear();
    }
  }

  /** Tries again after a conflict, and once more after a lost connection; nothing of a failed try remains. */
  async #retrying<T>(deadline: Deadline, attempt: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof NisbaError) || deadline.signal.aborted || tried >= ATTEMPTS) throw error;
        const lost = error.code === 'UNAVAILABLE' && error.details.outcome !== 'unknown' && tried === 1;
        if (error.code !== 'CONFLICT' && !lost) throw error;
        this.log({ kind: 'retry', attempt: tried, error: error.message });
        await sleep(FIRST_PAUSE_MS * 2 ** tried * (0.5 + Math.random()));
      }
    }
  }

  #limits(deadline: Deadline, options: RunOptions): Limits {
    return {
      timeoutMs: deadline.remainingMs,
      maxRows: options.maxRows ?? this.bounds.maxRows,
      signal: deadline.signal,
    };
  }

  async #logged(statement: string, fill: Fill, run: () => Promise<Row[]>): Promise<Row[]> {
    const started = performance.now();
    try {
      const rows = await run();
      this.log({
        kind: 'statement',
        statement,
        fill,
        milliseconds: performance.now() - started,
        rows: rows.length,
      });
      return rows;
    } catch (error) {
      const code = error instanceof NisbaError ? error.code : 'INTERNAL';
      this.log({
        kind: 'statement',
        statement,
        fill,
        milliseconds: performance.now() - started,
        error: code,
      });
      throw error;
    }
  }
}
