/** One shortest path by the engine's own search, where it has one that holds the filter inside. */
import { judge } from '../evidence/judge.js';
import { selectsClaims, shownCondition } from '../evidence/predicate.js';
import type { EntityId, LinkId } from '../ids.js';
import { findEvidence } from '../link/read-evidence.js';
import { matchCondition } from '../link/read-links.js';
import type { Reader } from '../store/store.js';
import type { PathAnswer, PathQuery, Step } from './path.js';

/**
 * A shortest path; of several, any.
 *
 * @returns undefined when the filter or the directions cannot be told as conditions on single links
 */
export async function nativeShortest(
  reader: Reader,
  { from, to, types, direction, throughLabels, maxHops, filter }: PathQuery,
): Promise<PathAnswer | undefined> {
  const shown = shownCondition(filter);
  const matched = matchCondition({ types, direction });
  if (shown.keep.includes('judged') || matched.keep.length !== 1) return undefined;
  const [row] = await reader.run(
    'path/find-shortest',
    {
      ...shown.parameters,
      from: from.id,
      to: to.id,
      ...(!throughLabels && { ends: [from.id, to.id] }),
    },
    {
      types: [...types],
      keep: [...matched.keep, ...shown.keep, ...(throughLabels ? [] : ['aroundLabels'])],
    },
  );
  const links = (row?.['links'] ?? []) as LinkId[];
  if (links.length === 0 || links.length > maxHops)
    return { paths: [], more: false, explored: 0, bounded: false };
  const entities = row!['entities'] as EntityId[];
  let strengths = row!['strengths'] as number[];
  if (selectsClaims(filter)) {
    // The stored count is that of the defaults.
    const evidence = await findEvidence(reader, links);
    strengths = links.map((link) => {
      const known = evidence.get(link);
      return known ? judge(known, filter).origins.length : 0;
    });
  }
  const steps = links.map((link, at): Step => {
    return { link, from: entities[at]!, to: entities[at + 1]!, strength: strengths[at]! };
  });
  return {
    paths: [{ steps, strength: Math.min(...strengths) }],
    more: false,
    explored: links.length,
    bounded: false,
  };
}
