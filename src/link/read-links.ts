/** Reading links: by id, page by page from an entity, counted, and what the defaults hide. */
import { NisbaError } from '../errors.js';
import { entityOf, type StoredEntity } from '../entity/entity-row.js';
import type { Filter, HiddenReason } from '../evidence/evidence.js';
import { judge } from '../evidence/judge.js';
import { hiddenCondition, selectsClaims, shownCondition, type Condition } from '../evidence/predicate.js';
import type { EntityId, LinkId } from '../ids.js';
import type { Reader, Row } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import {
  RELATION_TYPES,
  relationType,
  typesOfFamilies,
  type EntityKind,
  type Family,
  type RelationType,
} from '../vocabulary/vocabulary.js';
import { parseLinkId, type LinkEnds } from './link-id.js';
import { evidenceOf, scalarsOf, type SummaryScalars } from './link-properties.js';

export type Direction = 'OUT' | 'IN' | 'BOTH';
export type LinkOrder = 'TYPE' | 'ORIGINS';

/** Which links of an entity. */
export interface LinkSelection {
  readonly types: readonly RelationType[];
  readonly direction: Direction;
  readonly with?: readonly EntityId[];
  readonly kinds?: readonly EntityKind[];
}

/** What of a link is asked for: the fewer columns, the faster. */
export interface LinkWanted {
  readonly summary: boolean;
  /** The names of origins and sources, which only the evidence tells. */
  readonly names: boolean;
  /** The entity at the other end, beyond its id. */
  readonly far: boolean;
}

export interface Summary extends SummaryScalars {
  readonly origins?: readonly string[];
  readonly sources?: readonly string[];
}

export interface FoundLink extends LinkEnds {
  readonly role?: string;
  readonly summary?: Summary;
  /** The entity at the other end, where it was asked for. */
  readonly far?: StoredEntity;
  /** How many origins assert it, where that is the order. */
  readonly originRank?: number;
}

/** Where a page of links begins: after this link, and its rank where the order is by origins. */
export interface LinkPosition {
  readonly id: string;
  readonly rank?: number;
}

/** All relation types, for a selection that names none. */
export const ALL_RELATION_TYPES: readonly RelationType[] = RELATION_TYPES.map(({ type }) => type);

/** The types that are both among those given and of the families given; all where neither is. */
export function typesAsked(
  types: readonly RelationType[] | null | undefined,
  families: readonly Family[] | null | undefined,
): readonly RelationType[] {
  const ofFamilies = families && typesOfFamilies(families);
  const asked = [...new Set(types ?? ofFamilies ?? ALL_RELATION_TYPES)];
  return types && ofFamilies ? asked.filter((type) => ofFamilies.includes(type)) : asked;
}

/** The column blocks of `link/columns`. */
export function linkColumns(summary: boolean, evidence: boolean): string[] {
  return [...(summary ? ['summary'] : []), ...(evidence ? ['evidence'] : [])];
}

/**
 * The first links after a position, for each of some entities, in one statement.
 *
 * @returns by entity; an entity without links, or that does not exist, is missing
 */
export async function pageLinks(
  reader: Reader,
  ids: readonly EntityId[],
  selection: LinkSelection,
  filter: Filter,
  page: { readonly order: LinkOrder; readonly limit: number; readonly after?: LinkPosition },
  wanted: LinkWanted,
): Promise<Map<EntityId, FoundLink[]>> {
  const byOrigins = page.order === 'ORIGINS';
  const shown = shownCondition(filter, { countOrigins: byOrigins });
  const order = byOrigins
    ? ['byOrigins', shown.keep.includes('judged') ? 'originsJudged' : 'originsStored']
    : ['byType'];
  const matched = matchCondition(selection);
  const rows = await reader.run(
    'link/page-links',
    {
      ...shown.parameters,
      ...matched.parameters,
      ids,
      limit: page.limit,
      // By origins the rank decides first, so the link's id alone must not.
      after: byOrigins ? '' : (page.after?.id ?? ''),
      ...(byOrigins && {
        afterOrigins: page.after?.rank ?? Number.MAX_SAFE_INTEGER,
        afterLink: page.after?.id ?? '',
      }),
    },
    {
      types: [...selection.types],
      keep: [
        ...matched.keep,
        ...shown.keep,
        ...order,
        ...(wanted.far ? ['far'] : []),
        ...columnsFor(filter, wanted),
      ],
    },
  );
  const pages = new Map<EntityId, FoundLink[]>();
  for (const row of rows) {
    const owner = row['entity'] as EntityId;
    const link = linkOfRow(row, filter, wanted);
    const links = pages.get(owner);
    if (links) links.push(link);
    else pages.set(owner, [link]);
  }
  for (const links of pages.values()) links.sort(byOrigins ? byRank : byId);
  return pages;
}

/** How many links each of some entities has under a filter; missing where none. */
export async function countLinks(
  reader: Reader,
  ids: readonly EntityId[],
  selection: LinkSelection,
  filter: Filter,
): Promise<Map<EntityId, number>> {
  const shown = shownCondition(filter);
  const matched = matchCondition(selection);
  const rows = await reader.run(
    'link/count-links',
    { ...shown.parameters, ...matched.parameters, ids, after: '' },
    { types: [...selection.types], keep: [...matched.keep, ...shown.keep] },
  );
  return new Map(rows.map((row) => [row['entity'] as EntityId, row['counted'] as number]));
}

export type HiddenCounts = Readonly<Record<HiddenReason, number>>;
export const NOTHING_HIDDEN: HiddenCounts = { MODALITY: 0, BASIS: 0, STATUS: 0 };

