/** What is told of a hub's links before anyone expands them, where a filter would have to look at too many. */
import { beforeAll, expect, test } from '@jest/globals';
import type { EntityId } from '../../src/ids.js';
import { countLinksByType } from '../../src/link/count-links-by-type.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { entry } from '../evidence/entry.js';
import { recordGraph } from '../graph.js';
import { writeLinks, written } from './written-links.js';

const HUB = 'group:hub' as EntityId;
const filter = { evidence: { excludeSources: ['source:two'] }, time: {} };
const people = Array.from({ length: 12 }, (_, i) => `person:p${i}`);

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await recordGraph(store, { entities: [HUB, 'group:other', ...people], sources: [] });
  const said = (source: string) => ({ entries: [entry({ source })], contradictions: [] });
  const source = (i: number): string => (i % 3 === 0 ? 'source:two' : 'source:one');
  await writeLinks(store, [
    written(HUB, 'ALLIED_WITH', 'group:other', said('source:one')),
    written(HUB, 'FIGHTS', 'group:other', said('source:two')),
    ...people.slice(0, 6).map((id, i) => written(id, 'LEADS', HUB, said(source(i)))),
    ...people.map((id, i) => written(id, 'MEMBER_OF', HUB, said(source(i)))),
  ]);
});

async function counts(asked: typeof DEFAULT_FILTER, most?: number) {
  const own = (await countLinksByType(store, [HUB], asked, most)).get(HUB) ?? [];
  return Object.fromEntries(
    own.map(({ type, count, limit }) => [type, limit === undefined ? count : [count, limit]]),
  );
}

test('the counts are exact by default, however many links there are', async () => {
  expect(await counts(DEFAULT_FILTER, 1)).toEqual({ LEADS: 6, MEMBER_OF: 12, ALLIED_WITH: 1, FIGHTS: 1 });
  const judged = { evidence: { minOrigins: 1 }, time: {} };
  expect(await counts(judged, 1)).toEqual({ LEADS: 6, MEMBER_OF: 12, ALLIED_WITH: 1, FIGHTS: 1 });
});

test('they are exact under a filter of claims while the links are no more than the bound', async () => {
  expect(await counts(filter)).toEqual({ LEADS: 4, MEMBER_OF: 8, ALLIED_WITH: 1 });
  expect(await counts(filter, 20)).toEqual({ LEADS: 4, MEMBER_OF: 8, ALLIED_WITH: 1 });
});

test('past the bound the types that were got through are exact, the others lower bounds that name it', async () => {
  expect(await counts(filter, 10)).toEqual({ LEADS: 4, MEMBER_OF: [1, 10], ALLIED_WITH: 1 });
  expect(await counts(filter, 4)).toEqual({ LEADS: [1, 4], MEMBER_OF: [0, 4], ALLIED_WITH: 1 });
});
