/** Who and what several entities are tied to alike. */
import { entityOf, type StoredEntity } from '../entity/entity-row.js';
import type { Filter } from '../evidence/evidence.js';
import { shownCondition } from '../evidence/predicate.js';
import type { EntityId } from '../ids.js';
import { storedOrigins } from '../link/read-links.js';
import type { Reader } from '../store/store.js';
import type { RelationType } from '../vocabulary/vocabulary.js';

export interface CommonNeighbour {
  readonly entity: StoredEntity;
  /** To how many of the given entities it is tied: two at least. */
  readonly tiedTo: number;
  /** How many origins assert the weakest of these ties, each as strong as its best-attested link. */
  readonly weakest: number;
}

/** The last of the page before. */
export interface NeighbourPosition {
  readonly tiedTo: number;
  readonly weakest: number;
  readonly id: string;
}

/** How many entities may be given, two at least. */
export const MOST_GIVEN = 20;

/**
 * A page of the entities that are tied to two or more of some others: by how many, then by their weakest
 * tie, then by id.
 *
 * @param ids who stands for the given ones; these are not among their own neighbours
 */
export async function pageCommonNeighbours(
  reader: Reader,
  ids: readonly EntityId[],
  types: readonly RelationType[],
  filter: Filter,
  page: { readonly limit: number; readonly after?: NeighbourPosition },
): Promise<CommonNeighbour[]> {
  if (types.length === 0) return [];
  const shown = shownCondition(filter, { countOrigins: true });
  const { after, limit } = page;
  const rows = await reader.run(
    'network/page-common-neighbours',
    {
      ...shown.parameters,
      ids,
      limit,
      afterTied: after?.tiedTo ?? Number.MAX_SAFE_INTEGER,
      afterWeakest: after?.weakest ?? Number.MAX_SAFE_INTEGER,
      after: after?.id ?? '',
    },
    { types: [...types], keep: [...shown.keep, ...storedOrigins(shown.keep)] },
  );
  return rows.map((row) => ({
    entity: entityOf(row),
    tiedTo: row['tiedTo'] as number,
    weakest: row['weakest'] as number,
  }));
}

/** How many such entities there are. */
export async function countCommonNeighbours(
  reader: Reader,
  ids: readonly EntityId[],
  types: readonly RelationType[],
  filter: Filter,
): Promise<number> {
  if (types.length === 0) return 0;
  const shown = shownCondition(filter);
  const [row] = await reader.run(
    'network/count-common-neighbours',
    { ...shown.parameters, ids },
    { types: [...types], keep: shown.keep },
  );
  return (row?.['counted'] as number | undefined) ?? 0;
}
