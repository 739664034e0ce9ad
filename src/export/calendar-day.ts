/** Days that other programs know as dates. */
import { dayNumber, type DayNumber } from '../time/day.js';

const FIRST = dayNumber(1, 1, 1);
const LAST = dayNumber(9999, 12, 31);

/**
 * The day, unless it is unknown or open, or its year is not one from 1 to 9999: most programs have no
 * others, and fail on them. What was told stands beside it in EDTF.
 */
export function calendarDay(number: DayNumber | undefined): DayNumber | undefined {
  return number !== undefined && number >= FIRST && number <= LAST ? number : undefined;
}
