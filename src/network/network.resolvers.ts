/** Networks and common neighbours in GraphQL. */
import { z } from 'zod';
import type { StoredEntity } from '../entity/entity-row.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type Scope } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type {
  CommonNeighbourEdgeResolvers,
  NetworkNodeResolvers,
  NetworkResolvers,
  QueryResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { CommonNeighbourModel, CommonNeighbourPage, EntityModel, LinkModel } from '../graphql/models.js';
import { Cursors, pageFields, pageOf, pageSize } from '../graphql/page.js';
import { inPortions } from '../graphql/portions.js';
import { Selection } from '../graphql/selection.js';
import { entityId } from '../ids.js';
import { hiddenOf, selectionOf, wantedOf } from '../link/link.resolvers.js';
import { listLinksBetween, type FoundLink } from '../link/read-links.js';
import { MOST_GIVEN, countCommonNeighbours, pageCommonNeighbours } from './common-neighbours.js';
import { exportPath } from '../export/export-path.js';
import { drawNetwork } from './draw-network.js';
import { NETWORK_BOUNDS, countBeyond, countHiddenAt, readNetwork } from './network.js';

/**
 * The entities that stand for some ids, each once, in the order given.
 *
 * @param field the argument that holds the ids, for the errors
 * @throws INVALID_ID, NOT_FOUND with all ids that nobody has, BAD_USER_INPUT when they are too few or too many
 */
async function standing(
  field: string,
  given: readonly string[],
  { least, most }: { readonly least: number; readonly most: number },
  context: Context,
): Promise<StoredEntity[]> {
  const ids = [...new Set(given.map(entityId))];
  checkNumber(field, ids.length, least, most);
  const found = await Promise.all(ids.map((id) => context.entity(id)));
  const unknown = ids.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) {
    throw new NisbaError('NOT_FOUND', `There is no entity ${unknown.join(', ')}: see ${field}.`, {
      field,
      ids: unknown,
    });
  }
  const readAs = [...new Set(found.map((entity) => context.readAs(entity!)))];
  checkNumber(field, readAs.length, least, most);
  const entities = await Promise.all(readAs.map((id) => context.entity(id)));
  return entities.map((entity) => entity!);
}

function checkNumber(field: string, given: number, least: number, most: number): void {
  if (given >= least && given <= most) return;
  throw new NisbaError(
    'BAD_USER_INPUT',
    `${field} names ${given} different entities: give ${least} to ${most}.`,
    { field, least, most },
  );
}

const network: QueryResolvers['network'] = async (_root, { seeds: given, ...rest }, context, info) => {
  const scope = narrow(DEFAULT_SCOPE, rest);
  const bounds = { least: 1, most: NETWORK_BOUNDS.seeds };
  const [seeds, selection, filter] = await Promise.all([
    standing('seeds', given, bounds, context),
    selectionOf(rest, context),
    context.filter(scope),
  ]);
  const query = {
    selection,
    filter,
    depth: rest.depth ?? 1,
    maxNodes: rest.maxNodes ?? 300,
    maxLinks: rest.maxLinks ?? 2_000,
    throughLabels: rest.throughLabels ?? false,
  };
  const wanted = wantedOf(Selection.of(info).below('links'), false);
  const read = await readNetwork(context.reader, seeds, query, wanted);
  for (const { entity } of read.nodes) context.readAs(entity);
  context.touch(
    scope,
    read.nodes.map(({ id }) => id),
  );
  // The first node that is asked counts for all.
  return {
    network: read,
    query,
    scope,
    given: { seeds: given, ...rest },
    beyond: lazily(() => countBeyond(context.reader, read, query)),
    drawing: lazily(() => drawNetwork(context.analysis, read, context.signal)),
  };
};

const Network: NetworkResolvers = {
  nodes: (model) => inPortions(model.network.nodes.map((node) => ({ node, of: model }))),
  links: ({ network: { nodes, links }, scope }, _given, context) => {
    const ends = new Map(nodes.map(({ id, entity }) => [id, entity]));
    return inPortions(links.map((link) => linkWithin(link, scope, ends, context)));
  },
  hidden: async ({ network: { followed }, query: { selection, filter } }, _given, context) =>
    hiddenOf(await countHiddenAt(context.reader, followed, selection, filter)),
  exportUrl: ({ given }, { format }) => exportPath(format, given),
  truncation: ({ network: { nodes, cut } }) => ({
    complete: cut === undefined,
    reason: cut?.reason ?? null,
    limit: cut?.limit ?? null,
    explored: nodes.length,
  }),
};

