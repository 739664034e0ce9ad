import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EntityId } from '../../src/ids.js';
import type { Store } from '../../src/store/store.js';
import { countUndatedClaims, type TimelineQuestion } from '../../src/timeline/read-timeline.js';
import { positionOf, readDated, readItems, type TimelineItem } from '../../src/timeline/timeline.js';
import { lane, openTestStore } from '../engines.js';
import { questions, recordParts, type Part } from './random-claims.js';
import { expectedTimeline } from './reference.js';

const seed = Math.floor(Math.random() * 2 ** 31);
const PARTS = lane === 'neo4j' ? 30 : 100;
/** Neo4j plans each new text, and nearly every filter is one. */
const runs = { numRuns: lane === 'neo4j' ? 60 : 1_000, seed };

let store: Store;
let parts: Part[];

beforeAll(async () => {
  store = await openTestStore();
  parts = await recordParts(store, PARTS, seed % 1_000);
}, 120_000);

const plain = (items: readonly TimelineItem[]) =>
  items.map(({ kind, owner, date, claims }) => ({
    kind,
    owner,
    date: date.text,
    claims: claims.map((claim) => claim['number']),
  }));

/** Two values of one attribute at one date may stand in either order. */
const settled = <T extends { kind: string; owner: string; date: string; claims: readonly unknown[] }>(
  items: readonly T[],
) => items.map((item) => [item.date, item.kind, item.owner]);
const contents = (items: readonly object[]): string[] => items.map((item) => JSON.stringify(item)).sort();

describe('a timeline', () => {
  let seen = 0;

  test('is what a slow reference makes of the same claims, page by page, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        questions,
        fc.nat(PARTS - 1),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (asked, place, first, atOnce) => {
          const part = parts[place]!;
          const question: TimelineQuestion = {
            ...asked,
            entities: asked.entities.map((at) => part.entities[at] as EntityId),
            membersOf: (id) => [id],
          };
          const work = { atOnce, most: 1_000 };
          const expected = expectedTimeline(part, question);
          const dated = await readDated(store, question);
          const whole = await readItems(store, question, dated, { limit: Infinity }, work);
          expect(settled(plain(whole.items))).toEqual(settled(expected.items));
          expect(contents(plain(whole.items))).toEqual(contents(expected.items));
          expect(whole.whole).toBe(true);
          if (whole.items.length > 2) seen += 1;
          expect(dated.undated).toBe(expected.undatedEvents);
          expect(await countUndatedClaims(store, question)).toBe(expected.undatedClaims);
          const paged: TimelineItem[] = [];
          for (;;) {
            const last = paged.at(-1);
            const page = { limit: first, ...(last && { after: positionOf(last) }) };
            const { items } = await readItems(store, question, dated, page, work);
            paged.push(...items);
            if (items.length < first) break;
          }
          expect(plain(paged)).toEqual(plain(whole.items));
        },
      ),
      runs,
    );
    expect(seen).toBeGreaterThan(runs.numRuns / 5);
  }, 300_000);

  test('of everything is that of all entities together', async () => {
    const everything: TimelineQuestion = {
      membersOf: (id) => [id],
      kinds: ['EVENT', 'LINK', 'ATTRIBUTE'],
      filter: { evidence: {}, time: {} },
    };
    const all = {
      entities: parts.flatMap(({ entities }) => entities),
      claims: parts.flatMap(({ claims }) => claims),
    };
    const dated = await readDated(store, everything);
    const { items } = await readItems(store, everything, dated, { limit: Infinity });
    const expected = expectedTimeline(all, everything);
    expect(contents(plain(items))).toEqual(contents(expected.items));
    expect(dated.undated).toBe(expected.undatedEvents);
    expect(await countUndatedClaims(store, everything)).toBe(expected.undatedClaims);
  }, 120_000);

  test('says so where it does not look at everything', async () => {
    const everything: TimelineQuestion = {
      membersOf: (id) => [id],
      kinds: ['LINK'],
      filter: { evidence: {}, time: {} },
    };
    const dated = await readDated(store, everything);
    const page = { limit: Infinity };
    const cut = await readItems(store, everything, dated, page, { atOnce: 5, most: 10 });
    const claims = cut.items.reduce((sum, item) => sum + item.claims.length, 0);
    expect({ whole: cut.whole, claims }).toEqual({ whole: false, claims: 10 });
    const { items, whole } = await readItems(store, everything, dated, page);
    expect({ whole, begins: items.length > cut.items.length }).toEqual({ whole: true, begins: true });
  });
});
