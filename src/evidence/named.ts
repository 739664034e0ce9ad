/** The parts of a filter that name entities: by all their ids, so that a merged one is meant by any of its own. */
import type { EvidenceFilter } from './evidence.js';

export const NAMING = ['origins', 'excludeOrigins', 'attributedTo', 'excludeAttributedTo'] as const;

/** @param inFull ids, and with each entity among them all that are read as one with it */
export async function namedInFull(
  evidence: EvidenceFilter,
  inFull: (ids: readonly string[]) => Promise<readonly string[]>,
): Promise<EvidenceFilter> {
  const given = NAMING.filter((part) => evidence[part] !== undefined);
  if (given.length === 0) return evidence;
  const full = await Promise.all(given.map(async (part) => [part, await inFull(evidence[part]!)]));
  return { ...evidence, ...(Object.fromEntries(full) as EvidenceFilter) };
}
