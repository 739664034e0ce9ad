/** Dates as the OFAC list writes them ("10 Dec 1948", "circa 1951", "1958 to 1963"), as EDTF. */
import { isEdtf } from '../../time/edtf.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE = /^(?:(?:(?<day>\d{1,2}) )?(?<month>[A-Z][a-z]{2}) )?(?<year>\d{4})$/;

/**
 * A day, month or year, about it ("circa"), or some day between two ("1958 to 1963").
 *
 * @returns undefined for what is none
 */
export function ofacDate(text: string): string | undefined {
  const circa = /^circa /i.test(text);
  const parts = text.replace(/^circa /i, '').split(/ to |-/);
  const dates = parts.map((part) => oneDate(part.trim()));
  if (dates.length > 2 || dates.includes(undefined)) return undefined;
  const edtf = dates.map((date) => (circa ? `${date}~` : date)).join('/');
  return isEdtf(edtf) ? edtf : undefined;
}

function oneDate(text: string): string | undefined {
  const { day, month, year } = DATE.exec(text)?.groups ?? {};
  if (year === undefined) return undefined;
  if (month === undefined) return year;
  const number = MONTHS.indexOf(month) + 1;
  if (number === 0) return undefined;
  return [year, String(number).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join(
    '-',
  );
}
