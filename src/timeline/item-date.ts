/**
 * The date of something in a timeline: one EDTF text, its place in the order, and the period it falls in.
 *
 * The order is by the days of the text as it is written, before `~` widens them, so that mid-April
 * (2021-04~, widened to 17 March) stands inside April: by the first day of the beginning, then by the last
 * day of the end (so the narrower first: 2021-01-01, 2021-01, 2021, 2021/..), then what is exact before
 * what is approximate. An unknown beginning (`../2021`) comes first.
 */
import { boundsToEdtf } from '../time/bounds-text.js';
import { isoDay, type DayNumber } from '../time/day.js';
import {
  DATE_PRECISIONS,
  isEdtf,
  parseEdtf,
  spanOf,
  type DatePrecision,
  type EdtfDate,
} from '../time/edtf.js';

/** Units of grouping, coarse to fine. */
export type PeriodUnit = 'YEAR' | 'MONTH' | 'DAY';

export interface ItemDate {
  /** EDTF. */
  readonly text: string;
  readonly parsed: EdtfDate;
  /** Where it stands: first day, last day, 1 where approximate. */
  readonly place: readonly [first: DayNumber, last: DayNumber, approximate: 0 | 1];
}

/** @param text EDTF that Nisba reads */
export function itemDate(text: string): ItemDate {
  const parsed = parseEdtf(text);
  const { earliest, latest } = spanOf(parseEdtf(text.replaceAll(/[~?%]/g, '')));
  return { text, parsed, place: [earliest, latest, parsed.approximate ? 1 : 0] };
}

/**
 * When something held as one text: `2012/..` where no end is given, `../2012` where no beginning is, one
 * date where both are the same. A beginning that is itself an interval (some day in it) counts from its first day.
 *
 * @returns undefined where neither is given, or they say nothing together
 */
export function heldText(validFrom: string | undefined, validTo: string | undefined): string | undefined {
  if (validFrom !== undefined && validFrom === validTo) return validFrom;
  const from = validFrom?.split('/')[0] ?? '..';
  const to = validTo?.split('/').at(-1) ?? '..';
  if (from === '..' && to === '..') return undefined;
  if (from === to) return from;
  const text = `${from}/${to}`;
  if (isEdtf(text)) return text;
  // Two dates that make no interval of the profile, as with seasons: the days that they span.
  const earliest = parseEdtf(from === '..' ? `../${to}` : from).start.earliest;
  const latest = parseEdtf(to === '..' ? `${from}/..` : to).end.latest;
  return earliest <= latest ? (boundsToEdtf(earliest, latest) ?? undefined) : from;
}

const FINEST: Readonly<Record<PeriodUnit, DatePrecision>> = { YEAR: 'YEAR', MONTH: 'MONTH', DAY: 'DAY' };

/**
 * The period in which something began: its year, month or day; what is dated more coarsely keeps its own
 * date as its period (2021 among months).
 *
 * @returns null where the beginning is unknown
 */
export function periodOf({ text, place: [first] }: ItemDate, unit: PeriodUnit): string | null {
  const [from = ''] = text.split('/');
  if (from === '..') return null;
  const written = from.replace(/[~?%]$/, '');
  const { precision } = parseEdtf(written);
  if (DATE_PRECISIONS.indexOf(precision) < DATE_PRECISIONS.indexOf(FINEST[unit])) return written;
  const day = isoDay(first);
  return { YEAR: day.slice(0, -6), MONTH: day.slice(0, -3), DAY: day }[unit];
}
