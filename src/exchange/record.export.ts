/**
 * The lines that only an export has: the manifest at its head, the revisions, and the end that carries the
 * hash of all before it. An import reads over them, a restore lives by them.
 */
import { z } from 'zod';
import { instant } from './record.fields.js';

/** What an export calls its format, and the version that this Nisba writes and restores. */
export const EXPORT_FORMAT = 'nisba-jsonl';
export const EXPORT_VERSION = 1;

const count = z.int().min(0);

/** How many records of each sort an export holds. */
const counts = z.object({
  revisions: count,
  entities: count,
  sources: count,
  merges: count,
  claims: count,
  bearings: count,
});

/** Later versions may tell more. */
export const manifestRecord = z.looseObject({
  record: z.literal('manifest'),
  format: z.string(),
  version: z.int().min(1),
  selection: z.string().describe('What was selected: "everything"'),
  revision: count.describe('The revision at which the store was read'),
  knownAt: instant.describe('The instant of that revision').optional(),
  numbers: count.describe('How many running numbers entities and claims have taken'),
  schemaVersion: z.string().describe('A hash of the JSON Schema of these lines'),
  vocabularyVersion: z.string().describe('A hash of the relation and attribute types'),
  counts,
  leftOut: z.array(z.object({ what: z.string(), why: z.string() })),
  licences: z.array(z.object({ licence: z.string(), sources: count })),
  cite: z.string(),
});

export const revisionRecord = z.strictObject({
  record: z.literal('revision'),
  number: z.int().min(1, 'must be 1 or more'),
  at: instant,
});

export const endRecord = z.looseObject({
  record: z.literal('end'),
  lines: count.describe('How many lines stand before this one'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in 64 hexadecimal digits')
    .describe('SHA-256 of all lines before this one, with their line feeds'),
});

export type Manifest = z.output<typeof manifestRecord>;
export type Counts = z.output<typeof counts>;
export type EndRecord = z.output<typeof endRecord>;
