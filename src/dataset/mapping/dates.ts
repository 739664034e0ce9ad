/** Dates as tables have them, by a format that the mapping names. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MMM: '(?<name>[A-Za-z]{3,9})\\.?',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
};
const PART = /YYYY|MMM|MM|M|DD|D/g;

/** Formats are few, and rows are many. */
const patterns = new Map<string, RegExp | undefined>();

export function isDateFormat(format: string): boolean {
  return format === 'EDTF' || readPattern(format) !== undefined;
}

/**
 * A date in EDTF: "27/06/2021" by DD/MM/YYYY is 2021-06-27, "June 2021" by MMM YYYY 2021-06.
 *
 * @param format EDTF, or of YYYY, MM, M, MMM (the month's English name, or its first three letters), DD, D, and
 *   what stands between them; a time of day after it is left out
 * @returns undefined where the text is no date of that format
 */
export function dateOf(text: string, format: string): string | undefined {
  if (format === 'EDTF') return text;
  const { year, name, month, day } = readPattern(format)?.exec(text)?.groups ?? {};
  if (year === undefined) return undefined;
  const number = name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (name === undefined && month === undefined) return year;
  if (number < 1 || number > 12) return undefined;
  const parts = [year, String(number).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return parts.join('-');
}

function readPattern(format: string): RegExp | undefined {
  if (!patterns.has(format)) patterns.set(format, patternOf(format));
  return patterns.get(format);
}

function patternOf(format: string): RegExp | undefined {
  const parts = format.match(PART) ?? [];
  const count = (letter: string): number => parts.filter((part) => part.startsWith(letter)).length;
  const rest = format.replace(PART, '');
  if (count('Y') !== 1 || count('M') > 1 || count('D') > count('M') || /[A-Za-z]/.test(rest))
    return undefined;
  const source = format
    .split(/(YYYY|MMM|MM|M|DD|D)/)
    .map((part) => PARTS[part] ?? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}(?:[T ]\\d{1,2}:\\d{2}.*)?$`);
}
