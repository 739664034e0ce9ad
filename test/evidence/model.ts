/**
 * The rule of filtering once more, slow and obvious, to compare the real one with. It knows claims and
 * disputes as an editor does (no entry columns), goes through the days one by one, and shares nothing
 * with `src/evidence/judge.ts` but the types of question and answer.
 */
import type { Basis, Modality, Reliability, Stance } from '../../src/claim/claim.js';
import type {
  ContradictionEntry,
  EvidenceEntry,
  Filter,
  HiddenReason,
  LinkEvidence,
  LinkStatus,
  LinkSummary,
} from '../../src/evidence/evidence.js';
import { OPEN_REVISION } from '../../src/store/store.js';
import { BEGINNING, END, type DayNumber } from '../../src/time/day.js';
import type { DayBounds } from '../../src/time/edtf.js';
import type { Interval } from '../../src/time/interval.js';

export interface ModelClaim {
  readonly number: number;
  readonly source: string;
  readonly origins: readonly string[];
  readonly speaker: string;
  readonly stance: Stance;
  readonly modality: Modality;
  readonly basis: Basis;
  readonly reliability: Reliability;
  readonly credibility: number;
  readonly validity: Interval;
  readonly published: DayBounds;
  /** Entered into the store at revision `at`: its source dropped it on a day within the bounds. */
  readonly withdrawn: { readonly at: number; readonly bounds: DayBounds } | null;
  readonly recorded: number;
  readonly retracted: number | null;
}

/** A CONTRADICTS bearing of the claim `by` on the claim of that number. */
export interface Dispute {
  readonly on: number;
  readonly by: ModelClaim;
  readonly recorded: number;
  readonly retracted: number | null;
}

export interface Story {
  readonly claims: readonly ModelClaim[];
  readonly disputes: readonly Dispute[];
}

/** The story as the store's columns. */
export function evidenceOf({ claims, disputes }: Story): LinkEvidence {
  const contradictions: ContradictionEntry[] = [];
  for (const { on, by, recorded, retracted } of disputes) {
    for (const entry of entriesOf(by)) {
      const since = Math.max(entry.since, recorded);
      const until = Math.min(entry.until, retracted ?? OPEN_REVISION);
      if (since < until) contradictions.push({ ...entry, since, until, touches: on });
    }
  }
  return { entries: claims.flatMap(entriesOf), contradictions };
}

function entriesOf(claim: ModelClaim): EvidenceEntry[] {
  const until = claim.retracted ?? OPEN_REVISION;
  const never = { earliest: END, latest: END };
  const turn = claim.withdrawn ? Math.min(claim.withdrawn.at, until) : until;
  const spells = [
    { since: claim.recorded, until: turn, withdrawal: never },
    { since: turn, until, withdrawal: claim.withdrawn?.bounds ?? never },
  ].filter((spell) => spell.since < spell.until);
  return spells.flatMap(({ withdrawal, ...spell }) =>
    claim.origins.map((origin) => ({
      ...spell,
      ...claim.validity,
      claim: claim.number,
      source: claim.source,
      origin,
      speaker: claim.speaker,
      stance: claim.stance,
      modality: claim.modality,
      basis: claim.basis,
      reliability: claim.reliability,
      credibility: claim.credibility,
      publishedEarliest: claim.published.earliest,
      publishedLatest: claim.published.latest,
      withdrawnEarliest: withdrawal.earliest,
      withdrawnLatest: withdrawal.latest,
    })),
  );
}

/** Every test day, and two on each side that stand for all days beyond. */
const DAYS = Array.from({ length: 25 }, (_, i) => i - 2);

function isWithin(day: number, earliest: DayNumber, latest: DayNumber): boolean {
  return (
    (earliest === BEGINNING || day >= earliest) &&
    (latest === END || day <= latest) &&
    earliest !== END &&
    latest !== BEGINNING
  );
}

/** The days that an end may fall on; beyond all days stands the outermost. */
function candidates(earliest: DayNumber, latest: DayNumber): number[] {
  if (earliest === END) return [DAYS.at(-1)!];
  if (latest === BEGINNING) return [DAYS[0]!];
  return DAYS.filter((day) => isWithin(day, earliest, latest));
}

/** For every way in which it may have begun and ended: whether it held on a day of the window. */
function overlaps(validity: Interval, window: DayBounds): boolean[] {
  const asked = candidates(window.earliest, window.latest);
  const answers: boolean[] = [];
  for (const start of candidates(validity.startEarliest, validity.startLatest))
    for (const end of candidates(validity.endEarliest, validity.endLatest))
      if (start <= end) answers.push(asked.some((day) => start <= day && day <= end));
  return answers;
}

