/** What changed once more, slow and obvious: every link of a graph, judged at both ends, entry by entry. */
import type { Change, ChangeKind, Ends } from '../../src/change/difference.js';
import type { ChangeQuestion } from '../../src/change/read-change.js';
import type { EvidenceEntry, Filter, HiddenReason, LinkEvidence } from '../../src/evidence/evidence.js';
import { claimPasses, hiddenBy, isShown, judge, passes } from '../../src/evidence/judge.js';
import { OPEN_REVISION } from '../../src/store/store.js';
import { BEGINNING, END, type DayNumber } from '../../src/time/day.js';
import { certainlyOverlaps } from '../../src/time/interval.js';
import type { WrittenLink } from '../link/written-links.js';
import type { RandomGraph } from '../traversal/random-graph.js';

export interface ExpectedChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}

export interface ExpectedChanges {
  readonly links: readonly ExpectedChange[];
  readonly hidden: Readonly<Record<HiddenReason, number>>;
}

export function expectedChanges(graph: RandomGraph, asked: ChangeQuestion): ExpectedChanges {
  const { ends, filter } = asked;
  const [first, last] = [filterOf(filter, ends, 'from'), filterOf(filter, ends, 'to')];
  const near = new Set<string>(asked.seeds);
  if (asked.depth === 2)
    for (const end of [first, last])
      for (const { from, to } of graph.links.filter((link) => isShown(judge(link.evidence, end), end)))
        for (const [one, other] of [
          [from, to],
          [to, from],
        ] as const)
          if (asked.seeds.includes(one) && (asked.throughLabels || !isLabel(graph, other))) near.add(other);
  const around = graph.links.filter(({ from, to }) => near.has(from) || near.has(to));
  const hidden = { MODALITY: 0, BASIS: 0, STATUS: 0 };
  const links: ExpectedChange[] = [];
  for (const link of around) {
    const [before, after] = [judge(link.evidence, first), judge(link.evidence, last)];
    const changes = changesOf(link, asked, first, last);
    const isThere =
      isShown(before, first) ||
      isShown(after, last) ||
      isShown(judge(meanwhile(link.evidence, ends, filter), within(filter, ends)), within(filter, ends));
    if (isThere && changes.length > 0)
      links.push({ id: link.id, before: before.status, after: after.status, changes });
    else if (!isThere && isMoved(link, asked)) {
      const reason = hiddenBy(link.evidence, last) ?? hiddenBy(link.evidence, first);
      if (reason) hidden[reason] += 1;
    }
  }
  return { links: links.sort((one, other) => (one.id < other.id ? -1 : 1)), hidden };
}

const isLabel = ({ entities }: RandomGraph, id: string): boolean =>
  entities.find((entity) => entity.id === id)!.groupType === 'LABEL';

function filterOf(filter: Filter, ends: Ends, end: 'from' | 'to'): Filter {
  const clock = { VALID: 'valid', PUBLISHED: 'publishedBy', RECORDED: 'knownAt' }[ends.axis];
  return { evidence: filter.evidence, time: { ...filter.time, [clock]: ends[end] } };
}

function within(filter: Filter, ends: Ends): Filter {
  if (ends.axis !== 'VALID') return filter;
  return {
    ...filter,
    time: { ...filter.time, valid: { earliest: ends.from.earliest, latest: ends.to.latest } },
  };
}

/** As if it stood today, on the recorded clock. */
const standing = <E extends EvidenceEntry>(entry: E, ends: Ends): E =>
  ends.axis === 'RECORDED' ? { ...entry, since: 0, until: OPEN_REVISION } : entry;

/** What stood, or was said, at one revision or day at least of those from the first end to the last. */
function meanwhile({ entries, contradictions }: LinkEvidence, ends: Ends, filter: Filter): LinkEvidence {
  if (ends.axis === 'VALID') return { entries, contradictions };
  const points = Array.from({ length: ends.to - ends.from + 1 }, (_, i) => ends.from + i);
  const stood = (entry: EvidenceEntry): boolean =>
    points.some((point) =>
      ends.axis === 'RECORDED'
        ? entry.since <= point && point < entry.until
        : passes(
            { ...entry, modality: 'ACTUAL', basis: 'REPORTED', since: 0, until: OPEN_REVISION },
            {
              evidence: {},
              time: { publishedBy: point as DayNumber, strict: filter.time.strict ?? false },
            },
          ),
    );
  return {
    entries: entries.filter(stood).map((entry) => standing(entry, ends)),
    contradictions: contradictions.filter(stood).map((entry) => standing(entry, ends)),
  };
}

function isMoved({ evidence }: WrittenLink, { ends, filter }: ChangeQuestion): boolean {
  return [...evidence.entries, ...evidence.contradictions].some(
    (entry) =>
      claimPasses([standing(entry, ends)], filter, { defaults: false }) &&
      datesOf(entry, ends, filter).some(([day, after, upTo]) => day > after && day <= upTo),
  );
}

/** The dates of an entry on a clock, and between which it must lie. */
function datesOf(entry: EvidenceEntry, ends: Ends, filter: Filter): [number, number, number][] {
  if (ends.axis === 'VALID')
    return [
      [entry.startEarliest, ends.from.latest, ends.to.latest],
      [entry.startLatest, ends.from.latest, ends.to.latest],
      [entry.endEarliest, ends.from.earliest - 1, ends.to.earliest - 1],
      [entry.endLatest, ends.from.earliest - 1, ends.to.earliest - 1],
    ];
  const dates =
    ends.axis === 'RECORDED'
      ? [entry.since, entry.until]
      : filter.time.strict
        ? [entry.publishedLatest, entry.withdrawnEarliest]
        : [entry.publishedEarliest, entry.withdrawnLatest];
  return dates.map((date) => [date, ends.from, ends.to]);
}

