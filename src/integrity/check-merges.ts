/** Merges: their identity, their two entities and the ties to these, and that no entity is merged twice or into itself. */
import { findEntities } from '../entity/record-entities.js';
import { identitiesOf } from '../identity/identities.js';
import { isInForce, mergeIdentity, mergeOf, mergesInForce, type Merge } from '../identity/merge.js';
import type { Reader, Row, Store } from '../store/store.js';
import { difference, type Finding } from './finding.js';
import { compare, comparePages, instantsOf, tie, tiesOf, type CheckedPage } from './pages.js';

export async function* checkMerges(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  yield* comparePages(store, 'integrity/page-merges', pageSize, comparePage);
  const findings = await compare(store, async (reader) => {
    const [merges] = await reader.run('integrity/count-merges');
    const [state] = await reader.run('integrity/read-store');
    return difference('store.lastMerge', 'store', merges?.['last'] ?? 0, state?.['lastMerge'] ?? 0);
  });
  yield { checked: 0, findings };
}

async function comparePage(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const merges = rows.map((row) => mergeOf(row['properties'] as Row));
  const entities = await findEntities(
    reader,
    merges.flatMap(({ merged, into }) => [merged, into]),
  );
  const ties = await tiesOf(
    reader,
    'integrity/list-merge-ties',
    merges.map(({ id }) => id),
  );
  const instants = await instantsOf(
    reader,
    merges.flatMap(({ recordedRevision, endedRevision }) => [recordedRevision, endedRevision]),
  );
  const inForce = await mergesInForce(reader);
  const identities = identitiesOf(inForce);
  return merges.flatMap((merge) => {
    const { id, merged, into } = merge;
    const missing = [merged, into].filter((end) => !entities.has(end));
    const [one, other] = [entities.get(merged), entities.get(into)];
    const first = inForce.find((each) => each.merged === merged);
    return [
      ...difference('merge.id', id, mergeIdentity(merged, into), id.split('.')[0]!),
      ...missing.map((end) => ({ what: 'merge.entity', id, expected: `an entity ${end}`, found: null })),
      ...(one && other ? difference('merge.kind', id, other.kind, one.kind) : []),
      ...difference(
        'merge.ties',
        id,
        [tie('INTO_ENTITY', into), tie('OF_ENTITY', merged)],
        ties.get(id) ?? [],
      ),
      ...clocks(merge, instants),
      ...(isInForce(merge) ? difference('merge.merged', id, first?.id ?? null, id) : []),
      ...(isInForce(merge) && !identities.get(merged)?.canonical
        ? [{ what: 'merge.into', id, expected: 'an end of the chain', found: 'a circle' }]
        : []),
    ];
  });
}

function clocks(merge: Merge, instants: ReadonlyMap<number, string>): Finding[] {
  const { id, recordedRevision, endedRevision } = merge;
  const endedAt = isInForce(merge) ? null : (instants.get(endedRevision) ?? 'a revision');
  return [
    ...difference('merge.recordedAt', id, instants.get(recordedRevision) ?? 'a revision', merge.recordedAt),
    ...difference('merge.endedAt', id, endedAt, merge.endedAt ?? null),
  ];
}
