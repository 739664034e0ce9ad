/**
 * Which entity stands for another today. Nothing that was recorded is touched by a merge: only what is
 * derived lies between canonical entities, with canonical origins and speakers.
 */
import type { EntityId, OriginId } from '../ids.js';

/** Only what is there of an entity's identity; where nothing was merged all of it is absent. */
export interface Identity {
  readonly id: EntityId;
  /** The entity that it was merged into, itself merged on or not. */
  readonly mergedInto?: EntityId;
  /** The entity that stands for it: where the chain of merges ends. */
  readonly canonical?: EntityId;
  /** All that are read as one, this and the one that stands for them included, by code point. */
  readonly members?: readonly EntityId[];
}

/** The entity that stands for one: mostly itself. */
export function canonicalOf({ id, canonical }: Identity): EntityId {
  return canonical ?? id;
}

/** All that are read as one with an entity, itself included. */
export function membersOf({ id, members }: Identity): readonly EntityId[] {
  return members ?? [id];
}

/** The canonical id of any id; of what is no entity, or was not merged, the id itself. */
export type Stand = <T extends string>(id: T) => T;

/** By entities that were read. */
export function standBy(entities: ReadonlyMap<string, Identity>): Stand {
  return <T extends string>(id: T) => (entities.get(id)?.canonical ?? id) as T;
}

/** Whose word a claim is today; a part that is as it was recorded is absent. */
export interface CanonicalVoices {
  readonly canonicalOrigins?: readonly OriginId[];
  readonly canonicalSpeaker?: EntityId;
}

export function canonicalVoices(
  { origins, attributedTo }: { readonly origins: readonly OriginId[]; readonly attributedTo?: EntityId },
  stand: Stand,
): CanonicalVoices {
  // Two publishers that are one today are one origin.
  const standing = [...new Set(origins.map(stand))];
  const speaker = attributedTo && stand(attributedTo);
  return {
    ...(standing.join() !== origins.join() && { canonicalOrigins: standing }),
    ...(speaker !== attributedTo && { canonicalSpeaker: speaker }),
  };
}