const NetworkNode: NetworkNodeResolvers = {
  entity: ({ node: { entity }, of: { scope } }): EntityModel => ({ node: 'entity', entity, scope }),
  depth: ({ node }) => node.depth,
  degree: ({ node }) => node.degree,
  hiddenLinks: async ({ node: { id }, of: { beyond } }) => (await beyond()).get(id) ?? 0,
};

/** A link whose ends are known. */
function linkWithin(link: FoundLink, scope: Scope, ends: LinkModel['ends'], context: Context): LinkModel {
  context.touch(scope, link.summary?.origins ?? []);
  return { node: 'link', link, scope, ends };
}

const byStrength = z.tuple([z.number(), z.number(), z.string()]);

const commonNeighbours: QueryResolvers['commonNeighbours'] = async (
  _root,
  { ids, first: asked, after, ...rest },
  context,
  info,
): Promise<CommonNeighbourPage> => {
  const first = pageSize(asked);
  const scope = narrow(DEFAULT_SCOPE, rest);
  const bounds = { least: 2, most: MOST_GIVEN };
  const [given, { types }, filter] = await Promise.all([
    standing('ids', ids, bounds, context),
    selectionOf({ types: rest.types }, context),
    context.filter(scope),
  ]);
  const readAs = given.map(({ id }) => id);
  context.touch(scope, readAs);
  const cursors = new Cursors({ readAs, types, filter }, byStrength);
  const [tiedTo, weakest, id] = cursors.read(after) ?? [];
  const position = id === undefined ? undefined : { tiedTo: tiedTo!, weakest: weakest!, id };
  const page = { limit: first + 1, after: position };
  const { reader } = context;
  const found = await pageCommonNeighbours(reader, readAs, types, filter, page);
  const neighbours = found.slice(0, first);
  const wanted = wantedOf(Selection.of(info).below('edges', 'links'), false);
  const ends = new Map([...given, ...neighbours.map(({ entity }) => entity)].map((one) => [one.id, one]));
  const links = lazily(async () => {
    const pairs = neighbours.flatMap(({ entity }) => readAs.map((to) => ({ from: entity.id, to })));
    const bound = { types, most: NETWORK_BOUNDS.maxLinks };
    const between = await listLinksBetween(reader, pairs, filter, wanted, bound);
    return between.map((link) => linkWithin(link, scope, ends, context));
  });
  for (const { entity } of neighbours) context.readAs(entity);
  context.touch(
    scope,
    neighbours.map(({ entity }) => entity.id),
  );
  const models = found.map((neighbour): CommonNeighbourModel => ({
    neighbour,
    scope,
    links: async () =>
      (await links()).filter(({ link: { from, to } }) => [from, to].includes(neighbour.entity.id)),
  }));
  return {
    ...pageOf(models, first, {
      hasPrevious: position !== undefined,
      cursor: ({ neighbour }) => cursors.write([neighbour.tiedTo, neighbour.weakest, neighbour.entity.id]),
      total: () => countCommonNeighbours(reader, readAs, types, filter),
    }),
    hidden: () => countHiddenAt(reader, readAs, { types, direction: 'BOTH' }, filter),
  };
};

/** The same promise for all that ask. */
function lazily<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => (begun ??= work());
}

const neighbourOf = ({ neighbour: { entity }, scope }: CommonNeighbourModel): EntityModel => ({
  node: 'entity',
  entity,
  scope,
});

const CommonNeighbourEdge: CommonNeighbourEdgeResolvers = {
  cursor: ({ cursor }) => cursor,
  node: ({ model }) => neighbourOf(model),
  tiedTo: ({ model: { neighbour } }) => neighbour.tiedTo,
  weakestOriginCount: ({ model: { neighbour } }) => neighbour.weakest,
  links: ({ model }) => model.links(),
};

export const networkResolvers: Resolvers = {
  Query: { network, commonNeighbours },
  Network,
  NetworkNode,
  CommonNeighbourConnection: {
    ...pageFields<CommonNeighbourModel>(),
    hidden: async (page) => hiddenOf(await page.hidden()),
    nodes: (page) => page.items.map(neighbourOf),
    edges: (page) => page.items.map((model) => ({ cursor: page.cursor(model), model })),
  },
  CommonNeighbourEdge,
};
