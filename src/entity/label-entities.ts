/** An entity's label, derived from the name claims that stand. */
import type { EntityId } from '../ids.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import type { Deriver, Reader, Row } from '../store/store.js';
import { OPEN_REVISION } from '../store/store.js';
import { slugLabel } from './name-key.js';

export interface NameClaim {
  readonly text: string;
  readonly nameKind: string;
  readonly number: number;
  /** A later edition of its source no longer gives it. */
  readonly withdrawn?: boolean;
}

/**
 * The primary name that most claims give; among equals the one recorded first; without any, the id's slug.
 * A name that was withdrawn is the label only where none is left.
 */
export function labelOf(id: EntityId, names: readonly NameClaim[]): string {
  const primary = names.filter((name) => name.nameKind === 'PRIMARY');
  const left = primary.filter((name) => !name.withdrawn);
  const forms = grouped(left.length > 0 ? left : primary);
  const best = [...forms.entries()].sort(
    ([, one], [, other]) => other.length - one.length || first(one) - first(other),
  )[0];
  return best?.[0] ?? slugLabel(id);
}

/** Writes the labels of entities whose name claims have changed, and of those that stand for them. */
export async function labelEntities(writer: Deriver, ids: ReadonlySet<EntityId>): Promise<void> {
  if (ids.size === 0) return;
  const names = await nameClaimsOf(writer, [...ids]);
  const standing = await writer.run('entity/set-labels', {
    rows: [...ids].map((id) => ({ id, name: labelOf(id, names.get(id) ?? []) })),
  });
  const others = standing.map((row) => row['canonical'] as EntityId).filter((id) => !ids.has(id));
  // What stands for others has nothing that stands for it, so this ends.
  await labelEntities(writer, new Set(others));
}

/**
 * The name claims that stand, of some entities: what their labels are derived from. Of an entity that
 * stands for others, theirs too.
 */
export async function nameClaimsOf(
  reader: Reader,
  ids: readonly EntityId[],
): Promise<Map<EntityId, NameClaim[]>> {
  const rows = await reader.run(
    'entity/list-name-claims',
    { ids: [...ids], open: OPEN_REVISION },
    {},
    ALL_ROWS,
  );
  const names = new Map<EntityId, NameClaim[]>(ids.map((id) => [id, []]));
  for (const row of rows) names.get(row['entity'] as EntityId)?.push(nameOf(row));
  return names;
}

export function nameOf(row: Row): NameClaim {
  return {
    text: row['text'] as string,
    nameKind: row['nameKind'] as string,
    number: row['number'] as number,
    withdrawn: typeof row['withdrawnAt'] === 'string',
  };
}

function grouped(names: readonly NameClaim[]): Map<string, NameClaim[]> {
  const forms = new Map<string, NameClaim[]>();
  for (const name of names) forms.set(name.text, [...(forms.get(name.text) ?? []), name]);
  return forms;
}

const first = (names: readonly NameClaim[]): number => Math.min(...names.map((name) => name.number));
