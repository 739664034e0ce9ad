/** Random evidence and random filters, from pools so small that they keep meeting. */
import fc from 'fast-check';
import { BASES, MODALITIES, RELIABILITIES, STANCES } from '../../src/claim/claim.js';
import {
  LINK_STATUSES,
  type EvidenceFilter,
  type Filter,
  type LinkEvidence,
} from '../../src/evidence/evidence.js';
import { BEGINNING, END, type DayNumber } from '../../src/time/day.js';
import type { Interval } from '../../src/time/interval.js';
import type { TimeFilter } from '../../src/time/time-filter.js';
import { evidenceOf, type Dispute, type ModelClaim, type Story } from './model.js';

export const SOURCES = ['source:ap', 'source:bbc', 'source:list', 'source:wire'] as const;
const ORIGINS = ['group:ministry', 'person:spokesman', 'publisher:the-daily', 'source:ap'] as const;
/** '' is the source itself. */
const SPEAKERS = ['', 'person:minister', 'person:spokesman'] as const;

const LAST_TEST_DAY = 20;
export const LAST_TEST_REVISION = 10;

const day = fc.nat(LAST_TEST_DAY).map((n) => n as DayNumber);
const orBeginning = fc.oneof({ weight: 4, arbitrary: day }, fc.constant(BEGINNING));
const orEnd = fc.oneof({ weight: 4, arbitrary: day }, fc.constant(END));
const orEither = fc.oneof({ weight: 4, arbitrary: day }, fc.constant(BEGINNING), fc.constant(END));

/** An interval as `validityOf` gives it: each end ordered, and none before the beginning. */
export const interval: fc.Arbitrary<Interval> = fc
  .tuple(orBeginning, orEither, orEither, orEnd)
  .map(([a, b, c, d]) => {
    const [startEarliest, startLatest, endEarliest, endLatest] = [a, b, c, d].sort((x, y) => x - y) as [
      DayNumber,
      DayNumber,
      DayNumber,
      DayNumber,
    ];
    // Beginnings and ends may interleave: an event of some day in a month has both in the whole month.
    const overlapping = (a + d) % 2 === 0 && startLatest < endEarliest;
    return overlapping
      ? { startEarliest, startLatest: endEarliest, endEarliest: startLatest, endLatest }
      : { startEarliest, startLatest, endEarliest, endLatest };
  });

/** Days of which one at least is asked for; open on one side now and then. */
export const dayWindow = fc.tuple(orBeginning, orEnd).map(([a, b]) => {
  const [earliest, latest] = a <= b ? [a, b] : [b, a];
  return earliest === BEGINNING && latest === END
    ? { earliest, latest: 3 as DayNumber }
    : { earliest, latest };
});

const bounds = fc.tuple(orBeginning, orEnd).map(([a, b]) => {
  const [earliest, latest] = a <= b ? [a, b] : [b, a];
  return { earliest, latest };
});

const revision = fc.integer({ min: 1, max: LAST_TEST_REVISION });

/** A claim on its way through the store: recorded, perhaps withdrawn by its source, perhaps retracted. */
function claimOf(number: number): fc.Arbitrary<ModelClaim> {
  return fc
    .record({
      source: fc.constantFrom(...SOURCES),
      origins: fc.subarray([...ORIGINS], { minLength: 1, maxLength: 3 }),
      speaker: fc.constantFrom(...SPEAKERS),
      stance: fc.oneof(
        { weight: 2, arbitrary: fc.constant('ASSERTS' as const) },
        fc.constantFrom(...STANCES),
      ),
      modality: fc.oneof(
        { weight: 3, arbitrary: fc.constant('ACTUAL' as const) },
        fc.constantFrom(...MODALITIES),
      ),
      basis: fc.constantFrom(...BASES),
      reliability: fc.constantFrom(...RELIABILITIES),
      credibility: fc.integer({ min: 1, max: 6 }),
      validity: interval,
      published: bounds,
      withdrawn: fc.option(fc.record({ at: revision, bounds }), { freq: 3 }),
      recorded: revision,
      retracted: fc.option(revision, { freq: 3 }),
    })
    .map((claim) => ({
      ...claim,
      number,
      retracted: claim.retracted === null ? null : Math.max(claim.retracted, claim.recorded + 1),
      withdrawn: claim.withdrawn && { ...claim.withdrawn, at: Math.max(claim.withdrawn.at, claim.recorded) },
    }));
}

const dispute: fc.Arbitrary<(claims: readonly ModelClaim[]) => Dispute[]> = fc
  .record({
    on: fc.nat(5),
    by: fc.oneof(fc.nat(5), fc.integer({ min: 100, max: 103 }).chain(claimOf)),
    recorded: revision,
    retracted: fc.option(revision, { freq: 3 }),
  })
  .map(({ on, by, recorded, retracted }) => (claims) => {
    const touched = claims[on % claims.length];
    const bearing = typeof by === 'number' ? claims[by % claims.length] : by;
    if (!touched || !bearing) return [];
    return [
      {
        on: touched.number,
        by: bearing,
        recorded,
        retracted: retracted && Math.max(retracted, recorded + 1),
      },
    ];
  });

/** Some claims of one link, and the contradictions between them and with claims elsewhere. */
export const story: fc.Arbitrary<Story> = fc
  .tuple(
    fc
      .integer({ min: 0, max: 6 })
      .chain((size) => fc.tuple(...Array.from({ length: size }, (_, i) => claimOf(i + 1)))),
    fc.array(dispute, { maxLength: 4 }),
  )
  .map(([claims, disputes]) => ({ claims, disputes: disputes.flatMap((make) => make(claims)) }));

/** Evidence as the store holds it: contradictions only of asserting claims. */
export const linkEvidence: fc.Arbitrary<LinkEvidence> = story.map((told) => {
  const { entries, contradictions } = evidenceOf(told);
  const asserting = new Set(entries.filter(({ stance }) => stance === 'ASSERTS').map(({ claim }) => claim));
  return { entries, contradictions: contradictions.filter(({ touches }) => asserting.has(touches)) };
});

const some = <T>(pool: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 5, arbitrary: fc.subarray([...pool], { minLength: 1 }) }, fc.constant<T[]>([]));

/** Each part there or not, in any combination. */
const evidenceFilter: fc.Arbitrary<EvidenceFilter> = rarely({
  statuses: some(LINK_STATUSES),
  minOrigins: fc.nat(3),
  sources: some(SOURCES),
  excludeSources: some(SOURCES),
  origins: some(ORIGINS),
  excludeOrigins: some(ORIGINS),
  attributedTo: some(SPEAKERS),
  excludeAttributedTo: some(SPEAKERS),
  minReliability: fc.constantFrom(...RELIABILITIES),
  minCredibility: fc.integer({ min: 1, max: 6 }),
  includeUnjudged: fc.boolean(),
  modalities: some(MODALITIES),
  bases: some(BASES),
});

const timeFilter: fc.Arbitrary<TimeFilter> = rarely({
  valid: dayWindow,
  strict: fc.boolean(),
  publishedBy: day,
  knownAt: fc.nat(LAST_TEST_REVISION + 1),
});

export const filter: fc.Arbitrary<Filter> = fc.record({ evidence: evidenceFilter, time: timeFilter });

/** A record with about a third of its keys, so that a filter with many parts does not empty every link. */
function rarely<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  const keys = Object.keys(parts) as (keyof T)[];
  return fc
    .tuple(fc.record(parts), fc.array(fc.constantFrom(...keys), { maxLength: 4 }))
    .map(([all, kept]) => Object.fromEntries(kept.map((key) => [key, all[key]])) as Partial<T>);
}
