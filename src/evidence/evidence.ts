/**
 * The evidence of a link, as columns that both the pure judge and the Cypher predicate read.
 * A claim has one entry for each of its root origins; it passes a filter when one entry passes.
 */
import type { Basis, Modality, Reliability, Stance } from '../claim/claim.js';
import type { DayNumber } from '../time/day.js';
import type { Interval } from '../time/interval.js';
import type { DayBounds } from '../time/edtf.js';
import type { TimeFilter } from '../time/time-filter.js';

export type { Interval, TimeFilter };

export const LINK_STATUSES = ['UNCONTESTED', 'CONTESTED', 'DENIED', 'DOUBTED', 'UNANSWERED', 'NONE'] as const;
export type LinkStatus = (typeof LINK_STATUSES)[number];

export interface EvidenceEntry extends Interval {
  /** The claim's store-wide number. */
  readonly claim: number;
  readonly source: string;
  readonly origin: string;
  /** attributedTo, '' when the source says so itself. */
  readonly speaker: string;
  readonly stance: Stance;
  readonly modality: Modality;
  readonly basis: Basis;
  readonly reliability: Reliability;
  readonly credibility: number;
  readonly publishedEarliest: DayNumber;
  readonly publishedLatest: DayNumber;
  readonly withdrawnEarliest: DayNumber;
  readonly withdrawnLatest: DayNumber;
  /** The entry stands at revision k when since ≤ k < until. */
  readonly since: number;
  readonly until: number;
}

/** A CONTRADICTS bearing that touches the asserting claim `touches` of this link: the other claim's entry. */
export interface ContradictionEntry extends EvidenceEntry {
  readonly touches: number;
}

export interface LinkEvidence {
  readonly entries: readonly EvidenceEntry[];
  readonly contradictions: readonly ContradictionEntry[];
}

/** What was given, part by part; an absent part is in its default. */
export interface EvidenceFilter {
  readonly statuses?: readonly LinkStatus[];
  readonly minOrigins?: number;
  readonly sources?: readonly string[];
  readonly excludeSources?: readonly string[];
  readonly origins?: readonly string[];
  readonly excludeOrigins?: readonly string[];
  readonly attributedTo?: readonly string[];
  readonly excludeAttributedTo?: readonly string[];
  /** Keeps A to this; F only with includeUnjudged. */
  readonly minReliability?: Reliability;
  /** Keeps 1 to this; 6 only with includeUnjudged. */
  readonly minCredibility?: number;
  readonly includeUnjudged?: boolean;
  readonly modalities?: readonly Modality[];
  readonly bases?: readonly Basis[];
}

export interface Filter {
  readonly evidence: EvidenceFilter;
  readonly time: TimeFilter;
}

export const DEFAULT_MODALITIES: readonly Modality[] = ['ACTUAL'];
export const DEFAULT_BASES: readonly Basis[] = ['REPORTED', 'OBSERVED'];
export const DEFAULT_STATUSES: readonly LinkStatus[] = ['UNCONTESTED', 'CONTESTED'];

/** Why the defaults keep a link out: the first of these whose default, lifted after those before it, lets it in. */
export const HIDDEN_REASONS = ['MODALITY', 'BASIS', 'STATUS'] as const;
export type HiddenReason = (typeof HIDDEN_REASONS)[number];

/** A link's claims, judged under a filter. Counts are over distinct claims. */
export interface LinkSummary {
  readonly status: LinkStatus;
  readonly asserts: number;
  readonly denies: number;
  readonly doubts: number;
  readonly noAnswers: number;
  /** Distinct origins of the asserting claims, by code point. */
  readonly origins: readonly string[];
  /** Distinct sources of the claims that count, by code point. */
  readonly sources: readonly string[];
  /** The hull of the asserting claims' intervals; null when nothing asserts. */
  readonly validity: Interval | null;
  /** The asserting claims' intervals cannot all be true. */
  readonly datesDisputed: boolean;
  /** Between which days the first asserting claim was said, as exactly as is known; null when no such day is. */
  readonly firstPublished: DayBounds | null;
  readonly lastPublished: DayBounds | null;
}
