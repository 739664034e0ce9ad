/** A store into which an export is being restored: nobody reads or writes it until that has come to its end. */
import { NisbaError } from '../errors.js';
import type { Engine, Limits } from './engine.js';
import type { StatementLibrary } from './statements.js';
import type { Row } from './store.js';

/**
 * @param row with a column `restoring`
 * @throws RESTORE_UNFINISHED
 */
export function refuseRestoring(row: Row | undefined): void {
  if (typeof row?.restoring !== 'string') return;
  throw new NisbaError(
    'RESTORE_UNFINISHED',
    'A restore of this store has not come to its end: run "nisba restore" with the same file again, which goes on where it was, or begin with an empty store.',
  );
}

/** @throws RESTORE_UNFINISHED, and what the engine throws */
export async function refuseRestoringStore(engine: Engine, library: StatementLibrary): Promise<void> {
  const [row] = await engine.run(library.assemble('store/read-restoring', engine.name), {}, LIMITS);
  refuseRestoring(row);
}

const LIMITS: Limits = { timeoutMs: 60_000, maxRows: 1, signal: new AbortController().signal };
