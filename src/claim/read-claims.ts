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
): Promise<Map<string, StoredClaim[]>> {
  const { keep, parameters } = claimCondition(selection, filter);
  const rows = await reader.run(`claim/page-${owner}-claims`, { ...parameters, ids, ...page }, { keep });
  return byOwner(rows);
}

/** How many claims each of some owners has. */
export async function countClaimsOf(
  reader: Reader,
  owner: ClaimOwner,
  ids: readonly string[],
  selection: ClaimSelection,
  filter: Filter,
): Promise<Map<string, number>> {
  const { keep, parameters } = claimCondition(selection, filter);
  const rows = await reader.run(`claim/count-${owner}-claims`, { ...parameters, ids }, { keep });
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

function byOwner(rows: readonly Row[]): Map<string, StoredClaim[]> {
  const pages = new Map<string, StoredClaim[]>();
  for (const row of rows) {
    const owner = row['owner'] as string;
    const claim = claimOf(row['properties'] as Row);
    const claims = pages.get(owner);
    if (claims) claims.push(claim);
    else pages.set(owner, [claim]);
  }
  for (const claims of pages.values()) claims.sort((one, other) => one.number - other.number);
  return pages;
}
