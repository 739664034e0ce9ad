import { describe, expect, test } from '@jest/globals';
import { END, dayNumber } from '../../src/time/day.js';
import { parseTimeFilter, type TimeFilterInput } from '../../src/time/time-filter.js';

describe('a time filter', () => {
  const june = { earliest: dayNumber(2021, 6, 1), latest: dayNumber(2021, 6, 30) };
  test.each<[string, TimeFilterInput, object]>([
    ['of nothing sets nothing', {}, { time: {} }],
    [
      'takes null for absent',
      { validAt: null, validDuring: null, strict: null, publishedBy: null, knownAt: null },
      { time: {} },
    ],
    ['reads validAt as a window', { validAt: '2021-06' }, { time: { valid: june } }],
    ['reads validDuring as a window', { validDuring: '2021-06' }, { time: { valid: june } }],
    [
      'reads an open period',
      { validDuring: '2021-06/..' },
      { time: { valid: { earliest: june.earliest, latest: END } } },
    ],
    [
      'takes the last day of a coarse publishedBy',
      { publishedBy: '2021-06' },
      { time: { publishedBy: june.latest } },
    ],
    ['keeps strict without any clock', { strict: true }, { time: { strict: true } }],
    ['keeps strict: false, which undoes an inherited one', { strict: false }, { time: { strict: false } }],
    [
      'gives knownAt in UTC',
      { knownAt: '2024-02-05T14:00:00+02:00' },
      { time: {}, knownAtInstant: '2024-02-05T12:00:00.000Z' },
    ],
    [
      'keeps the milliseconds of knownAt',
      { knownAt: '2024-02-05T12:00:00.123Z' },
      { time: {}, knownAtInstant: '2024-02-05T12:00:00.123Z' },
    ],
  ])('%s', (_name, input, parsed) => {
    expect(parseTimeFilter(input)).toStrictEqual(parsed);
  });

  test.each<[TimeFilterInput, string, RegExp]>([
    [{ validAt: '2021', validDuring: '2021' }, 'INVALID_FILTER', /Give one of them/],
    [{ validAt: '2012/2014' }, 'INVALID_FILTER', /ask for validDuring/],
    [{ publishedBy: '2012/2014' }, 'INVALID_FILTER', /give its last day/],
    [{ validAt: '2021-13' }, 'INVALID_DATE', /no month 13/],
    [{ validDuring: '2012/' }, 'INVALID_DATE', /unknown end/],
    [{ validDuring: '..' }, 'INVALID_DATE', /one end at least/],
    [{ publishedBy: '' }, 'INVALID_DATE', /empty/],
    [{ knownAt: '2024-02-05' }, 'BAD_USER_INPUT', /day, time and zone/],
    [{ knownAt: '2024-02-05T12:00:00' }, 'BAD_USER_INPUT', /day, time and zone/],
    [{ knownAt: '2023-02-29T12:00:00Z' }, 'BAD_USER_INPUT', /is not an instant/],
    [{ knownAt: 'yesterday' }, 'BAD_USER_INPUT', /is not an instant/],
    [{ knownAt: '' }, 'BAD_USER_INPUT', /is not an instant/],
  ])('%j is refused with %s', (input, code, message) => {
    expect(() => parseTimeFilter(input)).toThrow(expect.objectContaining({ code }));
    expect(() => parseTimeFilter(input)).toThrow(message);
  });
});
