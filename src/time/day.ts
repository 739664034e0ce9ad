/** Days as numbers, so that dates compare as integers in any engine. */

declare const brand: unique symbol;
/** Days since 1970-01-01, proleptic Gregorian; negative before. */
export type DayNumber = number & { readonly [brand]: 'DayNumber' };

/** Unknown or open at the beginning: before every day. */
export const BEGINNING = -99_999_999 as DayNumber;
/** Unknown or open at the end: after every day. */
export const END = 99_999_999 as DayNumber;

const MS_PER_DAY = 86_400_000;

/** The day number of a calendar date; month 1–12. The date must exist. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_PER_DAY) as DayNumber;
}

/** YYYY-MM-DD of a day that is no sentinel. */
export function isoDay(day: DayNumber): string {
  const date = new Date(day * MS_PER_DAY);
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${String(date.getUTCDate()).padStart(2, '0')}`;
}
