/** Every entity's identity, as the merges in force make it: what is stored must be the same. */
import type { EntityId } from '../ids.js';
import { compareCodePoints } from '../text/code-point.js';
import type { Identity } from './canonical.js';

/**
 * Identities by entity; of an entity that no merge touches there is none.
 *
 * @param merges those in force, at most one of each entity; where they make a circle, which only damage
 *   does, the entities of it stand for themselves
 */
export function identitiesOf(
  merges: Iterable<{ readonly merged: EntityId; readonly into: EntityId }>,
): Map<EntityId, Identity> {
  const into = new Map([...merges].map((merge) => [merge.merged, merge.into]));
  const groups = new Map<EntityId, EntityId[]>();
  for (const id of into.keys()) {
    const canonical = endOf(id, into);
    if (canonical !== undefined) groups.set(canonical, [...(groups.get(canonical) ?? [canonical]), id]);
  }
  const identities = new Map<EntityId, Identity>();
  for (const [canonical, group] of groups) {
    const members = group.sort(compareCodePoints);
    for (const id of members)
      identities.set(id, { id, members, ...(id !== canonical && { canonical, mergedInto: into.get(id)! }) });
  }
  return identities;
}

/** Where a chain of merges ends; undefined where it does not. */
function endOf(id: EntityId, into: ReadonlyMap<EntityId, EntityId>): EntityId | undefined {
  const seen = new Set<EntityId>();
  let end = id;
  for (let next = into.get(end); next !== undefined; next = into.get(end)) {
    if (seen.has(next)) return undefined;
    seen.add(next);
    end = next;
  }
  return end;
}
