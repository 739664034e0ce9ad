/**
 * The one rule for every filter: filter the claims, derive the link from what is left, then judge it.
 *
 * Pure functions over a link's evidence entries. The Cypher predicate (`cypher/evidence/`) is their exact
 * equal; a property test compares the two on both engines.
 */
import { BASES, MODALITIES } from '../claim/claim.js';
import { OPEN_REVISION } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import { BEGINNING, END } from '../time/day.js';
import { certainlyOverlaps, disputed, hull, possiblyOverlaps } from '../time/interval.js';
import type { TimeFilter } from '../time/time-filter.js';
import {
  DEFAULT_BASES,
  DEFAULT_MODALITIES,
  DEFAULT_STATUSES,
  LINK_STATUSES,
  type EvidenceEntry,
  type EvidenceFilter,
  type Filter,
  type HiddenReason,
  type LinkEvidence,
  type LinkStatus,
  type LinkSummary,
} from './evidence.js';

/** Whether an entry counts under a filter, its defaults included. */
export function passes(entry: EvidenceEntry, filter: Filter): boolean {
  return passesGiven(entry, withDefaults(filter));
}

/**
 * Whether a claim counts: one of its entries passes.
 *
 * @param entries all entries of this claim
 * @param options.defaults false for fields that list claims: they obey what was given, never the defaults
 */
export function claimPasses(
  entries: readonly EvidenceEntry[],
  filter: Filter,
  options: { readonly defaults: boolean },
): boolean {
  const effective = options.defaults ? withDefaults(filter) : filter;
  return entries.some((entry) => passesGiven(entry, effective));
}

/** What counts of a link: its passing entries, and the contradictions that touch an assertion among them. */
export function live(evidence: LinkEvidence, filter: Filter): LinkEvidence {
  const effective = withDefaults(filter);
  const entries = evidence.entries.filter((entry) => passesGiven(entry, effective));
  const asserted = new Set(entries.filter(({ stance }) => stance === 'ASSERTS').map(({ claim }) => claim));
  const contradictions = evidence.contradictions.filter(
    (entry) => asserted.has(entry.touches) && passesGiven(entry, effective),
  );
  return { entries, contradictions };
}

/** A link's summary under a filter. */
export function judge(evidence: LinkEvidence, filter: Filter): LinkSummary {
  return summarise(live(evidence, filter));
}

/** The summary of what `live` has left of a link. */
export function summarise({ entries, contradictions }: LinkEvidence): LinkSummary {
  const asserting = entries.filter(({ stance }) => stance === 'ASSERTS');
  const counts = {
    asserts: claimsOf(asserting),
    denies: claimsOf(entries.filter(({ stance }) => stance === 'DENIES')),
    doubts: claimsOf(entries.filter(({ stance }) => stance === 'DOUBTS')),
    noAnswers: claimsOf(entries.filter(({ stance }) => stance === 'NO_ANSWER')),
  };
  return {
    status: statusOf({ ...counts, contradictions: contradictions.length }),
    ...counts,
    origins: distinct(asserting.map(({ origin }) => origin)),
    sources: distinct(entries.map(({ source }) => source)),
    validity: hull(asserting),
    datesDisputed: disputed(asserting),
    ...publication(asserting),
  };
}

/** How many distinct claims of each stance count, and how many contradictions of the asserting ones. */
export interface StanceCounts {
  readonly asserts: number;
  readonly denies: number;
  readonly doubts: number;
  readonly noAnswers: number;
  readonly contradictions: number;
}

/** The status that these counts make; NO_ANSWER counts on no side. */
export function statusOf({ asserts, denies, doubts, noAnswers, contradictions }: StanceCounts): LinkStatus {
  if (asserts > 0) return denies + doubts + contradictions > 0 ? 'CONTESTED' : 'UNCONTESTED';
  if (denies > 0) return 'DENIED';
  if (doubts > 0) return 'DOUBTED';
  return noAnswers > 0 ? 'UNANSWERED' : 'NONE';
}

/** Whether a link with this summary is in the answer: its status is asked for, its origins are enough. */
export function isShown(summary: Pick<LinkSummary, 'status' | 'origins'>, filter: Filter): boolean {
  const { statuses = DEFAULT_STATUSES, minOrigins = 0 } = filter.evidence;
  return statuses.includes(summary.status) && summary.origins.length >= minOrigins;
}

const LIFTED: readonly (readonly [
  reason: HiddenReason,
  part: keyof EvidenceFilter,
  lifted: EvidenceFilter,
])[] = [
  ['MODALITY', 'modalities', { modalities: MODALITIES }],
  ['BASIS', 'bases', { bases: BASES }],
  ['STATUS', 'statuses', { statuses: LINK_STATUSES.filter((status) => status !== 'NONE') }],
];

