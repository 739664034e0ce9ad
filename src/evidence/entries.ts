/**
 * A claim's evidence entries: one for each root origin, as they lie in the link's lists. A claim that was
 * withdrawn after it had been recorded has these twice: until its withdrawal was recorded, and since.
 */
import type { Row } from '../store/store.js';
import type { Basis, Modality, Reliability, Stance } from '../claim/claim.js';
import { END, type DayNumber } from '../time/day.js';
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
  };
  const spells = spellsOf(claim, between);
  return ((claim['canonicalOrigins'] ?? claim['origins']) as string[]).flatMap((origin) =>
    spells.map((spell) => ({ ...shared, ...spell, origin })),
  );
}

type Spell = Pick<EvidenceEntry, 'withdrawnEarliest' | 'withdrawnLatest' | 'since' | 'until'>;

/** Between which revisions what was known of the claim's withdrawal. */
function spellsOf(claim: Row, between: { since: number; until: number }): Spell[] {
  const since = Math.max(claim['recordedRevision'] as number, between.since);
  const until = Math.min(claim['retractedRevision'] as number, between.until);
  const withdrawn = {
    withdrawnEarliest: claim['withdrawnEarliest'] as DayNumber,
    withdrawnLatest: claim['withdrawnLatest'] as DayNumber,
  };
  const turn = claim['withdrawnRevision'] as number | null | undefined;
  if (turn === null || turn === undefined) return [{ ...withdrawn, since, until }];
  return [
    { withdrawnEarliest: END, withdrawnLatest: END, since, until: Math.min(turn, until) },
    { ...withdrawn, since: Math.max(turn, since), until },
  ];
}
