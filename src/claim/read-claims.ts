/** Reading claims: by id, and page by page for an entity, a source, a link or the whole store. */
import type { Filter } from '../evidence/evidence.js';
import { entryCondition, type Condition } from '../evidence/predicate.js';
import type { ClaimId, EntityId, SourceId } from '../ids.js';
import { OPEN_REVISION, type Reader, type Row } from '../store/store.js';
import { typesOfFamilies } from '../vocabulary/vocabulary.js';
import { claimOf, type StoredClaim } from './claim-properties.js';
import type { Basis, Modality, Stance } from './claim.js';

/** All parts must hold; an absent part is not asked for. */
export interface ClaimSelection {
  readonly subjects?: readonly EntityId[];
  readonly objects?: readonly EntityId[];
  readonly entities?: readonly EntityId[];
  readonly predicates?: readonly string[];
  readonly sources?: readonly SourceId[];
  readonly attributedTo?: readonly EntityId[];
  readonly onBehalfOf?: readonly EntityId[];
  /** Attributed to them, or one of their speech acts. */
  readonly saidBy?: readonly EntityId[];
  readonly stances?: readonly Stance[];
  readonly modalities?: readonly Modality[];
  readonly bases?: readonly Basis[];
  /** Only retracted ones; else only those that stand. */
  readonly retracted?: boolean;
}

/** Whose claims: the statements differ, the conditions do not. */
export type ClaimOwner = 'entity' | 'source' | 'link';

/** All whose claims are an owner's: of an entity that stands for others, theirs too. */
export type MembersOf = (owner: string) => readonly string[];

const ALONE: MembersOf = (owner) => [owner];

/**
 * The first claims after a running number, for each of some owners, in one statement; they obey what
 * the filter gives, never the defaults.
 */
export async function pageClaimsOf(
  reader: Reader,
  owner: ClaimOwner,
  ids: readonly string[],
  selection: ClaimSelection,
  filter: Filter,
  page: { readonly after: number; readonly limit: number },
  membersOf: MembersOf = ALONE,
): Promise<Map<string, StoredClaim[]>> {
  const { keep, parameters } = claimCondition(selection, filter);
  const owners = new Map(ids.flatMap((id) => membersOf(id).map((member) => [member, id])));
  const rows = await reader.run(
    `claim/page-${owner}-claims`,
    { ...parameters, ids: [...owners.keys()], ...page },
    { keep },
  );
  const pages = byOwner(rows, owners);
  // The first claims of several together are among the first of each.
  for (const [id, claims] of pages) pages.set(id, claims.slice(0, page.limit));
  return pages;
}

/** How many claims each of some owners has. */
export async function countClaimsOf(
  reader: Reader,
  owner: ClaimOwner,
  ids: readonly string[],
  selection: ClaimSelection,
  filter: Filter,
  membersOf: MembersOf = ALONE,
): Promise<Map<string, number>> {
  const { keep, parameters } = claimCondition(selection, filter);
  const groups = ids.map((id) => [id, membersOf(id)] as const);
  const single = groups.filter(([, members]) => members.length === 1).map(([id]) => id);
  const several = groups
    .filter(([, members]) => members.length > 1)
    .flatMap(([id, members]) => members.map((member) => ({ owner: id, member, group: [...members] })));
  const rows = [
    ...(single.length > 0
      ? await reader.run(`claim/count-${owner}-claims`, { ...parameters, ids: single }, { keep })
      : []),
    ...(several.length > 0
      ? await reader.run('claim/count-group-claims', { ...parameters, rows: several }, { keep })
      : []),
  ];
  return new Map(rows.map((row) => [row['owner'] as string, row['counted'] as number]));
}

/** Claims of the whole store after a running number; with `newest`, before it and latest first. */
export async function pageClaims(
  reader: Reader,
  selection: ClaimSelection,
  filter: Filter,
  page: { readonly after: number; readonly limit: number; readonly newest: boolean },
): Promise<StoredClaim[]> {
  const { keep, parameters } = claimCondition(selection, filter);
  const { newest, ...bounds } = page;
  const rows = await reader.run(
    newest ? 'claim/page-claims-newest' : 'claim/page-claims',
    { ...parameters, ...bounds },
    { keep },
  );
  return rows.map((row) => claimOf(row['properties'] as Row));
}

export async function countClaims(
  reader: Reader,
  selection: ClaimSelection,
  filter: Filter,
): Promise<number> {
  const { keep, parameters } = claimCondition(selection, filter);
  const [row] = await reader.run('claim/count-claims', parameters, { keep });
  return row!['counted'] as number;
}

/** Claims by id, retracted ones too; missing where there is none. */
export async function findClaims(
  reader: Reader,
  ids: readonly ClaimId[],
): Promise<Map<ClaimId, StoredClaim>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.run('claim/find-claims', { ids });
  const claims = rows.map((row) => claimOf(row['properties'] as Row));
  return new Map(claims.map((claim) => [claim.id, claim]));
}

/** The blocks and parameters of `claim/counts`. */
export function claimCondition({ retracted, ...selection }: ClaimSelection, filter: Filter): Condition {
  const entry = entryCondition(filter, false);
  const keep = entry.keep.filter((block) => !(retracted && block === 'present'));
  const parameters: Record<string, unknown> = { ...entry.parameters };
  if (retracted) {
    keep.push('retracted');
    parameters['open'] = OPEN_REVISION;
  }
  if (keep.includes('origins') || keep.includes('excludeOrigins')) keep.push('originsGiven');
  for (const [part, ids] of Object.entries(selection)) {
    if (ids === undefined) continue;
    const block = `where${part[0]!.toUpperCase()}${part.slice(1)}`;
    keep.push(block);
    parameters[block] = [...ids];
  }
  if (selection.saidBy) parameters['speechTypes'] = [...typesOfFamilies(['SPEECH']), 'SAID'];
  return { keep, parameters };
}

/** A claim at two members of one owner comes once. */
function byOwner(rows: readonly Row[], owners: ReadonlyMap<string, string>): Map<string, StoredClaim[]> {
  const pages = new Map<string, StoredClaim[]>();
  for (const row of rows) {
    const owner = owners.get(row['owner'] as string)!;
    const claim = claimOf(row['properties'] as Row);
    const claims = pages.get(owner);
    if (claims) claims.push(claim);
    else pages.set(owner, [claim]);
  }
  for (const [owner, claims] of pages) {
    claims.sort((one, other) => one.number - other.number);
    pages.set(
      owner,
      claims.filter((claim, at) => claims[at - 1]?.number !== claim.number),
    );
  }
  return pages;
}
