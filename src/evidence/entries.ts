/** A claim's evidence entries: one for each root origin, as they lie in the link's lists. */
import type { Row } from '../store/store.js';
import type { Basis, Modality, Reliability, Stance } from '../claim/claim.js';
import type { DayNumber } from '../time/day.js';
import type { EvidenceEntry } from './evidence.js';

/**
 * The entries of a claim, from its stored columns: by whose word it is today.
 *
 * @param between revisions that narrow the entries' life, for a claim that counts through a bearing
 */
export function entriesOf(
  claim: Row,
  between: { since: number; until: number } = { since: 0, until: Number.MAX_SAFE_INTEGER },
): EvidenceEntry[] {
  const day = (key: string): DayNumber => claim[key] as DayNumber;
  const shared = {
    claim: claim['number'] as number,
    source: claim['source'] as string,
    speaker: ((claim['canonicalSpeaker'] ?? claim['attributedTo']) as string | null | undefined) ?? '',
    stance: claim['stance'] as Stance,
    modality: claim['modality'] as Modality,
    basis: claim['basis'] as Basis,
    reliability: claim['reliability'] as Reliability,
    credibility: claim['credibility'] as number,
    startEarliest: day('startEarliest'),
    startLatest: day('startLatest'),
    endEarliest: day('endEarliest'),
    endLatest: day('endLatest'),
    publishedEarliest: day('publishedEarliest'),
    publishedLatest: day('publishedLatest'),
    withdrawnEarliest: day('withdrawnEarliest'),
    withdrawnLatest: day('withdrawnLatest'),
    since: Math.max(claim['recordedRevision'] as number, between.since),
    until: Math.min(claim['retractedRevision'] as number, between.until),
  };
  return ((claim['canonicalOrigins'] ?? claim['origins']) as string[]).map((origin) => ({
    ...shared,
    origin,
  }));
}
