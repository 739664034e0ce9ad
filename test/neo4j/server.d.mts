/** Why no server can be started here, or null when one can. */
export function missingTools(): Promise<string | null>;

export interface Neo4jServer {
  /** bolt://127.0.0.1:PORT, without authentication. */
  readonly uri: string;
  /** Stops it; its data stays. */
  readonly stop: () => Promise<void>;
}

/** Starts a server on the loopback address, its data in `home`; without a port, on a free one. */
export function startNeo4j(where: { readonly home: string; readonly port?: number }): Promise<Neo4jServer>;
