/** What sources and editors say of whether two entities may be one: kept apart from merging them. */
import { BASES, MODALITIES } from '../claim/claim.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { LINK_STATUSES, type Filter } from '../evidence/evidence.js';
import type { EntityId } from '../ids.js';
import { pageLinks } from '../link/read-links.js';
import type { Reader } from '../store/store.js';

/** POSSIBLY_SAME_AS between an entity and another, by the claims that stand. */
export interface Judgement {
  readonly other: StoredEntity;
  /** Claims that the two may be one … */
  readonly same: number;
  /** … and claims that they are not: denials of it. */
  readonly different: number;
}

/** Whatever was said, an editor's inference and a mere possibility too. */
const EVERYTHING_SAID: Filter = {
  evidence: {
    modalities: MODALITIES,
    bases: BASES,
    statuses: LINK_STATUSES.filter((status) => status !== 'NONE'),
  },
  time: {},
};

const MOST_JUDGEMENTS = 1_000;

/**
 * The judgements about some entities, in one statement, each of another entity; of what was merged they
 * are those of the entity that stands for it.
 *
 * @param ids of entities that stand for themselves
 */
export async function listJudgements(
  reader: Reader,
  ids: readonly EntityId[],
): Promise<Map<EntityId, Judgement[]>> {
  const pages = await pageLinks(
    reader,
    ids,
    { types: ['POSSIBLY_SAME_AS'], direction: 'BOTH' },
    EVERYTHING_SAID,
    { order: 'TYPE', limit: MOST_JUDGEMENTS },
    { summary: true, names: false, far: true },
  );
  return new Map(
    [...pages].map(([id, links]) => [
      id,
      links.flatMap(({ far, summary }) =>
        // Two that have been merged are no question any more.
        far && summary && far.id !== id
          ? [{ other: far, same: summary.asserts, different: summary.denies }]
          : [],
      ),
    ]),
  );
}
