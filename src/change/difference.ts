/**
 * What changes of a link between two days, or between two revisions: judged at both ends by the one rule,
 * and explained by the claims whose dates lie between.
 *
 * A pure function of the link's evidence; the statement that finds candidates only has to give a superset.
 */
import type { EvidenceEntry, Filter, HiddenReason, LinkEvidence, LinkSummary } from '../evidence/evidence.js';
import { hiddenBy, isShown, judge, live, passes } from '../evidence/judge.js';
import { OPEN_REVISION } from '../store/store.js';
import { BEGINNING, END, type DayNumber } from '../time/day.js';
import type { DayBounds } from '../time/edtf.js';

export const CHANGE_KINDS = [
  'BEGAN',
  'ENDED',
  'FIRST_ATTESTED',
  'LAST_ATTESTED',
  'SAID',
  'DENIED',
  'WITHDRAWN',
  'RECORDED',
  'RETRACTED',
  'STATUS',
  'EVIDENCE',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** On which clock, and between which ends: windows of days, last days, or revisions. */
export type Ends =
  | { readonly axis: 'VALID'; readonly from: DayBounds; readonly to: DayBounds }
  | { readonly axis: 'PUBLISHED'; readonly from: DayNumber; readonly to: DayNumber }
  | { readonly axis: 'RECORDED'; readonly from: number; readonly to: number };

export interface Change {
  readonly kind: ChangeKind;
  /** The claims say for certain that it fell between the two ends; else it may have. */
  readonly certain: boolean;
  /** The numbers of the claims that made it, ascending. */
  readonly claims: readonly number[];
}

export interface Difference {
  readonly before: LinkSummary;
  readonly after: LinkSummary;
  readonly changes: readonly Change[];
  /** Shown at one end, or in between. */
  readonly shown: boolean;
  /** Where it is not: why only the defaults keep it out, if they do. */
  readonly hidden: HiddenReason | null;
}

/** A filter at one end: its other clocks hold as they are. */
export function filterAt({ evidence, time }: Filter, ends: Ends, end: 'from' | 'to'): Filter {
  switch (ends.axis) {
    case 'VALID':
      return { evidence, time: { ...time, valid: ends[end] } };
    case 'PUBLISHED':
      return { evidence, time: { ...time, publishedBy: ends[end] } };
    case 'RECORDED':
      return { evidence, time: { ...time, knownAt: ends[end] } };
  }
}

/**
 * What changes of a link.
 *
 * @param filter without the axis' clock
 */
export function differenceOf(evidence: LinkEvidence, filter: Filter, ends: Ends): Difference {
  const [atFrom, atTo] = [filterAt(filter, ends, 'from'), filterAt(filter, ends, 'to')];
  const [before, after] = [judge(evidence, atFrom), judge(evidence, atTo)];
  const [between, within] = betweenEnds(evidence, filter, ends);
  const during = judge(between, within);
  const shown = isShown(before, atFrom) || isShown(after, atTo) || isShown(during, within);
  const moved = movedClaims(evidence, atFrom, atTo);
  const own = evidence.entries.filter((entry) => passes(neutral(entry, ends), filter));
  return {
    before,
    after,
    shown,
    hidden: shown ? null : (hiddenBy(evidence, atTo) ?? hiddenBy(evidence, atFrom)),
    changes: [
      ...onClock(own, ends, { before, after, during }, filter.time.strict ?? false),
      ...(before.status !== after.status ? [change('STATUS', moved)] : []),
      ...(before.status === after.status && moved.length > 0 ? [change('EVIDENCE', moved)] : []),
    ],
  };
}

/** What counted at some time between the ends, both included, and the filter that judges it. */
function betweenEnds(evidence: LinkEvidence, filter: Filter, ends: Ends): [LinkEvidence, Filter] {
  if (ends.axis === 'VALID') {
    const valid = { earliest: ends.from.earliest, latest: ends.to.latest };
    return [evidence, { evidence: filter.evidence, time: { ...filter.time, valid } }];
  }
  const { strict = false } = filter.time;
  const counted = (entry: EvidenceEntry): boolean => {
    const [since, until] = ends.axis === 'RECORDED' ? [entry.since, entry.until] : said(entry, strict);
    return since < until && since <= ends.to && until > ends.from;
  };
  const between = {
    entries: evidence.entries.filter(counted).map((entry) => neutral(entry, ends)),
    contradictions: evidence.contradictions.filter(counted).map((entry) => neutral(entry, ends)),
  };
  return [between, filter];
}

/** On the recorded clock an entry as if it stood for ever: a filter without that clock asks for the present. */
function neutral<E extends EvidenceEntry>(entry: E, { axis }: Ends): E {
  return axis === 'RECORDED' ? { ...entry, since: 0, until: OPEN_REVISION } : entry;
}

/** From which day on, and until when, an entry counts as said. */
function said(entry: EvidenceEntry, strict: boolean): [since: DayNumber, until: DayNumber] {
  return strict
    ? [entry.publishedLatest, entry.withdrawnEarliest]
    : [entry.publishedEarliest, entry.withdrawnLatest];
}

/** The claims that count at one end only, or for one origin more, or against another claim. */
function movedClaims(evidence: LinkEvidence, atFrom: Filter, atTo: Filter): EvidenceEntry[] {
  const counting = (filter: Filter): Map<string, EvidenceEntry> => {
    const { entries, contradictions } = live(evidence, filter);
    return new Map([
      ...entries.map((entry) => [`0 ${entry.claim} ${entry.origin}`, entry] as const),
      ...contradictions.map((entry) => [`${entry.touches} ${entry.claim} ${entry.origin}`, entry] as const),
    ]);
  };
  const [one, other] = [counting(atFrom), counting(atTo)];
  return [...one, ...other].flatMap(([key, entry]) => (one.has(key) && other.has(key) ? [] : [entry]));
}

interface Judged {
  readonly before: LinkSummary;
  readonly after: LinkSummary;
  readonly during: LinkSummary;
}

function onClock(own: readonly EvidenceEntry[], ends: Ends, judged: Judged, strict: boolean): Change[] {
  switch (ends.axis) {
    case 'VALID':
      return heldBetween(own, ends, judged, strict);
    case 'PUBLISHED':
      return saidBetween(own, ends, strict);
    case 'RECORDED':
      return knownBetween(own, ends);
  }
}

/**
 * BEGAN and ENDED where the claims date it. Where a tie may have held before on the word of undated
 * claims, FIRST_ATTESTED: none vouches for it by the first end, one does by the last; LAST_ATTESTED likewise.
 */
function heldBetween(
  own: readonly EvidenceEntry[],
  { from, to }: Extract<Ends, { axis: 'VALID' }>,
  { before, after, during }: Judged,
  strict: boolean,
): Change[] {
  const asserting = own.filter(({ stance }) => stance === 'ASSERTS');
  // With `strict`, what is not certain does not count: so it begins when it is certain that it had begun.
  const startOf = ({ startEarliest, startLatest }: EvidenceEntry) => (strict ? startLatest : startEarliest);
  const endOf = ({ endEarliest, endLatest }: EvidenceEntry) => (strict ? endEarliest : endLatest);
  const isIn = (entry: EvidenceEntry): boolean =>
    startOf(entry) <= to.latest && endOf(entry) >= from.earliest;
  const changes: Change[] = [];

  if (before.asserts === 0 && during.asserts > 0) {
    const began = asserting.filter((entry) => isIn(entry) && startOf(entry) > from.latest);
    changes.push(
      change(
        'BEGAN',
        began,
        began.some((entry) => entry.startEarliest > from.latest && entry.startLatest <= to.latest),
      ),
    );
  } else if (before.asserts > 0 && !asserting.some(({ startLatest }) => startLatest <= from.latest)) {
    const first = asserting.filter(({ startLatest }) => startLatest <= to.latest);
    const undated = first.filter(({ startEarliest }) => startEarliest === BEGINNING);
    if (undated.length > 0) changes.push(change('FIRST_ATTESTED', undated));
    else if (first.length > 0) changes.push(change('BEGAN', first, false));
  }

  if (after.asserts === 0 && during.asserts > 0) {
    const ended = asserting.filter((entry) => isIn(entry) && endOf(entry) < to.earliest);
    changes.push(
      change(
        'ENDED',
        ended,
        ended.some((entry) => entry.endEarliest >= from.earliest && entry.endLatest < to.earliest),
      ),
    );
  } else if (after.asserts > 0 && !asserting.some(({ endEarliest }) => endEarliest >= to.earliest)) {
    const last = asserting.filter(({ endEarliest }) => endEarliest >= from.earliest);
    const undated = last.filter(({ endLatest }) => endLatest === END);
    if (undated.length > 0) changes.push(change('LAST_ATTESTED', undated));
    else if (last.length > 0) changes.push(change('ENDED', last, false));
  }
  return changes;
}

function saidBetween(
  own: readonly EvidenceEntry[],
  { from, to }: Extract<Ends, { axis: 'PUBLISHED' }>,
  strict: boolean,
): Change[] {
  const isNew = (entry: EvidenceEntry): boolean => {
    const [since, until] = said(entry, strict);
    // By dates so coarse it may have been withdrawn before it was surely said: then it never counts.
    return since < until && since > from && since <= to;
  };
  const fresh = own.filter(isNew);
  const gone = own.filter((entry) => {
    const [since, until] = said(entry, strict);
    return since < until && until > from && until <= to;
  });
  const surely = (entries: readonly EvidenceEntry[]): boolean =>
    entries.some(
      ({ publishedEarliest, publishedLatest }) => publishedEarliest > from && publishedLatest <= to,
    );
  const asserted = fresh.filter(({ stance }) => stance === 'ASSERTS');
  const denied = fresh.filter(({ stance }) => stance === 'DENIES');
  return [
    change('SAID', asserted, surely(asserted)),
    change('DENIED', denied, surely(denied)),
    change(
      'WITHDRAWN',
      gone,
      gone.some(
        ({ withdrawnEarliest, withdrawnLatest }) => withdrawnEarliest > from && withdrawnLatest <= to,
      ),
    ),
  ].filter(({ claims }) => claims.length > 0);
}

/** A claim is learnt with its first entry and taken out with its last: a withdrawal opens another one. */
function knownBetween(
  own: readonly EvidenceEntry[],
  { from, to }: Extract<Ends, { axis: 'RECORDED' }>,
): Change[] {
  const lives = new Map<number, { since: number; until: number }>();
  for (const { claim, since, until } of own) {
    const life = lives.get(claim) ?? { since, until };
    lives.set(claim, { since: Math.min(life.since, since), until: Math.max(life.until, until) });
  }
  const isIn = (revision: number): boolean => revision > from && revision <= to;
  const learnt = own.filter(({ claim }) => isIn(lives.get(claim)!.since));
  const retracted = own.filter(({ claim }) => isIn(lives.get(claim)!.until));
  return [change('RECORDED', learnt), change('RETRACTED', retracted)].filter(
    ({ claims }) => claims.length > 0,
  );
}

function change(kind: ChangeKind, entries: readonly EvidenceEntry[], certain = true): Change {
  const claims = [...new Set(entries.map(({ claim }) => claim))].sort((one, other) => one - other);
  return { kind, certain, claims };
}
