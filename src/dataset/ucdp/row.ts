/**
 * A row of the UCDP Georeferenced Event Dataset (GED): its columns by name, its codes checked.
 *
 * Sundberg and Melander, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research
 * 50(4), 2013; Högbladh, "UCDP GED Codebook".
 */
import { NisbaError } from '../../errors.js';
import { isEdtf } from '../../time/edtf.js';

/** What every version has, and without which an event cannot be told. */
export const UCDP_COLUMNS = [
  'id',
  'type_of_violence',
  'conflict_new_id',
  'conflict_name',
  'dyad_new_id',
  'side_a_new_id',
  'side_a',
  'side_b_new_id',
  'side_b',
  'source_article',
  'where_prec',
  'where_coordinates',
  'adm_1',
  'adm_2',
  'latitude',
  'longitude',
  'country',
  'country_id',
  'event_clarity',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'low',
  'best',
  'high',
] as const;

/** What only some versions have, and is taken where it is. */
export const UCDP_FURTHER_COLUMNS = ['gwnoa', 'gwnob', 'iso3', 'source_original'] as const;

export type UcdpColumn = (typeof UCDP_COLUMNS)[number] | (typeof UCDP_FURTHER_COLUMNS)[number];
/** The cells of a row; empty where the file has none. */
export type UcdpCells = (column: UcdpColumn) => string;

/** Columns that say nothing of their own, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  year: 'the year of date_start',
  relid: 'an older number of the event',
  code_status: 'how far the coding has got',
  active_year: 'whether the dyad reached 25 deaths that year: reckoned from its events',
  start_year: 'reckoned from the events of the dyad',
  end_year: 'reckoned from the events of the dyad',
  dyad_name: 'made of the names of the two sides',
  number_of_sources: 'the number of articles that are listed',
  source_office: 'repeats a part of source_article',
  source_date: 'repeats a part of source_article',
  source_headline: 'repeats a part of source_article',
  geom_wkt: 'repeats latitude and longitude',
  priogrid_gid: 'a grid cell reckoned from the coordinates',
  region: 'reckoned from the country',
};

/** Of columns that are not read: why. */
export function whyLeftOut(column: string): string {
  return LEFT_OUT[column] ?? 'a column that this version of Nisba does not read';
}

export const KINDS_OF_VIOLENCE = ['STATE_BASED', 'NON_STATE', 'ONE_SIDED'] as const;
export type KindOfViolence = (typeof KINDS_OF_VIOLENCE)[number];

/** `date_prec`: how exactly the day is known. */
export const DATE_PRECISIONS = ['DAY', 'DAYS', 'WEEK', 'MONTH', 'YEAR'] as const;
export type UcdpDatePrecision = (typeof DATE_PRECISIONS)[number];

/** `where_prec`: what the point of the row means. */
export const PLACE_PRECISIONS = [
  'EXACT',
  'AROUND',
  'SECOND_ORDER_DIVISION',
  'FIRST_ORDER_DIVISION',
  'FEATURE',
  'COUNTRY',
  'INTERNATIONAL',
] as const;
export type UcdpPlacePrecision = (typeof PLACE_PRECISIONS)[number];

export interface UcdpRow {
  readonly id: string;
  readonly violence: KindOfViolence;
  readonly conflict: { readonly id: string; readonly name: string };
  readonly dyad: string;
  readonly sideA: UcdpSide;
  readonly sideB: UcdpSide;
  readonly articles: string;
  /** Who told the articles: "police". */
  readonly informant: string;
  readonly where: {
    readonly precision: UcdpPlacePrecision;
    readonly name: string;
    readonly firstOrder: string;
    readonly secondOrder: string;
    readonly country: { readonly id: string; readonly name: string; readonly iso3: string };
    readonly latitude: number;
    readonly longitude: number;
  };
  readonly isSummary: boolean;
  readonly when: {
    readonly precision: UcdpDatePrecision;
    readonly from: string;
    readonly to: string;
  };
  readonly deaths: Readonly<Record<DeathColumn, number>>;
}

export interface UcdpSide {
  readonly id: string;
  readonly name: string;
  /** Gleditsch and Ward's number of the state, of a government. */
  readonly state: string;
}

