/** Bounds on what one operation may ask for, checked before anything is read. */
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  GraphQLError,
  getNamedType,
  getVariableValues,
  isLeafType,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { ErrorCode } from '../errors.js';
import type { Context } from './context.js';
import { MOST_ITEMS } from './page.js';

/** Tokens of a document: about 200 KB of query. */
export const MOST_TOKENS = 20_000;
/** Items that an operation may yield at the most, by its page sizes: three levels of 50 pass, three of 100 do not. */
const MOST_ITEMS_ASKED = 500_000;
/** Fields after fragments have been spread out. */
const MOST_FIELDS = 20_000;

/**
 * An object counts 1 with what is below it; a page counts that as often as it has items, and so do several
 * ids. A page size that no page has counts as the largest, as its field will refuse it.
 */
const byPageSize: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (isLeafType(getNamedType(field.type))) return 0;
  const { first, ids }: { first?: unknown; ids?: unknown } = args;
  if (typeof first === 'number') return 1 + Math.min(Math.max(first, 1), MOST_ITEMS) * childComplexity;
  return 1 + (Array.isArray(ids) ? ids.length : 1) * childComplexity;
};

/** How many items an operation may yield, by its page sizes. */
function itemsAsked(
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
      didResolveOperation: ({ schema, document, operation, operationName, request }) => {
        const variables = request.variables ?? {};
        // Variables of a wrong type end the operation anyhow, and GraphQL tells what is wrong with them.
        if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors)
          return Promise.resolve();
        const asked = measured(() => itemsAsked(schema, document, operationName ?? undefined, variables));
        if (asked > MOST_ITEMS_ASKED) {
          throw refused(
            'QUERY_TOO_LARGE',
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
    if (message.includes('maximum allowed number of nodes')) {
      throw refused(
        'QUERY_TOO_LARGE',
        `This query has more than ${MOST_FIELDS} fields once its fragments are spread out: ask in several smaller ones.`,
        { most: MOST_FIELDS },
      );
    }
    // An argument that cannot be read: what cannot be measured is not run.
    throw refused('BAD_USER_INPUT', message, {});
  }
}

function refused(code: ErrorCode, message: string, details: object): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 }, ...details } });
}
