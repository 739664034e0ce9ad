/** Reading entities: by name, and page by page. */
import { OPEN_REVISION, type Reader } from '../store/store.js';
import type { EntityKind } from '../vocabulary/vocabulary.js';
import type { GroupType } from '../claim/claim.js';
import { entityOf, type StoredEntity } from './entity-row.js';
import { nameKey } from './name-key.js';

export interface EntitySelection {
  readonly kinds?: readonly EntityKind[];
  readonly groupTypes?: readonly GroupType[];
  readonly unnamed?: boolean;
}

export interface RankedEntity extends StoredEntity {
  /** Its place in the order of recording, where that is the order. */
  readonly recorded?: number;
}

/** Entities after an id, in the order of ids. */
export async function pageEntities(
  reader: Reader,
  selection: EntitySelection,
  after: string,
  limit: number,
): Promise<RankedEntity[]> {
  const rows = await reader.run(
    'entity/page-entities',
    { ...selection, after, limit },
    { keep: blocksOf(selection) },
  );
  return rows.map((row) => entityOf(row));
}

/** Entities recorded before a running number, newest first. */
export async function pageNewestEntities(
  reader: Reader,
  selection: EntitySelection,
  before: number,
  limit: number,
): Promise<RankedEntity[]> {
  const rows = await reader.run(
    'entity/page-entities-newest',
    { ...selection, after: before, limit },
    { keep: blocksOf(selection) },
  );
  return rows.map((row) => ({ ...entityOf(row), recorded: row['recorded'] as number }));
}

export async function countEntities(reader: Reader, selection: EntitySelection): Promise<number> {
  const [row] = await reader.run('entity/count-entities', { ...selection }, { keep: blocksOf(selection) });
  return row!['value'] as number;
}

/** The entities that some names fit, by name; missing where none does. */
export async function findByNames(
  reader: Reader,
  names: readonly string[],
): Promise<Map<string, StoredEntity[]>> {
  const keys = new Map(names.map((name) => [name, nameKey(name)]));
  const rows = await reader.run('entity/find-by-names', {
    keys: [...new Set(keys.values())].filter((key) => key !== ''),
    open: OPEN_REVISION,
  });
  const found = new Map<string, StoredEntity[]>();
  for (const row of rows) {
    const key = row['nameKey'] as string;
    found.set(key, [...(found.get(key) ?? []), entityOf(row)]);
  }
  return new Map(
    [...keys].flatMap(([name, key]) => (found.has(key) ? [[name, found.get(key)!] as const] : [])),
  );
}

function blocksOf(selection: EntitySelection): string[] {
  return Object.entries(selection).flatMap(([part, value]) => (value === undefined ? [] : [part]));
}
