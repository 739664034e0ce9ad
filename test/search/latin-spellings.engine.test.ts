import { beforeAll, describe, expect, it } from '@jest/globals';
import { foldName } from '../../src/search/fold.js';
import { MATCH_THRESHOLD } from '../../src/search/judge.js';
import { searchNames } from '../../src/search/search-names.js';
import { scoreName } from '../../src/search/score.js';
import { NO_FREQUENCIES } from '../../src/search/word-weights.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { DIFFERENT_NAMES, SAME_NAME } from './latin-spellings.js';
import { recordNames } from './named-graph.js';

const pairs = SAME_NAME.flatMap(([first, ...others]) =>
  others.map((other): [string, string] => [other, first ?? '']),
);

const score = (one: string, other: string): number =>
  scoreName(foldName(one), foldName(other), NO_FREQUENCIES).score;

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  const forms = [...new Set(pairs.flat())];
  await recordNames(
    store,
    forms.map((form) => ({ id: form, form })),
  );
});

describe('spellings of one name in Latin letters', () => {
  it('are a hundred and fifty pairs or more, with those that differ', () => {
    expect(pairs.length + DIFFERENT_NAMES.length).toBeGreaterThanOrEqual(150);
  });

  it.each(pairs)('%s finds %s', async (one, other) => {
    const { hits } = await searchNames(store, { text: one });
    expect(hits.map(({ name }) => name)).toContain(other);
  });

  it.each(pairs)('%s and %s match', (one, other) => {
    expect(score(one, other)).toBeGreaterThanOrEqual(MATCH_THRESHOLD);
  });

  it.each(DIFFERENT_NAMES)('%s and %s do not match', (one, other) => {
    expect(score(one, other)).toBeLessThan(MATCH_THRESHOLD);
  });
});