function isRecorded(
  { recorded, retracted }: { recorded: number; retracted: number | null },
  { time }: Filter,
): boolean {
  if (time.knownAt === undefined) return retracted === null;
  return recorded <= time.knownAt && (retracted === null || time.knownAt < retracted);
}

function isDated(claim: ModelClaim, { time }: Filter): boolean {
  if (time.valid) {
    const answers = overlaps(claim.validity, time.valid);
    if (!(time.strict ? answers.every(Boolean) : answers.some(Boolean))) return false;
  }
  if (time.publishedBy === undefined) return true;
  const asked = time.publishedBy;
  const withdrawalKnown =
    claim.withdrawn && (time.knownAt === undefined || claim.withdrawn.at <= time.knownAt);
  const saidOn = candidates(claim.published.earliest, claim.published.latest);
  const droppedOn = withdrawalKnown
    ? candidates(claim.withdrawn.bounds.earliest, claim.withdrawn.bounds.latest)
    : [Infinity];
  return time.strict
    ? saidOn.every((day) => day <= asked) && droppedOn.every((day) => day > asked)
    : saidOn.some((day) => day <= asked) && droppedOn.some((day) => day > asked);
}

const ORDER = 'ABCDE';

function isTrusted(claim: ModelClaim, { evidence }: Filter): boolean {
  const unjudgedToo = evidence.includeUnjudged === true;
  if (evidence.minReliability) {
    const wanted =
      evidence.minReliability === 'F' ? ORDER : ORDER.slice(0, ORDER.indexOf(evidence.minReliability) + 1);
    if (!(unjudgedToo ? `${wanted}F` : wanted).includes(claim.reliability)) return false;
  }
  if (evidence.minCredibility !== undefined) {
    const wanted = [1, 2, 3, 4, 5].filter((grade) => grade <= evidence.minCredibility!);
    if (!(unjudgedToo ? [...wanted, 6] : wanted).includes(claim.credibility)) return false;
  }
  return true;
}

function originsLeft(claim: ModelClaim, { evidence }: Filter): string[] {
  let left = [...claim.origins];
  if (evidence.origins) left = left.filter((origin) => evidence.origins!.includes(origin));
  if (evidence.excludeOrigins) left = left.filter((origin) => !evidence.excludeOrigins!.includes(origin));
  return left;
}

/** Whether a claim counts, with the defaults as the only modalities and bases unless others were given. */
function counts(claim: ModelClaim, filter: Filter, defaults: boolean): boolean {
  const { evidence } = filter;
  const modalities =
    evidence.modalities ??
    (defaults ? ['ACTUAL'] : ['ACTUAL', 'POSSIBLE', 'INTENDED', 'PREDICTED', 'DEMANDED']);
  const bases =
    evidence.bases ?? (defaults ? ['REPORTED', 'OBSERVED'] : ['REPORTED', 'OBSERVED', 'INFERRED']);
  if (!modalities.includes(claim.modality) || !bases.includes(claim.basis)) return false;
  if (evidence.sources && !evidence.sources.includes(claim.source)) return false;
  if (evidence.excludeSources && evidence.excludeSources.includes(claim.source)) return false;
  if (evidence.attributedTo && !evidence.attributedTo.includes(claim.speaker)) return false;
  if (evidence.excludeAttributedTo && evidence.excludeAttributedTo.includes(claim.speaker)) return false;
  if (originsLeft(claim, filter).length === 0) return false;
  return isRecorded(claim, filter) && isTrusted(claim, filter) && isDated(claim, filter);
}

/** The numbers of the claims that count as `claims` fields list them. */
export function claimsListedSlowly({ claims }: Story, filter: Filter, defaults: boolean): number[] {
  return claims.filter((claim) => counts(claim, filter, defaults)).map(({ number }) => number);
}

