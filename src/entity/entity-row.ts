/** An entity as the store's columns give it. */
import type { Entity, GroupType } from '../claim/claim.js';
import type { EntityId } from '../ids.js';
import type { Row } from '../store/store.js';
import type { EntityKind } from '../vocabulary/vocabulary.js';

export interface StoredEntity extends Entity {
  /** The label: best primary name now, else the slug. */
  readonly name: string;
  readonly anonymous: boolean;
  readonly unnamed: boolean;
  /** The entity that it was merged into. */
  readonly mergedInto?: EntityId;
  /** The entity that stands for it, where another does. */
  readonly canonical?: EntityId;
  /** All that are read as one, where several are, this one included, by code point. */
  readonly members?: readonly EntityId[];
}

/** @param prefix of the columns, for statements that return an entity among other things */
export function entityOf(row: Row, prefix = ''): StoredEntity {
  const column = (key: string) =>
    row[prefix === '' ? key : `${prefix}${key[0]!.toUpperCase()}${key.slice(1)}`] ?? undefined;
  return {
    id: column('id') as EntityId,
    kind: column('kind') as EntityKind,
    name: column('name') as string,
    groupType: column('groupType') as GroupType | undefined,
    anonymous: column('anonymous') === true,
    unnamed: column('unnamed') === true,
    mergedInto: column('mergedInto') as EntityId | undefined,
    canonical: column('canonical') as EntityId | undefined,
    members: column('members') as EntityId[] | undefined,
  };
}
