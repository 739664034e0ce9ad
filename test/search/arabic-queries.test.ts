import { describe, expect, it } from '@jest/globals';
import { NameIndex } from '../../bench/search/name-index.js';
import { MATCH_THRESHOLD } from '../../src/search/judge.js';
import { ACTORS } from './actors.js';
import { ARABIC_QUERIES, ARABIC_STRANGERS } from './arabic-queries.js';

const index = new NameIndex(Object.entries(ACTORS).map(([id, form]) => ({ id, form })));
const ranks = ARABIC_QUERIES.map(([text, actor]) => index.search(text).findIndex((hit) => hit.id === actor));

describe('queries in Arabic and Persian script', () => {
  it('are many, and a quarter of them mean nobody who is there', () => {
    expect(ARABIC_QUERIES.length).toBeGreaterThanOrEqual(100);
    expect(ARABIC_STRANGERS.length).toBeGreaterThanOrEqual(30);
  });

  it('find the actor they mean first in nine of ten cases', () => {
    expect(ranks.filter((rank) => rank === 0).length / ranks.length).toBeGreaterThanOrEqual(0.9);
  });

  it('find the actor they mean among the first ten in 97 of a hundred cases', () => {
    expect(ranks.filter((rank) => rank >= 0).length / ranks.length).toBeGreaterThanOrEqual(0.97);
  });

  it.each(ARABIC_STRANGERS)('call nobody a match for %s, who is not there', (text) => {
    expect(index.search(text).filter((hit) => hit.score >= MATCH_THRESHOLD)).toEqual([]);
  });
});
