/** What follows from identities, written anew for some entities: their claims' links and voices, and the links. */
import { claimOf, type StoredClaim } from '../claim/claim-properties.js';
import { findEntities } from '../entity/record-entities.js';
import { invariant } from '../errors.js';
import { isEntityId, type ClaimId, type EntityId, type LinkId, type OriginId } from '../ids.js';
import { linkOf } from '../link/link-id.js';
import { rewriteLinks, type WasThere } from '../link/rewrite-links.js';
import { inGroups } from '../recording/in-groups.js';
import { type Row, type Value, type Writer } from '../store/store.js';
import { relationType } from '../vocabulary/vocabulary.js';
import { canonicalVoices, standBy, type CanonicalVoices, type Stand } from './canonical.js';

/** Bound what is held at a time, whatever hub is merged. */
const CLAIMS_AT_ONCE = 1_000;
const LINKS_AT_ONCE = 1_000;

/**
 * Brings everything that is derived from the claims of some entities, or from claims that are their word,
 * to what the entities' identities are now. To be called once a write, after these were set.
 */
export async function rederive(writer: Writer, ids: readonly EntityId[]): Promise<void> {
  const changes = new Changes();
  const pages: [statement: string, parameters: Record<string, Value>][] = [
    ['identity/page-touched-claims', { ids: [...ids] }],
  ];
  const sources = await sourcesOf(writer, ids);
  if (sources.length > 0) pages.push(['identity/page-published-claims', { sources }]);
  for (const [statement, parameters] of pages) {
    for await (const claims of claimPages(writer, statement, parameters))
      await rewriteClaims(writer, claims, changes);
  }
  await contradicted(writer, changes);
  // Ids begin with the type, and links of one type are written in one statement.
  const links = [...changes.links].sort();
  for (const some of inGroups(links, LINKS_AT_ONCE))
    await rewriteLinks(writer, new Set(some), changes.wasThere);
}

/** What a merge has touched so far. */
class Changes {
  /** Links to be derived anew, those that no claim speaks to any more among them. */
  readonly links = new Set<LinkId>();
  /** The contradictions of claims that are another's word now. */
  readonly bearings = new Set<string>();
  readonly #before = new Set<LinkId>();
  readonly #moved = new Set<number>();

  /** A claim has gone from one link to another. */
  move(claim: StoredClaim, before: LinkId, now: LinkId): void {
    this.#before.add(before);
    this.#moved.add(claim.number);
    this.links.add(before).add(now);
  }

  /** A link was there if a claim spoke to it: one that has moved away, or one that has not moved. */
  readonly wasThere: WasThere = (link, claims) =>
    this.#before.has(link) || claims.some((number) => !this.#moved.has(number));
}

/** The sources whose word is that of some publishers: their own, and all that repeat these. */
async function sourcesOf(writer: Writer, ids: readonly EntityId[]): Promise<string[]> {
  const found = new Set<string>();
  let rows = await writer.run('identity/list-published-sources', { ids: [...ids] });
  for (;;) {
    const fresh = rows.map((row) => row['id'] as string).filter((id) => !found.has(id));
    if (fresh.length === 0) return [...found];
    for (const id of fresh) found.add(id);
    rows = await writer.run('identity/list-derived-sources', { ids: fresh });
  }
}

async function* claimPages(
  writer: Writer,
  statement: string,
  parameters: Record<string, Value>,
): AsyncGenerator<Row[]> {
  for (let after = 0; ;) {
    const rows = await writer.run(statement, { ...parameters, after, limit: CLAIMS_AT_ONCE });
    if (rows.length > 0) yield rows.map((row) => row['properties'] as Row);
    if (rows.length < CLAIMS_AT_ONCE) return;
    after = rows.at(-1)!['number'] as number;
  }
}

async function rewriteClaims(writer: Writer, rows: readonly Row[], changes: Changes): Promise<void> {
  const claims = rows.map((row) => ({ row, claim: claimOf(row) }));
  const stand = standBy(
    await findEntities(
      writer,
      claims.flatMap(({ claim }) => derivedFrom(claim)),
    ),
  );
  const rewritten = claims.flatMap(({ row, claim }) => {
    const linkId = linkIdOf(claim, stand);
    const voices = canonicalVoices(claim, stand);
    const moves = linkId !== claim.linkId;
    const speaksAnew = !isSame(voices, row);
    if (moves) changes.move(claim, claim.linkId as LinkId, linkId!);
    if (speaksAnew) {
      if (linkId !== undefined) changes.links.add(linkId);
      for (const bearing of (row['contradictions'] ?? []) as string[]) changes.bearings.add(bearing);
    }
    return moves || speaksAnew ? [rowOf(claim.id, linkId, voices)] : [];
  });
  if (rewritten.length === 0) return;
  const [row] = await writer.run('identity/rewrite-claims', { rows: rewritten });
  invariant(
    row?.['rewritten'] === rewritten.length,
    `${rewritten.length} claims were to be rewritten, and ${String(row?.['rewritten'])} were found`,
  );
}

/** All entities on which something derived of a claim rests. */
export function derivedFrom({ subject, object, attributedTo, origins }: StoredClaim): EntityId[] {
  const voices: readonly OriginId[] = origins;
  return [
    subject,
    ...(object === undefined ? [] : [object]),
    ...(attributedTo === undefined ? [] : [attributedTo]),
    ...voices.filter((origin: string) => isEntityId(origin)).map((origin) => origin as string as EntityId),
  ];
}

function linkIdOf(claim: StoredClaim, stand: Stand): LinkId | undefined {
  const type = relationType(claim.predicate);
  if (!type || claim.object === undefined) return undefined;
  return linkOf(type, stand(claim.subject), stand(claim.object), claim.role).id;
}

function isSame({ canonicalOrigins, canonicalSpeaker }: CanonicalVoices, row: Row): boolean {
  return (
    (canonicalSpeaker ?? null) === (row['canonicalSpeaker'] ?? null) &&
    JSON.stringify(canonicalOrigins ?? null) === JSON.stringify(row['canonicalOrigins'] ?? null)
  );
}

const rowOf = (id: ClaimId, linkId: LinkId | undefined, voices: CanonicalVoices) => ({
  id,
  linkId: linkId ?? null,
  canonicalOrigins: voices.canonicalOrigins ? [...voices.canonicalOrigins] : null,
  canonicalSpeaker: voices.canonicalSpeaker ?? null,
});

/** A claim that is another's word now contradicts as such: the links of what it contradicts hold it too. */
async function contradicted(writer: Writer, changes: Changes): Promise<void> {
  for (const ids of inGroups([...changes.bearings], CLAIMS_AT_ONCE)) {
    const rows = await writer.run('bearing/find-bearings', { ids });
    const ends = rows.flatMap((row) => {
      const bearing = row['properties'] as Row;
      return [bearing['claim'], bearing['on']];
    });
    const claims = await writer.run('claim/list-claims', { ids: [...new Set(ends)] });
    for (const claim of claims) if (claim['link']) changes.links.add(claim['link'] as LinkId);
  }
}
