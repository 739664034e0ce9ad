/** Reading entities: by name, and page by page. */
import { distance } from 'fastest-levenshtein';
import { NisbaError } from '../errors.js';
import type { EntityId } from '../ids.js';
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

/** The one entity of a kind that a name fits, among those that it fits. */
export async function chooseByName(
  reader: Reader,
  name: string,
  fitting: readonly StoredEntity[],
  kind: EntityKind | undefined,
): Promise<StoredEntity> {
  const candidates = fitting.filter((entity) => kind === undefined || entity.kind === kind);
  const [only] = candidates;
  if (only && candidates.length === 1) return only;
  const shown = shorten(name);
  if (only) {
    throw new NisbaError(
      'AMBIGUOUS_NAME',
      `"${shown}" fits ${candidates.length} entities: ${candidates.map(({ id }) => id).join(', ')}. Ask by id.`,
      {
        name: shown,
        candidates: candidates.map(({ id, kind: of, name: label }) => ({ id, kind: of, name: label })),
      },
    );
  }
  const others = fitting.map(({ id, kind: of, name: label }) => ({ id, kind: of, name: label }));
  const what = kind === undefined ? 'Nothing' : `No ${kind.toLowerCase()}`;
  if (others.length > 0) {
    throw new NisbaError(
      'NOT_FOUND',
      `${what} has the name "${shown}", but ${others.map(({ id }) => id).join(', ')} has.`,
      { name: shown, candidates: others },
    );
  }
  const suggestions = await suggest(reader, name);
  const advice =
    suggestions.length > 0
      ? ` The nearest names are ${suggestions.map(({ name: text, id }) => `"${text}" (${id})`).join(', ')}.`
      : '';
  throw new NisbaError('NOT_FOUND', `${what} has the name "${shown}".${advice}`, {
    name: shown,
    suggestions,
  });
}

const MOST_SUGGESTIONS = 5;

/** Names that begin like this one, nearest first. */
async function suggest(reader: Reader, name: string): Promise<{ id: EntityId; name: string }[]> {
  const key = nameKey(name).slice(0, 100);
  const prefix = [...key].slice(0, 3).join('');
  if (prefix === '') return [];
  const rows = await reader.run('entity/list-names-starting', { prefix, open: OPEN_REVISION });
  const nearest = rows
    .map((row) => ({
      id: row['id'] as EntityId,
      name: row['text'] as string,
      distance: distance(key, row['nameKey'] as string),
    }))
    .sort((one, other) => one.distance - other.distance);
  const seen = new Set<string>();
  const best = nearest.filter(({ id }) => !seen.has(id) && seen.add(id));
  return best.slice(0, MOST_SUGGESTIONS).map(({ id, name: text }) => ({ id, name: text }));
}

function blocksOf(selection: EntitySelection): string[] {
  return Object.entries(selection).flatMap(([part, value]) => (value === undefined ? [] : [part]));
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
