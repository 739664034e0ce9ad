/** What the tests of bad input share: the seed graph, and what every refusal has. */
import { expect } from '@jest/globals';
import type { GraphQLFormattedError } from 'graphql';
import { ERROR_TABLE } from '../../src/errors.js';
import { endpoint } from './endpoint.js';

export const seeded = endpoint();

/** Codes that GraphQL and Apollo give themselves. */
const GRAPHQL_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
];

/** One error, of a known code, that is no bug of ours. */
export async function refusal(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphQLFormattedError> {
  const logged = seeded.faults.length;
  const [error] = await seeded.errors(query, variables);
  expect(error).toBeDefined();
  const code = String(error!.extensions?.['code']);
  expect([...Object.keys(ERROR_TABLE), ...GRAPHQL_CODES]).toContain(code);
  expect(code).not.toBe('INTERNAL');
  expect(seeded.faults).toHaveLength(logged);
  expect(JSON.stringify(error)).not.toMatch(/node_modules|\.ts:|\.js:|MATCH \(|stacktrace/);
  return error!;
}

export const PERSON = 'person:abu-alaa-al-walae';
export const LINK = 'BACKS~group:iran-government~group:iran-backed-militias';
export const long = (length: number): string => 'a'.repeat(length);
