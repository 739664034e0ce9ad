/**
 * How a link lies in the store: scalars that the default filter and the summary read, and the evidence
 * as parallel lists, one place for each entry. `touches` is 0 for the link's own claims, and for a
 * claim that contradicts one of them the number of the one that it contradicts.
 */
import { hiddenBy, judge } from '../evidence/judge.js';
import type { EvidenceEntry, Filter, LinkEvidence, LinkStatus, LinkSummary } from '../evidence/evidence.js';
import type { Row, Value } from '../store/store.js';
import type { DayNumber } from '../time/day.js';
import type { DayBounds } from '../time/edtf.js';
import type { LinkEnds } from './link-id.js';

export const DEFAULT_FILTER: Filter = { evidence: {}, time: {} };

/** Stored for "unknown", since no property is null. */
const NO_DAY = -999_999_999;

/** List property → the entry's field. */
const LISTS = {
  claims: 'claim',
  sources: 'source',
  origins: 'origin',
  speakers: 'speaker',
  stances: 'stance',
  modalities: 'modality',
  bases: 'basis',
  reliabilities: 'reliability',
  credibilities: 'credibility',
  startsEarliest: 'startEarliest',
  startsLatest: 'startLatest',
  endsEarliest: 'endEarliest',
  endsLatest: 'endLatest',
  publishedEarliest: 'publishedEarliest',
  publishedLatest: 'publishedLatest',
  withdrawnEarliest: 'withdrawnEarliest',
  withdrawnLatest: 'withdrawnLatest',
  since: 'since',
  until: 'until',
} as const satisfies Record<string, keyof EvidenceEntry>;

/** The properties of a link's relationship, as a pure function of its evidence. */
export function linkProperties(
  link: LinkEnds,
  role: string | undefined,
  evidence: LinkEvidence,
): Record<string, Value> {
  const summary = judge(evidence, DEFAULT_FILTER);
  const entries = [...evidence.entries, ...evidence.contradictions];
  const lists = Object.entries(LISTS).map(([list, field]) => [list, entries.map((entry) => entry[field])]);
  return {
    id: link.id,
    ...(role === undefined ? {} : { role }),
    status: summary.status,
    hiddenBy: summary.asserts > 0 ? '' : (hiddenBy(evidence, DEFAULT_FILTER) ?? 'NONE'),
    asserts: summary.asserts,
    denies: summary.denies,
    doubts: summary.doubts,
    noAnswers: summary.noAnswers,
    originCount: summary.origins.length,
    sourceCount: summary.sources.length,
    startEarliest: summary.validity?.startEarliest ?? NO_DAY,
    startLatest: summary.validity?.startLatest ?? NO_DAY,
    endEarliest: summary.validity?.endEarliest ?? NO_DAY,
    endLatest: summary.validity?.endLatest ?? NO_DAY,
    datesDisputed: summary.datesDisputed,
    firstPublishedEarliest: summary.firstPublished?.earliest ?? NO_DAY,
    firstPublishedLatest: summary.firstPublished?.latest ?? NO_DAY,
    lastPublishedEarliest: summary.lastPublished?.earliest ?? NO_DAY,
    lastPublishedLatest: summary.lastPublished?.latest ?? NO_DAY,
    ...(Object.fromEntries(lists) as Record<string, Value>),
    touches: [...evidence.entries.map(() => 0), ...evidence.contradictions.map((entry) => entry.touches)],
  };
}

/** A summary without the names of its origins and sources: what the scalars tell. */
export interface SummaryScalars extends Omit<LinkSummary, 'origins' | 'sources'> {
  readonly originCount: number;
  readonly sourceCount: number;
}

/** The summary under the default filter, from the scalar columns. */
export function scalarsOf(row: Row): SummaryScalars {
  const day = (key: string): DayNumber | null => (row[key] === NO_DAY ? null : (row[key] as DayNumber));
  const startEarliest = day('startEarliest');
  return {
    status: row['status'] as LinkStatus,
    asserts: row['asserts'] as number,
    denies: row['denies'] as number,
    doubts: row['doubts'] as number,
    noAnswers: row['noAnswers'] as number,
    originCount: row['originCount'] as number,
    sourceCount: row['sourceCount'] as number,
    validity:
      startEarliest === null
        ? null
        : {
            startEarliest,
            startLatest: day('startLatest')!,
            endEarliest: day('endEarliest')!,
            endLatest: day('endLatest')!,
          },
    datesDisputed: row['datesDisputed'] as boolean,
    firstPublished: bounds(day('firstPublishedEarliest'), day('firstPublishedLatest')),
    lastPublished: bounds(day('lastPublishedEarliest'), day('lastPublishedLatest')),
  };
}

function bounds(earliest: DayNumber | null, latest: DayNumber | null): DayBounds | null {
  return earliest === null || latest === null ? null : { earliest, latest };
}

/** The evidence of a link, from the list columns. */
export function evidenceOf(row: Row): LinkEvidence {
  const touches = (row['touches'] ?? []) as number[];
  const entries = touches.map((touched, at) => ({ ...entryAt(row, at), touches: touched }));
  return {
    entries: entries.filter((entry) => entry.touches === 0).map(({ touches: _own, ...entry }) => entry),
    contradictions: entries.filter((entry) => entry.touches !== 0),
  };
}

function entryAt(row: Row, at: number): EvidenceEntry {
  const entry: Record<string, Value> = {};
  for (const [list, field] of Object.entries(LISTS)) entry[field] = (row[list] as Value[])[at] ?? null;
  return entry as Record<keyof EvidenceEntry, never>;
}
