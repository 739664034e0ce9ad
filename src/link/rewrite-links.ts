/** The derived form of links, rewritten in the transaction that changes their claims. */
import { invariant } from '../errors.js';
import type { EntityId, LinkId } from '../ids.js';
import { entriesOf } from '../evidence/entries.js';
import { contradictionsOf } from '../bearing/contradictions.js';
import type { LinkEvidence } from '../evidence/evidence.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import type { Reader, Row, Value, Writer } from '../store/store.js';
import { parseLinkId, type LinkEnds } from './link-id.js';
import { linkProperties } from './link-properties.js';

interface Rewrite {
  readonly link: LinkEnds;
  readonly properties: Record<string, Value>;
  /** None of its claims was there before those that are being recorded. */
  readonly isNew: boolean;
}

/**
 * Derives links anew from all their claims and the contradictions of these, and writes them.
 *
 * @param firstFresh the number of the first claim that is being recorded: links whose claims all begin
 *   there do not exist yet. Several calls in one transaction are fine.
 */
export async function rewriteLinks(
  writer: Writer,
  ids: ReadonlySet<LinkId>,
  firstFresh = Infinity,
): Promise<void> {
  if (ids.size === 0) return;
  const derived = await deriveLinks(writer, ids);
  const rewrites = [...derived.values()].map(({ link, properties, firstNumber }) => ({
    link,
    properties,
    isNew: firstNumber >= firstFresh,
  }));
  const fresh = rewrites.filter((rewrite) => rewrite.isNew);
  for (const [type, group] of byType(fresh))
    await writer.run('link/create-links', { rows: group.map(rowOf) }, { types: [type] });
  await countLinks(writer, fresh);
  await overwrite(
    writer,
    rewrites.filter((rewrite) => !rewrite.isNew),
  );
}

/** The properties that each link should have by its claims, and the number of its first claim. */
export async function deriveLinks(
  reader: Reader,
  ids: ReadonlySet<LinkId>,
): Promise<Map<LinkId, { link: LinkEnds; properties: Record<string, Value>; firstNumber: number }>> {
  const claims = await reader.run('claim/list-link-claims', { links: [...ids] }, {}, ALL_ROWS);
  const contradictions = await contradictionsOf(reader, claims);
  const byLink = new Map<LinkId, Row[]>();
  for (const claim of claims) {
    const link = claim['link'] as LinkId;
    const group = byLink.get(link);
    if (group) group.push(claim);
    else byLink.set(link, [claim]);
  }
  return new Map(
    [...byLink].map(([id, own]) => {
      const link = parseLinkId(id);
      const evidence: LinkEvidence = {
        entries: own.flatMap((claim) => entriesOf(claim)),
        contradictions: own.flatMap((claim) =>
          claim['stance'] === 'ASSERTS' ? (contradictions.get(claim['number'] as number) ?? []) : [],
        ),
      };
      const role = link.rolePart === undefined ? undefined : (own[0]!['role'] as string);
      const firstNumber = Math.min(...own.map((claim) => claim['number'] as number));
      return [id, { link, properties: linkProperties(link, role, evidence), firstNumber }];
    }),
  );
}

async function countLinks(writer: Writer, fresh: readonly Rewrite[]): Promise<void> {
  if (fresh.length === 0) return;
  const added = new Map<EntityId, number>();
  // A link from an entity to itself is one relationship.
  for (const { link } of fresh)
    for (const end of new Set([link.from, link.to])) added.set(end, (added.get(end) ?? 0) + 1);
  await writer.run('entity/add-link-counts', {
    rows: [...added].map(([id, count]) => ({ id, added: count })),
  });
}

async function overwrite(writer: Writer, rewrites: readonly Rewrite[]): Promise<void> {
  for (const [type, group] of byType(rewrites)) {
    const [row] = await writer.run('link/rewrite-links', { rows: group.map(rowOf) }, { types: [type] });
    invariant(
      row?.['rewritten'] === group.length,
      `${group.length} links of type ${type} were to be rewritten, and ${String(row?.['rewritten'])} were found`,
    );
  }
}

const rowOf = ({ link, properties }: Rewrite) => ({ id: link.id, from: link.from, to: link.to, properties });

function byType(rewrites: readonly Rewrite[]): Map<string, Rewrite[]> {
  const groups = new Map<string, Rewrite[]>();
  for (const rewrite of rewrites) {
    const group = groups.get(rewrite.link.type);
    if (group) group.push(rewrite);
    else groups.set(rewrite.link.type, [rewrite]);
  }
  return groups;
}
