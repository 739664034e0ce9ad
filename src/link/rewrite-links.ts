/** The derived form of links, rewritten in the transaction that changes their claims. */
import { invariant } from '../errors.js';
import type { EntityId, LinkId } from '../ids.js';
import { entriesOf } from '../evidence/entries.js';
import { contradictionsOf } from '../bearing/contradictions.js';
import type { LinkEvidence } from '../evidence/evidence.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import type { Deriver, Reader, Row, Value } from '../store/store.js';
import { parseLinkId, type LinkEnds } from './link-id.js';
import { linkProperties } from './link-properties.js';

interface Rewrite {
  readonly link: LinkEnds;
  readonly properties: Record<string, Value>;
  /** The numbers of all its claims, ascending. */
  readonly claims: readonly number[];
}

/**
 * Whether a link's relationship was there before this write. Several calls in one transaction are fine
 * where the answer is the same as before the first of them.
 *
 * @param claims the numbers of the claims that speak to it now, ascending; none where it is to go
 */
export type WasThere = (link: LinkId, claims: readonly number[]) => boolean;

/** Derives links anew from all their claims and the contradictions of these, and writes them. */
export async function rewriteLinks(
  writer: Deriver,
  ids: ReadonlySet<LinkId>,
  wasThere: WasThere = () => true,
): Promise<void> {
  if (ids.size === 0) return;
  const derived = await deriveLinks(writer, ids);
  const rewrites = [...derived.values()];
  const isOld = ({ link, claims }: Rewrite): boolean => wasThere(link.id, claims);
  await remove(
    writer,
    [...ids].filter((id) => !derived.has(id) && wasThere(id, [])),
  );
  await create(
    writer,
    rewrites.filter((rewrite) => !isOld(rewrite)),
  );
  await overwrite(writer, rewrites.filter(isOld));
}

/** The properties that each link should have by its claims; a link without claims is missing. */
export async function deriveLinks(reader: Reader, ids: ReadonlySet<LinkId>): Promise<Map<LinkId, Rewrite>> {
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
      const numbers = own.map((claim) => claim['number'] as number);
      return [id, { link, properties: linkProperties(link, role, evidence), claims: numbers }];
    }),
  );
}

async function create(writer: Deriver, fresh: readonly Rewrite[]): Promise<void> {
  for (const [type, group] of byType(fresh))
    await writer.run('link/create-links', { rows: group.map(rowOf) }, { types: [type] });
  await countLinks(
    writer,
    fresh.map(({ link }) => link),
    1,
  );
}

/** Takes away links that no claim speaks to any more: their claims have gone to other ends. */
async function remove(writer: Deriver, ids: readonly LinkId[]): Promise<void> {
  const gone = ids.map((id) => ({ link: parseLinkId(id) }));
  for (const [type, group] of byType(gone)) {
    const rows = group.map(({ link: { id, from, to } }) => ({ id, from, to }));
    const [row] = await writer.run('link/delete-links', { rows }, { types: [type] });
    invariant(
      row?.['deleted'] === group.length,
      `${group.length} links of type ${type} were to go, and ${String(row?.['deleted'])} were found`,
    );
  }
  await countLinks(
    writer,
    gone.map(({ link }) => link),
    -1,
  );
}

async function countLinks(writer: Deriver, links: readonly LinkEnds[], each: 1 | -1): Promise<void> {
  if (links.length === 0) return;
  const added = new Map<EntityId, number>();
  // A link from an entity to itself is one relationship.
  for (const link of links)
    for (const end of new Set([link.from, link.to])) added.set(end, (added.get(end) ?? 0) + each);
  await writer.run('entity/add-link-counts', {
    rows: [...added].map(([id, count]) => ({ id, added: count })),
  });
}

async function overwrite(writer: Deriver, rewrites: readonly Rewrite[]): Promise<void> {
  for (const [type, group] of byType(rewrites)) {
    const [row] = await writer.run('link/rewrite-links', { rows: group.map(rowOf) }, { types: [type] });
    invariant(
      row?.['rewritten'] === group.length,
      `${group.length} links of type ${type} were to be rewritten, and ${String(row?.['rewritten'])} were found`,
    );
  }
}

const rowOf = ({ link, properties }: Rewrite) => ({ id: link.id, from: link.from, to: link.to, properties });

function byType<T extends { readonly link: LinkEnds }>(rewrites: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const rewrite of rewrites) {
    const group = groups.get(rewrite.link.type);
    if (group) group.push(rewrite);
    else groups.set(rewrite.link.type, [rewrite]);
  }
  return groups;
}
