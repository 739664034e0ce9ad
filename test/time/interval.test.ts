import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BEGINNING, END, dayNumber, type DayNumber } from '../../src/time/day.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import {
  certainlyOverlaps,
  disputed,
  hull,
  possiblyOverlaps,
  type Interval,
} from '../../src/time/interval.js';
import { boundsToEdtf } from '../../src/time/bounds-text.js';
import { validityOf, type ClaimDates } from '../../src/time/validity.js';
import { dayWindow, interval } from '../evidence/arbitraries.js';

const window = (text: string) => spanOf(parseEdtf(text));

describe('an interval and a window', () => {
  const until2014: ClaimDates = { validFrom: '2012', validTo: '2014' };
  test.each([
    ['2011', until2014, false, false],
    ['2012', until2014, true, true],
    ['2012-06', until2014, true, false],
    ['2013', until2014, true, true],
    ['2013-05-05', until2014, true, true],
    ['2014-06-01', until2014, true, false],
    ['2015', until2014, false, false],
    ['2014/..', until2014, true, true],
    ['../2012', until2014, true, true],
    ['../2012-06', until2014, true, false],
    ['2021', {}, true, false],
    ['2012/..', {}, true, false],
    ['../2012', {}, true, false],
    ['2021', { validFrom: '2021-06', validTo: '2021-06' }, true, true],
    ['2021-06-15', { validFrom: '2021-06', validTo: '2021-06' }, true, false],
    ['2050', { validFrom: '2021-06', validTo: '..' }, true, true],
    ['2020', { validFrom: '2021-06', validTo: '..' }, false, false],
  ])('%s of %j: possibly %s, certainly %s', (text, dates, possibly, certainly) => {
    const interval = validityOf(dates);
    expect(possiblyOverlaps(interval, window(text))).toBe(possibly);
    expect(certainlyOverlaps(interval, window(text))).toBe(certainly);
  });

  test('what overlaps certainly also overlaps possibly', () => {
    fc.assert(
      fc.property(interval, dayWindow, (one, days) => {
        expect(certainlyOverlaps(one, days) && !possiblyOverlaps(one, days)).toBe(false);
      }),
    );
  });
});

/** The hull of claims as it is shown: from, to. */
function shown(claims: readonly ClaimDates[]): [from: string | null, to: string | null] | null {
  const all = hull(claims.map(validityOf));
  return (
    all && [boundsToEdtf(all.startEarliest, all.startLatest), boundsToEdtf(all.endEarliest, all.endLatest)]
  );
}

