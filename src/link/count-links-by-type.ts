/** How many links an entity has, by type and direction, before anyone expands them. */
import type { Filter } from '../evidence/evidence.js';
import { selectsClaims, shownCondition } from '../evidence/predicate.js';
import type { EntityId } from '../ids.js';
import type { Fill, Parameters, Reader } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import { relationType, type RelationType } from '../vocabulary/vocabulary.js';
import { ALL_RELATION_TYPES, type Direction } from './read-links.js';

export interface TypeCount {
  readonly type: RelationType;
  readonly direction: Direction;
  readonly count: number;
  /** Where counting stopped: there are at least this many. */
  readonly limit?: number;
}

/** Links of one entity whose evidence is looked at to count them under a filter of claims. */
const MOST_LINKS_COUNTED = 20_000;

/**
 * How many links of each type and direction each of some entities has, in the vocabulary's order.
 *
 * Exact where the scalars on the links answer the filter: by default, and for `statuses` and `minOrigins`.
 * A filter of claims looks at the evidence of each link, so at an entity with more links than `most` only
 * the first of them by id, type by type, are looked at; types that this did not get through are told with
 * that limit, those that it did not come to with 0.
 */
export async function countLinksByType(
  reader: Reader,
  ids: readonly EntityId[],
  filter: Filter,
  most = MOST_LINKS_COUNTED,
): Promise<Map<EntityId, TypeCount[]>> {
  const shown = shownCondition(filter);
  const hubs = selectsClaims(filter) ? await hubsAmong(reader, ids, most) : new Set<EntityId>();
  const others = ids.filter((id) => !hubs.has(id));
  const counts = await counted(reader, others, shown.parameters, shown.keep);
  if (hubs.size > 0) {
    const parameters = { ...shown.parameters, limit: most };
    const partial = await counted(reader, [...hubs], parameters, [...shown.keep, 'bounded']);
    // Without a condition this reads no evidence: the whole of each type, to tell which were got through.
    const whole = await counted(reader, [...hubs], {}, []);
    for (const hub of hubs)
      counts.set(hub, atLeast(partial.get(hub), whole.get(hub) ?? new Map<string, TypeCount>(), most));
  }
  return new Map([...counts].map(([id, own]) => [id, [...own.values()].sort((a, b) => rank(a) - rank(b))]));
}

async function hubsAmong(reader: Reader, ids: readonly EntityId[], most: number): Promise<Set<EntityId>> {
  const rows = await reader.run('link/list-hubs', { ids, limit: most });
  return new Set(rows.map((row) => row['id'] as EntityId));
}

/** By type and direction. */
type Counts = Map<string, TypeCount>;

async function counted(
  reader: Reader,
  ids: readonly EntityId[],
  parameters: Parameters,
  keep: Fill['keep'],
): Promise<Map<EntityId, Counts>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.run(
    'link/count-links-by-type',
    { ...parameters, ids },
    { types: [...ALL_RELATION_TYPES], keep },
  );
  const counts = new Map<EntityId, Counts>();
  for (const row of rows) {
    const type = row['relationType'] as RelationType;
    // A link from an entity to itself is one of its outward and one of its inward links, as when they are listed.
    const outAndIn: Direction[] = [
      ...(row['outward'] ? ['OUT' as const] : []),
      ...(row['inward'] ? ['IN' as const] : []),
    ];
    const own: Counts = counts.get(row['entity'] as EntityId) ?? new Map<string, TypeCount>();
    for (const direction of relationType(type)!.symmetric ? (['BOTH'] as const) : outAndIn) {
      const key = `${type} ${direction}`;
      own.set(key, { type, direction, count: (own.get(key)?.count ?? 0) + (row['counted'] as number) });
    }
    counts.set(row['entity'] as EntityId, own);
  }
  return counts;
}

/** What was counted among the first `most` links by id, told as a lower bound where a type goes on behind them. */
function atLeast(partial: Counts | undefined, whole: Counts, most: number): Counts {
  const types = [...new Set([...whole.values()].map(({ type }) => type))];
  // The order of the ids, which begin with the type and a tilde.
  types.sort((one, other) => compareCodePoints(`${one}~`, `${other}~`));
  const complete = new Set<RelationType>();
  let passed = 0;
  for (const type of types) {
    for (const count of whole.values()) if (count.type === type) passed += count.count;
    if (passed > most) break;
    complete.add(type);
  }
  const told: Counts = new Map();
  for (const [key, { type, direction }] of whole) {
    const count = partial?.get(key)?.count ?? 0;
    if (!complete.has(type)) told.set(key, { type, direction, count, limit: most });
    else if (count > 0) told.set(key, { type, direction, count });
  }
  return told;
}

function rank({ type, direction }: TypeCount): number {
  return ALL_RELATION_TYPES.indexOf(type) * 3 + (direction === 'IN' ? 1 : 0);
}
