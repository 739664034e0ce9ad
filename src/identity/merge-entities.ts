/** Saying that two entities are one, and taking it back: everything derived follows, nothing recorded changes. */
import type { StoredEntity } from '../entity/entity-row.js';
import { labelEntities } from '../entity/label-entities.js';
import { findEntities } from '../entity/record-entities.js';
import { NisbaError, invariant } from '../errors.js';
import type { EntityId } from '../ids.js';
import { OPEN_REVISION, type Reader, type Writer } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import { canonicalOf, membersOf, type Identity } from './canonical.js';
import { rederive } from './rederive.js';
import { isInForce, listMerges, mergeIdentity, type Merge } from './merge.js';

/** Rewriting what a hub has takes its time. */
export const MERGE_DEADLINE_MS = 5 * 60_000;

/**
 * Records that `id` is `into`, and reads it so from now on. What had been merged into `id` comes along;
 * `into` may itself have been merged on.
 *
 * @returns the merge's id
 * @throws NOT_FOUND, BAD_USER_INPUT (one and the same), ALREADY_MERGED, MERGE_CYCLE, WRONG_KIND, INVALID_MERGE
 */
export async function mergeEntities(
  writer: Writer,
  { id, into, reason }: { readonly id: EntityId; readonly into: EntityId; readonly reason: string },
  by: string,
): Promise<string> {
  const [merged, target] = await checkMerge(writer, id, into);
  const root = canonicalOf(target);
  const moved = membersOf(merged);
  const earlier = (await listMerges(writer, [id]))
    .get(id)!
    .filter((merge) => merge.merged === id && merge.into === into);
  const identity = mergeIdentity(id, into);
  const merge = earlier.length === 0 ? identity : `${identity}.${earlier.length + 1}`;
  await writer.run('identity/create-merges', {
    rows: [
      {
        properties: {
          id: merge,
          merged: id,
          into,
          reason,
          recordedAt: writer.recordedAt,
          recordedBy: by,
          recordedRevision: writer.revision,
          endedRevision: OPEN_REVISION,
        },
      },
    ],
  });
  await writer.run('identity/mark-last-merge', { revision: writer.revision });
  const group = await findEntities(writer, [...membersOf(target), ...moved]);
  await unite(writer, root, [...group.values(), { ...merged, mergedInto: into }]);
  await labelEntities(writer, new Set([id, root]));
  await rederive(writer, moved);
  return merge;
}

/**
 * Takes back that an entity was merged; what had been merged into it stays with it.
 *
 * @returns the ended merge's id
 * @throws NOT_FOUND, NOT_MERGED
 */
export async function unmergeEntities(
  writer: Writer,
  { id, reason }: { readonly id: EntityId; readonly reason: string },
  by: string,
): Promise<string> {
  const merged = await required(writer, id);
  if (merged.mergedInto === undefined) {
    throw new NisbaError('NOT_MERGED', `${id} is not merged into another entity.`, { id });
  }
  const merge = (await mergeInForce(writer, id))!;
  invariant(merge, `${id} is merged, and no merge says so`);
  const root = canonicalOf(merged);
  const members = [...(await findEntities(writer, membersOf(merged))).values()];
  const moved = branchOf(id, members);
  await writer.run('identity/end-merge', {
    id: merge.id,
    revision: writer.revision,
    at: writer.recordedAt,
    by,
    reason,
  });
  await unite(
    writer,
    root,
    members.filter((member) => !moved.has(member.id)),
  );
  await unite(
    writer,
    id,
    members.filter((member) => moved.has(member.id)),
  );
  await labelEntities(writer, new Set([id, root]));
  await rederive(writer, [...moved]);
  return merge.id;
}

/** The merge by which an entity is read as another today. */
export async function mergeInForce(reader: Reader, id: EntityId): Promise<Merge | undefined> {
  const merges = (await listMerges(reader, [id])).get(id)!;
  return merges.find((merge) => merge.merged === id && isInForce(merge));
}

async function required(reader: Reader, id: EntityId): Promise<StoredEntity> {
  const found = (await findEntities(reader, [id])).get(id);
  if (!found) throw new NisbaError('NOT_FOUND', `There is no entity ${id}.`, { id });
  return found;
}

/**
 * Looks whether an entity may be merged into another; nothing is written.
 *
 * @throws as mergeEntities
 */
export async function checkMerge(
  reader: Reader,
  id: EntityId,
  into: EntityId,
): Promise<[merged: StoredEntity, target: StoredEntity]> {
  if (id === into) {
    throw new NisbaError('BAD_USER_INPUT', `${id} cannot be merged into itself: give two entities.`, { id });
  }
  const [merged, target] = [await required(reader, id), await required(reader, into)];
  if (merged.mergedInto !== undefined) {
    throw new NisbaError(
      'ALREADY_MERGED',
      `${id} is merged into ${merged.mergedInto} already: unmerge it first, or merge ${canonicalOf(merged)} instead.`,
      { id, mergedInto: merged.mergedInto, canonical: canonicalOf(merged) },
    );
  }
  if (canonicalOf(target) === id) {
    throw new NisbaError(
      'MERGE_CYCLE',
      `${into} is read as ${id} already, so ${id} would be merged into itself: unmerge ${into} first.`,
      { id, into },
    );
  }
  if (merged.kind !== target.kind) {
    throw new NisbaError(
      'WRONG_KIND',
      `${id} is a ${merged.kind} and ${into} a ${target.kind}: only entities of one kind are merged.`,
      { id, kind: merged.kind, into, intoKind: target.kind },
    );
  }
  const anonymous = [merged, target].find((entity) => entity.anonymous);
  if (anonymous) {
    throw new NisbaError(
      'INVALID_MERGE',
      `${anonymous.id} is an anonymous speaker: nobody can tell who that is, so it is never merged.`,
      { id: anonymous.id },
    );
  }
  return [merged, target];
}

/** An entity and all that was merged into it, by whatever way. */
function branchOf(id: EntityId, members: readonly Identity[]): ReadonlySet<EntityId> {
  const branch = new Set([id]);
  // It grows while it is walked through.
  for (const end of branch)
    for (const member of members) if (member.mergedInto === end) branch.add(member.id);
  return branch;
}

/** Makes one entity stand for some, itself among them; of two records of one entity the later holds. */
async function unite(writer: Writer, root: EntityId, entities: readonly Identity[]): Promise<void> {
  const group = new Map(entities.map((entity) => [entity.id, entity]));
  const members = [...group.keys()].sort(compareCodePoints);
  const rows = [...group.values()].map(({ id, mergedInto }) => ({
    id,
    mergedInto: id === root ? null : (mergedInto ?? null),
    canonical: id === root ? null : root,
    members: members.length === 1 ? null : members,
  }));
  await writer.run('identity/set-identities', { rows });
}
