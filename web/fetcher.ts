/** How GraphiQL asks our server. */
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { getOperationAST, parse } from 'graphql';

const post = createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false });

/**
 * Sends a query to /graphql. GraphiQL learns a tab's operation name a moment after the tab is opened;
 * a run within that moment would carry the name from the tab before, which the server must refuse.
 */
export const fetcher: Fetcher = (parameters, options) => {
  const { query, operationName } = parameters;
  return post(
    operationName && !names(query, operationName) ? { ...parameters, operationName: null } : parameters,
    options,
  );
};

/** Whether the query has an operation of this name; a query that can't be read has none. */
function names(query: string, operationName: string): boolean {
  try {
    return getOperationAST(parse(query), operationName) !== null;
  } catch {
    return false;
  }
}
