/** Links written as they are, without claims: for tests of what reads them. */
import type { Filter, LinkEvidence } from '../../src/evidence/evidence.js';
import { isShown, judge } from '../../src/evidence/judge.js';
import type { EntityId } from '../../src/ids.js';
import { linkOf, type LinkEnds } from '../../src/link/link-id.js';
import { linkProperties } from '../../src/link/link-properties.js';
import type { Summary } from '../../src/link/read-links.js';
import type { Store } from '../../src/store/store.js';
import { relationType, type RelationType } from '../../src/vocabulary/vocabulary.js';

export interface WrittenLink extends LinkEnds {
  readonly evidence: LinkEvidence;
}

export function written(from: string, type: RelationType, to: string, evidence: LinkEvidence): WrittenLink {
  return { ...linkOf(relationType(type)!, from as EntityId, to as EntityId), evidence };
}

/** Writes links between entities that are there already. */
export async function writeLinks(store: Store, links: readonly WrittenLink[]): Promise<void> {
  const ends = links.flatMap(({ from, to }) => [...new Set([from, to])]);
  const counts = [...new Set(ends)].map((id) => ({ id, added: ends.filter((end) => end === id).length }));
  await store.write(async (writer) => {
    for (const type of new Set(links.map((link) => link.type))) {
      const rows = links
        .filter((link) => link.type === type)
        .map((link) => ({
          from: link.from,
          to: link.to,
          properties: linkProperties(link, undefined, link.evidence),
        }));
      await writer.run('link/create-links', { rows }, { types: [type] });
    }
    await writer.run('entity/add-link-counts', { rows: counts });
  });
}

/** What the pure judge says of a link, in the form in which links are read. */
export function summaryOf(link: WrittenLink, asked: Filter): Summary {
  const summary = judge(link.evidence, asked);
  return { ...summary, originCount: summary.origins.length, sourceCount: summary.sources.length };
}

export function isAnswered(link: WrittenLink, asked: Filter): boolean {
  return isShown(judge(link.evidence, asked), asked);
}