/**
 * Why only the defaults keep a link out: the first of modality, basis, status whose default, lifted
 * together with those before it, lets it in. A part that was given is never lifted, nor is minOrigins;
 * so what is kept out by anything that was given is not hidden.
 *
 * @returns null when the link is shown, or when no default keeps it out
 */
export function hiddenBy(evidence: LinkEvidence, filter: Filter): HiddenReason | null {
  if (isShown(judge(evidence, filter), filter)) return null;
  let lifted = filter;
  for (const [reason, part, wider] of LIFTED) {
    if (filter.evidence[part] !== undefined) continue;
    lifted = { ...lifted, evidence: { ...lifted.evidence, ...wider } };
    if (isShown(judge(evidence, lifted), lifted)) return reason;
  }
  return null;
}

function withDefaults({ evidence, time }: Filter): Filter {
  const { modalities = DEFAULT_MODALITIES, bases = DEFAULT_BASES } = evidence;
  return { evidence: { ...evidence, modalities, bases }, time };
}

function passesGiven(entry: EvidenceEntry, { evidence, time }: Filter): boolean {
  return (
    stands(entry, time) &&
    isSelected(entry, evidence) &&
    isReliable(entry, evidence) &&
    isValid(entry, time) &&
    isPublished(entry, time)
  );
}

/** Recorded clock: at a revision, or at present. */
function stands({ since, until }: EvidenceEntry, { knownAt }: TimeFilter): boolean {
  return knownAt === undefined ? until === OPEN_REVISION : since <= knownAt && knownAt < until;
}

function isSelected(entry: EvidenceEntry, filter: EvidenceFilter): boolean {
  return (
    isAmong(entry.modality, filter.modalities) &&
    isAmong(entry.basis, filter.bases) &&
    isAmong(entry.source, filter.sources) &&
    !filter.excludeSources?.includes(entry.source) &&
    isAmong(entry.origin, filter.origins) &&
    !filter.excludeOrigins?.includes(entry.origin) &&
    isAmong(entry.speaker, filter.attributedTo) &&
    !filter.excludeAttributedTo?.includes(entry.speaker)
  );
}

function isAmong<T>(value: T, given: readonly T[] | undefined): boolean {
  return given === undefined || given.includes(value);
}

/** Admiralty codes; F and 6 cannot be judged, so they are below no minimum and above none. */
function isReliable({ reliability, credibility }: EvidenceEntry, filter: EvidenceFilter): boolean {
  const { minReliability, minCredibility, includeUnjudged = false } = filter;
  const reliable =
    minReliability === undefined || (reliability === 'F' ? includeUnjudged : reliability <= minReliability);
  const credible =
    minCredibility === undefined || (credibility === 6 ? includeUnjudged : credibility <= minCredibility);
  return reliable && credible;
}

/** Valid clock. */
function isValid(entry: EvidenceEntry, { valid, strict }: TimeFilter): boolean {
  if (valid === undefined) return true;
  return strict ? certainlyOverlaps(entry, valid) : possiblyOverlaps(entry, valid);
}

/** Published clock: possibly (strict: certainly) published by that day, and not yet withdrawn. */
function isPublished(entry: EvidenceEntry, { publishedBy: day, strict }: TimeFilter): boolean {
  if (day === undefined) return true;
  return strict
    ? entry.publishedLatest <= day && entry.withdrawnEarliest > day
    : entry.publishedEarliest <= day && entry.withdrawnLatest > day;
}

function claimsOf(entries: readonly EvidenceEntry[]): number {
  return new Set(entries.map(({ claim }) => claim)).size;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareCodePoints);
}

/** The publications of the first and the last claim, among those whose publication is known. */
function publication(
  entries: readonly EvidenceEntry[],
): Pick<LinkSummary, 'firstPublished' | 'lastPublished'> {
  const known = entries
    .map(({ publishedEarliest: earliest, publishedLatest: latest }) => ({ earliest, latest }))
    .filter(({ earliest, latest }) => earliest !== BEGINNING || latest !== END);
  const byFirst = known.toSorted((a, b) => a.earliest - b.earliest || a.latest - b.latest);
  const byLast = known.toSorted((a, b) => b.latest - a.latest || b.earliest - a.earliest);
  return { firstPublished: byFirst[0] ?? null, lastPublished: byLast[0] ?? null };
}

/** The filter as it was given: for claims that were chosen by it, so that the judge does not put its defaults back. */
export function withoutDefaults({ evidence, time }: Filter): Filter {
  const { modalities = MODALITIES, bases = BASES } = evidence;
  return { evidence: { ...evidence, modalities, bases }, time };
}
