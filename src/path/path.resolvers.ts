/** Paths in GraphQL. */
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type Scope } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type {
  PathResolvers,
  PathResultResolvers,
  PathStepResolvers,
  QueryResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { OriginModel, PathResultModel, PathStepModel, SourceModel } from '../graphql/models.js';
import { Selection } from '../graphql/selection.js';
import { sourceId, type LinkId } from '../ids.js';
import { parseLinkId } from '../link/link-id.js';
import { linkById } from '../link/link.resolvers.js';
import { findEvidence } from '../link/read-evidence.js';
import { typesAsked } from '../link/read-links.js';
import { relationType } from '../vocabulary/vocabulary.js';
import { findCritical, survives } from './critical.js';
import { findPaths } from './find-paths.js';
import { MOST_EXPLORED, MOST_HOPS, MOST_PATHS, type PathEnd } from './path.js';

const paths: QueryResolvers['paths'] = async (_root, given, context) => {
  const { mode, maxHops, first, direction, throughLabels } = given;
  const hops = within('BAD_USER_INPUT', 'maxHops', maxHops ?? 6, MOST_HOPS);
  const count = within('INVALID_PAGE_SIZE', 'first', first ?? 5, MOST_PATHS);
  const types = typesAsked(given.types, given.families);
  const scope = narrow(DEFAULT_SCOPE, given);
  const [from, to] = await Promise.all([endOf(given.from, scope, context), endOf(given.to, scope, context)]);
  if (from.id === to.id) {
    const same = given.from === given.to ? 'the same' : `one entity, ${from.id}`;
    throw new NisbaError(
      'SAME_ENTITY',
      `from and to are ${same}: a path leads from one entity to another, so give two different ones.`,
      { from: given.from, to: given.to },
    );
  }
  const query = {
    from,
    to,
    mode: mode ?? 'SHORTEST',
    maxHops: hops,
    first: count,
    types,
    direction: direction ?? 'BOTH',
    throughLabels: throughLabels ?? false,
    filter: await context.filter(scope),
  } as const;
  const answer = await findPaths(context.reader, query, {
    signal: context.signal,
    native: context.store.engine === 'neo4j',
  });
  const steps = answer.paths.flatMap((path) => path.steps);
  context.touch(scope, [from.id, to.id, ...steps.map((step) => step.to)]);
  const links = [...new Set(steps.map(({ link }) => link))];
  let evidence: ReturnType<typeof findEvidence> | undefined;
  return { answer, query, scope, evidence: () => (evidence ??= findEvidence(context.reader, links)) };
};

function within(
  code: 'BAD_USER_INPUT' | 'INVALID_PAGE_SIZE',
  field: string,
  value: number,
  most: number,
): number {
  if (value >= 1 && value <= most) return value;
  throw new NisbaError(code, `${field} is ${value}: give 1 to ${most}.`, { field, most });
}

/** An end of the paths, as it is read: by the entity that stands for it. */
async function endOf(id: string, scope: Scope, context: Context): Promise<PathEnd> {
  const { entity } = await requireEntity(id, scope, context);
  const readAs = context.readAs(entity);
  const { links = 0 } = (await context.entity(readAs)) ?? {};
  return { id: readAs, links };
}

const linkOf = async (link: LinkId, scope: Scope, context: Context, selected: Selection) => {
  const found = await linkById(link, scope, context, selected);
  // Between two statements a merge may have led the link's claims elsewhere.
  if (!found)
    throw new NisbaError('CONFLICT', `The link ${link} was rewritten meanwhile: ask again.`, { link });
  return found;
};

const PathResult: PathResultResolvers = {
  paths: ({ answer, ...rest }) => answer.paths.map((path) => ({ path, ...rest })),
  criticalSources: async (result, _given, context) => {
    const ids = await critical('sources', result, context);
    const sources = await Promise.all(ids.map((id) => context.source(sourceId(id))));
    return sources.map((source): SourceModel => ({ node: 'source', source: source!, scope: result.scope }));
  },
  criticalOrigins: async (result, _given, context) => {
    const ids = await critical('origins', result, context);
    return ids.map((id): OriginModel => ({ id, scope: result.scope }));
  },
  truncation: ({ answer: { bounded, more, explored }, query: { first } }) => ({
    complete: !bounded && !more,
    reason: bounded ? 'LINKS_EXPLORED' : more ? 'FIRST' : null,
    limit: bounded ? MOST_EXPLORED : more ? first : null,
    explored,
  }),
};

async function critical(
  part: 'sources' | 'origins',
  { answer, query, evidence }: PathResultModel,
  context: Context,
): Promise<string[]> {
  if (answer.paths.length === 0) return [];
  return findCritical(part, context.reader, query, answer.paths, await evidence());
}

const Path: PathResolvers = {
  length: ({ path }) => path.steps.length,
  steps: ({ path, scope }) => path.steps.map((step): PathStepModel => ({ step, scope })),
  weakest: ({ path, scope }, _given, context, info) => {
    const weakest = path.steps.find(({ strength }) => strength === path.strength)!;
    return linkOf(weakest.link, scope, context, Selection.of(info));
  },
  originCount: ({ path }) => path.strength,
  survivesWithout: async ({ path, query, scope, evidence }, given, context) => {
    const { evidence: excluded } = narrow(DEFAULT_SCOPE, {
      evidence: { excludeSources: given.sources, excludeOrigins: given.origins },
    });
    // An origin that was merged is meant by any of its ids.
    const filter = await context.filter({ ...scope, evidence: excluded });
    const { excludeSources: sources, excludeOrigins: origins } = filter.evidence;
    return survives(path, await evidence(), query.filter, { sources, origins });
  },
};

const PathStep: PathStepResolvers = {
  link: ({ step: { link }, scope }, _given, context, info) =>
    linkOf(link, scope, context, Selection.of(info)),
  from: ({ step, scope }, _given, context) => requireEntity(step.from, scope, context),
  to: ({ step, scope }, _given, context) => requireEntity(step.to, scope, context),
  family: ({ step }) => relationType(parseLinkId(step.link).type)!.family,
  direction: ({ step }) => {
    const { type, from } = parseLinkId(step.link);
    if (relationType(type)!.symmetric) return 'BOTH';
    return from === step.from ? 'OUT' : 'IN';
  },
};

export const pathResolvers: Resolvers = { Query: { paths }, PathResult, Path, PathStep };
