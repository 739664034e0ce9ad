/**
 * Random claim graphs: entities, and links of random evidence between them, many of them loaded at a time
 * as parts without a link between them. What a filter shows of one is left to the pure judge.
 */
import fc from 'fast-check';
import type { Entity, GroupType } from '../../src/claim/claim.js';
import { recordEntities } from '../../src/entity/record-entities.js';
import type { Filter } from '../../src/evidence/evidence.js';
import { hiddenBy, isShown, judge } from '../../src/evidence/judge.js';
import type { EntityId } from '../../src/ids.js';
import type { LinkEnds } from '../../src/link/link-id.js';
import type { Store } from '../../src/store/store.js';
import {
  ENTITY_KINDS,
  relationType,
  type EntityKind,
  type RelationType,
} from '../../src/vocabulary/vocabulary.js';
import { linkEvidence } from '../evidence/arbitraries.js';
import { entry } from '../evidence/entry.js';
import { writeLinks, written, type WrittenLink } from '../link/written-links.js';

/** Three families, two symmetric types. */
export const GRAPH_TYPES: readonly RelationType[] = ['ALLIED_WITH', 'BACKS', 'LEADS', 'MET'];

export interface RandomGraph {
  readonly entities: readonly Entity[];
  readonly links: readonly WrittenLink[];
}

/** A link that a filter shows, as plain as a reference can use it. */
export interface ShownLink extends LinkEnds {
  readonly symmetric: boolean;
  /** How many origins assert it under the filter. */
  readonly originCount: number;
}

const MOST_ENTITIES = 10;
const MOST_LINKS = 26;
const LABELS = 0.15;
const EVIDENCES = 400;
const BATCH = 2_000;

/** Graphs that are the same for the same seed; no two of them share an entity. */
export function randomGraphs(count: number, seed: number): RandomGraph[] {
  const shapes = fc.sample(fc.noBias(shape), { numRuns: count, seed });
  const evidences = fc.sample(linkEvidence, { numRuns: EVIDENCES, seed });
  return shapes.map(({ size, kinds, labels, ties }, at) => {
    const entities = Array.from({ length: size }, (_, i) => entityAt(at, i, kinds[i]!, labels[i]!));
    const links = ties.map(({ from, step, type, plain, evidence }) =>
      written(
        entities[from % size]!.id,
        GRAPH_TYPES[type]!,
        entities[(from + step) % size]!.id,
        plain ? asserted(evidence) : evidences[evidence]!,
      ),
    );
    return { entities, links: [...new Map(links.map((link) => [link.id, link])).values()] };
  });
}

/** Drawn without fast-check's bias for small numbers, which would tie nearly all to the first entity. Most kinds are groups, so that labels and links of one kind meet. */
const shape = fc.record({
  size: fc.integer({ min: 3, max: MOST_ENTITIES }),
  kinds: fc.array(fc.constantFrom<EntityKind>('GROUP', 'GROUP', ...ENTITY_KINDS), {
    minLength: MOST_ENTITIES,
    maxLength: MOST_ENTITIES,
  }),
  labels: fc.array(
    fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share < LABELS),
    { minLength: MOST_ENTITIES, maxLength: MOST_ENTITIES },
  ),
  ties: fc.array(
    fc.record({
      from: fc.nat(MOST_ENTITIES - 1),
      // Now and then a link of an entity to itself, as merges make them.
      step: fc.nat(MOST_ENTITIES - 1),
      type: fc.nat(GRAPH_TYPES.length - 1),
      plain: fc.boolean(),
      evidence: fc.nat(EVIDENCES - 1),
    }),
    { minLength: 5, maxLength: MOST_LINKS },
  ),
});

function entityAt(part: number, at: number, kind: EntityKind, isLabel: boolean): Entity {
  const groupType: GroupType = isLabel ? 'LABEL' : 'ARMED_GROUP';
  return {
    id: `${kind.toLowerCase()}:part${part}.${at}` as EntityId,
    kind,
    ...(kind === 'GROUP' && { groupType }),
  };
}

/** One to three origins, and nothing against it: shown under the default filter. */
function asserted(pick: number): WrittenLink['evidence'] {
  const origins = ['group:ministry', 'person:spokesman', 'source:ap'].slice(0, 1 + (pick % 3));
  return {
    entries: origins.map((origin, at) => entry({ claim: at + 1, origin, speaker: '' })),
    contradictions: [],
  };
}

/** Writes graphs into a store, many at a time. */
export async function loadGraphs(store: Store, graphs: readonly RandomGraph[]): Promise<void> {
  const entities = graphs.flatMap((graph) => graph.entities);
  for (let at = 0; at < entities.length; at += BATCH) {
    const batch = entities.slice(at, at + BATCH);
    await store.write((writer) => recordEntities(writer, batch, 'tester'));
  }
  const links = graphs.flatMap((graph) => graph.links);
  for (let at = 0; at < links.length; at += BATCH) await writeLinks(store, links.slice(at, at + BATCH));
}

/** The links that a filter shows, by the pure judge. */
export function shownLinks({ links }: RandomGraph, asked: Filter): ShownLink[] {
  return links.flatMap(({ evidence, ...link }) => {
    const summary = judge(evidence, asked);
    if (!isShown(summary, asked)) return [];
    return [{ ...link, symmetric: relationType(link.type)!.symmetric, originCount: summary.origins.length }];
  });
}

/** The links that only the defaults keep out, with the reason. */
export function hiddenLinks({ links }: RandomGraph, asked: Filter) {
  return links.flatMap((link) => {
    const reason = hiddenBy(link.evidence, asked);
    return reason ? [{ ...link, symmetric: relationType(link.type)!.symmetric, reason }] : [];
  });
}
