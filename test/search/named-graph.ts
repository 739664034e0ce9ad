/** Graphs of names alone, and the search in them. */
import { recordClaims } from '../../src/claim/record-claims.js';
import { recordEntities } from '../../src/entity/record-entities.js';
import { entityId, type EntityId } from '../../src/ids.js';
import { searchNames } from '../../src/search/search-names.js';
import { recordSources } from '../../src/source/record-sources.js';
import type { Store } from '../../src/store/store.js';
import { claim, source } from '../graph.js';

/** What is searched: an id and one of its names. */
export interface NamedThing {
  readonly id: string;
  readonly form: string;
}

const BATCH = 1_000;

/** Records things as persons with their names; several names of one id are one person's. */
export async function recordNames(
  store: Store,
  things: readonly NamedThing[],
): Promise<ReadonlyMap<EntityId, string>> {
  const ids = new Map<string, EntityId>();
  for (const { id } of things) if (!ids.has(id)) ids.set(id, entityId(`person:n${ids.size}`));
  await store.write((writer) => recordSources(writer, [source('source:one')], 'bench'));
  const entities = [...ids.values()].map((id) => ({ id, kind: 'PERSON' as const }));
  for (let at = 0; at < entities.length; at += BATCH)
    await store.write((writer) => recordEntities(writer, entities.slice(at, at + BATCH), 'bench'));
  for (let at = 0; at < things.length; at += BATCH) {
    const claims = things
      .slice(at, at + BATCH)
      .map(({ id, form }) => claim(ids.get(id)!, 'NAME', { type: 'NAME', name: form, nameKind: 'PRIMARY' }));
    await store.write((writer) => recordClaims(writer, claims, 'bench'));
  }
  return new Map([...ids].map(([id, entity]) => [entity, id]));
}

/** The search over an empty store that it fills; `without` leaves one thing out as if it were not there. */
export async function searchIn(store: Store, things: readonly NamedThing[]) {
  const ids = await recordNames(store, things);
  return async (text: string, without?: string): Promise<{ id: string; score: number }[]> => {
    const { hits } = await searchNames(store, { text });
    return hits.map(({ id, score }) => ({ id: ids.get(id) ?? '', score })).filter(({ id }) => id !== without);
  };
}
