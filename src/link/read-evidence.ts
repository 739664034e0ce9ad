/** The evidence of links, for judging them under filters that are not known beforehand. */
import type { LinkEvidence } from '../evidence/evidence.js';
import type { LinkId } from '../ids.js';
import type { Reader } from '../store/store.js';
import { parseLinkId } from './link-id.js';
import { evidenceOf } from './link-properties.js';
import { linkColumns } from './read-links.js';

/**
 * The evidence of links by id; missing where there is no such link.
 *
 * @throws INVALID_ID, UNKNOWN_TYPE
 */
export async function findEvidence(
  reader: Reader,
  ids: readonly LinkId[],
): Promise<Map<LinkId, LinkEvidence>> {
  if (ids.length === 0) return new Map();
  const links = ids.map(parseLinkId);
  const rows = await reader.run(
    'link/find-links',
    { rows: links.map(({ id, from, to }) => ({ id, from, to })) },
    { types: [...new Set(links.map(({ type }) => type))], keep: linkColumns(false, true) },
  );
  return new Map(rows.map((row) => [row['id'] as LinkId, evidenceOf(row)]));
}