/** How many links of a selection only the defaults keep out, for each of some entities. */
export async function countHidden(
  reader: Reader,
  ids: readonly EntityId[],
  selection: LinkSelection,
  filter: Filter,
): Promise<Map<EntityId, HiddenCounts>> {
  const condition = hiddenCondition(filter);
  const matched = matchCondition(selection);
  const rows = await reader.run(
    'link/count-hidden',
    { ...condition.parameters, ...matched.parameters, ids, after: '' },
    { types: [...selection.types], keep: [...matched.keep, ...condition.keep] },
  );
  const counts = new Map<EntityId, HiddenCounts>();
  for (const row of rows) {
    const id = row['entity'] as EntityId;
    counts.set(id, {
      ...(counts.get(id) ?? NOTHING_HIDDEN),
      [row['reason'] as HiddenReason]: row['counted'] as number,
    });
  }
  return counts;
}

/**
 * Links by id, whatever their status; missing where there is none.
 *
 * @throws INVALID_ID, UNKNOWN_TYPE
 */
export async function findLinks(
  reader: Reader,
  ids: readonly LinkId[],
  filter: Filter,
  wanted: Omit<LinkWanted, 'far'>,
): Promise<Map<LinkId, FoundLink>> {
  if (ids.length === 0) return new Map();
  const links = ids.map(parseLinkId);
  const rows = await reader.run(
    'link/find-links',
    { rows: links.map(({ id, from, to }) => ({ id, from, to })) },
    { types: [...new Set(links.map(({ type }) => type))], keep: columnsFor(filter, wanted) },
  );
  return new Map(rows.map((row) => [row['id'] as LinkId, linkOfRow(row, filter, { ...wanted, far: false })]));
}

/** More than two entities have ever had between them; past it the answer would be cut off, so it is refused. */
const MOST_LINKS_BESIDE = 1_000;

/**
 * All links between some pairs of entities, by id.
 *
 * @throws RESULT_TOO_LARGE when they are more than `most`
 */
export async function listLinksBetween(
  reader: Reader,
  pairs: readonly { from: EntityId; to: EntityId }[],
  filter: Filter,
  wanted: Omit<LinkWanted, 'far'>,
  {
    types = ALL_RELATION_TYPES,
    most = MOST_LINKS_BESIDE,
  }: { readonly types?: readonly RelationType[]; readonly most?: number } = {},
): Promise<FoundLink[]> {
  if (pairs.length === 0 || types.length === 0) return [];
  const shown = shownCondition(filter);
  const rows = await reader.run(
    'link/list-links-beside',
    { ...shown.parameters, rows: [...pairs], limit: most + 1 },
    { types: [...types], keep: [...shown.keep, ...columnsFor(filter, wanted)] },
    { maxRows: most + 1 },
  );
  if (rows.length > most) {
    throw new NisbaError(
      'RESULT_TOO_LARGE',
      `More than ${most} links lie between these: ask for fewer at a time.`,
      { limit: most },
    );
  }
  const links = new Map(
    rows.map((row) => [row['id'] as string, linkOfRow(row, filter, { ...wanted, far: false })]),
  );
  return [...links.values()].sort(byId);
}

/** The column blocks of `link/columns` for what is wanted under a filter. */
export function columnsFor(filter: Filter, wanted: Pick<LinkWanted, 'summary' | 'names'>): string[] {
  // Under a filter of claims the stored scalars do not hold: the summary is judged from the evidence.
  const judged = wanted.names || (wanted.summary && selectsClaims(filter));
  return linkColumns(wanted.summary && !judged, judged);
}

/** A link as the columns of a row give it. */
export function linkOfRow(row: Row, filter: Filter, wanted: LinkWanted): FoundLink {
  return {
    ...parseLinkId(row['id'] as string),
    role: (row['role'] as string | null) ?? undefined,
    summary: summaryOf(row, filter, wanted),
    far: wanted.far ? entityOf(row, 'far') : undefined,
    originRank: (row['originRank'] as number | undefined) ?? undefined,
  };
}

function summaryOf(row: Row, filter: Filter, wanted: LinkWanted): Summary | undefined {
  if (!wanted.summary && !wanted.names) return undefined;
  if (!wanted.names && !selectsClaims(filter)) return scalarsOf(row);
  const summary = judge(evidenceOf(row), filter);
  return { ...summary, originCount: summary.origins.length, sourceCount: summary.sources.length };
}

/** The block of statements that rank by origins: those on the link hold, unless the filter counts anew. */
export function storedOrigins(keep: readonly string[]): string[] {
  return keep.includes('originsCounted') ? [] : ['originsStored'];
}

/** The blocks and parameters of `link/match`. */
export function matchCondition({ types, direction, with: ends, kinds }: LinkSelection): Condition {
  const symmetric = types.filter((type) => relationType(type)!.symmetric);
  const match =
    direction === 'BOTH' || symmetric.length === types.length
      ? ['both']
      : mixed(direction, symmetric.length > 0);
  const narrowed = match.includes('outward') || match.includes('inward');
  return {
    keep: [...match, ...(ends ? ['with'] : []), ...(kinds ? ['kinds'] : [])],
    parameters: {
      ...(narrowed && { symmetric }),
      ...(ends && { farIds: [...ends] }),
      ...(kinds && { kinds: [...kinds] }),
    },
  };
}

/** Symmetric types match either way, so among others the direction becomes a condition. */
function mixed(direction: 'OUT' | 'IN', hasSymmetric: boolean): string[] {
  if (!hasSymmetric) return [direction === 'OUT' ? 'out' : 'in'];
  return ['both', direction === 'OUT' ? 'outward' : 'inward'];
}

const byId = (one: FoundLink, other: FoundLink): number => compareCodePoints(one.id, other.id);
const byRank = (one: FoundLink, other: FoundLink): number =>
  (other.originRank ?? 0) - (one.originRank ?? 0) || byId(one, other);
