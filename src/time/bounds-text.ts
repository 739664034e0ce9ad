/** Day bounds back to text, for people and for the EDTF scalar. */
import { BEGINNING, END, isoDay, type DayNumber } from './day.js';

/**
 * The shortest EDTF text with exactly these bounds: a day, a month, a year, else an interval, in years or
 * months where they fit (`2020/2022`), with `..` on a side that is unknown or open.
 *
 * @returns `..` for an end that is open on the source's word (both bounds the same sentinel), null when
 *   nothing is known. Any other text reads back, through `parseEdtf` and `spanOf`, to the same bounds.
 */
export function boundsToEdtf(earliest: DayNumber, latest: DayNumber): string | null {
  if (earliest === latest && isOpen(earliest)) return '..';
  if (isOpen(earliest) && isOpen(latest)) return null;
  const unit = unitOf(earliest, latest);
  const from = isOpen(earliest) ? '..' : isoDay(earliest).slice(0, unit);
  const to = isOpen(latest) ? '..' : isoDay(latest).slice(0, unit);
  return from === to ? from : `${from}/${to}`;
}

function isOpen(day: DayNumber): boolean {
  return day === BEGINNING || day === END;
}

/** Where to cut an ISO day, counted from its end: whole years, whole months, or not at all. */
function unitOf(earliest: DayNumber, latest: DayNumber): -6 | -3 | undefined {
  const opens = isOpen(earliest) ? '-01-01' : isoDay(earliest).slice(-6);
  const closes = isOpen(latest) ? '-12-31' : isoDay(latest).slice(-6);
  if (opens === '-01-01' && closes === '-12-31') return -6;
  return opens.endsWith('-01') && (isOpen(latest) || endsMonth(latest)) ? -3 : undefined;
}

function endsMonth(day: DayNumber): boolean {
  return isoDay((day + 1) as DayNumber).endsWith('-01');
}