function changesOf(
  { evidence }: WrittenLink,
  { ends, filter }: ChangeQuestion,
  first: Filter,
  last: Filter,
): Change[] {
  const found: Change[] = [];
  const add = (kind: ChangeKind, entries: readonly EvidenceEntry[], certain = true): void => {
    const claims = [...new Set(entries.map(({ claim }) => claim))].sort((one, other) => one - other);
    if (claims.length > 0) found.push({ kind, certain, claims });
  };
  const own = evidence.entries.filter((entry) => passes(standing(entry, ends), filter));
  const asserting = own.filter(({ stance }) => stance === 'ASSERTS');
  if (ends.axis === 'VALID') {
    const { from, to } = ends;
    const whole = within(filter, ends);
    const heldAt = (at: Filter): boolean => asserting.some((entry) => passes(entry, at));
    const by = (day: DayNumber) => (entry: EvidenceEntry) =>
      certainlyOverlaps(entry, { earliest: BEGINNING, latest: day });
    const since = (day: DayNumber) => (entry: EvidenceEntry) =>
      certainlyOverlaps(entry, { earliest: day, latest: END });
    if (!heldAt(first)) {
      const began = asserting.filter(
        (entry) => passes(entry, whole) && !passes(entry, first) && !isOver(entry, from, filter),
      );
      add(
        'BEGAN',
        began,
        began.some((entry) => entry.startEarliest > from.latest && entry.startLatest <= to.latest),
      );
    } else if (!asserting.some(by(from.latest))) {
      const vouched = asserting.filter(by(to.latest));
      const undated = vouched.filter(({ startEarliest }) => startEarliest === BEGINNING);
      if (undated.length > 0) add('FIRST_ATTESTED', undated);
      else add('BEGAN', vouched, false);
    }
    if (!heldAt(last)) {
      const ended = asserting.filter(
        (entry) => passes(entry, whole) && !passes(entry, last) && !isAhead(entry, to, filter),
      );
      add(
        'ENDED',
        ended,
        ended.some((entry) => entry.endEarliest >= from.earliest && entry.endLatest < to.earliest),
      );
    } else if (!asserting.some(since(to.earliest))) {
      const vouched = asserting.filter(since(from.earliest));
      const undated = vouched.filter(({ endLatest }) => endLatest === END);
      if (undated.length > 0) add('LAST_ATTESTED', undated);
      else add('ENDED', vouched, false);
    }
  } else if (ends.axis === 'PUBLISHED') {
    const between = (day: number): boolean => day > ends.from && day <= ends.to;
    const [since, until] = filter.time.strict
      ? (['publishedLatest', 'withdrawnEarliest'] as const)
      : (['publishedEarliest', 'withdrawnLatest'] as const);
    const ever = own.filter((entry) => entry[since] < entry[until]);
    const fresh = ever.filter((entry) => between(entry[since]));
    for (const [kind, stance] of [
      ['SAID', 'ASSERTS'],
      ['DENIED', 'DENIES'],
    ] as const) {
      const some = fresh.filter((entry) => entry.stance === stance);
      add(
        kind,
        some,
        some.some((entry) => between(entry.publishedEarliest) && between(entry.publishedLatest)),
      );
    }
    const gone = ever.filter((entry) => between(entry[until]));
    add(
      'WITHDRAWN',
      gone,
      gone.some((entry) => between(entry.withdrawnEarliest) && between(entry.withdrawnLatest)),
    );
  } else {
    const between = (revision: number): boolean => revision > ends.from && revision <= ends.to;
    const sameClaim = (entry: EvidenceEntry) => own.filter(({ claim }) => claim === entry.claim);
    add(
      'RECORDED',
      own.filter((entry) => between(Math.min(...sameClaim(entry).map(({ since }) => since)))),
    );
    add(
      'RETRACTED',
      own.filter((entry) => between(Math.max(...sameClaim(entry).map(({ until }) => until)))),
    );
  }
  const counts = (entry: EvidenceEntry & { touches?: number }, at: Filter): boolean =>
    passes(entry, at) &&
    (entry.touches === undefined ||
      evidence.entries.some(
        (other) => other.claim === entry.touches && other.stance === 'ASSERTS' && passes(other, at),
      ));
  const all = [...evidence.entries, ...evidence.contradictions] as (EvidenceEntry & { touches?: number })[];
  const voice = (entry: EvidenceEntry & { touches?: number }): string =>
    [entry.touches, entry.claim, entry.origin].join();
  const moved = all.filter(
    (entry) =>
      all.some((other) => voice(other) === voice(entry) && counts(other, first)) !==
      all.some((other) => voice(other) === voice(entry) && counts(other, last)),
  );
  const [one, other] = [judge(evidence, first).status, judge(evidence, last).status];
  add(one === other ? 'EVIDENCE' : 'STATUS', moved);
  return found;
}

/** Whether it had ended before the window, and so counts in no part of what follows. */
function isOver(entry: EvidenceEntry, window: { earliest: DayNumber }, { time }: Filter): boolean {
  return (time.strict ? entry.endEarliest : entry.endLatest) < window.earliest;
}

function isAhead(entry: EvidenceEntry, window: { latest: DayNumber }, { time }: Filter): boolean {
  return (time.strict ? entry.startLatest : entry.startEarliest) > window.latest;
}
