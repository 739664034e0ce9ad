import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NisbaError } from '../../src/errors.js';
import { BEGINNING, END, isoDay, type DayNumber } from '../../src/time/day.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { certainlyOverlaps, possiblyOverlaps } from '../../src/time/interval.js';
import { validityOf, type ClaimDates } from '../../src/time/validity.js';

function dayText(day: DayNumber): string {
  if (day === BEGINNING) return '-';
  return day === END ? '+' : isoDay(day);
}

/** startEarliest startLatest endEarliest endLatest, - for BEGINNING, + for END. */
function shown(dates: ClaimDates): string {
  const { startEarliest, startLatest, endEarliest, endLatest } = validityOf(dates);
  return [startEarliest, startLatest, endEarliest, endLatest].map(dayText).join(' ');
}

describe('the validity of a claim', () => {
  test.each([
    ['nothing: unknown on both sides', undefined, undefined, undefined, '- + - +'],
    ['only the day it is vouched for', undefined, undefined, '2021-07-05', '- 2021-07-05 2021-07-05 +'],
    ['only a month it is vouched for', undefined, undefined, '2021-07', '- 2021-07-31 2021-07-01 +'],
    ['a beginning, still so on asOf', '2012', undefined, '2021-07-05', '2012-01-01 2012-12-31 2021-07-05 +'],
    ['a beginning alone', '2012', undefined, undefined, '2012-01-01 2012-12-31 2012-01-01 +'],
    [
      'a beginning on the day of asOf',
      '2021-07-05',
      undefined,
      '2021-07-05',
      '2021-07-05 2021-07-05 2021-07-05 +',
    ],
    ['a coarse beginning around asOf', '2021', undefined, '2021-07-05', '2021-01-01 2021-12-31 2021-07-05 +'],
    ['an approximate beginning', '2021-04~', undefined, '2021-07-05', '2021-03-17 2021-05-15 2021-07-05 +'],
    ['a beginning somewhere within', '2012/2014', undefined, '2021', '2012-01-01 2014-12-31 2021-01-01 +'],
    ['a beginning some time from then on', '2012/..', undefined, '2021-07-05', '2012-01-01 + 2021-07-05 +'],
    ['a beginning some time until then', '../2012', undefined, '2021-07-05', '- 2012-12-31 2021-07-05 +'],
    [
      'scheduled: asOf comes first',
      '2025-01-01',
      undefined,
      '2024-06-01',
      '2025-01-01 2025-01-01 2025-01-01 +',
    ],
    ['an end alone', undefined, '2020', undefined, '- 2020-12-31 2020-01-01 2020-12-31'],
    ['an end before asOf', undefined, '2020', '2021-07-05', '- 2020-12-31 2020-01-01 2020-12-31'],
    [
      'an end after asOf: it had begun by asOf',
      undefined,
      '2025',
      '2021-07-05',
      '- 2021-07-05 2025-01-01 2025-12-31',
    ],
    ['an end that asOf lies in', undefined, '2021', '2021-07-05', '- 2021-12-31 2021-01-01 2021-12-31'],
    [
      'an end that may be asOf itself',
      undefined,
      '2021-07-05/2021-07-09',
      '2021-07-05',
      '- 2021-07-09 2021-07-05 2021-07-09',
    ],
    ['past: ended by then', undefined, '../2021-07', '2021-07-05', '- 2021-07-31 - 2021-07-31'],
    [
      'past, with its beginning',
      '2012',
      '../2021-07',
      '2021-07-05',
      '2012-01-01 2012-12-31 2012-01-01 2021-07-31',
    ],
    ['both ends', '2012', '2014', '2021-07-05', '2012-01-01 2012-12-31 2014-01-01 2014-12-31'],
    [
      'an end somewhere within',
      '2012',
      '2014/2016',
      undefined,
      '2012-01-01 2012-12-31 2014-01-01 2016-12-31',
    ],
    [
      'an end within the year of its beginning',
      '2021-06',
      '2021',
      undefined,
      '2021-06-01 2021-06-30 2021-06-01 2021-12-31',
    ],
    [
      'a beginning within the month of its end',
      '2021',
      '2021-06',
      undefined,
      '2021-01-01 2021-06-30 2021-06-01 2021-06-30',
    ],
    [
      'an event on a day',
      '2021-06-27',
      '2021-06-27',
      '2021-07-05',
      '2021-06-27 2021-06-27 2021-06-27 2021-06-27',
    ],
    [
      'an event in a month',
      '2021-06',
      '2021-06',
      '2021-07-05',
      '2021-06-01 2021-06-30 2021-06-01 2021-06-30',
    ],
    ['open on the word of its source', '2012', '..', '2021-07-05', '2012-01-01 2012-12-31 + +'],
    ['open, without a beginning', undefined, '..', '2021-07-05', '- 2021-07-05 + +'],
    ['open, and nothing else', undefined, '..', undefined, '- + + +'],
    ['an end some time from then on', '2012', '2020/..', undefined, '2012-01-01 2012-12-31 2020-01-01 +'],
    [
      'approximate dates that only touch when widened',
      '2021-07~',
      '2021-06~',
      undefined,
      '2021-06-16 2021-07-15 2021-06-16 2021-07-15',
    ],
  ])('%s', (_name, validFrom, validTo, asOf, bounds) => {
    expect(shown({ validFrom, validTo, asOf })).toBe(bounds);
  });

  test.each([
    ['2014', '2012'],
    ['2021-06-28', '2021-06-27'],
    ['2014/2016', '2012/2013'],
    ['2014', '../2012'],
    ['2012/..', '2011'],
  ])('from %s to %s is refused, as it ends before it begins', (validFrom, validTo) => {
    const attempt = () => validityOf({ validFrom, validTo });
    expect(attempt).toThrow(NisbaError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'INVALID_CLAIM' }));
    expect(attempt).toThrow(/Exchange them/);
  });

  test.each([
    { validFrom: '..' },
    { asOf: '..' },
    { validFrom: '2012/' },
    { validTo: '2023-02-29' },
    { validTo: '' },
  ])('a date outside the profile is refused as such: %j', (dates) => {
    expect(() => validityOf(dates)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });

  test('what is only vouched for is certain on that day and possible on every other', () => {
    const validity = validityOf({ asOf: '2021-07-05' });
    const on = (text: string) => spanOf(parseEdtf(text));
    expect(certainlyOverlaps(validity, on('2021-07-05'))).toBe(true);
    expect(certainlyOverlaps(validity, on('2021'))).toBe(true);
    expect(certainlyOverlaps(validity, on('2021-07-06'))).toBe(false);
    expect(certainlyOverlaps(validity, on('2021-07-04'))).toBe(false);
    expect(possiblyOverlaps(validity, on('1990'))).toBe(true);
    expect(possiblyOverlaps(validity, on('2050'))).toBe(true);
  });

  test('what is vouched for in a month is certain in the month and on none of its days', () => {
    const validity = validityOf({ asOf: '2021-07' });
    expect(certainlyOverlaps(validity, spanOf(parseEdtf('2021-07')))).toBe(true);
    expect(certainlyOverlaps(validity, spanOf(parseEdtf('2021-07-15')))).toBe(false);
  });

  test('any three dates give ordered bounds, or are refused as reversed', () => {
    const date = fc.option(
      fc.constantFrom(
        '2012',
        '2012-05',
        '2012-05-07',
        '2013~',
        '2012/2013',
        '../2012',
        '2013/..',
        '201X',
        '2011-24',
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(date, date, date, (validFrom, validTo, asOf) => {
        try {
          const interval = validityOf({ validFrom, validTo, asOf });
          expect(interval.startEarliest).toBeLessThanOrEqual(interval.startLatest);
          expect(interval.endEarliest).toBeLessThanOrEqual(interval.endLatest);
          expect(interval.startEarliest).toBeLessThanOrEqual(interval.endEarliest);
          expect(interval.startLatest).toBeLessThanOrEqual(interval.endLatest);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_CLAIM' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
