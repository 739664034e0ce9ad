/** Recording entities: an id and what it is. Everything else said of them is a claim. */
import { NisbaError } from '../errors.js';
import type { EntityId } from '../ids.js';
import { withoutAbsent } from '../claim/claim-properties.js';
import type { Entity } from '../claim/claim.js';
import { takeNumbers } from '../recording/numbers.js';
import type { Reader, Row, Value, Writer } from '../store/store.js';
import { entityOf, type StoredEntity } from './entity-row.js';
import { slugLabel } from './name-key.js';

/**
 * Records entities; one that is there already with the same content is left as it is.
 *
 * @returns the ids of those that are new
 * @throws ALREADY_RECORDED when the id is taken by an entity of another kind or type
 */
export async function recordEntities(
  writer: Writer,
  entities: readonly Entity[],
  by: string,
): Promise<ReadonlySet<EntityId>> {
  const fresh = await planEntities(writer, entities);
  if (fresh.size === 0) return new Set();
  const first = await takeNumbers(writer, fresh.size);
  const { recordedAt } = writer;
  const rows = [...fresh.values()].map((entity, at) => ({
    properties: entityProperties(entity, { recorded: first + at, recordedAt, recordedBy: by }),
  }));
  await writer.run('entity/create-entities', { rows });
  return new Set(fresh.keys());
}

/**
 * Those of some entities that recording them would create; nothing is written.
 *
 * @throws as recordEntities
 */
export async function planEntities(
  reader: Reader,
  entities: readonly Entity[],
): Promise<ReadonlyMap<EntityId, Entity>> {
  if (entities.length === 0) return new Map();
  const known = await findEntities(
    reader,
    entities.map((entity) => entity.id),
  );
  const fresh = new Map<EntityId, Entity>();
  for (const entity of entities) {
    const there = known.get(entity.id) ?? fresh.get(entity.id);
    if (!there) fresh.set(checked(entity).id, entity);
    else if (!isSame(there, entity)) {
      throw new NisbaError(
        'ALREADY_RECORDED',
        `${entity.id} is recorded already, as ${described(there)} and not as ${described(entity)}: use another id.`,
        {
          id: entity.id,
        },
      );
    }
  }
  return fresh;
}

/** The properties of the node of an entity that is new: without names and links. */
export function entityProperties(
  entity: Entity,
  recording: { readonly recorded: number; readonly recordedAt: string; readonly recordedBy: string },
): Record<string, Value> {
  return withoutAbsent({
    id: entity.id,
    kind: entity.kind,
    name: slugLabel(entity.id),
    groupType: entity.groupType,
    anonymous: entity.anonymous ?? false,
    unnamed: entity.unnamed ?? false,
    links: 0,
    ...recording,
  });
}

/** With how many links it has, whatever their status. */
export type CountedEntity = StoredEntity & { readonly links: number };

/** The entities of some ids; ids that nobody has are missing from the map. */
export async function findEntities(
  reader: Reader,
  ids: Iterable<EntityId>,
): Promise<Map<EntityId, CountedEntity>> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return new Map();
  const rows = await reader.run('entity/find-entities', { ids: distinct });
  return new Map(
    rows.map((row: Row) => [
      row['id'] as EntityId,
      { ...entityOf(row), links: (row['links'] as number | null) ?? 0 },
    ]),
  );
}

function checked(entity: Entity): Entity {
  if (entity.groupType !== undefined && entity.kind !== 'GROUP') {
    throw new NisbaError(
      'INVALID_ENTITY',
      `${entity.id} is a ${entity.kind}: only a GROUP has a groupType.`,
      { id: entity.id },
    );
  }
  return entity;
}

function isSame(one: Entity, other: Entity): boolean {
  return (
    one.kind === other.kind &&
    one.groupType === other.groupType &&
    (one.anonymous ?? false) === (other.anonymous ?? false) &&
    (one.unnamed ?? false) === (other.unnamed ?? false)
  );
}

function described(entity: Entity): string {
  const flags = [entity.anonymous && 'anonymous', entity.unnamed && 'unnamed'].filter(Boolean);
  return [entity.kind, entity.groupType && `of type ${entity.groupType}`, ...flags].filter(Boolean).join(' ');
}
