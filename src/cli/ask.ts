/** One GraphQL operation, run on the store of the settings or by a server. */
import { z } from 'zod';
import type { Settings } from '../config.js';
import { NisbaError } from '../errors.js';
import { executeQuery } from '../graphql/execute.js';
import { openFor } from './open.js';

const Answer = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        extensions: z.looseObject({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});
export type Answer = z.infer<typeof Answer>;

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const PATIENCE_MS = 120_000;

/** @throws UNAVAILABLE when no Nisba answers at the address, and what opening a store throws */
export async function ask(
  settings: Settings,
  url: string | undefined,
  operation: Operation,
): Promise<Answer> {
  if (url !== undefined) return askServer(url, operation);
  const store = await openFor('ask', settings);
  try {
    return Answer.parse(await executeQuery(store, operation.query, operation.variables));
  } finally {
    await store.close();
  }
}

async function askServer(url: string, operation: Operation): Promise<Answer> {
  const address = url.endsWith('/graphql') ? url : `${url}/graphql`;
  let status: number;
  let body: string;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(operation),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    status = response.status;
    body = await response.text();
  } catch (error) {
    throw nobodyAnswers(address, error);
  }
  try {
    return Answer.parse(JSON.parse(body));
  } catch (error) {
    throw new NisbaError(
      'UNAVAILABLE',
      `What answers at ${address} is no Nisba server (HTTP status ${status}): check --url.`,
      { address, status },
      { cause: error },
    );
  }
}

/** What is told where a connection cannot be made, with the system's reason. */
export function nobodyAnswers(address: string, error: unknown): NisbaError {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return new NisbaError(
    'UNAVAILABLE',
    `Nobody answers at ${address} (${reason}): start a server there by "nisba serve", or leave --url out.`,
    { address },
    { cause: error },
  );
}
