/** What is wrong with a text that is no date of the profile, in words that tell how to mend it. */
const FORMS =
  'Write 2021, 2021-06, 2021-06-27, 2021-04~, 2021?, 202X, 2021-21 (a season), 2012/2014 or 2012/.. (open).';

/** Pairs of a sign of trouble and the advice; the first that fits is told. */
const REASONS: readonly (readonly [sign: RegExp, advice: string])[] = [
  [/^\s*$/, `it is empty. ${FORMS}`],
  [/^.{61}/s, `it is longer than 60 characters. ${FORMS}`],
  [/\s/, `it contains blanks. ${FORMS}`],
  [
    /^\.\.\/\.\.$|^\.\.$|^\/$|^\/\.\.$|^\.\.\/$/,
    'an interval needs a date at one end at least, such as 2012/.. or ../2012.',
  ],
  [
    /^[^/]+\/$/,
    'an unknown end is written by leaving the end out (give the beginning alone, as 2012); 2012/.. says that it is open.',
  ],
  [
    /^\/[^/]+$/,
    'an unknown beginning is written by leaving the beginning out (give the end alone); "some time up to 2012" is written ../2012.',
  ],
  [/\/.*\//, 'an interval has two ends, as 2012/2014; days are written year first, as 2021-06-27.'],
  [/^\d{1,2}\/\d{1,2}$/, 'write the year first, as 2021-06; an interval has two dates, as 2012/2014.'],
  [
    /[[\]{},]/,
    'sets and lists of dates are outside the profile; record a claim for each date, or an interval as 2012/2014.',
  ],
  [/^-?Y|E\d|S\d/, 'years have four digits, as 2021 or -0044.'],
  [/\dT\d|:/, 'times of day are outside the profile; give the day, as 2021-06-27.'],
  [
    /^[-\dXxu~?%./]*[xu][-\dXxu~?%./]*$/,
    'unspecified digits are written as a capital X, as 202X or 2021-XX.',
  ],
  [/X.*[~?%]/, 'unspecified digits and ~, ? or % do not go together; write 202X, or 2021~.'],
  [/X.*\/|\/.*X/, 'unspecified digits do not go into an interval; write 2020/2029.'],
  [
    /^-?\d{4}-2[1-4][~?%]?\/|\/-?\d{4}-2[1-4][~?%]?$/,
    'seasons do not go into an interval; write its months, as 2021-03/2021-08.',
  ],
  [
    /X/,
    'an X stands for the last one or two digits of a year, or for all of a month or day, as 202X, 2021-XX or 2021-06-XX.',
  ],
  [/^-?\d{4}-2[1-4][~?%]$/, 'a season takes no ~, ? or %; write its months, as 2021-03/2021-05, or 2021~.'],
  [/[~?%][^/]/, 'the mark ~, ? or % stands at the end of a date and is meant for all of it, as 2021-04~.'],
  [/^\d{5,}$/, 'parts of a date are joined by hyphens, as 2021-06-27; years have four digits.'],
];

const CALENDAR = /(-?\d{4})-(\d\d)(?:-(\d\d))?/g;

/** One or two sentences, for the end of an error message. */
export function whyRefused(text: string): string {
  const known = REASONS.find(([sign]) => sign.test(text));
  return known?.[1] ?? impossibleDate(text) ?? reversed(text) ?? `it has another form. ${FORMS}`;
}

function impossibleDate(text: string): string | undefined {
  for (const [, year, month, day] of text.matchAll(CALENDAR)) {
    const number = Number(month);
    if (number < 1 || number > 12) {
      if (number < 21 || number > 24 || day !== undefined)
        return `there is no month ${month}; months are 01 to 12, seasons 21 to 24, as 2021-06.`;
      continue;
    }
    const last = daysIn(Number(year), number);
    if (day !== undefined && (Number(day) < 1 || Number(day) > last))
      return `${year}-${month} has no day ${day}; its last is ${year}-${month}-${last}.`;
  }
  return undefined;
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

function reversed(text: string): string | undefined {
  const [first, second] = text.split('/');
  if (!/^-?\d{4}/.test(first ?? '') || !/^-?\d{4}/.test(second ?? '')) return undefined;
  if (!/^-?\d{4}(-\d\d){0,2}[~?%]?$/.test(first ?? '') || !/^-?\d{4}(-\d\d){0,2}[~?%]?$/.test(second ?? ''))
    return undefined;
  return `it ends before it begins. Write the earlier date first, as ${second}/${first}.`;
}
