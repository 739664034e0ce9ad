/** What Neo4j and its driver throw, as entries of the error table. It tells by code; GQLSTATUS is 50N42 for nearly all. */
import { Neo4jError } from 'neo4j-driver';
import { NisbaError, type ErrorCode, type ErrorDetails } from '../../errors.js';

/** The first prefix that fits decides. */
const CODES: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['ServiceUnavailable', 'UNAVAILABLE'],
  ['SessionExpired', 'UNAVAILABLE'],
  ['Neo.ClientError.Cluster', 'UNAVAILABLE'],
  ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'UNAVAILABLE'],
  ['Neo.TransientError.Cluster', 'UNAVAILABLE'],
  ['Neo.TransientError.General.DatabaseUnavailable', 'UNAVAILABLE'],
  ['Neo.TransientError.Database', 'UNAVAILABLE'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'OVERLOADED'],
  ['Neo.TransientError.General.OutOfMemoryError', 'OVERLOADED'],
  ['Neo.TransientError.Transaction.Terminated', 'TIMEOUT'],
  ['Neo.TransientError.Transaction.LockClientStopped', 'TIMEOUT'],
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'TIMEOUT'],
  ['Neo.ClientError.Transaction.LockClientStopped', 'TIMEOUT'],
  ['Neo.ClientError.Transaction.Terminated', 'TIMEOUT'],
  ['Neo.TransientError', 'CONFLICT'],
  ['Neo.ClientError.Schema', 'CONSTRAINT'],
  ['Neo.ClientError.Statement.ConstraintVerificationFailed', 'CONSTRAINT'],
  ['Neo.ClientError.Security', 'INVALID_CONFIG'],
  ['Neo.ClientError.Database', 'INVALID_CONFIG'],
  ['Neo.ClientError.Statement', 'BAD_STATEMENT'],
  ['Neo.ClientError.Procedure', 'BAD_STATEMENT'],
  ['Neo.ClientError.Request', 'BAD_STATEMENT'],
];

/** Every error of the driver becomes a NisbaError; one that is already passes through. */
export function neo4jError(error: unknown, details: ErrorDetails = {}): NisbaError {
  if (error instanceof NisbaError) return error;
  if (!(error instanceof Neo4jError))
    return new NisbaError('ENGINE_FAULT', String(error), {}, { cause: error });
  const code = codeOf(error);
  return new NisbaError(
    code,
    messageOf(code, error),
    { engine: 'neo4j', engineCode: error.code, ...details },
    { cause: error },
  );
}

/** A commit whose answer is lost may have happened, so nobody may simply try again. */
export function commitError(error: unknown): NisbaError {
  const its = neo4jError(error);
  return its.code === 'UNAVAILABLE' || its.code === 'TIMEOUT'
    ? neo4jError(error, { outcome: 'unknown' })
    : its;
}

function codeOf(error: Neo4jError): ErrorCode {
  if (error.message.startsWith('Connection acquisition timed out')) return 'OVERLOADED';
  return CODES.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? 'ENGINE_FAULT';
}

function messageOf(code: ErrorCode, error: Neo4jError): string {
  if (code === 'UNAVAILABLE')
    return `Neo4j cannot be reached; check that it runs and that its address is right. (${error.message})`;
  if (code === 'TIMEOUT') return 'The store did not answer in time; ask for less, or allow more time.';
  if (code === 'INVALID_CONFIG') return `Neo4j refused the user, password or database: ${error.message}`;
  return error.message;
}
