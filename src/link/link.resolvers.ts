/** Links and traversals in GraphQL. */
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import type {
  LinkResolvers,
  LinkSummaryResolvers,
  QueryResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { EntityModel, LinkModel, LinkPage, SummaryModel, TraversalPage } from '../graphql/models.js';
import { Cursors, connectionFields, pageFields, pageOf, pageSize } from '../graphql/page.js';
import { Selection } from '../graphql/selection.js';
import { claimPage } from '../claim/claim.resolvers.js';
import { requireEntity } from '../entity/entity.resolvers.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type EvidenceInput, type Scope, type TimeInput } from '../evidence/scope.js';
import { canonicalOf } from '../identity/canonical.js';
import { entityId, type EntityId, type LinkId } from '../ids.js';
import { boundsToEdtf } from '../time/bounds-text.js';
import { relationType, type EntityKind, type Family, type RelationType } from '../vocabulary/vocabulary.js';
import { linkBetween, parseLinkId } from './link-id.js';
import {
  typesAsked,
  NOTHING_HIDDEN,
  countHidden,
  countLinks,
  findLinks,
  listLinksBetween,
  pageLinks,
  type Direction,
  type FoundLink,
  type HiddenCounts,
  type LinkOrder,
  type LinkSelection,
  type LinkWanted,
  type Summary,
} from './read-links.js';

interface LinkArguments {
  readonly types?: readonly RelationType[] | null;
  readonly families?: readonly Family[] | null;
  readonly direction?: Direction | null;
  readonly with?: readonly string[] | null;
  readonly kinds?: readonly EntityKind[] | null;
  readonly evidence?: EvidenceInput | null;
  readonly at?: TimeInput | null;
  readonly orderBy?: LinkOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** `Entity.links`. */
export function linksOf(
  parent: EntityModel,
  given: LinkArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LinkPage> {
  const selection = Selection.of(info);
  const shown = selection.below('nodes').and(selection.below('edges', 'node'));
  return linkPage(parent, given, context, selection, wantedOf(shown, endsWanted(shown)));
}

/** Every field under `@traverse`. */
export async function traverse(
  parent: EntityModel,
  given: LinkArguments & { readonly types: readonly RelationType[]; readonly direction: Direction },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<TraversalPage> {
  const selection = Selection.of(info);
  const page = await linkPage(
    parent,
    given,
    context,
    selection,
    wantedOf(selection.below('edges', 'link'), true),
  );
  return { ...page, from: canonicalOf(parent.entity) };
}

const PAGE_FIELDS = ['nodes', 'edges', 'pageInfo', 'truncation'];
const byType = z.tuple([z.string()]);
const byOrigins = z.tuple([z.number(), z.string()]);

async function linkPage(
  parent: EntityModel,
  given: LinkArguments,
  context: Context,
  selected: Selection,
  wanted: LinkWanted,
): Promise<LinkPage> {
  const { entity } = parent;
  const first = pageSize(given.first);
  const order = given.orderBy ?? 'TYPE';
  const scope = narrow(parent.scope, given);
  const [selection, filter] = await Promise.all([selectionOf(given, context), context.filter(scope)]);
  const readAs = context.readAs(entity);
  context.touch(scope, [readAs]);
  const asked = { selection, filter, order };
  const cursors = new Cursors<[string] | [number, string]>(
    { ...asked, entity: entity.id },
    z.union([byType, byOrigins]),
  );
  const key = cursors.read(given.after);
  const after = key && (key.length === 1 ? { id: key[0] } : { rank: key[0], id: key[1] });
  const nothing = selection.types.length === 0;
  const isShown = PAGE_FIELDS.some((field) => selected.has(field));
  const links =
    nothing || !isShown
      ? []
      : ((await context
          .loader<EntityId, FoundLink[]>(JSON.stringify(['links', asked, first, after, wanted]), (ids) =>
            pageLinks(context.reader, ids, selection, filter, { order, limit: first + 1, after }, wanted),
          )
          .load(readAs)) ?? []);
  const near = entity.id === readAs ? [entity] : [];
  const items = links.map((link) =>
    linkModel(link, scope, [...near, ...(link.far ? [link.far] : [])], context),
  );
  const count = context.loader<EntityId, number>(JSON.stringify(['countLinks', asked]), (ids) =>
    countLinks(context.reader, ids, selection, filter),
  );
  const hidden = context.loader<EntityId, HiddenCounts>(JSON.stringify(['countHidden', asked]), (ids) =>
    countHidden(context.reader, ids, selection, filter),
  );
  return {
    ...pageOf(items, first, {
      hasPrevious: after !== undefined,
      cursor: ({ link }) => cursors.write(order === 'ORIGINS' ? [link.originRank ?? 0, link.id] : [link.id]),
      total: async () => (nothing ? 0 : ((await count.load(readAs)) ?? 0)),
    }),
    hidden: async () => (nothing ? NOTHING_HIDDEN : ((await hidden.load(readAs)) ?? NOTHING_HIDDEN)),
  };
}

/** Which links are asked for; types and families must both hold. */
export async function selectionOf(
  { types, families, direction, with: ends, kinds }: LinkArguments,
  context: Context,
): Promise<LinkSelection> {
  return {
    types: typesAsked(types, families),
    direction: direction ?? 'BOTH',
    ...(ends && { with: await context.inFull(ends.map(entityId)) }),
    ...(kinds && { kinds }),
  };
}

/** The columns that a selection on links needs. */
export function wantedOf(link: Selection, far: boolean): LinkWanted {
  const summary = link.below('summary');
  return { summary: link.has('summary'), names: summary.has('origins') || summary.has('sources'), far };
}

function endsWanted(link: Selection): boolean {
  return link.has('from') || link.has('to');
}

function linkModel(
  link: FoundLink,
  scope: Scope,
  ends: readonly StoredEntity[],
  context: Context,
): LinkModel {
  context.touch(scope, [link.from, link.to, ...(link.summary?.origins ?? [])]);
  return { node: 'link', link, scope, ends: new Map(ends.map((entity) => [entity.id, entity])) };
}

/**
 * Links by id under a scope, whatever their status; what of them is read follows from the selection. An id
 * with an end that was merged means the link between the entities that stand for its ends.
 * @throws INVALID_ID, UNKNOWN_TYPE
 */
export async function linkById(
  id: string,
  scope: Scope,
  context: Context,
  selected: Selection,
): Promise<LinkModel | undefined> {
  const { id: checked } = parseLinkId(id);
  const { summary, names } = wantedOf(selected, false);
  const filter = await context.filter(scope);
  const loader = context.loader<LinkId, FoundLink>(JSON.stringify(['link', filter, summary, names]), (ids) =>
    findLinks(context.reader, ids, filter, { summary, names }),
  );
  const link = (await loader.load(checked)) ?? (await loader.load(await todaysId(checked, context)));
  return link && linkModel(link, scope, [], context);
}

/** The id of a link once its ends have been merged; the same where they have not. */
async function todaysId(id: LinkId, context: Context): Promise<LinkId> {
  const link = parseLinkId(id);
  const [from, to] = await Promise.all([link.from, link.to].map((end) => context.entity(end)));
  if (!from?.canonical && !to?.canonical) return id;
  return linkBetween(link, from ? canonicalOf(from) : link.from, to ? canonicalOf(to) : link.to);
}

const link: QueryResolvers['link'] = async (_root, { id, ...given }, context, info) => {
  const found = await linkById(id, narrow(DEFAULT_SCOPE, given), context, Selection.of(info));
  if (!found) throw new NisbaError('NOT_FOUND', `There is no link ${id}: no claim speaks to it.`, { id });
  return found;
};

/** No promise for an end that is known: of a network's links there are tens of thousands. */
const end =
  (side: 'from' | 'to') =>
  (
    { link: { [side]: id }, ends, scope }: LinkModel,
    _given: unknown,
    context: Context,
  ): EntityModel | Promise<EntityModel> => {
    const known = ends.get(id);
    return known ? { node: 'entity', entity: known, scope } : requireEntity(id, scope, context);
  };

const Link: LinkResolvers = {
  id: ({ link: { id } }) => id,
  type: ({ link: { type } }) => type,
  family: ({ link: { type } }) => relationType(type)!.family,
  role: ({ link: { role } }) => role ?? null,
  from: end('from'),
  to: end('to'),
  summary: ({ link: { summary }, scope }): SummaryModel => ({ summary: summary!, scope }),
  claims: ({ link: { id }, scope }, given, context, info) =>
    claimPage('link', id, given, scope, context, info),
  beside: async ({ link: { id, from, to }, scope }, given, context, info) => {
    const below = narrow(scope, given);
    const filter = await context.filter(below);
    const { summary, names } = wantedOf(Selection.of(info), false);
    const loader = context.loader<string, FoundLink[]>(
      JSON.stringify(['beside', filter, summary, names]),
      async (pairs) => {
        const ends = pairs.map((pair) => pair.split('~') as [EntityId, EntityId]);
        const links = await listLinksBetween(
          context.reader,
          ends.map(([one, other]) => ({ from: one, to: other })),
          filter,
          { summary, names },
        );
        return new Map(
          pairs.map((pair) => [pair, links.filter((link) => pairOf(link.from, link.to) === pair)]),
        );
      },
    );
    const links = (await loader.load(pairOf(from, to))) ?? [];
    return links.filter((other) => other.id !== id).map((other) => linkModel(other, below, [], context));
  },
};

/** Two ends without their direction. */
function pairOf(one: EntityId, other: EntityId): string {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}

const LinkSummary: LinkSummaryResolvers = {
  status: ({ summary }) => summary.status,
  asserts: ({ summary }) => summary.asserts,
  denies: ({ summary }) => summary.denies,
  doubts: ({ summary }) => summary.doubts,
  noAnswers: ({ summary }) => summary.noAnswers,
  originCount: ({ summary }) => summary.originCount,
  sourceCount: ({ summary }) => summary.sourceCount,
  origins: ({ summary, scope }, { first }) =>
    (summary.origins ?? []).slice(0, pageSize(first, 10)).map((id) => ({ id, scope })),
  sources: async ({ summary, scope }, { first }, context) => {
    const ids = (summary.sources ?? []).slice(0, pageSize(first, 10));
    const sources = await Promise.all(ids.map((id) => context.source(id as never)));
    return sources
      .filter((source) => source !== undefined)
      .map((source) => ({ node: 'source', source, scope }));
  },
  validFrom: ({ summary: { validity } }) =>
    validity && boundsToEdtf(validity.startEarliest, validity.startLatest),
  validTo: ({ summary: { validity } }) => validity && boundsToEdtf(validity.endEarliest, validity.endLatest),
  datesDisputed: ({ summary }) => summary.datesDisputed,
  firstPublished: ({ summary }) => publishedText(summary.firstPublished),
  lastPublished: ({ summary }) => publishedText(summary.lastPublished),
};

function publishedText(bounds: Summary['firstPublished']): string | null {
  return bounds && boundsToEdtf(bounds.earliest, bounds.latest);
}

/** How many links only the defaults keep out, with their sum. */
export function hiddenOf({ MODALITY: modality, BASIS: basis, STATUS: status }: HiddenCounts) {
  return { modality, basis, status, total: modality + basis + status };
}

const hidden = async (page: LinkPage) => hiddenOf(await page.hidden());

function farOf({ link: { far, from, to }, ends, scope }: LinkModel, owner: EntityId): EntityModel {
  return { node: 'entity', entity: far ?? ends.get(from === owner ? to : from)!, scope };
}

export const linkResolvers: Resolvers = {
  Query: { link },
  Link,
  LinkSummary,
  LinkConnection: { ...connectionFields<LinkModel>(), hidden },
  TraversalConnection: {
    ...pageFields<LinkModel>(),
    hidden,
    nodes: (page) => page.items.map((link) => farOf(link, page.from)),
    edges: (page) =>
      page.items.map((link) => ({ cursor: page.cursor(link), link, node: farOf(link, page.from) })),
  },
};
