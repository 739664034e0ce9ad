/**
 * One line of a Nisba file: a source, an entity, a claim or a bearing as JSON (docs/format.md).
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
  NAME_KINDS,
  RELIABILITIES,
  SOURCE_TYPES,
  STANCES,
} from '../claim/claim.js';
import { NisbaError } from '../errors.js';
import {
  bearingId,
  claimId,
  entityId,
  isBearingId,
  isClaimId,
  isEntityId,
  isSourceId,
  sourceId,
} from '../ids.js';
import { ATTRIBUTE_TYPES, ENTITY_KINDS, RELATION_TYPES } from '../vocabulary/vocabulary.js';
import { issuesOf, summaryOf } from './record.issues.js';

const TEXT_LENGTH = 10_000;
const TITLE_LENGTH = 2_000;
const NAME_LENGTH = 1_000;
const DATE_LENGTH = 100;
const LIST_LENGTH = 1_000;

/** A claim of the same file, by the `ref` of its line: "#vow". */
export type LocalReference = `#${string}`;

const LONE_SURROGATE = /\p{Surrogate}/u;
const LOCAL_REFERENCE = /^#[a-z0-9-]{1,100}$/;

function isLocalReference(text: string): text is LocalReference {
  return LOCAL_REFERENCE.test(text);
}

const text = (length: number) =>
  z
    .string()
    .min(1, { error: 'must not be empty; leave the field out where there is nothing to say', abort: true })
    .refine((value) => !LONE_SURROGATE.test(value), {
      error: 'holds half of a surrogate pair; write the text as well-formed Unicode',
      abort: true,
    })
    .refine((value) => /\S/u.test(value), 'holds nothing but space; leave the field out instead')
    .normalize('NFC')
    .max(length, `is longer than ${length} characters; shorten it`);

const list = <T extends z.ZodType>(item: T) =>
  z.array(item).max(LIST_LENGTH, `has more than ${LIST_LENGTH} entries; shorten it`);

const ENTITY_FORM = 'is not an entity id; write kind:slug of a-z, 0-9, ".", "_" and "-", such as place:irbil';
const CLAIM_FORM =
  'does not name a claim; write "#" and the ref of an earlier line, or a claim id (claim: and 26 characters)';

/** For the JSON Schema only, which cannot call the functions of ids.ts. */
const ENTITY_PATTERN = '(?!(?:source|claim|bearing|publisher):)[a-z]+:[a-z0-9._-]+';
const SOURCE_PATTERN = 'source:[a-z0-9._-]+';
const CLAIM_PATTERN = 'claim:[a-z2-7]{26}(\\.[1-9][0-9]*)?';
const BEARING_PATTERN = 'bearing:[a-z2-7]{26}(\\.[1-9][0-9]*)?';
const LOCAL_PATTERN = '#[a-z0-9-]{1,100}';
const patterns = (...forms: string[]) => ({ pattern: `^(?:${forms.join('|')})$` });

const id = z.string().max(120, 'is longer than 120 characters; shorten it');
const entity = id
  .refine(isEntityId, ENTITY_FORM)
  .meta(patterns(ENTITY_PATTERN))
  .transform((value) => entityId(value));
const source = id
  .refine(isSourceId, 'is not a source id; write source:slug of a-z, 0-9, ".", "_" and "-"')
  .meta(patterns(SOURCE_PATTERN))
  .transform((value) => sourceId(value));
const recordedClaim = id
  .refine(isClaimId, 'is not a claim id; leave it out, Nisba computes it')
  .meta(patterns(CLAIM_PATTERN))
  .transform((value) => claimId(value));
const recordedBearing = id
  .refine(isBearingId, 'is not a bearing id; leave it out, Nisba computes it')
  .meta(patterns(BEARING_PATTERN))
  .transform((value) => bearingId(value));
const claimReference = id
  .refine((value) => isLocalReference(value) || isClaimId(value), CLAIM_FORM)
  .meta(patterns(LOCAL_PATTERN, CLAIM_PATTERN))
  .transform((value) => (isLocalReference(value) ? value : claimId(value)));
