/** Sources and origins in GraphQL. */
import { z } from 'zod';
import { claimPage } from '../claim/claim.resolvers.js';
import { RELIABILITIES } from '../claim/claim.js';
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, type Scope } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type {
  OriginResolvers,
  QueryResolvers,
  Resolvers,
  SourceResolvers,
} from '../graphql/generated/schema.js';
import type { SourceModel } from '../graphql/models.js';
import { Cursors, connectionFields, pageOf, pageSize } from '../graphql/page.js';
import { isEntityId, isSourceId, sourceId } from '../ids.js';
import { countSources, listPublisherTexts, pageSources, type SourceSelection } from './read-sources.js';

/** @throws INVALID_ID */
export async function sourceById(
  id: string,
  scope: Scope,
  context: Context,
): Promise<SourceModel | undefined> {
  const source = await context.source(sourceId(id));
  return source && { node: 'source', source, scope };
}

/** @throws NOT_FOUND, INVALID_ID */
export async function requireSource(id: string, scope: Scope, context: Context): Promise<SourceModel> {
  const found = await sourceById(id, scope, context);
  if (!found) throw new NisbaError('NOT_FOUND', `There is no source ${id}.`, { id });
  return found;
}

const byId = z.tuple([z.string()]);

const sources: QueryResolvers['sources'] = async (_root, { where, first: asked, after }, context) => {
  const first = pageSize(asked);
  const { sourceTypes, minReliability } = where ?? {};
  const selection: SourceSelection = {
    ...(sourceTypes && { sourceTypes }),
    ...(minReliability && { reliabilities: RELIABILITIES.filter((grade) => grade <= minReliability) }),
  };
  const cursors = new Cursors<[string]>(selection, byId);
  const from = cursors.read(after)?.[0];
  const read = await pageSources(context.reader, selection, from ?? '', first + 1);
  return pageOf(
    read.map((source): SourceModel => ({ node: 'source', source, scope: DEFAULT_SCOPE })),
    first,
    {
      hasPrevious: from !== undefined,
      cursor: ({ source }) => cursors.write([source.id]),
      total: () => countSources(context.reader, selection),
    },
  );
};

const Source: SourceResolvers = {
  id: ({ source }) => source.id,
  sourceType: ({ source }) => source.sourceType,
  title: ({ source }) => source.title,
  publisher: ({ source, scope }, _given, context) =>
    source.publisher ? requireEntity(source.publisher, scope, context) : null,
  publisherText: ({ source }) => source.publisherText ?? null,
  author: ({ source }) => source.author ?? null,
  url: ({ source }) => source.url ?? null,
  publishedAt: ({ source }) => source.publishedAt ?? null,
  retrievedAt: ({ source }) => source.retrievedAt ?? null,
  language: ({ source }) => source.language ?? null,
  contentHash: ({ source }) => source.contentHash ?? null,
  licence: ({ source }) => source.licence ?? null,
  reliability: ({ source }) => source.reliability,
  derivedFrom: ({ source, scope }, _given, context) =>
    Promise.all(source.derivedFrom.map((id) => requireSource(id, scope, context))),
  origins: ({ source, scope }) => source.origins.map((id) => ({ id, scope })),
  recordedAt: ({ source }) => source.recordedAt,
  recordedBy: ({ source }) => source.recordedBy,
  claims: ({ source, scope }, given, context, info) =>
    claimPage('source', source.id, given, scope, context, info),
};

/** An origin is an entity, a source, or a publisher that is only a text. */
const Origin: OriginResolvers = {
  name: async ({ id, scope }, _given, context) => {
    if (isSourceId(id)) return (await requireSource(id, scope, context)).source.title;
    if (isEntityId(id)) return (await requireEntity(id, scope, context)).entity.name;
    const text = await context
      .loader<string, string>('publisherText', (ids) => listPublisherTexts(context.reader, ids))
      .load(id);
    return text ?? id;
  },
  entity: ({ id, scope }, _given, context) => (isEntityId(id) ? requireEntity(id, scope, context) : null),
  source: ({ id, scope }, _given, context) => (isSourceId(id) ? requireSource(id, scope, context) : null),
};

export const sourceResolvers: Resolvers = {
  Query: {
    source: (_root, { id }, context) => requireSource(id, DEFAULT_SCOPE, context),
    sources,
  },
  Source,
  Origin,
  SourceConnection: connectionFields<SourceModel>(),
};
