/** A batch of queries, each answered by itself. */
import { NisbaError, type ErrorCode } from '../errors.js';
import type { Reader } from '../store/store.js';
import type { ParsedQuery } from './query.js';
import { reconcile, type Candidate } from './reconcile.js';

/** The specification names no place for what is wrong with one query, and allows further fields. */
export interface QueryAnswer {
  readonly result: readonly Candidate[];
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** Queries that are read side by side; the other requests want their turn too. */
const AT_ONCE = 4;
const DEADLINE_MS = 30_000;

/** What one query can have wrong; all else is the store's state, and concerns the whole batch. */
const OWN_MISTAKES: ReadonlySet<ErrorCode> = new Set(['BAD_USER_INPUT', 'RESULT_TOO_LARGE']);

/**
 * The answers under the queries' keys. Queries whose turn doesn't come in time are told so.
 *
 * @throws INDEX_STALE, UNAVAILABLE, OVERLOADED, TIMEOUT
 */
export async function reconcileBatch(
  reader: Reader,
  queries: ReadonlyMap<string, ParsedQuery>,
  deadlineMs = DEADLINE_MS,
): Promise<Readonly<Record<string, QueryAnswer>>> {
  const ends = performance.now() + deadlineMs;
  const waiting = [...queries];
  const answers: (readonly [string, QueryAnswer])[] = [];
  while (waiting.length > 0) {
    const late = performance.now() > ends;
    const turn = waiting.splice(0, late ? waiting.length : AT_ONCE);
    const answered = await Promise.all(
      turn.map(async ([key, query]) => [key, late ? LATE : await answer(reader, query)] as const),
    );
    answers.push(...answered);
  }
  return Object.fromEntries(answers);
}

const LATE: QueryAnswer = {
  result: [],
  error: { code: 'TIMEOUT', message: 'The batch took too long to come to this query: send fewer at a time.' },
};

async function answer(reader: Reader, query: ParsedQuery): Promise<QueryAnswer> {
  if (query instanceof NisbaError) return refused(query);
  try {
    return { result: await reconcile(reader, query) };
  } catch (error) {
    if (error instanceof NisbaError && OWN_MISTAKES.has(error.code)) return refused(error);
    throw error;
  }
}

function refused({ code, message }: NisbaError): QueryAnswer {
  return { result: [], error: { code, message } };
}
