/** Which links follow from some claims. */
import type { LinkId } from '../ids.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import type { Reader, Row } from '../store/store.js';

/**
 * The links that are to be derived anew when some claims change: those that they speak to, and those
 * whose claims they contradict.
 *
 * @param claims the properties of their nodes
 */
export async function linksOfClaims(reader: Reader, claims: readonly Row[]): Promise<Set<LinkId>> {
  const own = claims.flatMap((claim) => (claim['linkId'] ? [claim['linkId'] as LinkId] : []));
  const ids = [...new Set(claims.flatMap((claim) => (claim['contradictions'] ?? []) as string[]))];
  if (ids.length === 0) return new Set(own);
  const bearings = await reader.run('bearing/find-bearings', { ids }, {}, ALL_ROWS);
  const ends = bearings.flatMap((row) => {
    const bearing = row['properties'] as Row;
    return [bearing['claim'], bearing['on']];
  });
  const others = await reader.run('claim/list-claims', { ids: [...new Set(ends)] }, {}, ALL_ROWS);
  return new Set([...own, ...others.flatMap((claim) => (claim['link'] ? [claim['link'] as LinkId] : []))]);
}
