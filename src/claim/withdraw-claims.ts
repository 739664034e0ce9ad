/** Recording that a later edition of their source no longer makes some claims: they stay, and say until when. */
import { labelEntities } from '../entity/label-entities.js';
import { NisbaError, invariant } from '../errors.js';
import type { ClaimId, EntityId } from '../ids.js';
import { rewriteLinks } from '../link/rewrite-links.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import { OPEN_REVISION, type Row, type Writer } from '../store/store.js';
import { parseEdtf, spanOf } from '../time/edtf.js';
import { linksOfClaims } from './links-of-claims.js';

/**
 * Withdraws claims, all or none, and rewrites the links that rest on them. What was known before this
 * write still answers as it did. A claim that is withdrawn already keeps the day that it has.
 *
 * @param withdrawnAt EDTF: when the edition came out that no longer makes them
 * @returns those that were not withdrawn before, in the order given
 * @throws NOT_FOUND, ALREADY_RETRACTED, INVALID_DATE; INVALID_CLAIM for a day before the claim was published
 */
export async function withdrawClaims(
  writer: Writer,
  ids: readonly ClaimId[],
  withdrawnAt: string,
  by: string,
): Promise<ClaimId[]> {
  const { earliest, latest } = spanOf(parseEdtf(withdrawnAt));
  if (ids.length === 0) return [];
  const rows = await writer.run('claim/find-claims', { ids: [...new Set(ids)] }, {}, ALL_ROWS);
  const claims = new Map(
    rows.map((row) => {
      const claim = row['properties'] as Row;
      return [claim['id'] as ClaimId, claim];
    }),
  );
  for (const id of ids) requireStanding(id, claims.get(id));
  const standing = [...claims.values()].filter((claim) => typeof claim['withdrawnAt'] !== 'string');
  const unsaid = standing.find((claim) => (claim['publishedEarliest'] as number) > latest);
  if (unsaid)
    throw new NisbaError(
      'INVALID_CLAIM',
      `${String(unsaid['id'])} was published after ${withdrawnAt}: it cannot have been withdrawn by then.`,
      { id: unsaid['id'], withdrawnAt },
    );
  if (standing.length === 0) return [];
  const withdrawn = new Set(standing.map((claim) => claim['id'] as ClaimId));
  const bounds = { withdrawnAt, earliest, latest, by, revision: writer.revision };
  const [row] = await writer.run('claim/withdraw-claims', { ids: [...withdrawn], ...bounds });
  invariant(row?.['withdrawn'] === withdrawn.size, `${withdrawn.size} claims were to be withdrawn`);
  await labelEntities(
    writer,
    new Set(standing.flatMap((claim) => (claim['nameOf'] ? [claim['nameOf'] as EntityId] : []))),
  );
  await rewriteLinks(writer, await linksOfClaims(writer, standing));
  return [...new Set(ids)].filter((id) => withdrawn.has(id));
}

function requireStanding(id: ClaimId, claim: Row | undefined): void {
  if (!claim) throw new NisbaError('NOT_FOUND', `There is no claim ${id}.`, { id });
  if (claim['retractedRevision'] === OPEN_REVISION) return;
  throw new NisbaError(
    'ALREADY_RETRACTED',
    `${id} was retracted at ${String(claim['retractedAt'])}: what was never so is not withdrawn.`,
    { id, retractedAt: claim['retractedAt'] },
  );
}
