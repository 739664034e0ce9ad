/**
 * The one table of everything that can go wrong, and the error that carries an entry of it.
 *
 * Codes are part of the public contract: they appear in `extensions.code` of GraphQL errors, in the
 * command line's messages and in the logs, and never change their meaning.
 */
export const ERROR_TABLE = {
  // What the caller gave
  BAD_USER_INPUT: 'An argument or a field has a value that is not allowed.',
  INVALID_ID: 'An id is malformed.',
  INVALID_DATE: 'A date is not in the EDTF profile that Nisba reads.',
  INVALID_CURSOR: 'A cursor is damaged, or belongs to another query.',
  INVALID_PAGE_SIZE: 'first is outside its range.',
  INVALID_FILTER: 'A filter contradicts itself.',
  INVALID_CLAIM: 'A claim is not well-formed.',
  INVALID_SOURCE: 'A source is not well-formed.',
  INVALID_ENTITY: 'An entity is not well-formed.',
  INVALID_BEARING: 'A bearing is not well-formed.',
  UNKNOWN_TYPE: 'A relation or attribute type is not in the vocabulary.',
  DOMAIN_RANGE: "A claim's subject or object is of a kind that its type does not take.",
  NOT_FOUND: 'Nothing has this id or name.',
  AMBIGUOUS_NAME: 'A name fits several entities.',
  WRONG_KIND: 'The id belongs to something of another kind.',
  SAME_ENTITY: 'Two entities were to be named, and both ids mean the same one.',
  ALREADY_RETRACTED: 'The claim or bearing has been retracted before.',
  ALREADY_RECORDED: 'The id is taken by a record with other content.',
  ALREADY_MERGED: 'The entity has been merged into another.',
  NOT_MERGED: 'The entity is not merged into another.',
  MERGE_CYCLE: 'An entity would be merged into itself.',
  INVALID_MERGE: 'An entity of this sort is never merged.',
  KEY_REUSED: 'An idempotency key was used before with another payload.',
  DERIVATION_CYCLE: 'A source would be derived from itself.',
  QUERY_TOO_LARGE: 'The query is larger or deeper than the server answers.',
  // Analysis
  ANALYSIS_TIMEOUT: 'The metrics or positions of a network took too long.',
  // Files
  INVALID_RECORD: 'A line of a file is not a record that Nisba reads.',
  INVALID_ENCODING: 'A file is not UTF-8.',
  LINE_TOO_LONG: 'A line of a file is longer than the limit.',
  FILE_UNREADABLE: 'A file cannot be read.',
  FILE_UNWRITABLE: 'A file cannot be written.',
  INVALID_MAPPING: 'The mapping of a table is not well-formed, or does not fit the table.',
  EXPORT_DAMAGED: 'A file is no whole export: it was cut off or changed.',
  EXPORT_VERSION: 'An export is of a version that this Nisba does not restore.',
  EDITION_ORDER: 'An edition of a list is older than one that was imported before.',
  // Configuration
  INVALID_CONFIG: 'A setting is missing, unknown or out of range.',
  ADDRESS_REFUSED: 'The server does not listen on this address.',
  // The store
  STORE_HELD: 'Another process holds the data folder.',
  STORE_NOT_WRITABLE: 'The data folder cannot be written.',
  STORE_NOT_EMPTY: 'An export is restored into an empty store only.',
  RESTORE_UNFINISHED: 'A restore of this store has not come to its end.',
  INDEX_STALE: 'The name keys were made by other rules, or not at all: rebuild them.',
  STORE_VERSION: 'The store was written by a newer version of Nisba.',
  UNAVAILABLE: 'The store cannot be reached now.',
  OVERLOADED: 'Too many requests wait for the store, or for an analysis.',
  TIMEOUT: 'The store did not answer in time.',
  RESULT_TOO_LARGE: 'A statement returned more rows than its bound.',
  CONFLICT: 'Another write was in the way, also after retries.',
  CONSTRAINT: 'The store refused a write that breaks a constraint.',
  BAD_STATEMENT: 'A statement is wrong: a bug in Nisba.',
  ENGINE_FAULT: 'The storage engine failed.',
  INTERNAL: 'Something went wrong inside Nisba: a bug.',
} as const;

export type ErrorCode = keyof typeof ERROR_TABLE;

/** JSON-safe facts that help the caller to mend it: candidates, the field, the line, the limit. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An error that is the user's or the environment's, never a bug's unless its code says so. */
export class NisbaError extends Error {
  override readonly name = 'NisbaError';

  /**
   * @param code stable code, a key of the table
   * @param message what is wrong and what to do about it, in one or two sentences
   * @param details JSON-safe facts, shown to the caller
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Throws an INTERNAL error when something that must hold does not: our bug, never the user's. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new NisbaError('INTERNAL', message);
}
