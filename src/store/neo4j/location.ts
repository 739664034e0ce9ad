/** Where a Neo4j store lives: an address, an account, a database. */
import neo4j, { type Driver } from 'neo4j-driver';
import { NisbaError } from '../../errors.js';

const SCHEMES = ['neo4j:', 'neo4j+s:', 'neo4j+ssc:', 'bolt:', 'bolt+s:', 'bolt+ssc:'];
const POOL_SIZE = 100;
const CONNECT_MS = 3_000;
/** Together with connecting this stays below a ping's deadline. */
const ACQUIRE_MS = 5_000;
/** A connection idle for longer is tried before use, so that a restart of Neo4j fails nobody's request. */
const IDLE_MS = 10_000;

export interface Neo4jAccount {
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

/** A driver and the database that every session names. */
export interface Place {
  readonly driver: Driver;
  readonly database: string;
}

export function isNeo4jLocation(location: string): boolean {
  return SCHEMES.some((scheme) => location.startsWith(`${scheme}//`));
}

/** Makes the one driver of the process; it connects when it is first used. @throws INVALID_CONFIG */
export function openDriver(location: string, account: Neo4jAccount): Place {
  if (/^[^/]*\/\/[^/]*@/.test(location)) {
    throw new NisbaError(
      'INVALID_CONFIG',
      'A Neo4j address holds no user or password; give them as settings of their own.',
    );
  }
  const auth =
    account.user === undefined ? undefined : neo4j.auth.basic(account.user, account.password ?? '');
  try {
    const driver = neo4j.driver(location, auth, {
      useBigInt: true,
      maxConnectionPoolSize: POOL_SIZE,
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: ACQUIRE_MS,
      connectionLivenessCheckTimeout: IDLE_MS,
      maxTransactionRetryTime: 0,
      // All in one go (-1): where the driver asks for a next batch, a statement that is being stopped at that
      // moment leaves its connection out of step ("DiscardMessage cannot be handled"), and the next one hangs.
      fetchSize: -1,
      telemetryDisabled: true,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      userAgent: 'nisba',
    });
    return { driver, database: account.database ?? 'neo4j' };
  } catch (error) {
    throw new NisbaError(
      'INVALID_CONFIG',
      `"${location}" is no address of a Neo4j server.`,
      { location },
      { cause: error },
    );
  }
}
