/** What a line hands to the domain: without its ref, without what exports add, its references resolved. */
import type { BearingInput, ClaimInput, Entity, Source } from '../claim/claim.js';
import { NisbaError } from '../errors.js';
import type { ClaimId, EntityId } from '../ids.js';
import type { BearingRecord, ClaimRecord, EntityRecord, LocalReference, SourceRecord } from './record.js';

/** Turns a reference into the claim that it means. */
export type Resolve = (reference: LocalReference | ClaimId) => ClaimId;

export function entityInput(record: EntityRecord): Entity {
  return {
    id: record.id,
    kind: record.kind,
    groupType: record.groupType,
    anonymous: record.anonymous,
    unnamed: record.unnamed,
  };
}

export function sourceInput(record: SourceRecord): Source {
  return {
    id: record.id,
    sourceType: record.sourceType,
    title: record.title,
    publisher: record.publisher,
    publisherText: record.publisherText,
    author: record.author,
    url: record.url,
    publishedAt: record.publishedAt,
    retrievedAt: record.retrievedAt,
    language: record.language,
    contentHash: record.contentHash,
    licence: record.licence,
    reliability: record.reliability,
    derivedFrom: record.derivedFrom,
  };
}

export function claimInput(record: ClaimRecord, resolve: Resolve): ClaimInput {
  const { about } = record;
  return {
    source: record.source,
    subject: record.subject,
    predicate: record.predicate,
    object: record.object,
    value: record.value,
    role: record.role,
    quantity: record.quantity,
    stance: record.stance,
    modality: record.modality,
    basis: record.basis,
    attributedTo: record.attributedTo,
    onBehalfOf: record.onBehalfOf,
    about: about !== undefined && namesClaim(about) ? resolve(about) : about,
    inferredFrom: record.inferredFrom.map(resolve),
    statement: record.statement,
    locators: record.locators,
    validFrom: record.validFrom,
    validTo: record.validTo,
    asOf: record.asOf,
    dateBasis: record.dateBasis,
    credibility: record.credibility,
    publishedAt: record.publishedAt,
    withdrawnAt: record.withdrawnAt,
  };
}

export function bearingInput(record: BearingRecord, resolve: Resolve): BearingInput {
  return {
    type: record.type,
    claim: resolve(record.claim),
    on: resolve(record.on),
    reason: record.reason,
  };
}

/** The claims that a line points at. */
export function referencesOf(record: ClaimRecord): (LocalReference | ClaimId)[] {
  const { about } = record;
  return [...record.inferredFrom, ...(about !== undefined && namesClaim(about) ? [about] : [])];
}

/** The entities that a line names. */
export function entitiesOf(record: ClaimRecord): EntityId[] {
  const { subject, object, attributedTo, onBehalfOf, about } = record;
  const topic = about !== undefined && !namesClaim(about) ? about : undefined;
  return [subject, object, attributedTo, onBehalfOf, topic].filter((id) => id !== undefined);
}

/**
 * @param given the line's id; it may end in `.2` and on: recorded again after a retraction
 * @param computed the id by the line's content
 * @throws INVALID_RECORD when they differ
 */
export function requireOwnId(given: string | undefined, computed: string): void {
  if (given === undefined || given.replace(/\.[0-9]+$/, '') === computed) return;
  throw new NisbaError(
    'INVALID_RECORD',
    `"id" is ${given}, but the content of the line gives ${computed}: the line was changed after its export; leave "id" out to record it as new.`,
    { given, computed },
  );
}

function namesClaim(topic: EntityId | ClaimId | LocalReference): topic is ClaimId | LocalReference {
  return topic.startsWith('#') || topic.startsWith('claim:');
}
