/**
 * When an event of UCDP GED happened, in EDTF. `date_start` and `date_end` are its earliest and its latest
 * day, and the code book's `date_prec` says how exactly it is known:
 *
 * | date_prec | code book                                  | EDTF                                          |
 * | --------- | ------------------------------------------ | --------------------------------------------- |
 * | 1         | the day is known                           | the day                                       |
 * | 2         | known within 2 to 6 days                   | the interval of its days                      |
 * | 3         | only the week is known                     | the interval of its days                      |
 * | 4         | known within 8 to 30 days, or the month is | `2003-03` for a whole month, else the interval |
 * | 5         | known within more than a month             | `1989` for a whole year, else the interval    |
 *
 * The ends of an interval are the data set's own and hold: they get no `~`. A row that has a single day
 * and a coarser code does not say where the rest of its time lies: it is about that day (2, 3: `~`, which
 * reaches 3 days to both sides), or in its month or year (4, 5).
 */
import { dayNumber } from '../../time/day.js';
import type { UcdpRow } from './row.js';

export function ucdpDate({ precision, from, to }: UcdpRow['when']): string {
  const month = from.slice(0, 7);
  const year = from.slice(0, 4);
  if (from !== to) {
    if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
    if (from === `${month}-01` && isLastDayOf(month, to)) return month;
    return `${from}/${to}`;
  }
  switch (precision) {
    case 'DAY':
      return from;
    case 'DAYS':
    case 'WEEK':
      return `${from}~`;
    case 'MONTH':
      return month;
    case 'YEAR':
      return year;
  }
}

function isLastDayOf(month: string, day: string): boolean {
  const [year, ordinal] = month.split('-').map(Number) as [number, number];
  const [, , last] = day.split('-').map(Number) as [number, number, number];
  return day.startsWith(month) && dayNumber(year, ordinal, last) + 1 === dayNumber(year, ordinal + 1, 1);
}
