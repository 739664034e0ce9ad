/** Making the name keys anew: after their rules have changed, or after damage. */
import { ALL_ROWS } from '../recording/all-rows.js';
import { OPEN_REVISION, type Store } from '../store/store.js';
import { KEY_VERSION } from './form-keys.js';
import { indexNames } from './index-names.js';

export interface ReindexOptions {
  /** Called after each step. */
  readonly onProgress?: (progress: ReindexProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ReindexProgress {
  /** How many distinct names have keys so far. */
  readonly names: number;
  /** The share of the claims that have been read, in [0, 1]. */
  readonly done: number;
}

const DELETED_AT_ONCE = 10_000;
const NUMBERS_AT_ONCE = 20_000;

/**
 * Deletes all name keys and makes them from the claims that stand, in short transactions: writers go on
 * meanwhile, and key the names that they record. What was broken off goes on where it was, if the rules
 * are still the same. Until it ends, searches are refused with INDEX_STALE.
 *
 * @returns how many distinct names have keys
 */
export async function reindex(
  store: Store,
  { onProgress = () => undefined, signal }: ReindexOptions = {},
): Promise<number> {
  const options = { signal, ...ALL_ROWS };
  const [state] = await store.run('search/read-index');
  if (Number(state?.['rebuilding'] ?? 0) !== KEY_VERSION) await begin(store, signal);
  const [begun] = await store.run('search/read-index');
  let from = Number(begun?.['rebuiltTo'] ?? 0);
  for (let last = await lastNumber(store); from < last; last = await lastNumber(store)) {
    const numbers = Array.from({ length: Math.min(NUMBERS_AT_ONCE, last - from) }, (_, at) => from + at + 1);
    const to = from + numbers.length;
    await store.derive(async (writer) => {
      const rows = await writer.run(
        'search/list-names-by-number',
        { numbers, open: OPEN_REVISION },
        {},
        ALL_ROWS,
      );
      await indexNames(
        writer,
        rows.map((row) => row['name'] as string),
      );
      await writer.run('search/mark-rebuilt', { to });
    }, options);
    from = to;
    onProgress({ names: await countNames(store), done: from / last });
  }
  await store.derive((writer) => writer.run('search/end-rebuild', { version: KEY_VERSION }), options);
  return countNames(store);
}

async function begin(store: Store, signal: AbortSignal | undefined): Promise<void> {
  await store.derive((writer) => writer.run('search/begin-deleting'), { signal });
  for (const statement of ['search/delete-some-keys', 'search/delete-some-forms']) {
    for (let deleted = DELETED_AT_ONCE; deleted === DELETED_AT_ONCE;) {
      const [row] = await store.derive((writer) => writer.run(statement, { limit: DELETED_AT_ONCE }), {
        signal,
      });
      deleted = Number(row?.['deleted'] ?? 0);
    }
  }
  await store.derive((writer) => writer.run('search/begin-rebuild', { version: KEY_VERSION }), { signal });
}

/** The last running number that a claim can have. */
async function lastNumber(store: Store): Promise<number> {
  const [row] = await store.run('recording/read-numbers');
  return Number(row?.['numbers'] ?? 0);
}

async function countNames(store: Store): Promise<number> {
  const [row] = await store.run('search/read-index');
  return Number(row?.['forms'] ?? 0);
}
