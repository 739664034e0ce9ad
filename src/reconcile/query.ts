/** What a client asks: a batch of queries, parsed once. */
import { z } from 'zod';
import { NisbaError } from '../errors.js';
import { ENTITY_KINDS, type EntityKind } from '../vocabulary/vocabulary.js';

/** How many queries one request holds at the most; the manifest says so. */
export const BATCH_SIZE = 50;
/** Candidates that one query gets at the most, and when it doesn't say how many. */
export const MOST_CANDIDATES = 100;
const CANDIDATES = 10;
const MOST_PROPERTIES = 20;
const MOST_VALUES = 20;
const MOST_VALUE_TEXT = 400;

/** A value to be compared; of another entity its name. */
export type GivenValue = string | number | boolean;

export interface PropertyGiven {
  /** An attribute type of the vocabulary, or anything else, which is ignored. */
  readonly pid: string;
  readonly values: readonly GivenValue[];
}

/** A reconciliation query (section 4.1 of the specification). */
export interface ReconciliationQuery {
  readonly text: string;
  readonly kinds: readonly EntityKind[];
  /** How the kinds are meant: ANY one of them, ALL (an entity is of one kind only), or preferably (SHOULD). */
  readonly strictness: 'any' | 'all' | 'should';
  readonly limit: number;
  readonly properties: readonly PropertyGiven[];
}

/** A query that can be asked, or what is wrong with it. */
export type ParsedQuery = ReconciliationQuery | NisbaError;

const Scalar = z.union([
  z.string().max(MOST_VALUE_TEXT, `a value has at most ${MOST_VALUE_TEXT} characters`),
  z.number(),
  z.boolean(),
]);
const Value = z.union([
  Scalar,
  z
    .object({ id: z.string().max(MOST_VALUE_TEXT), name: z.string().max(MOST_VALUE_TEXT).optional() })
    .transform(({ id, name }) => name ?? id),
]);

const Kind = z.enum(ENTITY_KINDS, `an unknown type: the types are ${ENTITY_KINDS.join(', ')}`);

const Query = z.object({
  query: z.string('give the name as a text').optional(),
  type: z
    .preprocess(
      // An empty choice in a form is none.
      (type) => (type === '' ? [] : typeof type === 'string' ? [type] : type),
      z
        .array(Kind, 'give one type, or a list of types')
        .max(MOST_VALUES, `give at most ${MOST_VALUES} types`),
    )
    .optional(),
  type_strict: z.enum(['any', 'all', 'should'], 'give any, all or should').optional(),
  limit: z.int('give a whole number').min(1, 'give 1 or more').optional(),
  properties: z
    .array(
      z.object({
        pid: z.string(),
        v: z.preprocess(
          // An empty cell says nothing.
          (given: unknown): unknown => (Array.isArray(given) ? given : [given]).filter((v) => v !== null),
          z.array(Value).max(MOST_VALUES, `give at most ${MOST_VALUES} values`),
        ),
      }),
      'give a list of {pid, v}',
    )
    .max(MOST_PROPERTIES, `give at most ${MOST_PROPERTIES} properties`)
    .optional(),
});

/**
 * The queries of a batch by their keys. What is wrong with one of them is its own affair.
 *
 * @throws BAD_USER_INPUT when the whole isn't a JSON object, QUERY_TOO_LARGE with more than BATCH_SIZE queries
 */
export function parseBatch(json: string): ReadonlyMap<string, ParsedQuery> {
  const batch = parseJson(json);
  if (typeof batch !== 'object' || batch === null || Array.isArray(batch)) {
    throw new NisbaError(
      'BAD_USER_INPUT',
      'queries is not a JSON object: give queries by keys, {"q0": {"query": "a name"}}.',
    );
  }
  const entries = Object.entries(batch);
  if (entries.length > BATCH_SIZE) {
    throw new NisbaError(
      'QUERY_TOO_LARGE',
      `This batch has ${entries.length} queries: send at most ${BATCH_SIZE} at a time.`,
      { queries: entries.length, most: BATCH_SIZE },
    );
  }
  return new Map(entries.map(([key, query]) => [key, parseQuery(query)]));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    throw new NisbaError('BAD_USER_INPUT', `queries is not JSON: ${(error as Error).message}`);
  }
}

function parseQuery(given: unknown): ParsedQuery {
  const parsed = Query.safeParse(given);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue];
    const where = path.length > 0 ? path.join('.') : 'the query';
    return new NisbaError('BAD_USER_INPUT', `${where}: ${message}.`);
  }
  const { query: text, type, type_strict, limit, properties = [] } = parsed.data;
  if (text === undefined || text.trim() === '') {
    const hint = properties.length > 0 ? ' Properties refine what a name finds, and find nothing alone.' : '';
    return new NisbaError('BAD_USER_INPUT', `query: give a name.${hint}`);
  }
  return {
    text,
    kinds: [...new Set(type)],
    strictness: type_strict ?? 'any',
    limit: Math.min(limit ?? CANDIDATES, MOST_CANDIDATES),
    properties: merged(properties),
  };
}

/** A property that is given twice has the values of both. */
function merged(
  properties: readonly { readonly pid: string; readonly v: readonly GivenValue[] }[],
): readonly PropertyGiven[] {
  const values = new Map<string, GivenValue[]>();
  for (const { pid, v } of properties) values.set(pid, [...(values.get(pid) ?? []), ...v]);
  return [...values].map(([pid, given]) => ({ pid, values: given }));
}
