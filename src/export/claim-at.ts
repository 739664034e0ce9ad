/** A claim as it stood at a revision. */
import type { StoredClaim } from '../claim/claim-properties.js';
import { OPEN_REVISION } from '../store/store.js';

/** What happened to it later (a retraction, a withdrawal by its source) does not show. */
export function claimAt(claim: StoredClaim, revision: number): StoredClaim {
  const { retractedRevision, withdrawnRevision = 0 } = claim;
  const taken = retractedRevision > revision;
  const stood = withdrawnRevision > revision;
  if (!stood && (!taken || retractedRevision === OPEN_REVISION)) return claim;
  return {
    ...claim,
    ...(taken && {
      retractedAt: undefined,
      retractedBy: undefined,
      retractedReason: undefined,
      retractedRevision: OPEN_REVISION,
    }),
    ...(stood && { withdrawnAt: undefined, withdrawnBy: undefined, withdrawnRevision: undefined }),
  };
}