const topic = id
  .refine(
    (value) => isLocalReference(value) || isClaimId(value) || isEntityId(value),
    'names neither an entity nor a claim; write an entity id, or "#" and the ref of an earlier claim',
  )
  .meta(patterns(LOCAL_PATTERN, CLAIM_PATTERN, ENTITY_PATTERN))
  .transform((value) => {
    if (isLocalReference(value)) return value;
    return isClaimId(value) ? claimId(value) : entityId(value);
  });

const date = text(DATE_LENGTH).describe('A date in EDTF level 1, such as 2021-06, 2012/.. or 2021-04~');
const instant = z.iso.datetime({ error: 'is not an instant; write it as 2024-05-01T12:00:00.000Z' });
const language = z
  .string()
  .max(35)
  .regex(
    /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
    'is not a language tag; write one of BCP 47, such as en or ar-IQ',
  );

const quantityFields = {
  low: z.number('must be a finite number').optional(),
  high: z.number('must be a finite number').optional(),
  approximate: z.boolean().optional(),
  unit: text(NAME_LENGTH).optional(),
  of: text(NAME_LENGTH).describe('What is counted').optional(),
  wording: text(NAME_LENGTH).describe("The source's own word, such as dozens").optional(),
};

type Bounds = { low?: number | undefined; high?: number | undefined; wording?: string | undefined };
const isOrdered = ({ low, high }: Bounds) => low === undefined || high === undefined || low <= high;
const saysSomething = ({ low, high, wording }: Bounds) => (low ?? high ?? wording) !== undefined;
const ORDERED = { path: ['low'], error: 'is above high; swap the two' };
const SAYS_SOMETHING = { path: ['wording'], error: 'is missing; give low, high or at least the wording' };

const quantity = z
  .strictObject(quantityFields)
  .refine(isOrdered, ORDERED)
  .refine(saysSomething, SAYS_SOMETHING);

const value = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TEXT'),
    text: text(TEXT_LENGTH),
    language: language.optional(),
    scheme: text(NAME_LENGTH).describe('For an IDENTIFIER: the register that gave it').optional(),
  }),
  z
    .strictObject({ type: z.literal('QUANTITY'), ...quantityFields })
    .refine(isOrdered, ORDERED)
    .refine(saysSomething, SAYS_SOMETHING),
  z.strictObject({ type: z.literal('DATE'), date }),
  z.strictObject({
    type: z.literal('POINT'),
    latitude: z.number().min(-90, 'must be −90 to 90').max(90, 'must be −90 to 90'),
    longitude: z.number().min(-180, 'must be −180 to 180').max(180, 'must be −180 to 180'),
  }),
  z.strictObject({
    type: z.literal('NAME'),
    name: text(NAME_LENGTH),
    nameKind: z.enum(NAME_KINDS),
    script: z
      .string()
      .regex(/^[A-Z][a-z]{3}$/, 'is not a script code; write one of ISO 15924, such as Latn or Arab')
      .optional(),
    language: language.optional(),
  }),
]);

/** What an export adds; import accepts it. */
const exported = {
  number: z.int().min(1, 'must be 1 or more').optional(),
  recordedAt: instant.optional(),
  recordedBy: text(NAME_LENGTH).optional(),
  retractedAt: instant.optional(),
  retractedBy: text(NAME_LENGTH).optional(),
  retractedReason: text(TEXT_LENGTH).optional(),
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
    locators: list(text(NAME_LENGTH)).default([]),
    validFrom: date.optional(),
    validTo: date.optional(),
    asOf: date.optional(),
    dateBasis: z.enum(DATE_BASES).optional(),
    credibility: z.int().min(1, 'must be 1 to 6').max(6, 'must be 1 to 6').default(6),
    publishedAt: date.optional(),
    withdrawnAt: date.optional(),
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

const recordLine = z.discriminatedUnion('record', [sourceRecord, entityRecord, claimRecord, bearingRecord]);

export type SourceRecord = z.output<typeof sourceRecord>;
export type EntityRecord = z.output<typeof entityRecord>;
export type ClaimRecord = z.output<typeof claimRecord>;
export type BearingRecord = z.output<typeof bearingRecord>;
/** One line, its defaults filled in and its text in NFC. */
export type RecordLine = z.output<typeof recordLine>;

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