const DEATH_COLUMNS = [
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'low',
  'best',
  'high',
] as const;
export type DeathColumn = (typeof DEATH_COLUMNS)[number];

/** @throws INVALID_RECORD that names the column and its cell */
export function ucdpRow(cells: UcdpCells): UcdpRow {
  const cell = (column: UcdpColumn): string => cells(column).trim();
  const number = (column: UcdpColumn): string => numberOf(column, cell(column));
  return {
    id: number('id'),
    violence: codeOf('type_of_violence', cell('type_of_violence'), KINDS_OF_VIOLENCE),
    conflict: { id: number('conflict_new_id'), name: named('conflict_name', cell('conflict_name')) },
    dyad: number('dyad_new_id'),
    sideA: { id: number('side_a_new_id'), name: named('side_a', cell('side_a')), state: cell('gwnoa') },
    sideB: { id: number('side_b_new_id'), name: named('side_b', cell('side_b')), state: cell('gwnob') },
    articles: cell('source_article'),
    informant: cell('source_original'),
    where: {
      precision: codeOf('where_prec', cell('where_prec'), PLACE_PRECISIONS),
      name: named('where_coordinates', spaced(cell('where_coordinates'))),
      firstOrder: spaced(cell('adm_1')),
      secondOrder: spaced(cell('adm_2')),
      country: { id: number('country_id'), name: named('country', cell('country')), iso3: cell('iso3') },
      latitude: degrees('latitude', cell('latitude'), 90),
      longitude: degrees('longitude', cell('longitude'), 180),
    },
    isSummary: codeOf('event_clarity', cell('event_clarity'), ['SEPARATE', 'SUMMARY']) === 'SUMMARY',
    when: {
      precision: codeOf('date_prec', cell('date_prec'), DATE_PRECISIONS),
      ...period(day('date_start', cell('date_start')), day('date_end', cell('date_end'))),
    },
    deaths: Object.fromEntries(DEATH_COLUMNS.map((column) => [column, Number(number(column))])) as Record<
      DeathColumn,
      number
    >,
  };
}

/** Some names have two spaces in one version and one in the next. */
const spaced = (name: string): string => name.replaceAll(/\s+/g, ' ');

function codeOf<T>(column: UcdpColumn, cell: string, meanings: readonly T[]): T {
  const meaning = /^\d$/.test(cell) ? meanings[Number(cell) - 1] : undefined;
  if (meaning === undefined) throw wrong(column, cell, `a code from 1 to ${meanings.length}`);
  return meaning;
}

function numberOf(column: UcdpColumn, cell: string): string {
  // Spreadsheets write 645.0 for a column of whole numbers with gaps.
  const digits = /^(\d{1,15})(?:\.0+)?$/.exec(cell)?.[1];
  if (digits === undefined) throw wrong(column, cell, 'a whole number, 0 or more');
  return digits;
}

function named(column: UcdpColumn, cell: string): string {
  if (cell === '') throw wrong(column, cell, 'a name');
  return cell;
}

function degrees(column: UcdpColumn, cell: string, most: number): number {
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!(Math.abs(value) <= most)) throw wrong(column, cell, `degrees from −${most} to ${most}`);
  return value;
}

function day(column: UcdpColumn, cell: string): string {
  // Later versions write 2014-01-24 00:00:00.000.
  const date = /^(\d{4}-\d\d-\d\d)(?:[ T]00:00:00(?:\.0+)?)?$/.exec(cell)?.[1];
  if (date === undefined || !isEdtf(date)) throw wrong(column, cell, 'a day such as 2014-01-24');
  return date;
}

function period(from: string, to: string): { from: string; to: string } {
  if (from > to) throw wrong('date_end', to, `a day not before date_start, ${from}`);
  return { from, to };
}

function wrong(column: UcdpColumn, cell: string, wanted: string): NisbaError {
  const shown = cell.length > 80 ? `${cell.slice(0, 80)}…` : cell;
  return new NisbaError('INVALID_RECORD', `${column} is "${shown}"; it has to be ${wanted}.`, {
    column,
    cell: shown,
  });
}
