/** Bounds on what one operation may ask for, checked before anything is read. */
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isLeafType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { ErrorCode } from '../errors.js';
import type { Context } from './context.js';
import { NETWORK_BOUNDS } from '../network/network.js';
import { MOST_ITEMS } from './page.js';

/** Tokens of a document: about 200 KB of query. */
export const MOST_TOKENS = 20_000;
/** Items that an operation may yield at the most, by its page sizes: three levels of 50 pass, three of 100 do not. */
const MOST_ITEMS_ASKED = 500_000;
/** Levels of selections, a fragment's own among them: thirty hops by connections. */
export const MOST_LEVELS = 100;
/** Fields after fragments have been spread out. */
const MOST_FIELDS = 20_000;

/** What they list are entities or links of their network, which counts as many of them already. */
const WITHIN_NETWORK: ReadonlySet<string> = new Set(['NetworkMetrics', 'NetworkGroup']);

/**
 * An object counts 1 with what is below it; a page counts that as often as it has items, and so do several
 * ids. A network counts that as often as it has entities or links, whichever may be more. A size that no
 * page has counts as the largest, as its field will refuse it.
 */
const byPageSize: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (isLeafType(getNamedType(field.type))) return 0;
  if (WITHIN_NETWORK.has(type.name)) return 1 + childComplexity;
  const { first, ids, maxNodes, maxLinks }: Readonly<Record<string, unknown>> = args;
  if (typeof first === 'number') return 1 + Math.min(Math.max(first, 1), MOST_ITEMS) * childComplexity;
  if (typeof maxNodes === 'number' && typeof maxLinks === 'number') {
    const most = Math.min(Math.max(maxNodes, maxLinks, 1), NETWORK_BOUNDS.maxLinks);
    return 1 + most * childComplexity;
  }
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
      didResolveOperation: ({ schema, document, operationName, request }) => {
        const variables = request.variables ?? {};
        // No operation of that name, or variables of a wrong type: nothing runs, and GraphQL tells why.
        const operation = getOperationAST(document, request.operationName);
        if (!operation || !hasVariables(schema, operation, variables)) return Promise.resolve();
        if (operation.operation === OperationTypeNode.SUBSCRIPTION)
          throw refused('BAD_USER_INPUT', 'Nisba answers queries and mutations, but no subscriptions.', {});
        const asked = measured(() => {
          checkLevels(operation, document);
          return itemsAsked(schema, document, operationName ?? undefined, variables);
        });
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

/** @throws QUERY_TOO_LARGE */
function checkLevels(operation: OperationDefinitionNode, document: DocumentNode): void {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const measuredFragments = new Map<string, number>();
  // It stops at the bound, so it never goes deeper than that itself.
  const levelsOf = (set: SelectionSetNode | undefined, above: number): number => {
    if (!set) return 0;
    if (above >= MOST_LEVELS) {
      throw refused(
        'QUERY_TOO_LARGE',
        `This query is nested more than ${MOST_LEVELS} levels deep: ask for fewer levels.`,
        { most: MOST_LEVELS },
      );
    }
    return 1 + Math.max(...set.selections.map((selection) => below(selection, above + 1)));
  };
  const below = (selection: SelectionNode, above: number): number => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return levelsOf(selection.selectionSet, above);
    const name = selection.name.value;
    const levels = measuredFragments.get(name) ?? levelsOf(fragments.get(name), 0);
    measuredFragments.set(name, levels);
    return above + levels > MOST_LEVELS ? levelsOf(fragments.get(name), MOST_LEVELS) : levels;
  };
  levelsOf(operation.selectionSet, 0);
}

function hasVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): boolean {
  return getVariableValues(schema, variableDefinitions, variables).errors === undefined;
}

function measured(measure: () => number): number {
  try {
    return measure();
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'QUERY_TOO_LARGE') throw error;
    const { message } = unwrapResolverError(error) as Error;
    if (error instanceof RangeError || message.includes('maximum allowed number of nodes')) {
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
