/** What contradicts some claims: the entries that make a link or a value contested. */
import { entriesOf } from '../evidence/entries.js';
import type { ContradictionEntry } from '../evidence/evidence.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import { OPEN_REVISION, type Reader, type Row } from '../store/store.js';

/** By the number of the claim that is contradicted: the entries of those that contradict it, either way round. */
export async function contradictionsOf(
  reader: Reader,
  claims: readonly Row[],
): Promise<Map<number, ContradictionEntry[]>> {
  const marked = claims.filter(
    (claim) =>
      claim['stance'] === 'ASSERTS' && ((claim['contradictions'] as string[] | null) ?? []).length > 0,
  );
  if (marked.length === 0) return new Map();
  const ids = [...new Set(marked.flatMap((claim) => claim['contradictions'] as string[]))];
  const bearings = new Map(
    (await reader.run('bearing/find-bearings', { ids }, {}, ALL_ROWS)).map((row) => {
      const bearing = row['properties'] as Row;
      return [bearing['id'] as string, bearing];
    }),
  );
  const ends = [...new Set([...bearings.values()].flatMap((bearing) => [bearing['claim'], bearing['on']]))];
  const others = new Map(
    (await reader.run('claim/list-claims', { ids: ends }, {}, ALL_ROWS)).map((row) => [row['id'], row]),
  );
  return new Map(
    marked.map((claim) => {
      // In the claim's own order, so that its link comes out alike whatever else is derived with it.
      const entries = (claim['contradictions'] as string[]).flatMap((id) => {
        const bearing = bearings.get(id);
        const other =
          bearing && others.get(bearing['claim'] === claim['id'] ? bearing['on']! : bearing['claim']!);
        // Only damage takes one of them away, and `nisba check` tells of it.
        if (!other) return [];
        const life = {
          since: bearing['recordedRevision'] as number,
          until: (bearing['retractedRevision'] as number | null) ?? OPEN_REVISION,
        };
        return entriesOf(other, life).map((entry) => ({ ...entry, touches: claim['number'] as number }));
      });
      return [claim['number'] as number, entries];
    }),
  );
}
