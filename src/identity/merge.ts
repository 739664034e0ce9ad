/** A merge: the recorded interval in which one entity is read as another. */
import { contentHash } from '../hash.js';
import type { EntityId } from '../ids.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import { OPEN_REVISION, type Reader, type Row } from '../store/store.js';

export interface Merge {
  /** `merge:` and 26 characters computed from both ids; the same merge made again ends in `.2` and on. */
  readonly id: string;
  readonly merged: EntityId;
  /** As it was given: an entity that may have been merged on, then or later. */
  readonly into: EntityId;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly recordedRevision: number;
  readonly endedAt?: string;
  readonly endedBy?: string;
  readonly endedReason?: string;
  /** OPEN_REVISION while it is in force. */
  readonly endedRevision: number;
}

/** The id that a merge has by its content. */
export function mergeIdentity(merged: EntityId, into: EntityId): string {
  return `merge:${contentHash({ merged, into })}`;
}

export function isInForce({ endedRevision }: Merge): boolean {
  return endedRevision === OPEN_REVISION;
}

export function mergeOf(row: Row): Merge {
  const text = (key: string): string | undefined => (row[key] as string | null | undefined) ?? undefined;
  return {
    id: text('id') ?? '',
    merged: text('merged') as EntityId,
    into: text('into') as EntityId,
    reason: text('reason') ?? '',
    recordedAt: text('recordedAt') ?? '',
    recordedBy: text('recordedBy') ?? '',
    recordedRevision: row['recordedRevision'] as number,
    endedAt: text('endedAt'),
    endedBy: text('endedBy'),
    endedReason: text('endedReason'),
    endedRevision: row['endedRevision'] as number,
  };
}

/** The merges of some entities and into them, ended ones too, in the order of recording. */
export async function listMerges(reader: Reader, ids: readonly EntityId[]): Promise<Map<EntityId, Merge[]>> {
  const rows = await reader.run('identity/list-merges', { ids: [...ids] });
  const merges = new Map<EntityId, Merge[]>(ids.map((id) => [id, []]));
  for (const row of rows) merges.get(row['entity'] as EntityId)!.push(mergeOf(row['properties'] as Row));
  return merges;
}

/** All merges in force. */
export async function mergesInForce(
  reader: Reader,
): Promise<{ readonly id: string; readonly merged: EntityId; readonly into: EntityId }[]> {
  const rows = await reader.run('identity/list-merges-in-force', { open: OPEN_REVISION }, {}, ALL_ROWS);
  return rows.map((row) => ({
    id: row['id'] as string,
    merged: row['merged'] as EntityId,
    into: row['into'] as EntityId,
  }));
}

/** A merge in force that a question about the past reads through. */
export interface LaterMerge {
  readonly merged: EntityId;
  readonly into: EntityId;
  readonly recordedAt: string;
  /** The entity that stands for `merged` today. */
  readonly canonical: EntityId;
}

/** More are not told of. */
const MOST_LATER_MERGES = 1_000;

/** The merges in force that were recorded after a revision. */
export async function listLaterMerges(reader: Reader, revision: number): Promise<LaterMerge[]> {
  const rows = await reader.run('identity/list-later-merges', {
    revision,
    open: OPEN_REVISION,
    limit: MOST_LATER_MERGES,
  });
  return rows.map((row) => ({
    merged: row['merged'] as EntityId,
    into: row['into'] as EntityId,
    recordedAt: row['recordedAt'] as string,
    canonical: (row['canonical'] ?? row['into']) as EntityId,
  }));
}
