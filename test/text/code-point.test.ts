import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareCodePoints } from '../../src/text/code-point.js';

test('a character beyond U+FFFF comes after one below it, unlike in UTF-16', () => {
  expect('\u{1F600}' < '\uFF5E').toBe(true);
  expect(compareCodePoints('\u{1F600}', '\uFF5E')).toBeGreaterThan(0);
});

test('texts are ordered as their lists of code points, and a beginning before the whole', () => {
  const pointsOf = (text: string): number[] => [...text].map((character) => character.codePointAt(0)!);
  const slow = (a: string, b: string): number => {
    const [left, right] = [pointsOf(a), pointsOf(b)];
    const at = left.findIndex((point, i) => point !== right[i]);
    if (at < 0) return left.length - right.length;
    return at < right.length ? left[at]! - right[at]! : 1;
  };
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', 'ب', '\uE000', '\uFFFD', '\u{10000}', '\u{10FFFF}'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(text, text, (a, b) => expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(slow(a, b)))),
  );
});