export function judgeSlowly({ claims, disputes }: Story, filter: Filter): LinkSummary {
  const counted = claims.filter((claim) => counts(claim, filter, true));
  const of = (stance: Stance) => counted.filter((claim) => claim.stance === stance);
  const asserting = of('ASSERTS');
  const isContradicted = disputes.some(
    (dispute) =>
      asserting.some(({ number }) => number === dispute.on) &&
      isRecorded(dispute, filter) &&
      counts(dispute.by, filter, true),
  );
  const intervals = asserting.map(({ validity }) => validity);
  const said = asserting.map(({ published }) => published);
  const dated = said.filter(({ earliest, latest }) => !(earliest === BEGINNING && latest === END));
  // The first has nobody before it, the last nobody after it; among equals the more exact one.
  const first = dated.find((one) =>
    dated.every(
      (other) =>
        one.earliest < other.earliest || (one.earliest === other.earliest && one.latest <= other.latest),
    ),
  );
  const last = dated.find((one) =>
    dated.every(
      (other) => one.latest > other.latest || (one.latest === other.latest && one.earliest >= other.earliest),
    ),
  );
  return {
    status: statusSlowly(
      asserting.length,
      of('DENIES').length,
      of('DOUBTS').length,
      of('NO_ANSWER').length,
      isContradicted,
    ),
    asserts: asserting.length,
    denies: of('DENIES').length,
    doubts: of('DOUBTS').length,
    noAnswers: of('NO_ANSWER').length,
    origins: [...new Set(asserting.flatMap((claim) => originsLeft(claim, filter)))].sort(),
    sources: [...new Set(counted.map(({ source }) => source))].sort(),
    validity: hullSlowly(intervals),
    datesDisputed: isDisputed(intervals),
    firstPublished: first ?? null,
    lastPublished: last ?? null,
  };
}

function statusSlowly(
  asserts: number,
  denies: number,
  doubts: number,
  noAnswers: number,
  contradicted: boolean,
): LinkStatus {
  if (asserts && (denies || doubts || contradicted)) return 'CONTESTED';
  if (asserts) return 'UNCONTESTED';
  if (denies) return 'DENIED';
  if (doubts) return 'DOUBTED';
  if (noAnswers) return 'UNANSWERED';
  return 'NONE';
}

function hullSlowly(intervals: readonly Interval[]): Interval | null {
  if (intervals.length === 0) return null;
  const sorted = (key: keyof Interval) => intervals.map((interval) => interval[key]).sort((a, b) => a - b);
  const startLatest = sorted('startLatest')[0]!;
  const endEarliest = sorted('endEarliest').at(-1)!;
  const firstKnown = sorted('startEarliest').find((day) => day !== BEGINNING);
  const lastKnown = sorted('endLatest').findLast((day) => day !== END);
  return {
    startEarliest: firstKnown !== undefined && firstKnown <= startLatest ? firstKnown : BEGINNING,
    startLatest,
    endEarliest,
    endLatest: lastKnown !== undefined && lastKnown >= endEarliest ? lastKnown : END,
  };
}

/** Whether no single day can be the beginning of all, or none the end of all. */
function isDisputed(intervals: readonly Interval[]): boolean {
  if (intervals.length === 0) return false;
  const starts = DAYS.filter((day) =>
    intervals.every((one) => candidates(one.startEarliest, one.startLatest).includes(day)),
  );
  const ends = DAYS.filter((day) =>
    intervals.every((one) => candidates(one.endEarliest, one.endLatest).includes(day)),
  );
  return starts.length === 0 || ends.length === 0;
}

export function isShownSlowly(story: Story, filter: Filter): boolean {
  const { status, origins } = judgeSlowly(story, filter);
  const wanted: readonly LinkStatus[] = filter.evidence.statuses ?? ['UNCONTESTED', 'CONTESTED'];
  return wanted.includes(status) && origins.length >= (filter.evidence.minOrigins ?? 0);
}

/** Three attempts, each wider than the one before; a part that was given stays as it is. */
export function hiddenSlowly(story: Story, filter: Filter): HiddenReason | null {
  const { evidence, time } = filter;
  if (isShownSlowly(story, filter)) return null;
  const modalities =
    evidence.modalities ?? (['ACTUAL', 'POSSIBLE', 'INTENDED', 'PREDICTED', 'DEMANDED'] as const);
  const bases = evidence.bases ?? (['REPORTED', 'OBSERVED', 'INFERRED'] as const);
  const statuses =
    evidence.statuses ?? (['UNCONTESTED', 'CONTESTED', 'DENIED', 'DOUBTED', 'UNANSWERED'] as const);
  if (isShownSlowly(story, { time, evidence: { ...evidence, modalities } })) return 'MODALITY';
  if (isShownSlowly(story, { time, evidence: { ...evidence, modalities, bases } })) return 'BASIS';
  if (isShownSlowly(story, { time, evidence: { ...evidence, modalities, bases, statuses } })) return 'STATUS';
  return null;
}
