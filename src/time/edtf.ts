/**
 * Dates as sources give them: EDTF level 1 (ISO 8601-2:2019, Library of Congress 2019-02-04), without
 * sets, years beyond four digits, and times of day.
 *
 * The npm package `edtf` is the grammar. It is trusted with nothing else: it lets 2023-02-29 slide into
 * March, takes `2012/` for 1970, refuses 2021-04/2021-04 as a range, and does not widen `~`. So every
 * part is printed back and compared, and the bounds are computed here.
 *
 * Bounds are days between which the date lies:
 * - a year, a month, a day: its first and last day;
 * - a season: the meteorological one of the northern hemisphere: 21 spring March–May, 22 summer
 *   June–August, 23 autumn September–November, 24 winter December to the end of February of the
 *   *next* year. Where a source means other months, write the months as an interval;
 * - unspecified digits: every value that the X may stand for (202X: 2020-01-01 to 2029-12-31);
 * - `~` (approximate) widens on both sides: a day by 3 days, a month by 15 days, a year by 1 year.
 *   Mid-April 2021 is 2021-04~: 2021-03-17 to 2021-05-15;
 * - `?` (uncertain) says that the source may be wrong and does not widen; `%` is both.
 */
import edtf, { parse } from 'edtf';
import { NisbaError } from '../errors.js';
import { BEGINNING, END, dayNumber, type DayNumber } from './day.js';
import { whyRefused } from './edtf-refusal.js';

