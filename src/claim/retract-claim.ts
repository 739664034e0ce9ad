/** Taking a claim out again: it stays readable, and counts for what was known before. */
import { NisbaError } from '../errors.js';
import { labelEntities } from '../entity/label-entities.js';
import { nameKey } from '../entity/name-key.js';
import type { ClaimId } from '../ids.js';
import { rewriteLinks } from '../link/rewrite-links.js';
import { forgetNames } from '../search/index-names.js';
import { OPEN_REVISION, type Row, type Writer } from '../store/store.js';
import { claimOf } from './claim-properties.js';
import { linksOfClaims } from './links-of-claims.js';

/**
 * Retracts a claim and rewrites its link, and those whose claims it contradicted.
 *
 * @throws NOT_FOUND, ALREADY_RETRACTED
 */
export async function retractClaim(writer: Writer, id: ClaimId, reason: string, by: string): Promise<void> {
  const [row] = await writer.run('claim/find-claims', { ids: [id] });
  if (!row) throw new NisbaError('NOT_FOUND', `There is no claim ${id}.`, { id });
  const properties = row['properties'] as Row;
  const claim = claimOf(properties);
  if (claim.retractedRevision !== OPEN_REVISION) {
    throw new NisbaError(
      'ALREADY_RETRACTED',
      `${id} was retracted at ${claim.retractedAt} by ${claim.retractedBy}: ${claim.retractedReason}`,
      {
        id,
        retractedAt: claim.retractedAt,
      },
    );
  }
  await writer.run('claim/retract-claim', {
    id,
    revision: writer.revision,
    at: writer.recordedAt,
    by,
    reason,
  });
  if (claim.value?.type === 'NAME') {
    await labelEntities(writer, new Set([claim.subject]));
    await forgetNames(writer, [nameKey(claim.value.name)]);
  }
  await rewriteLinks(writer, await linksOfClaims(writer, [properties]));
}
