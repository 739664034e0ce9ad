/**
 * The check of parameters, before either engine sees them: the two engines take, drop and coerce
 * different things, so only what both store alike passes.
 */
import { NisbaError } from '../errors.js';
import type { Parameters } from './store.js';

export type Scalar = null | boolean | number | bigint | string;
/** A parameter that has been checked: a scalar, a list of scalars, or a list of flat maps for UNWIND. */
export type Parameter = Scalar | Parameter[] | { [key: string]: Parameter };
export type CheckedParameters = { [name: string]: Parameter };

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
// eslint-disable-next-line no-control-regex -- what is ASCII throughout is in NFC, and needs no closer look
const ASCII = /^[\x01-\x7f]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Copies the parameters, undefined becoming null.
 * @throws BAD_USER_INPUT for text that is not well-formed Unicode in NFC, or a number outside its range
 * @throws BAD_STATEMENT for what no property can hold: maps outside UNWIND lists, lists with null or of
 *   mixed types, Date, bytes, functions
 */
export function checkParameters(parameters: Parameters = {}): CheckedParameters {
  const checked: CheckedParameters = {};
  for (const [name, value] of Object.entries(parameters)) checked[name] = checkTop(value, `$${name}`);
  return checked;
}

function checkTop(value: unknown, at: string): Parameter {
  if (Array.isArray(value) && value.length > 0 && value.every(isPlainMap)) {
    return value.map((row, index) => checkMap(row, `${at}[${index}]`, true));
  }
  return checkProperty(value, at);
}

/** A row of an UNWIND list; its values are properties, or one flat map of properties. */
function checkMap(
  row: Readonly<Record<string, unknown>>,
  at: string,
  mayNest: boolean,
): { [key: string]: Parameter } {
  const checked: { [key: string]: Parameter } = {};
  for (const [key, value] of Object.entries(row)) {
    if (isSurelyFine(value)) {
      checked[key] = value;
      continue;
    }
    const place = `${at}.${key}`;
    checked[key] = mayNest && isPlainMap(value) ? checkMap(value, place, false) : checkProperty(value, place);
  }
  return checked;
}

/** Nearly all values are: their place is spelt out for the others only. */
function isSurelyFine(value: unknown): value is Scalar {
  switch (typeof value) {
    case 'string':
      return ASCII.test(value);
    case 'number':
      return Number.isSafeInteger(value);
    default:
      return typeof value === 'boolean';
  }
}

function checkProperty(value: unknown, at: string): Scalar | Scalar[] {
  if (!Array.isArray(value)) return checkScalar(value, at);
  let kind: string | undefined;
  return value.map((element, index) => {
    if (isSurelyFine(element) && (kind === undefined || kind === typeof element)) {
      kind = typeof element;
      return element;
    }
    const place = `${at}[${index}]`;
    const scalar = checkScalar(element, place);
    if (scalar === null) throw bad(place, 'is null, and a list must not hold null');
    const its = typeof scalar === 'bigint' ? 'number' : typeof scalar;
    if (kind !== undefined && its !== kind) throw bad(place, `is a ${its} in a list of ${kind}s`);
    kind = its;
    return scalar;
  });
}

function checkScalar(value: unknown, at: string): Scalar {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
      return value;
    case 'string':
      return checkText(value, at);
    case 'number':
      if (!Number.isFinite(value)) throw input(at, 'is not a finite number');
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        throw input(at, 'is an integer beyond 2^53 - 1, which a number holds only roughly');
      }
      return value;
    case 'bigint':
      if (value < INT64_MIN || value > INT64_MAX) throw input(at, 'does not fit into 64 bits');
      return value;
    default:
      if (value === null) return null;
      throw bad(at, `is ${describe(value)}, which no property can hold`);
  }
}

function checkText(text: string, at: string): string {
  if (ASCII.test(text)) return text;
  if (LONE_SURROGATE.test(text))
    throw input(at, 'is not well-formed Unicode: it has half of a surrogate pair');
  if (text.includes('\0')) throw input(at, 'holds the character U+0000');
  if (text.normalize('NFC') !== text) throw input(at, 'is not in Unicode normalisation form C');
  return text;
}

function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value !== 'object') return `a ${typeof value}`;
  return Array.isArray(value)
    ? 'a list within a list'
    : isPlainMap(value)
      ? 'a map'
      : `a ${value?.constructor.name ?? 'thing'}`;
}

function input(at: string, what: string): NisbaError {
  return new NisbaError('BAD_USER_INPUT', `The value ${at} ${what}.`, { at });
}

function bad(at: string, what: string): NisbaError {
  return new NisbaError('BAD_STATEMENT', `The parameter ${at} ${what}.`, { at });
}
