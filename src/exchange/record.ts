/**
 * One line of a Nisba file: a source, an entity, a claim, a bearing or a merge as JSON (docs/format.md), or
 * one of those that frame an export.
 * Here a line's shape is checked; whether its dates are EDTF, its types fit its ends, and what it points
 * at exists is checked where it is recorded.
 */
import { z } from 'zod';
import {
  BASES,
  BEARING_TYPES,
  DATE_BASES,
  GROUP_TYPES,
  MODALITIES,
  RELIABILITIES,
  SOURCE_TYPES,
  STANCES,
} from '../claim/claim.js';
import { NisbaError } from '../errors.js';
import { ATTRIBUTE_TYPES, ENTITY_KINDS, RELATION_TYPES } from '../vocabulary/vocabulary.js';
import {
  MOST_LOCATORS,
  NAME_LENGTH,
  TEXT_LENGTH,
  TITLE_LENGTH,
  claimReference,
  date,
  entity,
  instant,
  language,
  list,
  quantity,
  recordedBearing,
  recordedClaim,
  source,
  text,
  topic,
  value,
} from './record.fields.js';
import { endRecord, manifestRecord, revisionRecord } from './record.export.js';
import { issuesOf, summaryOf } from './record.issues.js';

export type { LocalReference } from './record.fields.js';

const ordinal = z.int().min(1, 'must be 1 or more');

/** What an export adds; import accepts it. Who wrote it and why is kept as it is, even if it is only space. */
const recording = {
  recordedAt: instant.optional(),
  recordedBy: z.string().max(TEXT_LENGTH).optional(),
};
const exported = {
  number: ordinal.optional(),
  ...recording,
  recordedRevision: ordinal.optional(),
  retractedAt: instant.optional(),
  retractedBy: z.string().max(TEXT_LENGTH).optional(),
  retractedReason: z.string().max(TEXT_LENGTH).optional(),
  retractedRevision: ordinal.optional(),
};

const sourceRecord = z
  .strictObject({
    record: z.literal('source'),
    id: source,
    sourceType: z.enum(SOURCE_TYPES),
    title: text(TITLE_LENGTH),
    publisher: entity.optional(),
    publisherText: text(NAME_LENGTH).optional(),
    author: text(NAME_LENGTH).optional(),
    url: text(TITLE_LENGTH).optional(),
    publishedAt: date.optional(),
    retrievedAt: date.optional(),
    language: language.optional(),
    contentHash: text(NAME_LENGTH).optional(),
    licence: text(NAME_LENGTH).optional(),
    reliability: z.enum(RELIABILITIES).default('F'),
    derivedFrom: list(source).default([]),
    number: ordinal.optional(),
    ...recording,
  })
  .refine(({ publisher, publisherText }) => publisher === undefined || publisherText === undefined, {
    path: ['publisherText'],
    error: 'stands beside publisher; keep one of the two',
  });

const entityRecord = z
  .strictObject({
    record: z.literal('entity'),
    id: entity,
    kind: z.enum(ENTITY_KINDS),
    groupType: z.enum(GROUP_TYPES).optional(),
    anonymous: z.boolean().optional(),
    unnamed: z.boolean().optional(),
    number: ordinal.optional(),
    ...recording,
  })
  .refine(({ kind, groupType }) => groupType === undefined || kind === 'GROUP', {
    path: ['groupType'],
    error: 'belongs to groups only; leave it out',
  });

const types = [...RELATION_TYPES.map(({ type }) => type), ...ATTRIBUTE_TYPES.map(({ type }) => type)];

