import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HIDDEN_REASONS, type Filter } from '../../src/evidence/evidence.js';
import { hiddenBy } from '../../src/evidence/judge.js';
import type { EntityId } from '../../src/ids.js';
import {
  NOTHING_HIDDEN,
  countHidden,
  countLinks,
  findLinks,
  listLinksBetween,
  pageLinks,
  type FoundLink,
  type LinkOrder,
  type LinkPosition,
  type LinkSelection,
} from '../../src/link/read-links.js';
import { countLinksByType } from '../../src/link/count-links-by-type.js';
import type { Store } from '../../src/store/store.js';
import { lane, openTestStore } from '../engines.js';
import { recordGraph } from '../graph.js';
import { isAnswered, summaryOf, writeLinks, written, type WrittenLink } from '../link/written-links.js';
import { filter, linkEvidence } from './arbitraries.js';

const HUBS = Array.from({ length: 6 }, (_, i) => `group:hub-${i}` as EntityId);
const LINKS_PER_HUB = 60;
/** Neo4j plans each new text, and nearly every filter is one. */
const runs = { numRuns: lane === 'neo4j' ? 16 : 120 };
const seed = Math.floor(Math.random() * 2 ** 31);
const selection: LinkSelection = { types: ['BACKS'], direction: 'OUT' };
const everything = { summary: true, names: true, far: false };

let store: Store;
let links: WrittenLink[];

beforeAll(async () => {
  store = await openTestStore();
  const evidence = fc.sample(linkEvidence, { numRuns: HUBS.length * LINKS_PER_HUB, seed });
  links = evidence.map((one, i) => written(HUBS[i % HUBS.length]!, 'BACKS', `person:p-${i}`, one));
  await recordGraph(store, { entities: [...HUBS, ...links.map(({ to }) => to)], sources: [] });
  await writeLinks(store, links);
}, 120_000);

const linksOf = (hub: EntityId): WrittenLink[] => links.filter(({ from }) => from === hub);
const answered = (hub: EntityId, asked: Filter): WrittenLink[] =>
  linksOf(hub).filter((link) => isAnswered(link, asked));
const idsOf = (some: readonly { readonly id: string }[] | undefined): string[] =>
  (some ?? []).map(({ id }) => id);
const inOrder = (some: readonly { readonly id: string }[]): string[] => idsOf(some).sort();

/** Fails with the seed of the links, without which a filter alone tells nothing. */
function agree(actual: unknown, expected: unknown): void {
  expect({ seed, answer: actual }).toEqual({ seed, answer: expected });
}

async function inPages(hub: EntityId, asked: Filter, order: LinkOrder, limit: number): Promise<FoundLink[]> {
  const found: FoundLink[] = [];
  for (let after: LinkPosition | undefined; ;) {
    const pages = await pageLinks(
      store,
      [hub],
      selection,
      asked,
      { order, limit, after },
      { summary: false, names: false, far: false },
    );
    const page = pages.get(hub) ?? [];
    found.push(...page);
    if (page.length < limit) return found;
    after = { id: page.at(-1)!.id, rank: page.at(-1)!.originRank };
  }
}

describe('the Cypher predicate and the pure judge agree', () => {
  test('on the links that are shown, and on their summaries', async () => {
    await fc.assert(
      fc.asyncProperty(filter, async (asked) => {
        const page = { order: 'TYPE', limit: 1_000 } as const;
        const pages = await pageLinks(store, HUBS, selection, asked, page, everything);
        for (const hub of HUBS) {
          const expected = answered(hub, asked);
          agree(idsOf(pages.get(hub)), inOrder(expected));
          const summaries = new Map(expected.map((link) => [link.id, summaryOf(link, asked)]));
          for (const link of pages.get(hub) ?? []) agree(link.summary, summaries.get(link.id));
        }
      }),
      runs,
    );
  });

  test('on how many there are, in all, by type, and hidden by each default', async () => {
    await fc.assert(
      fc.asyncProperty(filter, async (asked) => {
        const counts = await countLinks(store, HUBS, selection, asked);
        const byType = await countLinksByType(store, HUBS, asked);
        const hidden = await countHidden(store, HUBS, selection, asked);
        for (const hub of HUBS) {
          const count = answered(hub, asked).length;
          agree(counts.get(hub) ?? 0, count);
          agree(byType.get(hub) ?? [], count === 0 ? [] : [{ type: 'BACKS', direction: 'OUT', count }]);
          const reasons = linksOf(hub).map((link) => hiddenBy(link.evidence, asked));
          const expected = HIDDEN_REASONS.map((reason) => [
            reason,
            reasons.filter((r) => r === reason).length,
          ]);
          agree(hidden.get(hub) ?? NOTHING_HIDDEN, Object.fromEntries(expected));
        }
      }),
      runs,
    );
  });

  test('on the pages of either order: small ones joined are the large one', async () => {
    await fc.assert(
      fc.asyncProperty(
        filter,
        fc.constantFrom(...HUBS),
        fc.constantFrom<LinkOrder>('TYPE', 'ORIGINS'),
        async (asked, hub, order) => {
          const whole = await inPages(hub, asked, order, 1_000);
          const rank = (link: WrittenLink): number =>
            order === 'ORIGINS' ? -summaryOf(link, asked).originCount : 0;
          const expected = answered(hub, asked).sort(
            (one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1),
          );
          agree(idsOf(whole), idsOf(expected));
          agree(idsOf(await inPages(hub, asked, order, 3)), idsOf(expected));
        },
      ),
      runs,
    );
  });

  test('on links found by their ids, whatever their status, and on those between two ends', async () => {
    await fc.assert(
      fc.asyncProperty(filter, fc.subarray(links, { minLength: 1, maxLength: 20 }), async (asked, some) => {
        const found = await findLinks(
          store,
          some.map(({ id }) => id),
          asked,
          everything,
        );
        for (const link of some) agree(found.get(link.id)?.summary, summaryOf(link, asked));
        const pairs = some.map(({ from, to }) => ({ from: to, to: from }));
        const between = await listLinksBetween(store, pairs, asked, everything);
        agree(idsOf(between), inOrder(some.filter((link) => isAnswered(link, asked))));
      }),
      { numRuns: runs.numRuns / 2 },
    );
  });

  test('where a list of modalities or bases names one of them many times', async () => {
    const asked: Filter = {
      evidence: {
        modalities: Array.from({ length: 5 }, () => 'POSSIBLE'),
        bases: ['REPORTED', 'REPORTED', 'REPORTED'],
      },
      time: {},
    };
    const counts = await countLinks(store, HUBS, selection, asked);
    for (const hub of HUBS) agree(counts.get(hub) ?? 0, answered(hub, asked).length);
  });
});
