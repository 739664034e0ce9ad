import { describe, expect, it } from '@jest/globals';
import { foldName } from '../../src/search/fold.js';
import { MATCH_THRESHOLD } from '../../src/search/judge.js';
import { nameKeys, queryKeys } from '../../src/search/name-keys.js';
import { scoreName } from '../../src/search/score.js';
import { NO_FREQUENCIES } from '../../src/search/word-weights.js';
import { DIFFERENT_NAMES, SAME_NAME } from './latin-spellings.js';

const pairs = SAME_NAME.flatMap(([first, ...others]) =>
  others.map((other): [string, string] => [other, first ?? '']),
);

const score = (one: string, other: string): number =>
  scoreName(foldName(one), foldName(other), NO_FREQUENCIES).score;

describe('spellings of one name in Latin letters', () => {
  it('are a hundred and fifty pairs or more, with those that differ', () => {
    expect(pairs.length + DIFFERENT_NAMES.length).toBeGreaterThanOrEqual(150);
  });

  it.each(pairs)('%s and %s share a key', (one, other) => {
    expect(queryKeys(one).filter((key) => nameKeys(other).includes(key))).not.toEqual([]);
  });

  it.each(pairs)('%s and %s match', (one, other) => {
    expect(score(one, other)).toBeGreaterThanOrEqual(MATCH_THRESHOLD);
  });

  it.each(DIFFERENT_NAMES)('%s and %s do not match', (one, other) => {
    expect(score(one, other)).toBeLessThan(MATCH_THRESHOLD);
  });
});