const claimRecord = z
  .strictObject({
    record: z.literal('claim'),
    ref: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/, 'may hold a-z, 0-9 and "-" only, at most 100 of them')
      .describe('A name local to the file, by which later lines point here as "#ref"')
      .optional(),
    source,
    subject: entity,
    predicate: z.enum(types, 'is not a type of the vocabulary; docs/codebook.md tells them apart'),
    object: entity.optional(),
    value: value.optional(),
    role: text(NAME_LENGTH).optional(),
    quantity: quantity.optional(),
    stance: z.enum(STANCES).default('ASSERTS'),
    modality: z.enum(MODALITIES).default('ACTUAL'),
    basis: z.enum(BASES).default('REPORTED'),
    attributedTo: entity.optional(),
    onBehalfOf: entity.optional(),
    about: topic.optional(),
    inferredFrom: list(claimReference).default([]),
    statement: text(TEXT_LENGTH).optional(),
    locators: list(text(NAME_LENGTH), MOST_LOCATORS).default([]),
    locatorRevisions: list(ordinal, MOST_LOCATORS)
      .describe('For the last locators: the revisions that added them to a claim that stood already')
      .optional(),
    validFrom: date.optional(),
    validTo: date.optional(),
    asOf: date.optional(),
    dateBasis: z.enum(DATE_BASES).optional(),
    credibility: z.int().min(1, 'must be 1 to 6').max(6, 'must be 1 to 6').default(6),
    publishedAt: date.optional(),
    withdrawnAt: date.optional(),
    withdrawnBy: z.string().max(TEXT_LENGTH).optional(),
    withdrawnRevision: ordinal
      .describe('The revision that recorded the withdrawal, where it came after the claim')
      .optional(),
    id: recordedClaim.optional(),
    ...exported,
  })
  .refine((claim) => (claim.object === undefined) !== (claim.value === undefined), {
    path: ['object'],
    error: 'and value: give exactly one of the two, object for a relation and value for an attribute',
  })
  .meta({ oneOf: [{ required: ['object'] }, { required: ['value'] }] });

const bearingRecord = z.strictObject({
  record: z.literal('bearing'),
  type: z.enum(BEARING_TYPES),
  claim: claimReference,
  on: claimReference,
  reason: text(TEXT_LENGTH).optional(),
  id: recordedBearing.optional(),
  ...exported,
});

const mergeRecord = z.strictObject({
  record: z.literal('merge'),
  merged: entity,
  into: entity,
  reason: text(TEXT_LENGTH),
  id: z
    .string()
    .regex(
      /^merge:[a-z2-7]{26}(\.[1-9][0-9]*)?$/,
      'is not the id of a merge; leave it out, Nisba computes it',
    )
    .optional(),
  ...recording,
  recordedRevision: ordinal.optional(),
  endedAt: instant.optional(),
  endedBy: z.string().max(TEXT_LENGTH).optional(),
  endedReason: z.string().max(TEXT_LENGTH).optional(),
  endedRevision: ordinal.optional(),
});

const recordLine = z.discriminatedUnion('record', [
  sourceRecord,
  entityRecord,
  claimRecord,
  bearingRecord,
  mergeRecord,
  manifestRecord,
  revisionRecord,
  endRecord,
]);

export type SourceRecord = z.output<typeof sourceRecord>;
export type EntityRecord = z.output<typeof entityRecord>;
export type ClaimRecord = z.output<typeof claimRecord>;
export type BearingRecord = z.output<typeof bearingRecord>;
export type MergeRecord = z.output<typeof mergeRecord>;
/** One line, its defaults filled in and its text in NFC. */
export type RecordLine = z.output<typeof recordLine>;
/** One line as it is written: what has a default may be left out. */
export type RecordInput = z.input<typeof recordLine>;

/**
 * The record that a parsed line of JSON holds.
 * @throws INVALID_RECORD; its message names the field and says what to do, details.issues lists all
 *   that is wrong as {path, message}.
 */
export function parseRecord(json: unknown): RecordLine {
  const parsed = recordLine.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error, json);
  throw new NisbaError('INVALID_RECORD', summaryOf(issues), { issues });
}

/** The format as JSON Schema 2020-12, of lines as they are written: what has a default may be left out. */
export function toJsonSchema(): Record<string, unknown> {
  return {
    title: 'One line of a Nisba JSON Lines file',
    ...z.toJSONSchema(recordLine, { io: 'input' }),
  };
}
