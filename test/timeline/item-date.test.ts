import { describe, expect, test } from '@jest/globals';
import { heldText, itemDate, periodOf } from '../../src/timeline/item-date.js';
import { comparePositions } from '../../src/timeline/timeline.js';

describe('when something held, as one text', () => {
  test.each([
    ['2021-06-27', '2021-06-27', '2021-06-27'],
    ['2021-04~', '2021-04~', '2021-04~'],
    ['2012', undefined, '2012/..'],
    ['2014/..', undefined, '2014/..'],
    [undefined, '2021', '../2021'],
    [undefined, '../2021-07', '../2021-07'],
    ['2012', '2014-06', '2012/2014-06'],
    ['2012', '..', '2012/..'],
    ['2024-01-28/2024-02', undefined, '2024-01-28/..'],
    ['2024-01-28/2024-02', '2024-01-28/2024-02', '2024-01-28/2024-02'],
    ['2012', '2012/2013', '2012/2013'],
    ['202X', '2024', '2020/2024'],
    ['../2012', '2014', '../2014'],
    ['../2012', undefined, undefined],
    [undefined, undefined, undefined],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(heldText(from, to)).toBe(expected);
  });
});

describe('the order of dates', () => {
  test('is by the first day as written, then the narrower, then the exact first', () => {
    const ordered = [
      '../2020',
      '../2021',
      '2020',
      '202X',
      '2020/..',
      '2021-01-01',
      '2021-01',
      '2021',
      '2021~',
      '2021/..',
      '2021-21',
      '2021-03-20',
      '2021-03-31',
      '2021-04-01',
      '2021-04',
      '2021-04~',
      '2021-04-02',
      '2021-04-30',
      '2021-05-01',
    ];
    const first = (text: string) => [...itemDate(text).place, text] as const;
    const sorted = [...ordered].sort((one, other) => comparePositions(first(one), first(other)));
    expect(sorted).toEqual(ordered);
  });

  test('puts mid-April inside April, though it may have been in March', () => {
    expect(itemDate('2021-04~').parsed.start.earliest).toBeLessThan(itemDate('2021-03-20').place[0]);
    expect(itemDate('2021-04~').place[0]).toBe(itemDate('2021-04-01').place[0]);
  });
});

describe('the period of a date', () => {
  test.each([
    ['2021-06-27', 'YEAR', '2021'],
    ['2021-06-27', 'MONTH', '2021-06'],
    ['2021-06-27', 'DAY', '2021-06-27'],
    ['2021-04~', 'MONTH', '2021-04'],
    ['2021-04~', 'DAY', '2021-04'],
    ['2021', 'MONTH', '2021'],
    ['2021-21', 'MONTH', '2021-21'],
    ['2021-21', 'YEAR', '2021'],
    ['202X', 'YEAR', '202X'],
    ['2012/2014-06-01', 'MONTH', '2012'],
    ['2012-05/..', 'MONTH', '2012-05'],
    ['../2012', 'YEAR', null],
    ['-0044-03-15', 'MONTH', '-0044-03'],
  ] as const)('of %s by %s is %s', (text, unit, expected) => {
    expect(periodOf(itemDate(text), unit)).toBe(expected);
  });
});
