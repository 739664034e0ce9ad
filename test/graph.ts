/** The smallest graphs that show a point: entities and claims in a word. */
import type { ClaimInput, ClaimValue, Source } from '../src/claim/claim.js';
import { recordEntities } from '../src/entity/record-entities.js';
import { entityId, sourceId, type ClaimId, type EntityId, type SourceId } from '../src/ids.js';
import { recordSources } from '../src/source/record-sources.js';
import type { Store } from '../src/store/store.js';
import { ENTITY_KINDS, type AttributeType, type RelationType } from '../src/vocabulary/vocabulary.js';

type Plain<T> = { [K in keyof T]?: T[K] extends EntityId | ClaimId | SourceId | undefined ? string : T[K] };

/** A claim of source:one with everything else in its default. */
export function claim(
  subject: string,
  predicate: RelationType | AttributeType,
  end: string | ClaimValue,
  rest: Plain<ClaimInput> = {},
): ClaimInput {
  return {
    source: sourceId('source:one'),
    subject: entityId(subject),
    predicate,
    ...(typeof end === 'string' ? { object: entityId(end) } : { value: end }),
    stance: 'ASSERTS',
    modality: 'ACTUAL',
    basis: 'REPORTED',
    inferredFrom: [],
    locators: ['p1'],
    credibility: 6,
    ...(rest as Partial<ClaimInput>),
  };
}

/** A source without a publisher: its own origin. */
export function source(id: string, rest: Partial<Source> = {}): Source {
  return {
    id: sourceId(id),
    sourceType: 'ARTICLE',
    title: id,
    reliability: 'F',
    derivedFrom: [],
    publishedAt: '2024-02-04',
    ...rest,
  };
}

/** Records entities (their kind is the id's prefix) and sources. */
export async function recordGraph(
  store: Store,
  graph: { entities: readonly string[]; sources: readonly string[] },
): Promise<void> {
  await store.write(async (writer) => {
    await recordEntities(
      writer,
      graph.entities.map((id) => ({
        id: entityId(id),
        kind: ENTITY_KINDS.find((kind) => id.startsWith(`${kind.toLowerCase()}:`))!,
      })),
      'tester',
    );
    await recordSources(
      writer,
      graph.sources.map((id) => source(id)),
      'tester',
    );
  });
}
