/**
 * Editions of a list: what a newer one no longer says is withdrawn on the day on which it came out.
 *
 * Each edition that was imported is a source of its own, `source:<list>.<day>`, derived from the list, which
 * is what the claims cite.
 */
import { withdrawClaims } from '../claim/withdraw-claims.js';
import { findClaims } from '../claim/read-claims.js';
import { NisbaError } from '../errors.js';
import { sourceId, type ClaimId } from '../ids.js';
import { findSources, recordSources } from '../source/record-sources.js';
import { OPEN_REVISION, type Reader, type Store } from '../store/store.js';
import { parseEdtf, spanOf } from '../time/edtf.js';
import type { Dataset } from './dataset.js';

type Edition = NonNullable<Dataset['edition']>;

export interface WithdrawOptions {
  /** Who records the withdrawals. */
  readonly by: string;
  /** Only count them. */
  readonly dryRun?: boolean;
  /** Stops between two transactions; what was withdrawn by then stays so. */
  readonly signal?: AbortSignal;
}

/** Claims that one statement lists: the embedded engine goes through all of the source's for each page. */
const PAGE = 5_000;
/** Claims that one transaction withdraws. */
const AT_ONCE = 500;

/**
 * Refuses an edition that is older than the newest one that was imported: what it says was withdrawn since,
 * or is said still, and it cannot tell which.
 *
 * @throws EDITION_ORDER
 */
export async function requireNewest(reader: Reader, { source, publishedAt }: Edition): Promise<void> {
  const rows = await reader.run('dataset/list-editions', { source, prefix: `${source}.`, limit: 1 });
  const newest = rows[0]?.['publishedAt'] as string | undefined;
  if (newest === undefined || newest <= publishedAt) return;
  throw new NisbaError(
    'EDITION_ORDER',
    `The edition of ${publishedAt} is older than that of ${newest}, which was imported before: import the editions of a list in the order in which they came out.`,
    { source, edition: publishedAt, newest },
  );
}

/** Records an edition as a source like its list, unless its reader has. */
export async function recordEdition(
  store: Store,
  { source, publishedAt }: Edition,
  by: string,
): Promise<void> {
  const id = sourceId(`${source}.${publishedAt}`);
  const found = await findSources(store, [source, id]);
  const list = found.get(source);
  if (!list || found.has(id)) return;
  const { sourceType, publisher, publisherText, author, url, language, licence, reliability, title } = list;
  const about = { sourceType, publisher, publisherText, author, url, language, licence, reliability };
  const edition = {
    ...about,
    id,
    title: `${title}, edition of ${publishedAt}`,
    publishedAt,
    derivedFrom: [source],
  };
  await store.write((writer) => recordSources(writer, [edition], by));
}

/**
 * Withdraws the claims of a list that an edition of it does not make. Doing it again goes on where it was
 * broken off.
 *
 * @param seen the claims that the edition makes, by the id that their content gives them
 * @returns how many it withdrew, or would withdraw
 */
export async function withdrawGone(
  store: Store,
  { source, publishedAt }: Edition,
  seen: { has(id: ClaimId): boolean },
  { by, dryRun = false, signal }: WithdrawOptions,
): Promise<number> {
  const { earliest: publishedBy } = spanOf(parseEdtf(publishedAt));
  const page = { source, publishedBy, open: OPEN_REVISION, limit: PAGE };
  let withdrawn = 0;
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const rows = await store.run(
      'dataset/page-said-claims',
      { ...page, after },
      {},
      { ...(signal && { signal }) },
    );
    const gone = rows
      .filter((row) => !seen.has(row['identity'] as ClaimId))
      .map((row) => row['id'] as ClaimId);
    for (let at = 0; at < gone.length; at += AT_ONCE) {
      signal?.throwIfAborted();
      const some = gone.slice(at, at + AT_ONCE);
      withdrawn += dryRun ? some.length : await withdrawSome(store, some, publishedAt, by);
    }
    if (rows.length < PAGE) return withdrawn;
    after = rows.at(-1)!['number'] as number;
  }
}

/** Those of them that stand still: others may have written since they were listed. */
function withdrawSome(
  store: Store,
  ids: readonly ClaimId[],
  publishedAt: string,
  by: string,
): Promise<number> {
  return store.write(async (writer) => {
    const standing = [...(await findClaims(writer, ids)).values()].filter(
      ({ retractedRevision }) => retractedRevision === OPEN_REVISION,
    );
    const some = await withdrawClaims(
      writer,
      standing.map(({ id }) => id),
      publishedAt,
      by,
    );
    if (some.length === 0) writer.unchanged();
    return some.length;
  });
}
