import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NisbaError } from '../../src/errors.js';
import { BEGINNING, END, dayNumber, isoDay, type DayNumber } from '../../src/time/day.js';
import { isEdtf, parseEdtf, spanOf, type DayBounds, type EdtfDate } from '../../src/time/edtf.js';

function shown({ earliest, latest }: DayBounds): string {
  return `${dayText(earliest)} … ${dayText(latest)}`;
}

function dayText(day: DayNumber): string {
  if (day === BEGINNING) return 'BEGINNING';
  return day === END ? 'END' : isoDay(day);
}

function marksOf(date: EdtfDate): string {
  return `${date.approximate ? '~' : ''}${date.uncertain ? '?' : ''}`;
}

function errorOf(text: string): NisbaError {
  try {
    parseEdtf(text);
  } catch (error) {
    if (error instanceof NisbaError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

describe('a date of the profile', () => {
  test.each([
    // exact
    ['2021', 'YEAR', '', '2021-01-01 … 2021-12-31'],
    ['2020', 'YEAR', '', '2020-01-01 … 2020-12-31'],
    ['2021-06', 'MONTH', '', '2021-06-01 … 2021-06-30'],
    ['2021-12', 'MONTH', '', '2021-12-01 … 2021-12-31'],
    ['2024-02', 'MONTH', '', '2024-02-01 … 2024-02-29'],
    ['2023-02', 'MONTH', '', '2023-02-01 … 2023-02-28'],
    ['1900-02', 'MONTH', '', '1900-02-01 … 1900-02-28'],
    ['2000-02', 'MONTH', '', '2000-02-01 … 2000-02-29'],
    ['2021-06-27', 'DAY', '', '2021-06-27 … 2021-06-27'],
    ['2024-02-29', 'DAY', '', '2024-02-29 … 2024-02-29'],
    ['1969-12-31', 'DAY', '', '1969-12-31 … 1969-12-31'],
    ['9999-12-31', 'DAY', '', '9999-12-31 … 9999-12-31'],
    // far back
    ['0000', 'YEAR', '', '0000-01-01 … 0000-12-31'],
    ['0044', 'YEAR', '', '0044-01-01 … 0044-12-31'],
    ['-0044', 'YEAR', '', '-0044-01-01 … -0044-12-31'],
    ['-0044-03', 'MONTH', '', '-0044-03-01 … -0044-03-31'],
    ['-0044-03-15', 'DAY', '', '-0044-03-15 … -0044-03-15'],
    ['-0004-02-29', 'DAY', '', '-0004-02-29 … -0004-02-29'],
    ['-9999', 'YEAR', '', '-9999-01-01 … -9999-12-31'],
    // approximate: wider by 3 days, 15 days, 1 year
    ['2021-06-27~', 'DAY', '~', '2021-06-24 … 2021-06-30'],
    ['2021-01-01~', 'DAY', '~', '2020-12-29 … 2021-01-04'],
    ['2021-04~', 'MONTH', '~', '2021-03-17 … 2021-05-15'],
    ['2024-02~', 'MONTH', '~', '2024-01-17 … 2024-03-15'],
    ['2021~', 'YEAR', '~', '2020-01-01 … 2022-12-31'],
    ['-0044~', 'YEAR', '~', '-0045-01-01 … -0043-12-31'],
    ['9999~', 'YEAR', '~', '9998-01-01 … 9999-12-31'],
    ['-9999-01-01~', 'DAY', '~', '-9999-01-01 … -9999-01-04'],
    // uncertain does not widen, % is both
    ['2021?', 'YEAR', '?', '2021-01-01 … 2021-12-31'],
    ['2021-06?', 'MONTH', '?', '2021-06-01 … 2021-06-30'],
    ['2021-06-27?', 'DAY', '?', '2021-06-27 … 2021-06-27'],
    ['2021%', 'YEAR', '~?', '2020-01-01 … 2022-12-31'],
    ['2021-04%', 'MONTH', '~?', '2021-03-17 … 2021-05-15'],
    ['2021-06-27%', 'DAY', '~?', '2021-06-24 … 2021-06-30'],
    // unspecified digits
    ['202X', 'DECADE', '', '2020-01-01 … 2029-12-31'],
    ['20XX', 'CENTURY', '', '2000-01-01 … 2099-12-31'],
    ['-004X', 'DECADE', '', '-0049-01-01 … -0040-12-31'],
    ['-01XX', 'CENTURY', '', '-0199-01-01 … -0100-12-31'],
    ['2021-XX', 'YEAR', '', '2021-01-01 … 2021-12-31'],
    ['2021-XX-XX', 'YEAR', '', '2021-01-01 … 2021-12-31'],
    ['2021-06-XX', 'MONTH', '', '2021-06-01 … 2021-06-30'],
    ['2024-02-XX', 'MONTH', '', '2024-02-01 … 2024-02-29'],
    ['-0044-XX', 'YEAR', '', '-0044-01-01 … -0044-12-31'],
    // seasons
    ['2021-21', 'SEASON', '', '2021-03-01 … 2021-05-31'],
    ['2021-22', 'SEASON', '', '2021-06-01 … 2021-08-31'],
    ['2021-23', 'SEASON', '', '2021-09-01 … 2021-11-30'],
    ['2021-24', 'SEASON', '', '2021-12-01 … 2022-02-28'],
    ['2023-24', 'SEASON', '', '2023-12-01 … 2024-02-29'],
  ])('%s is a %s%s within %s', (text, precision, marks, bounds) => {
    const date = parseEdtf(text);
    expect(date.text).toBe(text);
    expect(date.form).toBe('DATE');
    expect(date.precision).toBe(precision);
    expect(marksOf(date)).toBe(marks);
    expect(shown(date.start)).toBe(bounds);
    expect(shown(date.end)).toBe(bounds);
    expect(isEdtf(text)).toBe(true);
  });
});

describe('an interval of the profile', () => {
  test.each([
    ['2012/2014', 'YEAR', '', '2012-01-01 … 2012-12-31', '2014-01-01 … 2014-12-31'],
    ['2012/2012', 'YEAR', '', '2012-01-01 … 2012-12-31', '2012-01-01 … 2012-12-31'],
    ['2021-04/2021-04', 'MONTH', '', '2021-04-01 … 2021-04-30', '2021-04-01 … 2021-04-30'],
    ['2021-06-27/2021-06-27', 'DAY', '', '2021-06-27 … 2021-06-27', '2021-06-27 … 2021-06-27'],
    ['2021-06-27/2021-07-03', 'DAY', '', '2021-06-27 … 2021-06-27', '2021-07-03 … 2021-07-03'],
    ['2012/2014-05-01', 'YEAR', '', '2012-01-01 … 2012-12-31', '2014-05-01 … 2014-05-01'],
    ['2021-06/2021', 'YEAR', '', '2021-06-01 … 2021-06-30', '2021-01-01 … 2021-12-31'],
    ['2012~/2014?', 'YEAR', '~?', '2011-01-01 … 2013-12-31', '2014-01-01 … 2014-12-31'],
    ['2012/..', 'YEAR', '', '2012-01-01 … 2012-12-31', 'END … END'],
    ['2023-10-18/..', 'DAY', '', '2023-10-18 … 2023-10-18', 'END … END'],
    ['2021-06-27?/..', 'DAY', '?', '2021-06-27 … 2021-06-27', 'END … END'],
    ['../2012', 'YEAR', '', 'BEGINNING … BEGINNING', '2012-01-01 … 2012-12-31'],
    ['../2021-07', 'MONTH', '', 'BEGINNING … BEGINNING', '2021-07-01 … 2021-07-31'],
    ['../2021-07~', 'MONTH', '~', 'BEGINNING … BEGINNING', '2021-06-16 … 2021-08-15'],
    ['-0001/0001', 'YEAR', '', '-0001-01-01 … -0001-12-31', '0001-01-01 … 0001-12-31'],
  ])('%s (%s%s) begins within %s and ends within %s', (text, precision, marks, start, end) => {
    const date = parseEdtf(text);
    expect(date.form).toBe('INTERVAL');
    expect(date.precision).toBe(precision);
    expect(marksOf(date)).toBe(marks);
    expect(shown(date.start)).toBe(start);
    expect(shown(date.end)).toBe(end);
  });

  test('spans from its earliest beginning to its latest end', () => {
    expect(shown(spanOf(parseEdtf('2012/2014-05')))).toBe('2012-01-01 … 2014-05-31');
    expect(shown(spanOf(parseEdtf('../2014')))).toBe('BEGINNING … 2014-12-31');
    expect(shown(spanOf(parseEdtf('2012/..')))).toBe('2012-01-01 … END');
    expect(shown(spanOf(parseEdtf('2021-06')))).toBe('2021-06-01 … 2021-06-30');
  });
});

describe('a date outside the profile is refused with advice', () => {
  test.each([
    ['', /it is empty.*Write 2021/],
    ['   ', /it is empty/],
    ['\n', /it is empty/],
    [' 2021', /contains blanks/],
    ['2021 ', /contains blanks/],
    ['June 2021', /contains blanks/],
    ['2021-06-27 12:00', /contains blanks/],
    ['1'.repeat(61), /longer than 60 characters/],
    ['2012/', /an unknown end is written by leaving the end out.*2012\/\.\./],
    ['2021-06-27/', /an unknown end is written by leaving the end out/],
    ['/2012', /an unknown beginning is written by leaving the beginning out.*\.\.\/2012/],
    ['..', /needs a date at one end/],
    ['/', /needs a date at one end/],
    ['../..', /needs a date at one end/],
    ['/..', /needs a date at one end/],
    ['../', /needs a date at one end/],
    ['2012/2014/2016', /an interval has two ends/],
    ['27/06/2021', /year first/],
    ['06/21', /year first/],
    ['2021-13', /no month 13/],
    ['2021-00', /no month 00/],
    ['2021-25', /no month 25/],
    ['2021-22-01', /no month 22/],
    ['2021-06-00', /2021-06 has no day 00/],
    ['2021-06-31', /2021-06 has no day 31; its last is 2021-06-30/],
    ['2021-06-31~', /2021-06 has no day 31/],
    ['2023-02-29', /2023-02 has no day 29; its last is 2023-02-28/],
    ['1900-02-29', /1900-02 has no day 29/],
    ['2024-02-30', /2024-02 has no day 30; its last is 2024-02-29/],
    ['2021-06-27/2023-02-29', /2023-02 has no day 29/],
    ['2023-02-29/..', /2023-02 has no day 29/],
    ['2014/2012', /ends before it begins.*2012\/2014/],
    ['2014~/2012~', /ends before it begins.*2012~\/2014~/],
    ['2021-06-28/2021-06-27', /ends before it begins/],
    ['2021-06-22/2021-06-21', /ends before it begins/],
    ['2022/2021-12-31', /ends before it begins/],
    ['[2021,2022]', /sets and lists/],
    ['{2021,2022}', /sets and lists/],
    ['2021,2022', /sets and lists/],
    ['Y20000', /four digits/],
    ['1950S2', /four digits/],
    ['20210627', /joined by hyphens/],
    ['2021-06-27T10:00:00', /times of day/],
    ['2021-06-27T10:00:00Z', /times of day/],
    ['202x', /capital X/],
    ['2021-uu', /capital X/],
    ['XXXX', /an X stands for/],
    ['2XXX', /an X stands for/],
    ['196X-05', /an X stands for/],
    ['2021-1X', /an X stands for/],
    ['2021-XX-05', /an X stands for/],
    ['-00XX', /an X stands for/],
    ['202X~', /do not go together/],
    ['2021-XX?', /do not go together/],
    ['2021-XX/2022', /do not go into an interval/],
    ['202X/203X', /do not go into an interval/],
    ['2021-21~', /a season takes no/],
    ['2021-21/2021-22', /seasons do not go into an interval/],
    ['2021-21/..', /seasons do not go into an interval/],
    ['2021-06~-27', /stands at the end/],
    ['~2021', /stands at the end/],
    ['2021?-06', /stands at the end/],
    ['2021~?', /stands at the end/],
    ['2021-6', /another form/],
    ['21-06-27', /another form/],
    ['-0000', /another form/],
    ['+2021', /another form/],
    ['2021-06-27-', /another form/],
    ['2012..2014', /another form/],
    ['2012/...', /another form/],
    ['2012/…', /another form/],
    ['2021–06', /another form/],
    ['٢٠٢١', /another form/],
    ['August', /another form/],
    ['unknown', /another form/],
    ['open', /another form/],
  ])('%j', (text, message) => {
    const error = errorOf(text);
    expect(error.code).toBe('INVALID_DATE');
    expect(error.message).toMatch(message);
    expect(error.message.length).toBeLessThan(350);
    expect(isEdtf(text)).toBe(false);
  });
});

const calendarDay = fc
  .record({
    year: fc.integer({ min: -9999, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.nat(30),
  })
  .map(({ year, month, day }) => {
    const first = dayNumber(year, month, 1);
    const length = dayNumber(year, month + 1, 1) - first;
    return (first + (day % length)) as DayNumber;
  })
  // The npm parser counts 0000 as 1900; nothing is dated by that leap day.
  .filter((day) => isoDay(day) !== '0000-02-29');

describe('for every day', () => {
  test('its number and its ISO text are the same day', () => {
    fc.assert(
      fc.property(calendarDay, (day) => {
        const [, sign, year, month, date] = /^(-?)(\d{4})-(\d\d)-(\d\d)$/.exec(isoDay(day)) ?? [];
        expect(dayNumber(Number(`${sign}${year}`), Number(month), Number(date))).toBe(day);
        expect(spanOf(parseEdtf(isoDay(day)))).toEqual({ earliest: day, latest: day });
      }),
    );
  });

  test('its month, its year and its decade contain it, each the coarser the wider', () => {
    fc.assert(
      fc.property(calendarDay, (day) => {
        const text = isoDay(day);
        const year = text.slice(0, -6);
        const spans = [text, text.slice(0, -3), year].map((date) => spanOf(parseEdtf(date)));
        for (const [i, span] of spans.entries()) {
          expect(span.earliest).toBeLessThanOrEqual(spans[i - 1]?.earliest ?? day);
          expect(span.latest).toBeGreaterThanOrEqual(spans[i - 1]?.latest ?? day);
        }
      }),
    );
  });

  test('an approximate date is never narrower than the exact one, and an uncertain one is the same', () => {
    fc.assert(
      fc.property(calendarDay, fc.constantFrom(undefined, -3, -6), (day, cut) => {
        const text = isoDay(day).slice(0, cut);
        const exact = spanOf(parseEdtf(text));
        for (const mark of ['~', '%']) {
          const wide = spanOf(parseEdtf(text + mark));
          expect(wide.earliest).toBeLessThanOrEqual(exact.earliest);
          expect(wide.latest).toBeGreaterThanOrEqual(exact.latest);
        }
        expect(spanOf(parseEdtf(`${text}?`))).toEqual(exact);
      }),
    );
  });

  test('two days make an interval in their order and none in the other', () => {
    fc.assert(
      fc.property(calendarDay, calendarDay, (a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const interval = parseEdtf(`${isoDay(first)}/${isoDay(second)}`);
        expect(spanOf(interval)).toEqual({ earliest: first, latest: second });
        if (first < second) expect(errorOf(`${isoDay(second)}/${isoDay(first)}`).code).toBe('INVALID_DATE');
      }),
    );
  });
});

describe('for any text', () => {
  const garbage = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'0129-X~?%./T[]{}Y '), maxLength: 30 }),
    fc
      .tuple(
        fc.constantFrom('2021', '2021-02', '2021-02-28', '..', ''),
        fc.constantFrom('~', '?', '/', '-', ''),
      )
      .chain((start) =>
        fc
          .string({ unit: fc.constantFrom(...'0129-X~?%./'), maxLength: 8 })
          .map((end) => start.join('') + end),
      ),
  );

  test('it is read with ordered bounds, or refused with INVALID_DATE and nothing else', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        if (!isEdtf(text)) {
          expect(errorOf(text).code).toBe('INVALID_DATE');
          return;
        }
        const { start, end } = parseEdtf(text);
        expect(start.earliest).toBeLessThanOrEqual(start.latest);
        expect(end.earliest).toBeLessThanOrEqual(end.latest);
        expect(start.earliest).toBeLessThanOrEqual(end.latest);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a megabyte is refused at once, and its message is short', () => {
    for (const unit of ['2021/', '~', '[', ' ', 'X', '-0']) {
      const began = performance.now();
      expect(errorOf(unit.repeat(1_000_000 / unit.length)).message.length).toBeLessThan(350);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
