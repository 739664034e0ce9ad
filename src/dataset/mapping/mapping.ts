/** The mapping of a table: what its columns say, as a small YAML file (docs/import.md). */
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { NisbaError } from '../../errors.js';
import { issuesOf } from '../../exchange/record.issues.js';

/** Where something stands in the mapping: `['claims', 0, 'stance']`. */
export type MappingPath = readonly (string | number)[];

const text = z.string('must be a text').min(1, 'is empty; leave it out, or say something');

/** What a part of a record is made from: a text with columns in braces, or one column. */
const cell = z.preprocess(
  (given) => (typeof given === 'string' ? { text: given } : given),
  z
    .strictObject({
      text: text.optional(),
      column: text.optional(),
      values: z.record(z.string(), z.string()).optional(),
      default: text.optional(),
      format: z
        .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(text))
        .optional(),
    })
    .refine((one) => (one.text === undefined) !== (one.column === undefined), {
      error: 'has neither a text nor a column, or both; give one of them',
    }),
);
export type Cell = z.output<typeof cell>;

const columns = z.array(text, 'must be a list of columns');
/** Columns that must not be empty, or what a column must hold. */
const conditions = z.preprocess(
  (given) =>
    Array.isArray(given)
      ? given.map((one: unknown) => (typeof one === 'string' ? { column: one } : one))
      : given,
  z.array(
    z.strictObject({
      column: text,
      is: z.array(z.string()).optional(),
      isNot: z.array(z.string()).optional(),
    }),
    'must be a list of columns',
  ),
);
export type Condition = z.output<typeof conditions>[number];

const name = z.strictObject({
  name: cell,
  separator: text.optional(),
  nameKind: cell.optional(),
  script: text.optional(),
  language: text.optional(),
});

const entity = z.strictObject({
  id: cell,
  kind: cell,
  groupType: cell.optional(),
  unnamed: z.enum(['true', 'false']).optional(),
  split: z.strictObject({ column: text, separator: text }).optional(),
  names: z.array(name, 'must be a list').default([]),
  when: conditions.optional(),
});
export type EntityMapping = z.output<typeof entity>;

const quantity = z.strictObject({
  low: cell.optional(),
  high: cell.optional(),
  exactly: cell.optional(),
  approximate: z.enum(['true', 'false']).optional(),
  unit: cell.optional(),
  of: cell.optional(),
  wording: cell.optional(),
});
export type QuantityMapping = z.output<typeof quantity>;

const value = z
  .strictObject({
    text: cell.optional(),
    language: text.optional(),
    scheme: cell.optional(),
    date: cell.optional(),
    quantity: quantity.optional(),
    latitude: cell.optional(),
    longitude: cell.optional(),
  })
  .refine(
    (one) =>
      [one.text, one.date, one.quantity, one.latitude ?? one.longitude].filter((part) => part !== undefined)
        .length === 1,
    { error: 'must be one of text, date, quantity, or latitude with longitude' },
  )
  .refine((one) => (one.latitude === undefined) === (one.longitude === undefined), {
    error: 'has a latitude or a longitude alone; give both',
  });
export type ValueMapping = z.output<typeof value>;

const claim = z
  .strictObject({
    subject: text,
    predicate: cell,
    object: text.optional(),
    value: value.optional(),
    role: cell.optional(),
    quantity: quantity.optional(),
    stance: cell.optional(),
    modality: cell.optional(),
    basis: cell.optional(),
    attributedTo: text.optional(),
    onBehalfOf: text.optional(),
    about: text.optional(),
    statement: cell.optional(),
    locators: z.array(cell, 'must be a list').optional(),
    validFrom: cell.optional(),
    validTo: cell.optional(),
    asOf: cell.optional(),
    dateBasis: cell.optional(),
    credibility: cell.optional(),
    publishedAt: cell.optional(),
    when: conditions.optional(),
  })
  .refine((one) => (one.object === undefined) !== (one.value === undefined), {
    error:
      'has neither an object nor a value, or both; give the object of a relation or the value of an attribute',
  });
export type ClaimMapping = z.output<typeof claim>;

const source = z.strictObject({
  id: cell,
  sourceType: cell.optional(),
  title: cell,
  version: cell.optional(),
  publisher: text.optional(),
  publisherText: cell.optional(),
  author: cell.optional(),
  url: cell.optional(),
  publishedAt: cell.optional(),
  retrievedAt: cell.optional(),
  language: cell.optional(),
  licence: cell.optional(),
  reliability: cell.optional(),
});
export type SourceMapping = z.output<typeof source>;

const mapping = z.strictObject({
  delimiter: text.optional(),
  encoding: text.optional(),
  quoted: z.enum(['true', 'false']).optional(),
  source,
  entities: z.record(z.string().regex(/^\w+$/, 'must be named by letters and digits'), entity),
  claims: z.array(claim, 'must be a list').default([]),
  ignore: columns.default([]),
});
export type Mapping = z.output<typeof mapping>;

/** A mapping that was read, and the means to tell where in its file something is wrong. */
export interface MappingFile {
  readonly mapping: Mapping;
  /** The error of a place: names file, line and path. */
  fault(path: MappingPath, message: string): NisbaError;
}

const SHOWN = 5;

/**
 * @param name of the file, for messages
 * @throws INVALID_MAPPING; its message names the line and the path
 */
export function parseMapping(yaml: string, name: string): MappingFile {
  const lines = new LineCounter();
  // Of this schema all scalars are texts: "no" is no boolean, 1.10 keeps its zero.
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'failsafe', prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw invalid(`${name}:${line}: this is not YAML: ${broken.message}.`, { file: name, line });
  }
  const place = (path: MappingPath): { line: number; where: string } => ({
    line: lineOf(document, lines, path),
    where: described(path),
  });
  const json: unknown = document.toJS();
  const parsed = mapping.safeParse(json);
  if (!parsed.success) {
    const issues = issuesOf(parsed.error, json).map(({ message }, at) => {
      const { line, where } = place(parsed.error.issues[at]!.path as MappingPath);
      return `${name}:${line}: ${where} ${message.replace('docs/format.md', 'docs/import.md')}`;
    });
    const rest = issues.length - SHOWN;
    throw invalid(`${issues.slice(0, SHOWN).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`, {
      file: name,
      issues,
    });
  }
  return {
    mapping: parsed.data,
    fault: (path, message) => {
      const { line, where } = place(path);
      return invalid(`${name}:${line}: ${where} ${message}`, { file: name, line });
    },
  };
}

/** `claims[0].stance`, as people write it. */
function described(path: MappingPath): string {
  if (path.length === 0) return 'the mapping';
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join('');
}

/** Of what is missing, the line of what it is missing from. */
function lineOf(document: Document, lines: LineCounter, path: MappingPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function invalid(message: string, details: Readonly<Record<string, unknown>>): NisbaError {
  return new NisbaError('INVALID_MAPPING', message, details);
}
