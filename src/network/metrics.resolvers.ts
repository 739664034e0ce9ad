/** Metrics and positions of networks in GraphQL. */
import type { Measure, Measures } from '../analysis/measure.js';
import { NisbaError } from '../errors.js';
import { narrow } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type {
  NetworkGroupResolvers,
  NetworkMetricsResolvers,
  NetworkNodeResolvers,
  NetworkResolvers,
  NodeMetricOrder,
  NodeMetricsResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { EntityModel, LinkModel, NetworkGroupModel, NetworkMetricsModel } from '../graphql/models.js';
import { Selection } from '../graphql/selection.js';
import { entityId, sourceId, type EntityId, type SourceId } from '../ids.js';
import { wantedOf } from '../link/link.resolvers.js';
import { findLinks } from '../link/read-links.js';
import { isWithin, measuredPart } from './measured-part.js';
import { NETWORK_BOUNDS, type Network as FoundNetwork, type NetworkNode as FoundNode } from './network.js';

/** Which measures the fields of the metrics and of their nodes rest on. */
const RESTS_ON: Readonly<Record<string, Measure>> = {
  density: 'DENSITY',
  componentCount: 'COMPONENTS',
  components: 'COMPONENTS',
  component: 'COMPONENTS',
  communityCount: 'COMMUNITIES',
  communities: 'COMMUNITIES',
  community: 'COMMUNITIES',
  modularity: 'COMMUNITIES',
  bridgeCount: 'CUT',
  bridges: 'CUT',
  articulationPointCount: 'CUT',
  articulationPoints: 'CUT',
  betweennessSample: 'BETWEENNESS',
  degree: 'DEGREE',
  neighbourCount: 'DEGREE',
  strength: 'DEGREE',
  betweenness: 'BETWEENNESS',
  closeness: 'CLOSENESS',
  eigenvector: 'EIGENVECTOR',
  pageRank: 'PAGE_RANK',
  core: 'CORE',
};

type Column = 'degree' | 'strength' | 'betweenness' | 'closeness' | 'eigenvector' | 'pageRank' | 'core';

const ORDERED_BY: Readonly<Record<NodeMetricOrder, Column>> = {
  DEGREE: 'degree',
  STRENGTH: 'strength',
  BETWEENNESS: 'betweenness',
  CLOSENESS: 'closeness',
  EIGENVECTOR: 'eigenvector',
  PAGE_RANK: 'pageRank',
  CORE: 'core',
};

const metrics: NetworkResolvers['metrics'] = async (
  { network, query: { throughLabels }, scope: inherited },
  { weightedBy: given, without },
  context,
  info,
): Promise<NetworkMetricsModel> => {
  const [sources, withoutEntities] = await Promise.all([
    knownSources(without?.sources ?? [], context),
    entitiesWithin(network, without?.entities ?? [], context),
  ]);
  const scope = sources.length > 0 ? narrow(inherited, { evidence: { excludeSources: sources } }) : inherited;
  const filter = sources.length > 0 ? await context.filter(scope) : undefined;
  const part = await measuredPart(context.reader, network, { throughLabels, withoutEntities, filter });
  const weightedBy = given ?? 'NONE';
  const selected = Selection.of(info);
  const fields = [...selected.names(), ...selected.below('nodes').names()];
  const wanted = new Set(fields.flatMap((field) => RESTS_ON[field] ?? []));
  const measure = (measures: ReadonlySet<Measure>): Promise<Measures> =>
    context.analysis.measure(part.columns, measures, weightedBy, context.signal);
  return {
    part,
    places: new Map(part.columns.ids.map((id, at) => [id, at])),
    scope,
    measures: wanted.size > 0 ? await measure(wanted) : {},
    measure: (one) => measure(new Set([one])),
  };
};

/** @throws INVALID_ID, NOT_FOUND: a slip in an id would leave nobody out, and not tell */
async function knownSources(given: readonly string[], context: Context): Promise<SourceId[]> {
  const ids = given.map(sourceId);
  const found = await Promise.all(ids.map((id) => context.source(id)));
  const unknown = ids.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0)
    throw notFound('without.sources', `There is no source ${unknown.join(', ')}`, unknown);
  return ids;
}

/** @throws INVALID_ID, NOT_FOUND */
async function entitiesWithin(
  network: FoundNetwork,
  given: readonly string[],
  context: Context,
): Promise<Set<EntityId>> {
  const ids = given.map(entityId);
  const found = await Promise.all(ids.map((id) => context.entity(id)));
  const canonical = found.map((entity, at) => (entity ? context.readAs(entity) : ids[at]!));
  const unknown = canonical.filter((id) => !isWithin(network, id));
  if (unknown.length > 0)
    throw notFound('without.entities', `${unknown.join(', ')} is not in this network`, unknown);
  return new Set(canonical);
}

function notFound(field: string, message: string, ids: readonly string[]): NisbaError {
  return new NisbaError('NOT_FOUND', `${message}: see ${field}.`, { field, ids });
}

/** @throws INVALID_PAGE_SIZE unless 1 ≤ first ≤ 5,000: all of a network, as it is in memory */
function howMany(first: number | null | undefined): number {
  const size = first ?? 25;
  const most = NETWORK_BOUNDS.maxNodes;
  if (size >= 1 && size <= most) return size;
  throw new NisbaError('INVALID_PAGE_SIZE', `first is ${size}: give 1 to ${most}.`, { first: size, most });
}

