/**
 * STIX 2.1 objects as they come, checked: OASIS Standard "STIX Version 2.1", June 2021. What is not read is
 * kept, to be counted.
 */
import { z } from 'zod';
import { NisbaError } from '../../errors.js';
import { isEdtf } from '../../time/edtf.js';

const text = z.string();
const texts = z.array(text);
const ID = /^(?<type>[a-z0-9][a-z0-9-]{0,60})--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The identifier of an object: its type and a UUID (section 2.9). */
const id = text.regex(ID, 'is not a STIX id, such as identity--8c6af861-7b20-41ef-9b59-6344fd872a8f');
/** RFC 3339 (section 2.16); Nisba keeps the day. */
const timestamp = text
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'is not a timestamp, such as 2016-05-12T08:17:27Z')
  .transform((value) => value.slice(0, 10))
  .refine(isEdtf, 'is not a day that exists');

const reference = z.looseObject({
  source_name: text,
  description: text.optional(),
  url: text.optional(),
  external_id: text.optional(),
});
export type ExternalReference = z.output<typeof reference>;

/** What is read of all types, and of some. */
const stixObject = z.looseObject({
  type: text,
  id,
  spec_version: z
    .literal('2.1', 'is not 2.1, which is what Nisba reads; convert it with stix2-elevator')
    .optional(),
  created: timestamp.optional(),
  modified: timestamp.optional(),
  created_by_ref: id.optional(),
  revoked: z.boolean().optional(),
  confidence: z.int().min(0).max(100).optional(),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .max(35)
    .optional(),
  external_references: z.array(reference).optional(),
  name: text.optional(),
  description: text.optional(),
  aliases: texts.optional(),
  x_mitre_aliases: texts.optional(),
  first_seen: timestamp.optional(),
  last_seen: timestamp.optional(),
  identity_class: text.optional(),
  roles: texts.optional(),
  sectors: texts.optional(),
  threat_actor_types: texts.optional(),
  malware_types: texts.optional(),
  tool_types: texts.optional(),
  infrastructure_types: texts.optional(),
  labels: texts.optional(),
  goals: texts.optional(),
  objective: text.optional(),
  primary_motivation: text.optional(),
  secondary_motivations: texts.optional(),
  resource_level: text.optional(),
  sophistication: text.optional(),
  capabilities: texts.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  precision: z.number().min(0).optional(),
  region: text.optional(),
  country: text.optional(),
  administrative_area: text.optional(),
  city: text.optional(),
  street_address: text.optional(),
  postal_code: text.optional(),
  relationship_type: text.optional(),
  source_ref: id.optional(),
  target_ref: id.optional(),
  start_time: timestamp.optional(),
  stop_time: timestamp.optional(),
  published: timestamp.optional(),
  object_refs: z.array(id).optional(),
  abstract: text.optional(),
  content: text.optional(),
  explanation: text.optional(),
  opinion: z.enum(['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree']).optional(),
  definition_type: text.optional(),
  definition: z.looseObject({ statement: text.optional() }).optional(),
});

export type StixObject = z.output<typeof stixObject>;

/** @throws INVALID_RECORD that names the property */
export function stixObjectOf(json: unknown): StixObject {
  const parsed = stixObject.safeParse(json);
  if (!parsed.success) throw refused(json, parsed.error);
  const object = parsed.data;
  if (typeOf(object.id) !== object.type) {
    throw new NisbaError('INVALID_RECORD', `The id of this ${object.type} begins with another type.`);
  }
  return object;
}

/** The type of the object that an id names. */
export function typeOf(objectId: string): string {
  return objectId.slice(0, objectId.indexOf('--'));
}

/**
 * STIX 2.1, appendix A, "Admiralty Credibility": from confidence, 0 to 100, to the scale of 1 (confirmed) to
 * 5 (improbable). Without a confidence it is 6: cannot be judged.
 *
 * | confidence | 80–100 | 60–79 | 40–59 | 20–39 | 0–19 | absent |
 * | ---------- | ------ | ----- | ----- | ----- | ---- | ------ |
 * | Admiralty  | 1      | 2     | 3     | 4     | 5    | 6      |
 */
export function credibilityOf(confidence: number | undefined): number {
  if (confidence === undefined) return 6;
  return 5 - Math.min(4, Math.floor(confidence / 20));
}

function refused(json: unknown, error: z.ZodError): NisbaError {
  const type = z.looseObject({ type: z.string() }).safeParse(json).data?.type ?? 'object';
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  return new NisbaError(
    'INVALID_RECORD',
    `The ${path === '' ? 'object' : path} of this ${type} ${messageOf(issue)}.`,
  );
}

function messageOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue || issue.message.startsWith('Invalid') || issue.message.startsWith('Too')) {
    return 'is not what STIX 2.1 says that it is';
  }
  return issue.message;
}

/** Of each type, what is read beside what all objects have. */
const OF_ALL = ['type', 'id', 'spec_version', 'modified', 'created_by_ref', 'revoked', 'confidence', 'lang'];
const OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  relationship: [
    'external_references',
    'relationship_type',
    'source_ref',
    'target_ref',
    'start_time',
    'stop_time',
    'description',
  ],
  report: ['name', 'external_references', 'published', 'object_refs'],
  note: ['external_references', 'abstract', 'content', 'object_refs'],
  opinion: ['external_references', 'opinion', 'explanation', 'object_refs'],
};
const OF_THINGS = Object.keys(stixObject.shape).filter((property) => property !== 'created');

/** The properties of an object that becomes something that are not read; empty lists are nothing to read. */
export function unreadOf(object: StixObject): string[] {
  const own = OF_TYPES[object.type];
  const read = own ? [...OF_ALL, ...own] : OF_THINGS;
  return Object.entries(object)
    .filter(([property, value]) => {
      if (property === 'created' && object.modified === value) return false;
      return !read.includes(property) && value !== undefined && !(Array.isArray(value) && value.length === 0);
    })
    .map(([property]) => property);
}
