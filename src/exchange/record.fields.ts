/** What the fields of a record may hold: texts, dates, ids, references and values. */
import { z } from 'zod';
import { NAME_KINDS } from '../claim/claim.js';
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

/** Most characters of a statement, a reason or a text value; of a title or a URL; of other text. */
export const TEXT_LENGTH = 10_000;
export const TITLE_LENGTH = 2_000;
export const NAME_LENGTH = 1_000;
const DATE_LENGTH = 100;
const LIST_LENGTH = 1_000;
/** A claim that is recorded again and again gathers locators. */
export const MOST_LOCATORS = 100_000;

/** A claim of the same file, by the `ref` of its line: "#vow". */
export type LocalReference = `#${string}`;

const LONE_SURROGATE = /\p{Surrogate}/u;
const LOCAL_REFERENCE = /^#[a-z0-9-]{1,100}$/;

function isLocalReference(text: string): text is LocalReference {
  return LOCAL_REFERENCE.test(text);
}

/** A text of 1 to `length` UTF-16 units, well-formed, more than space; comes out in NFC. */
export const text = (length: number) =>
  z
    .string()
    .min(1, { error: 'must not be empty; leave the field out where there is nothing to say', abort: true })
    .refine((value) => !LONE_SURROGATE.test(value), {
      error: 'holds half of a surrogate pair; write the text as well-formed Unicode',
      abort: true,
    })
    .refine((value) => !value.includes('\0'), 'holds the character U+0000; take it out')
    .refine((value) => /\S/u.test(value), 'holds nothing but space; leave the field out instead')
    .normalize('NFC')
    .max(length, `is longer than ${length} characters; shorten it`);

/** A list of at most LIST_LENGTH, unless told. */
export const list = <T extends z.ZodType>(item: T, most = LIST_LENGTH) =>
  z.array(item).max(most, `has more than ${most} entries; shorten it`);

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
/** Ids, by what they name; branded when they come out. */
export const entity = id
  .refine(isEntityId, ENTITY_FORM)
  .meta(patterns(ENTITY_PATTERN))
  .transform((value) => entityId(value));
export const source = id
  .refine(isSourceId, 'is not a source id; write source:slug of a-z, 0-9, ".", "_" and "-"')
  .meta(patterns(SOURCE_PATTERN))
  .transform((value) => sourceId(value));
export const recordedClaim = id
  .refine(isClaimId, 'is not a claim id; leave it out, Nisba computes it')
  .meta(patterns(CLAIM_PATTERN))
  .transform((value) => claimId(value));
export const recordedBearing = id
  .refine(isBearingId, 'is not a bearing id; leave it out, Nisba computes it')
  .meta(patterns(BEARING_PATTERN))
  .transform((value) => bearingId(value));
/** A claim, by its id or by a ref of this file. */
export const claimReference = id
  .refine((value) => isLocalReference(value) || isClaimId(value), CLAIM_FORM)
  .meta(patterns(LOCAL_PATTERN, CLAIM_PATTERN))
  .transform((value) => (isLocalReference(value) ? value : claimId(value)));
/** What a speech act is about: an entity or a claim. */
export const topic = id
  .refine(
    (value) => isLocalReference(value) || isClaimId(value) || isEntityId(value),
    'names neither an entity nor a claim; write an entity id, or "#" and the ref of an earlier claim',
  )
  .meta(patterns(LOCAL_PATTERN, CLAIM_PATTERN, ENTITY_PATTERN))
  .transform((value) => {
    if (isLocalReference(value)) return value;
    return isClaimId(value) ? claimId(value) : entityId(value);
  });

/** Bounded only: the profile is checked by src/time. */
export const date = text(DATE_LENGTH).describe(
  'A date in EDTF level 1, such as 2021-06, 2012/.. or 2021-04~',
);
export const instant = z.iso.datetime({ error: 'is not an instant; write it as 2024-05-01T12:00:00.000Z' });
export const language = z
  .string()
  .max(35)
  .regex(
    /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
    'is not a language tag; write one of BCP 47, such as en or ar-IQ',
  );

/** Beyond 2^53 - 1 a number holds an integer only roughly, and the store refuses it. */
const bound = z
  .number('must be a finite number')
  .refine(
    (value) => !Number.isInteger(value) || Number.isSafeInteger(value),
    'is beyond ±(2^53 − 1); give the wording instead',
  )
  .optional();
const quantityFields = {
  low: bound,
  high: bound,
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

/** The quantity of a relation. */
export const quantity = z
  .strictObject(quantityFields)
  .refine(isOrdered, ORDERED)
  .refine(saysSomething, SAYS_SOMETHING);

/** The value of an attribute. */
export const value = z.discriminatedUnion('type', [
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
