/** The GraphQL service without a transport: what the server and the command line both run. */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import { Analysis } from '../analysis/analysis.js';
import type { Store } from '../store/store.js';
import { Context } from './context.js';
import { formatError } from './errors.js';
import { noteIdentities } from './notes.js';
import { MOST_TOKENS, limitOperations } from './limits.js';
import { makeSchema } from './schema.js';

export interface ServiceOptions {
  /** Called for errors that are bugs or an engine's faults. */
  readonly logFault?: (error: unknown) => void;
}

/** What Apollo would tell the console: our log has its own form, and gets the errors. */
const ignore = (): void => undefined;

/** An Apollo server over the schema; the store comes with each request's context. */
export function makeService({ logFault = () => undefined }: ServiceOptions = {}): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: makeSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    formatError: (formatted, error) => formatError(formatted, error, logFault),
    logger: { debug: ignore, info: ignore, warn: ignore, error: (message) => logFault(message) },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitOperations,
      noteIdentities,
    ],
    stopOnTerminationSignals: false,
    csrfPrevention: true,
  });
}

/** An answer, and the names of the statements that it took, in the order in which they were run. */
export interface Execution {
  readonly answer: FormattedExecutionResult;
  readonly statements: readonly string[];
}

/** Runs one operation against a store; `analysis` answers for networks. */
export async function execute(
  service: ApolloServer<Context>,
  store: Store,
  analysis: Analysis,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Execution> {
  const context = new Context(store, analysis);
  const { body } = await service.executeOperation({ query, variables }, { contextValue: context });
  if (body.kind !== 'single') throw new Error('An operation was answered in parts.');
  return { answer: body.singleResult, statements: context.statements };
}

/** Runs one operation against a store, with a service and an analysis of its own. */
export async function executeQuery(
  store: Store,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<FormattedExecutionResult> {
  const service = makeService();
  const analysis = new Analysis();
  await service.start();
  try {
    return (await execute(service, store, analysis, query, variables)).answer;
  } finally {
    await service.stop();
    await analysis.close();
  }
}
