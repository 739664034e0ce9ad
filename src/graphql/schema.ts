/** The executable schema: the SDL files below `schema/` and the resolvers of the rooms. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { MapperKind, getDirective, mapSchema } from '@graphql-tools/utils';
import { GraphQLScalarType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { changeResolvers } from '../change/change.resolvers.js';
import { claimResolvers } from '../claim/claim.resolvers.js';
import { attributesOf, entityResolvers } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { identityResolvers } from '../identity/identity.resolvers.js';
import { linkResolvers, traverse } from '../link/link.resolvers.js';
import { metricsResolvers } from '../network/metrics.resolvers.js';
import { networkResolvers } from '../network/network.resolvers.js';
import { pathResolvers } from '../path/path.resolvers.js';
import { mutationResolvers } from '../recording/mutation.resolvers.js';
import { searchResolvers } from '../search/search.resolvers.js';
import { sourceResolvers } from '../source/source.resolvers.js';
import { statisticsResolvers } from '../statistics/statistics.resolvers.js';
import { timelineResolvers } from '../timeline/timeline.resolvers.js';
import type { AttributeType, RelationType } from '../vocabulary/vocabulary.js';
import { vocabularyResolvers } from '../vocabulary/vocabulary.resolvers.js';
import type { Direction } from '../link/read-links.js';
import type { Context } from './context.js';
import type { EntityModel } from './models.js';
import { Selection } from './selection.js';

const SCHEMA_FOLDER = fileURLToPath(new URL('../../schema', import.meta.url));

/** The SDL, one file a topic. */
function readTypeDefinitions(): string[] {
  const files = readdirSync(SCHEMA_FOLDER).filter((file) => file.endsWith('.graphql'));
  return files.sort().map((file) => readFileSync(join(SCHEMA_FOLDER, file), 'utf8'));
}

const TEXT_SCALARS = new Set(['EDTF', 'DateTime']);

/** Dates are read where they are used, so that what is wrong with one is told by one voice. */
function textScalar(declared: GraphQLScalarType): GraphQLScalarType {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new NisbaError(
      'INVALID_DATE',
      `${declared.name} takes a text in quotes, such as "${declared.name === 'EDTF' ? '2021-06' : '2024-02-05T12:00:00Z'}".`,
    );
  };
  // Without its parseLiteral the declared scalar's own, which lets everything through, would stay.
  return new GraphQLScalarType({
    ...declared.toConfig(),
    serialize: text,
    parseValue: text,
    parseLiteral: undefined,
  });
}

/** The schema of Nisba; made once a process. */
export function makeSchema(): GraphQLSchema {
  const schema = makeExecutableSchema<Context>({
    typeDefs: readTypeDefinitions(),
    resolvers: [
      entityResolvers,
      identityResolvers,
      claimResolvers,
      sourceResolvers,
      linkResolvers,
      networkResolvers,
      searchResolvers,
      pathResolvers,
      timelineResolvers,
      changeResolvers,
      metricsResolvers,
      vocabularyResolvers,
      statisticsResolvers,
      mutationResolvers,
    ],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return mapSchema(schema, {
    [MapperKind.SCALAR_TYPE]: (scalar) => (TEXT_SCALARS.has(scalar.name) ? textScalar(scalar) : undefined),
    [MapperKind.OBJECT_FIELD]: (field) => {
      const [traversal] = (getDirective(schema, field, 'traverse') ?? []) as TraverseDirective[];
      const [attribute] = (getDirective(schema, field, 'attribute') ?? []) as AttributeDirective[];
      if (traversal) return { ...field, resolve: traversing(traversal.types, traversal.direction) };
      if (attribute) return { ...field, resolve: listing(attribute.types) };
      return undefined;
    },
  });
}

/** The arguments of `@traverse` and `@attribute`, as the SDL declares them. */
interface TraverseDirective {
  readonly types: readonly RelationType[];
  readonly direction: Direction;
}
interface AttributeDirective {
  readonly types: readonly AttributeType[];
}

function traversing(
  types: readonly RelationType[],
  direction: Direction,
): GraphQLFieldResolver<EntityModel, Context, Parameters<typeof traverse>[1]> {
  return (parent, given, context, info) => traverse(parent, { ...given, types, direction }, context, info);
}

function listing(
  types: readonly AttributeType[],
): GraphQLFieldResolver<EntityModel, Context, Parameters<typeof attributesOf>[2]> {
  return (parent, given, context, info) =>
    attributesOf(parent, types, given, context, Selection.of(info).has('summary'));
}
