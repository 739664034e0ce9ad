/** Bearings: their identity, their two claims, and the ties to these. */
import { bearingOf } from '../bearing/read-bearings.js';
import { bearingIdentity } from '../bearing/record-bearings.js';
import { OPEN_REVISION, type Reader, type Row, type Store } from '../store/store.js';
import { difference, type Finding } from './finding.js';
import { comparePages, instantsOf, tie, tiesOf, type CheckedPage } from './pages.js';

export function checkBearings(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  return comparePages(store, 'integrity/page-bearings', pageSize, comparePage);
}

async function comparePage(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const bearings = rows.map((row) => bearingOf(row['properties'] as Row));
  const ends = [...new Set(bearings.flatMap(({ claim, on }) => [claim, on]))];
  const claims = new Set((await reader.run('claim/list-claims', { ids: ends })).map((row) => row['id']));
  const ties = await tiesOf(
    reader,
    'integrity/list-bearing-ties',
    bearings.map(({ id }) => id),
  );
  const instants = await instantsOf(
    reader,
    bearings.flatMap(({ recordedRevision, retractedRevision }) => [recordedRevision, retractedRevision]),
  );
  return bearings.flatMap((bearing) => {
    const { id, claim, on, recordedRevision, retractedRevision } = bearing;
    const missing = [claim, on].filter((end) => !claims.has(end));
    const retractedAt =
      retractedRevision === OPEN_REVISION ? null : (instants.get(retractedRevision) ?? 'a revision');
    return [
      ...difference('bearing.id', id, bearingIdentity(bearing), id.split('.')[0]!),
      ...missing.map((end) => ({ what: 'bearing.claim', id, expected: `a claim ${end}`, found: null })),
      ...difference('bearing.ties', id, [tie('BY_CLAIM', claim), tie('ON_CLAIM', on)], ties.get(id) ?? []),
      ...difference(
        'bearing.recordedAt',
        id,
        instants.get(recordedRevision) ?? 'a revision',
        bearing.recordedAt,
      ),
      ...difference('bearing.retractedAt', id, retractedAt, bearing.retractedAt ?? null),
    ];
  });
}
