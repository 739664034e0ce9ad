/**
 * The store port: what every engine offers, and all that the rest of Nisba knows of one.
 * A statement is named after its file below `cypher/` ("link/page-links"); its text never leaves
 * this folder. Everything that varies besides bound parameters is a `Fill`.
 */
export type EngineName = 'embedded' | 'neo4j';

/** A value in a row. Integers are numbers while safe, else bigint; no engine type ever comes through. */
export type Value = null | boolean | number | bigint | string | Value[] | { [key: string]: Value };

/** A bound parameter: a value, or undefined (sent as null). */
export type Parameters = Readonly<Record<string, unknown>>;

export type Row = Readonly<Record<string, Value>>;

/** What fills a statement's placeholders before it is sent. */
export interface Fill {
  /** For `{{types}}`: relation types of the vocabulary; each is checked and back-ticked. */
  readonly types?: readonly string[];
  /** For `{{? name}} … {{/}}`: the blocks to keep; a name that the statement doesn't know is a bug. */
  readonly keep?: readonly string[];
}

export interface RunOptions {
  /** Milliseconds after which the caller is answered with TIMEOUT. */
  readonly deadlineMs?: number;
  /** More rows than this are an error RESULT_TOO_LARGE. */
  readonly maxRows?: number;
  /** The caller has gone away: the answer is the signal's reason, and the work stops where the engine can stop it. */
  readonly signal?: AbortSignal;
}

export interface Reader {
  /** Runs one named statement and gives its rows. */
  run(statement: string, parameters?: Parameters, fill?: Fill, options?: RunOptions): Promise<Row[]>;
}

/** Runs statements that write what is derived from the records. */
export type Deriver = Reader;

export interface Writer extends Reader {
  /** The revision that this transaction makes: one more than the last. */
  readonly revision: number;
  /** The instant that belongs to the revision, ISO 8601 UTC with milliseconds; never before the last one's. */
  readonly recordedAt: string;
  /** Tells that nothing changed: the transaction is rolled back and its revision not used. */
  unchanged(): void;
}

export interface Store extends Reader {
  readonly engine: EngineName;
  /** Several reads in one transaction. */
  read<T>(work: (reader: Reader) => Promise<T>, options?: RunOptions): Promise<T>;
  /**
   * One write transaction. Takes the store-wide revision first, so that writes are serialised.
   * Conflicts are retried: `work` may run more than once and must have no other effects.
   * The first error rolls everything back.
   */
  write<T>(work: (writer: Writer) => Promise<T>, options?: RunOptions): Promise<T>;
  /**
   * As `write`, for what is derived alone: no revision is made, so nothing that was recorded may change.
   * A restore, too, makes none: its revisions are those of the export.
   */
  derive<T>(work: (writer: Deriver) => Promise<T>, options?: RunOptions): Promise<T>;
  /**
   * All rows of a keyset-paged statement, page by page: the statement takes `$after` (the key of the
   * last row, '' at first) and `$limit`, and returns its key in the column `key`, ascending.
   */
  pages(
    statement: string,
    parameters?: Parameters,
    fill?: Fill,
    options?: RunOptions & { pageSize?: number },
  ): AsyncIterable<Row[]>;
  /** Resolves when the engine answers, throws UNAVAILABLE or TIMEOUT when it does not, RESTORE_UNFINISHED when it may not. */
  ping(): Promise<void>;
  /** Records where this process serves, so that another one that finds the store held can tell its user. */
  announce(address: string): Promise<void>;
  /** Finishes running transactions, then lets go of the engine. Closing twice is fine. */
  close(): Promise<void>;
}

/** Sentinel for "not retracted": larger than every revision. */
export const OPEN_REVISION = Number.MAX_SAFE_INTEGER;
