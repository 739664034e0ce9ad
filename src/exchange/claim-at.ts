/** A claim as it stood at a revision, by what was recorded of it since. */
import { claimOf, type StoredClaim } from '../claim/claim-properties.js';
import { OPEN_REVISION, type Row } from '../store/store.js';

/** @param row of `exchange/list-claims`: a claim that was recorded by the revision */
export function claimAt(row: Row, revision: number): StoredClaim {
  const claim = claimOf(row);
  return wasChanged(row, claim, revision) ? changedBack(row, claim, revision) : claim;
}

/** Whether anything was added to it after the revision: most claims never change. */
function wasChanged(row: Row, claim: StoredClaim, revision: number): boolean {
  const { retractedRevision, withdrawnRevision = 0 } = claim;
  return (
    (retractedRevision !== OPEN_REVISION && retractedRevision > revision) ||
    withdrawnRevision > revision ||
    ((row['locatorRevisions'] ?? []) as number[]).some((added) => added > revision)
  );
}

function changedBack(row: Row, changed: StoredClaim, revision: number): StoredClaim {
  const { retractedAt, retractedBy, retractedReason, retractedRevision, ...recorded } = changed;
  const { withdrawnAt: _at, withdrawnBy: _by, withdrawnRevision: _revision, ...claim } = recorded;
  const retracted = retractedRevision <= revision;
  return {
    ...claim,
    ...withdrawalAt(recorded, revision),
    locators: locatorsAt(row, claim.locators, revision).locators,
    retractedRevision: retracted ? retractedRevision : OPEN_REVISION,
    ...(retracted && { retractedAt, retractedBy, retractedReason }),
  };
}

/** What was known of a claim's withdrawal: that it was withdrawn when it was recorded, or later. */
export function withdrawalAt(
  { withdrawnAt, withdrawnBy, withdrawnRevision }: Omit<StoredClaim, 'retractedRevision'>,
  revision: number,
): Pick<StoredClaim, 'withdrawnAt' | 'withdrawnBy' | 'withdrawnRevision'> {
  return withdrawnRevision === undefined || withdrawnRevision <= revision
    ? { withdrawnAt, withdrawnBy, withdrawnRevision }
    : {};
}

/** The locators that a claim had; the last of them carry the revisions that added them. */
export function locatorsAt(
  row: Row,
  locators: readonly string[],
  revision: number,
): { readonly locators: readonly string[]; readonly locatorRevisions: readonly number[] } {
  const revisions = (row['locatorRevisions'] ?? []) as number[];
  const locatorRevisions = revisions.filter((added) => added <= revision);
  const later = revisions.length - locatorRevisions.length;
  return { locators: locators.slice(0, locators.length - later), locatorRevisions };
}
