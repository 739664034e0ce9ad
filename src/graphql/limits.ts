/** Bounds on what one operation may ask for, checked before anything is read. */
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, isLeafType, getNamedType, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { Context } from './context.js';

/** Tokens of a document: about 200 KB of query. */
export const MOST_TOKENS = 20_000;
/** Items that an operation may yield at the most, by its page sizes: three levels of 50 pass, three of 100 do not. */
export const MOST_ITEMS_ASKED = 500_000;
/** Fields after fragments have been spread out. */
const MOST_FIELDS = 20_000;

/** An object counts 1 with what is below it; a field with `first` counts that many times what is below it. */
const byPageSize: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (isLeafType(getNamedType(field.type))) return 0;
  const first: unknown = args['first'];
  return 1 + (typeof first === 'number' && first > 0 ? first : 1) * childComplexity;
};

/** How many items an operation may yield, by its page sizes. */
export function itemsAsked(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  return getComplexity({
    schema,
    query,
    operationName,
    variables,
    estimators: [byPageSize],
    maxQueryNodes: MOST_FIELDS,
  });
}

/** Refuses operations that ask for too much with QUERY_TOO_LARGE. */
export const limitOperations: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operationName, request }) => {
        const asked = measured(() =>
          itemsAsked(schema, document, operationName ?? undefined, request.variables ?? {}),
        );
        if (asked > MOST_ITEMS_ASKED) {
          throw tooLarge(
            `This query may yield ${asked} items, more than ${MOST_ITEMS_ASKED}: ask for fewer at a time (first), or for fewer levels.`,
            { asked, most: MOST_ITEMS_ASKED },
          );
        }
        return Promise.resolve();
      },
    }),
};

function measured(measure: () => number): number {
  try {
    return measure();
  } catch (error) {
    const { message } = unwrapResolverError(error) as Error;
    throw tooLarge(`This query is too large to be measured: ${message}`, {});
  }
}

function tooLarge(message: string, details: object): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 }, ...details },
  });
}