describe('the hull of intervals', () => {
  test.each<[string, ClaimDates[], [string | null, string | null] | null, boolean]>([
    ['of none is null', [], null, false],
    ['of one is that one', [{ validFrom: '2012', validTo: '2014' }], ['2012', '2014'], false],
    ['of undated ones is unknown', [{}, {}], [null, null], false],
    [
      'takes the dated beginning beside an undated one',
      [{ validFrom: '2012', asOf: '2021-07-05' }, { asOf: '2024-02-05' }],
      ['2012', '2024-02-05/..'],
      false,
    ],
    [
      'covers a coarse date and a finer one within it',
      [{ validFrom: '2012' }, { validFrom: '2012-05' }],
      ['2012-01/2012-05', '2012-05/..'],
      false,
    ],
    [
      'runs from the first to the last of two that disagree',
      [
        { validFrom: '2012', validTo: '2014' },
        { validFrom: '2013', validTo: '2016' },
      ],
      ['2012', '2016'],
      true,
    ],
    [
      'takes the dated end beside an undated one',
      [{ validTo: '2020' }, { asOf: '2018' }],
      ['../2018', '2020'],
      false,
    ],
    [
      'stays open where one still held after the end of another',
      [{ validTo: '2020' }, { asOf: '2022-01-01' }],
      ['../2020', '2022/..'],
      true,
    ],
    [
      'stays open to the past where one held before the beginning of another',
      [{ validFrom: '2012' }, { asOf: '2010-12-31' }],
      ['../2010', '2012/..'],
      true,
    ],
    [
      'is open where one is open',
      [
        { validFrom: '2012', validTo: '..' },
        { validFrom: '2012', validTo: '2014' },
      ],
      ['2012', '..'],
      true,
    ],
  ])('%s', (_name, claims, text, isDisputed) => {
    expect(shown(claims)).toEqual(text);
    expect(disputed(claims.map(validityOf))).toBe(isDisputed);
  });

  test('has ordered bounds, whatever the order of its parts', () => {
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 6 }), (intervals) => {
        const all = hull(intervals);
        expect(hull([...intervals].reverse())).toEqual(all);
        expect(disputed([...intervals].reverse())).toBe(disputed(intervals));
        expect(all!.startEarliest).toBeLessThanOrEqual(all!.startLatest);
        expect(all!.endEarliest).toBeLessThanOrEqual(all!.endLatest);
      }),
    );
  });

  test('of one interval is that interval, and never disputed with itself', () => {
    fc.assert(
      fc.property(interval, (one) => {
        expect(hull([one, one])).toEqual(one);
        expect(disputed([one, one])).toBe(false);
      }),
    );
  });

  test('copes with as many claims as a hub has', () => {
    const day = dayNumber(2021, 7, 5);
    const one = { startEarliest: day, startLatest: day, endEarliest: day, endLatest: END };
    expect(hull(new Array<Interval>(300_000).fill(one))).toEqual(one);
  });
});

describe('bounds as text', () => {
  test.each<[number, number, string | null]>([
    [dayNumber(2021, 6, 27), dayNumber(2021, 6, 27), '2021-06-27'],
    [dayNumber(2021, 6, 1), dayNumber(2021, 6, 30), '2021-06'],
    [dayNumber(2024, 2, 1), dayNumber(2024, 2, 29), '2024-02'],
    [dayNumber(2024, 2, 1), dayNumber(2024, 2, 28), '2024-02-01/2024-02-28'],
    [dayNumber(2021, 1, 1), dayNumber(2021, 12, 31), '2021'],
    [dayNumber(2020, 1, 1), dayNumber(2022, 12, 31), '2020/2022'],
    [dayNumber(2021, 3, 1), dayNumber(2021, 5, 31), '2021-03/2021-05'],
    [dayNumber(2021, 3, 17), dayNumber(2021, 5, 15), '2021-03-17/2021-05-15'],
    [dayNumber(-44, 3, 15), dayNumber(-44, 3, 15), '-0044-03-15'],
    [dayNumber(-44, 1, 1), dayNumber(-44, 12, 31), '-0044'],
    [BEGINNING, dayNumber(2012, 12, 31), '../2012'],
    [BEGINNING, dayNumber(2012, 12, 30), '../2012-12-30'],
    [dayNumber(2012, 1, 1), END, '2012/..'],
    [dayNumber(2012, 2, 1), END, '2012-02/..'],
    [dayNumber(2012, 2, 2), END, '2012-02-02/..'],
    [BEGINNING, END, null],
    [END, END, '..'],
    [BEGINNING, BEGINNING, '..'],
  ])('%d to %d is %s', (earliest, latest, text) => {
    expect(boundsToEdtf(earliest as DayNumber, latest as DayNumber)).toBe(text);
  });

  test('read back to the same bounds', () => {
    const day = fc.integer({ min: -700_000, max: 2_900_000 });
    const bound = fc.oneof(day, fc.constantFrom<number>(BEGINNING, END));
    fc.assert(
      fc.property(bound, bound, (a, b) => {
        const [earliest, latest] = (a <= b ? [a, b] : [b, a]) as [DayNumber, DayNumber];
        const text = boundsToEdtf(earliest, latest);
        if (text !== null && text !== '..') expect(spanOf(parseEdtf(text))).toEqual({ earliest, latest });
      }),
    );
  });
});
