/** Errors as clients see them: our own with their code, GraphQL's as they are, bugs without their inside. */
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { ERROR_TABLE, NisbaError } from '../errors.js';
import { MOST_LEVELS, MOST_TOKENS } from './limits.js';

/** What graphql-js says of a document beyond `maxTokens`, and the stack of one that is nested too deep to be parsed. */
const TOO_LARGE_TO_PARSE =
  /^Syntax Error: Document contains more tha[tn] \d+ tokens|^Maximum call stack size/;

/** Errors that are ours to mend: they are logged with their cause. */
const FAULTS = new Set<string>(['INTERNAL', 'BAD_STATEMENT', 'ENGINE_FAULT']);

/**
 * @param log called for what is a bug or an engine's fault
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: (error: unknown) => void,
): GraphQLFormattedError {
  const { message, locations, path } = formatted;
  const original = unwrapResolverError(error);
  if (original instanceof NisbaError) {
    if (FAULTS.has(original.code)) log(original);
    return {
      message: original.message,
      locations,
      path,
      extensions: { code: original.code, ...original.details },
    };
  }
  if (TOO_LARGE_TO_PARSE.test(message)) {
    return {
      message: `This query is too large: a query holds at most ${MOST_TOKENS} tokens and ${MOST_LEVELS} levels. Ask in several smaller ones.`,
      locations,
      extensions: { code: 'QUERY_TOO_LARGE', mostTokens: MOST_TOKENS, mostLevels: MOST_LEVELS },
    };
  }
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR')
    return { message, locations, path, extensions: formatted.extensions };
  log(original);
  return {
    message: `${ERROR_TABLE.INTERNAL} It has been logged.`,
    locations,
    path,
    extensions: { code: 'INTERNAL' },
  };
}
