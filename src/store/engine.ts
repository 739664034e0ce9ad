/**
 * What an engine's adapter offers to the store that is built on it (`engine-store.ts`): texts in, rows
 * out. Names of statements, revisions, queues, deadlines and retries are not its business.
 */
import type { CheckedParameters } from './parameters.js';
import type { EngineName, Row } from './store.js';

/** Bounds of one statement or transaction. */
export interface Limits {
  /** Milliseconds after which an engine that can stop work stops it. */
  readonly timeoutMs: number;
  /** One row more is RESULT_TOO_LARGE. */
  readonly maxRows: number;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface EngineTransaction {
  /** @throws NisbaError of the store's part of the table */
  run(text: string, parameters: CheckedParameters, limits: Limits): Promise<Row[]>;
  commit(): Promise<void>;
  /** Waits for running statements, then undoes everything. Never throws; undoing twice is fine. */
  rollback(): Promise<void>;
}

export interface Engine {
  readonly name: EngineName;
  /** One reading statement by itself. */
  run(text: string, parameters: CheckedParameters, limits: Limits): Promise<Row[]>;
  begin(mode: 'read' | 'write', limits: Limits): EngineTransaction;
  /** Runs one schema statement, outside any transaction. */
  define(text: string): Promise<void>;
  /** Runs `work` while no other process that opens this store does the same. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Lets those who find the store held know where its holder serves. */
  announce(address: string): Promise<void>;
  close(): Promise<void>;
}
