/** Resources with their properties, one after the other: what the mapping says and a serialisation writes. */
import type { Property, Term } from './terms.js';

export interface Text {
  readonly text: string;
  /** BCP 47, in small letters. */
  readonly language?: string;
}

/** An id, a term, or a literal, as the property's form says. */
export type RdfValue = string | number | boolean | Text;

export interface RdfWriter {
  /** @param graph the id of the resource that names the graph; absent: the default graph */
  begin(iri: string, types: readonly Term[], graph?: string): void;
  /** Each property once a resource; nothing is written for undefined or an empty list. */
  put(property: Property, values: RdfValue | readonly RdfValue[] | undefined): void;
  end(): void;
  /** How much was written since `take`, in about as many characters. */
  readonly size: number;
  /** What was written since the last time. */
  take(): string;
}

/** A literal's text and language. */
export function textOf(value: RdfValue): Text {
  return typeof value === 'object' ? value : { text: String(value) };
}

/** The lexical form of a literal that is no text; decimals have no exponent. */
export function lexical(value: RdfValue): string {
  if (typeof value !== 'number') return String(value);
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, '');
}

// eslint-disable-next-line no-control-regex
const TO_ESCAPE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;
// eslint-disable-next-line no-control-regex
const EACH_TO_ESCAPE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Between quotation marks, in Turtle as in N-Quads. */
export function quoted(text: string): string {
  if (!TO_ESCAPE.test(text)) return `"${text}"`;
  const escaped = text.replace(
    EACH_TO_ESCAPE,
    (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
