import { beforeAll, describe, expect, it } from '@jest/globals';
import { MATCH_THRESHOLD } from '../../src/search/judge.js';
import { openTestStore } from '../engines.js';
import { ACTORS } from './actors.js';
import { ARABIC_QUERIES, ARABIC_STRANGERS } from './arabic-queries.js';
import { searchIn } from './named-graph.js';

let search: Awaited<ReturnType<typeof searchIn>>;
const ranks: number[] = [];

beforeAll(async () => {
  search = await searchIn(
    await openTestStore(),
    Object.entries(ACTORS).map(([id, form]) => ({ id, form })),
  );
  for (const [text, actor] of ARABIC_QUERIES)
    ranks.push((await search(text)).findIndex((hit) => hit.id === actor));
});

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

  it.each(ARABIC_STRANGERS)('call nobody a match for %s, who is not there', async (text) => {
    expect((await search(text)).filter((hit) => hit.score >= MATCH_THRESHOLD)).toEqual([]);
  });
});