const entityModel = ({ scope }: Pick<NetworkMetricsModel, 'scope'>, { entity }: FoundNode): EntityModel => ({
  node: 'entity',
  entity,
  scope,
});

/** The value of a node in a column that was selected. */
function valueOf({ places }: NetworkMetricsModel, { id }: FoundNode, column: ArrayLike<number>): number {
  return column[places.get(id)!]!;
}

function groupsOf(model: NetworkMetricsModel, numbers: Uint32Array, first: number): NetworkGroupModel[] {
  const members: FoundNode[][] = [];
  for (const node of model.part.nodes) {
    const number = valueOf(model, node, numbers);
    if (number <= first) (members[number - 1] ??= []).push(node);
  }
  return members.map((nodes, at) => ({ number: at + 1, nodes, scope: model.scope }));
}

/** The group numbers go from 1 without a gap. */
const countOf = (numbers: Uint32Array): number => numbers.reduce((most, number) => Math.max(most, number), 0);

const NetworkMetrics: NetworkMetricsResolvers = {
  nodeCount: ({ part }) => part.nodes.length,
  linkCount: ({ part }) => part.links.length,
  labelsLeftOut: ({ part }) => part.labelsLeftOut,
  density: ({ measures }) => measures.density ?? null,
  componentCount: ({ measures }) => countOf(measures.component!),
  components: (model, { first }) => groupsOf(model, model.measures.component!, howMany(first)),
  communityCount: ({ measures }) => countOf(measures.community!),
  communities: (model, { first }) => groupsOf(model, model.measures.community!, howMany(first)),
  modularity: ({ measures }) => measures.modularity ?? null,
  bridgeCount: ({ measures }) => measures.bridges!.length,
  bridges: async ({ part: { nodes, links }, measures, scope }, { first }, context, info) => {
    const bridges = Array.from(measures.bridges!.slice(0, howMany(first)), (at) => links[at]!);
    const wanted = wantedOf(Selection.of(info), false);
    const ids = bridges.map(({ id }) => id);
    // Under the filter that the metrics were taken by, which is not the network's where a source is left out.
    const read = wanted.summary
      ? await findLinks(context.reader, ids, await context.filter(scope), wanted)
      : new Map(bridges.map((link) => [link.id, link]));
    const ends: LinkModel['ends'] = new Map(nodes.map(({ id, entity }) => [id, entity]));
    return ids.flatMap((id): LinkModel[] => {
      const link = read.get(id);
      return link ? [{ node: 'link', link, scope, ends }] : [];
    });
  },
  articulationPointCount: ({ measures }) => measures.articulationPoints!.length,
  articulationPoints: (model, { first }) => {
    const places = new Set(model.measures.articulationPoints);
    const points = model.part.nodes.filter(({ id }) => places.has(model.places.get(id)!));
    return points.slice(0, howMany(first)).map((node) => entityModel(model, node));
  },
  betweennessSample: ({ measures }) => measures.sample ?? null,
  nodes: async (model, { orderBy, first: asked }) => {
    const first = howMany(asked);
    const name = ORDERED_BY[orderBy ?? 'DEGREE'];
    const measures = name in model.measures ? model.measures : await model.measure(RESTS_ON[name]!);
    const column = measures[name] ?? new Float64Array(model.part.nodes.length);
    const ids = model.part.nodes.map((node) => ({ node, place: model.places.get(node.id)! }));
    // Places are in the order of ids.
    ids.sort((one, other) => column[other.place]! - column[one.place]! || one.place - other.place);
    return ids.slice(0, first).map(({ node }) => ({ node, of: model }));
  },
};

const NetworkGroup: NetworkGroupResolvers = {
  number: ({ number }) => number,
  size: ({ nodes }) => nodes.length,
  members: (model, { first }) => model.nodes.slice(0, howMany(first)).map((node) => entityModel(model, node)),
};

const NodeMetrics: NodeMetricsResolvers = {
  entity: ({ node, of }) => entityModel(of, node),
  degree: ({ node, of }) => valueOf(of, node, of.measures.degree!),
  neighbourCount: ({ node, of }) => valueOf(of, node, of.measures.neighbourCount!),
  strength: ({ node, of }) => valueOf(of, node, of.measures.strength!),
  betweenness: ({ node, of }) => valueOf(of, node, of.measures.betweenness!),
  closeness: ({ node, of }) => valueOf(of, node, of.measures.closeness!),
  eigenvector: ({ node, of }) =>
    of.measures.eigenvector ? valueOf(of, node, of.measures.eigenvector) : null,
  pageRank: ({ node, of }) => valueOf(of, node, of.measures.pageRank!),
  core: ({ node, of }) => valueOf(of, node, of.measures.core!),
  component: ({ node, of }) => valueOf(of, node, of.measures.component!),
  community: ({ node, of }) => valueOf(of, node, of.measures.community!),
};

const position: NetworkNodeResolvers['position'] = async ({ node, of }) =>
  (await of.drawing()).get(node.id) ?? null;

export const metricsResolvers: Resolvers = {
  Network: { metrics },
  NetworkNode: { position },
  NetworkMetrics,
  NetworkGroup,
  NodeMetrics,
};
