import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hiddenBy } from '../../src/evidence/judge.js';
import type { EntityId } from '../../src/ids.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import {
  ALL_RELATION_TYPES,
  countHidden,
  countLinks,
  findLinks,
  listLinksBetween,
  pageLinks,
  type Direction,
  type LinkSelection,
} from '../../src/link/read-links.js';
import { countLinksByType } from '../../src/link/count-links-by-type.js';
import type { Store } from '../../src/store/store.js';
import { ENTITY_KINDS, relationType, type RelationType } from '../../src/vocabulary/vocabulary.js';
import { lane, openTestStore } from '../engines.js';
import { entry } from '../evidence/entry.js';
import { recordGraph } from '../graph.js';
import { isAnswered, writeLinks, written, type WrittenLink } from './written-links.js';

const ENTITIES = [
  'asset:a',
  'event:e',
  'group:g',
  'group:h',
  'person:p',
  'person:q',
  'place:l',
] as EntityId[];
const TYPES: readonly RelationType[] = ['ALLIED_WITH', 'BACKS', 'MET', 'OPPOSES'];
const seed = Math.floor(Math.random() * 2 ** 31);
const runs = { numRuns: lane === 'neo4j' ? 30 : 400 };
const bare = { summary: false, names: false, far: false };

let store: Store;
let links: WrittenLink[];

beforeAll(async () => {
  store = await openTestStore();
  await recordGraph(store, { entities: ENTITIES, sources: [] });
  const every = TYPES.flatMap((type) =>
    ENTITIES.flatMap((from) => ENTITIES.map((to) => [from, type, to] as const)),
  );
  const [some] = fc.sample(fc.subarray(every, { minLength: 60, maxLength: 90 }), { numRuns: 1, seed });
  const distinct = new Map(
    some!.map(([from, type, to], i) => {
      const link = written(from, type, to, {
        entries: [entry({ stance: i % 5 === 0 ? 'DENIES' : 'ASSERTS' })],
        contradictions: [],
      });
      return [link.id, link];
    }),
  );
  links = [...distinct.values()];
  await writeLinks(store, links);
});

/** Fails with the seed of the links. */
function agree(actual: unknown, expected: unknown): void {
  expect({ seed, answer: actual }).toEqual({ seed, answer: expected });
}

const kindOf = (id: string) => ENTITY_KINDS.find((kind) => id.startsWith(`${kind.toLowerCase()}:`))!;

function isSelected(link: WrittenLink, entity: EntityId, selection: LinkSelection): boolean {
  const { symmetric } = relationType(link.type)!;
  const outward = link.from === entity;
  const inward = link.to === entity;
  const directed = { OUT: outward, IN: inward, BOTH: true }[selection.direction];
  const far = outward ? link.to : link.from;
  return (
    (outward || inward) &&
    (symmetric || directed) &&
    selection.types.includes(link.type) &&
    (selection.with?.includes(far) ?? true) &&
    (selection.kinds?.includes(kindOf(far)) ?? true)
  );
}

const selected = (entity: EntityId, selection: LinkSelection): WrittenLink[] =>
  links.filter((link) => isSelected(link, entity, selection));
const idsOf = (some: readonly WrittenLink[]): string[] => some.map(({ id }) => id).sort();

const selections: fc.Arbitrary<LinkSelection> = fc.record(
  {
    types: fc.subarray([...TYPES], { minLength: 1 }),
    direction: fc.constantFrom<Direction>('OUT', 'IN', 'BOTH'),
    with: fc.subarray(ENTITIES),
    kinds: fc.subarray([...ENTITY_KINDS]),
  },
  { requiredKeys: ['types', 'direction'] },
);

describe('links of an entity', () => {
  test('are those of the types, direction, far ends and kinds asked for, each once', async () => {
    await fc.assert(
      fc.asyncProperty(selections, async (selection) => {
        const page = { order: 'TYPE', limit: 1_000 } as const;
        const pages = await pageLinks(store, ENTITIES, selection, DEFAULT_FILTER, page, {
          ...bare,
          far: true,
        });
        const counts = await countLinks(store, ENTITIES, selection, DEFAULT_FILTER);
        const hidden = await countHidden(store, ENTITIES, selection, DEFAULT_FILTER);
        for (const entity of ENTITIES) {
          const all = selected(entity, selection);
          const shown = all.filter((link) => isAnswered(link, DEFAULT_FILTER));
          const found = pages.get(entity) ?? [];
          agree(
            found.map(({ id }) => id),
            idsOf(shown),
          );
          for (const { from, to, far } of found)
            agree(far, { ...far, id: from === entity ? to : from, kind: kindOf(far!.id) });
          agree(counts.get(entity) ?? 0, shown.length);
          const kept = all.filter((link) => hiddenBy(link.evidence, DEFAULT_FILTER) === 'STATUS').length;
          agree(hidden.get(entity)?.STATUS ?? 0, kept);
        }
      }),
      runs,
    );
  });

  test('are counted by type and direction; one from an entity to itself counts both ways, as it is listed', async () => {
    const counts = await countLinksByType(store, ENTITIES, DEFAULT_FILTER);
    for (const entity of ENTITIES) {
      const expected = TYPES.flatMap((type) => {
        const own = links.filter(
          (link) =>
            link.type === type && [link.from, link.to].includes(entity) && isAnswered(link, DEFAULT_FILTER),
        );
        const outward = own.filter(({ from }) => from === entity).length;
        const inward = own.filter(({ to }) => to === entity).length;
        return relationType(type)!.symmetric
          ? [{ type, direction: 'BOTH', count: own.length }]
          : [
              { type, direction: 'OUT', count: outward },
              { type, direction: 'IN', count: inward },
            ];
      });
      const place = (type: RelationType): number => ALL_RELATION_TYPES.indexOf(type);
      agree(
        counts.get(entity) ?? [],
        expected.filter(({ count }) => count > 0).sort((one, other) => place(one.type) - place(other.type)),
      );
    }
  });

  test('are found by id and between two ends, those of an entity to itself too', async () => {
    const found = await findLinks(
      store,
      links.map(({ id }) => id),
      DEFAULT_FILTER,
      bare,
    );
    agree([...found.keys()].sort(), idsOf(links));
    for (const from of ENTITIES) {
      for (const to of ENTITIES) {
        const between = await listLinksBetween(store, [{ from, to }], DEFAULT_FILTER, bare);
        const expected = links.filter(
          (link) =>
            (link.from === from ? link.to === to : link.from === to && link.to === from) &&
            isAnswered(link, DEFAULT_FILTER),
        );
        agree(
          between.map(({ id }) => id),
          idsOf(expected),
        );
      }
    }
  });
});