/** From coarse to fine. `2021-XX` is a date of which only the year is known: YEAR. */
export const DATE_PRECISIONS = ['CENTURY', 'DECADE', 'YEAR', 'SEASON', 'MONTH', 'DAY'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** Two days, earliest ≤ latest; BEGINNING and END where it is open. */
export interface DayBounds {
  readonly earliest: DayNumber;
  readonly latest: DayNumber;
}

export interface EdtfDate {
  /** As given. */
  readonly text: string;
  readonly form: 'DATE' | 'INTERVAL';
  /** Of an interval: of its coarser end. */
  readonly precision: DatePrecision;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  /** Where the beginning lies; of a DATE the same as `end`, of `../2012` BEGINNING twice. */
  readonly start: DayBounds;
  /** Where the end lies; of `2012/..` END twice. */
  readonly end: DayBounds;
}

/** Longer than any text of the profile (23 characters), short enough to be parsed at once. */
const MAX_EDTF_LENGTH = 60;

const FIRST_DAY = dayNumber(-9999, 1, 1);
const LAST_DAY = dayNumber(9999, 12, 31);

const LEVEL_1 = { level: 1, types: ['Date', 'Season', 'Interval'] } as const;

/**
 * Dates read before. The package takes a quarter of a millisecond for a date, and the same dates come
 * again and again: without this an import would spend most of its time here.
 */
const read = new Map<string, EdtfDate>();
const MAX_REMEMBERED = 20_000;

/**
 * Reads a date of the profile.
 *
 * @throws INVALID_DATE for anything else; the message says what is wrong and shows an allowed form.
 */
export function parseEdtf(text: string): EdtfDate {
  const known = read.get(text);
  if (known) return known;
  const date = readDate(text);
  if (read.size >= MAX_REMEMBERED) read.clear();
  read.set(text, date);
  return date;
}

function readDate(text: string): EdtfDate {
  if (text.length > MAX_EDTF_LENGTH) throw refused(text);
  const [first = '', second, ...more] = text.split('/');
  if (second === undefined) {
    const { exact: _exact, bounds, ...date } = part(first, text);
    return { text, form: 'DATE', ...date, start: bounds, end: bounds };
  }
  const from = first === '..' ? null : part(first, text);
  const to = second === '..' ? null : part(second, text);
  const ends = [from, to].filter((end) => end !== null);
  // Compared as written: 2014~/2012~ is a slip even where the widened bounds overlap.
  const isReversed = from && to && from.exact.earliest > to.exact.latest;
  if (more.length > 0 || ends.length === 0 || isReversed || !isInGrammar(text)) throw refused(text);
  return {
    text,
    form: 'INTERVAL',
    precision: DATE_PRECISIONS.find((precision) => ends.some((end) => end.precision === precision)) ?? 'DAY',
    approximate: ends.some((end) => end.approximate),
    uncertain: ends.some((end) => end.uncertain),
    start: from?.bounds ?? { earliest: BEGINNING, latest: BEGINNING },
    end: to?.bounds ?? { earliest: END, latest: END },
  };
}

/** Every day that the date touches: from its earliest beginning to its latest end. */
export function spanOf(date: EdtfDate): DayBounds {
  return { earliest: date.start.earliest, latest: date.end.latest };
}

/** Whether Nisba reads this text as a date: for schemas that only want a yes or no. */
export function isEdtf(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch (error) {
    if (error instanceof NisbaError && error.code === 'INVALID_DATE') return false;
    throw error;
  }
}

/** Of an interval: two ends that are level 1 do not make it level 1, as with seasons and X. */
function isInGrammar(text: string): boolean {
  try {
    parse(text, LEVEL_1);
    return true;
  } catch {
    return false;
  }
}

interface Part {
  readonly precision: DatePrecision;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  /** Before widening. */
  readonly exact: DayBounds;
  readonly bounds: DayBounds;
}

const PART =
  /^(?<sign>-?)(?<year>\d\d(?:\d[\dX]|XX))(?:-(?<month>\d\d|XX)(?:-(?<day>\d\d|XX))?)?(?<mark>[~?%]?)$/;

function part(text: string, whole: string): Part {
  const groups = PART.exec(text)?.groups;
  if (!groups || !printsBack(text)) throw refused(whole);
  const { sign, year = '', month = 'XX', day = 'XX', mark = '' } = groups;
  const years = yearsOf(sign === '-', year);
  const approximate = mark === '~' || mark === '%';
  const precision = precisionOf(year, month, day);
  const exact = { earliest: firstDay(years.first, month, day), latest: lastDay(years.last, month, day) };
  return {
    precision,
    approximate,
    uncertain: mark === '?' || mark === '%',
    exact,
    bounds: approximate ? widened(exact, precision) : exact,
  };
}

/** The package slides days that do not exist; what it prints then differs from what was written. */
function printsBack(text: string): boolean {
  try {
    return edtf(text, LEVEL_1).toEDTF() === text;
  } catch {
    return false;
  }
}

function yearsOf(negative: boolean, digits: string): { first: number; last: number } {
  const low = Number(digits.replaceAll('X', '0'));
  const high = Number(digits.replaceAll('X', '9'));
  return negative ? { first: -high, last: -low } : { first: low, last: high };
}

function precisionOf(year: string, month: string, day: string): DatePrecision {
  if (year.endsWith('XX')) return 'CENTURY';
  if (year.endsWith('X')) return 'DECADE';
  if (month === 'XX') return 'YEAR';
  if (Number(month) > 12) return 'SEASON';
  return day === 'XX' ? 'MONTH' : 'DAY';
}

function firstDay(year: number, month: string, day: string): DayNumber {
  if (month === 'XX') return dayNumber(year, 1, 1);
  if (Number(month) > 12) return dayNumber(year, seasonStart(month), 1);
  return dayNumber(year, Number(month), day === 'XX' ? 1 : Number(day));
}

function lastDay(year: number, month: string, day: string): DayNumber {
  if (month === 'XX') return dayNumber(year, 12, 31);
  // Day 0 of a month is the last day of the one before; month 15 is March of the next year.
  if (Number(month) > 12) return dayNumber(year, seasonStart(month) + 3, 0);
  return day === 'XX' ? dayNumber(year, Number(month) + 1, 0) : dayNumber(year, Number(month), Number(day));
}

/** 21 → March … 24 → December. */
function seasonStart(season: string): number {
  return (Number(season) - 20) * 3;
}

function widened({ earliest, latest }: DayBounds, precision: DatePrecision): DayBounds {
  const years = precision === 'YEAR';
  const days = precision === 'DAY' ? 3 : 15;
  return {
    earliest: clamped(years ? yearsAway(earliest, -1) : earliest - days),
    latest: clamped(years ? yearsAway(latest, 1) : latest + days),
  };
}

/** The same first or last day of a year, some years away. */
function yearsAway(day: DayNumber, years: number): number {
  const date = new Date(day * 86_400_000);
  return dayNumber(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
}

/** Within the years that EDTF's four digits can write. */
function clamped(day: number): DayNumber {
  return Math.min(Math.max(day, FIRST_DAY), LAST_DAY) as DayNumber;
}

function refused(text: string): NisbaError {
  const shown = text.length > MAX_EDTF_LENGTH ? `${text.slice(0, MAX_EDTF_LENGTH)}…` : text;
  return new NisbaError('INVALID_DATE', `"${shown}" is not a date that Nisba reads: ${whyRefused(text)}`, {
    date: shown,
  });
}
