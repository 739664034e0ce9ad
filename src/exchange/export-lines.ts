/** Records as the lines of an export: what was recorded in a fixed order of fields, and nothing that is derived. */
import { bearingOf } from '../bearing/read-bearings.js';
import type { ClaimValue, Quantity } from '../claim/claim.js';
import { claimOf } from '../claim/claim-properties.js';
import { mergeOf } from '../identity/merge.js';
import { sourceOf } from '../source/source-row.js';
import type { Row } from '../store/store.js';
import { locatorsAt, withdrawalAt } from './claim-at.js';

/** The fields of a value, whatever its type. */
const VALUE_FIELDS = [
  'type',
  'text',
  'name',
  'nameKind',
  'script',
  'language',
  'scheme',
  'date',
  'latitude',
  'longitude',
  'low',
  'high',
  'approximate',
  'unit',
  'of',
  'wording',
] as const;

export const revisionLine = (row: Row): object => ({
  record: 'revision',
  number: row['number'],
  at: row['at'],
});

export function entityLine(row: Row): object {
  return {
    record: 'entity',
    id: row['id'],
    kind: row['kind'],
    groupType: row['groupType'] ?? undefined,
    anonymous: row['anonymous'] === true || undefined,
    unnamed: row['unnamed'] === true || undefined,
    number: row['number'],
    recordedAt: row['recordedAt'],
    recordedBy: row['recordedBy'],
  };
}

export function sourceLine(row: Row): object {
  const source = sourceOf(row['properties'] as Row);
  return {
    record: 'source',
    id: source.id,
    sourceType: source.sourceType,
    title: source.title,
    publisher: source.publisher,
    publisherText: source.publisherText,
    author: source.author,
    url: source.url,
    publishedAt: source.publishedAt,
    retrievedAt: source.retrievedAt,
    language: source.language,
    contentHash: source.contentHash,
    licence: source.licence,
    reliability: source.reliability,
    derivedFrom: filled(source.derivedFrom),
    number: source.recorded,
    recordedAt: source.recordedAt,
    recordedBy: source.recordedBy,
  };
}

/** @param revision of the export: what came later is left out */
export function mergeLine(row: Row, revision: number): object {
  const merge = mergeOf(row['properties'] as Row);
  const ended = merge.endedRevision <= revision;
  return {
    record: 'merge',
    id: merge.id,
    merged: merge.merged,
    into: merge.into,
    reason: merge.reason,
    recordedAt: merge.recordedAt,
    recordedBy: merge.recordedBy,
    recordedRevision: merge.recordedRevision,
    ...(ended && {
      endedAt: merge.endedAt,
      endedBy: merge.endedBy,
      endedReason: merge.endedReason,
      endedRevision: merge.endedRevision,
    }),
  };
}

/** @param revision of the export: what came later is left out */
export function claimLine(row: Row, revision: number): object {
  const claim = claimOf(row);
  const { locators, locatorRevisions } = locatorsAt(row, claim.locators, revision);
  return {
    record: 'claim',
    id: claim.id,
    number: claim.number,
    source: claim.source,
    subject: claim.subject,
    predicate: claim.predicate,
    object: claim.object,
    value: claim.value && inOrder(claim.value),
    role: claim.role,
    quantity: claim.quantity && inOrder(claim.quantity),
    stance: claim.stance,
    modality: claim.modality,
    basis: claim.basis,
    attributedTo: claim.attributedTo,
    onBehalfOf: claim.onBehalfOf,
    about: claim.about,
    inferredFrom: filled(claim.inferredFrom),
    statement: claim.statement,
    locators: filled(locators),
    locatorRevisions: filled(locatorRevisions),
    validFrom: claim.validFrom,
    validTo: claim.validTo,
    asOf: claim.asOf,
    dateBasis: claim.dateBasis,
    credibility: claim.credibility,
    publishedAt: claim.publishedAt,
    ...withdrawalAt(claim, revision),
    recordedAt: claim.recordedAt,
    recordedBy: claim.recordedBy,
    recordedRevision: claim.recordedRevision,
    ...(claim.retractedRevision <= revision && {
      retractedAt: claim.retractedAt,
      retractedBy: claim.retractedBy,
      retractedReason: claim.retractedReason,
      retractedRevision: claim.retractedRevision,
    }),
  };
}

/** @param revision of the export: what came later is left out */
export function bearingLine(row: Row, revision: number): object {
  const properties = row['properties'] as Row;
  const bearing = bearingOf(properties);
  return {
    record: 'bearing',
    id: bearing.id,
    type: bearing.type,
    claim: bearing.claim,
    on: bearing.on,
    reason: bearing.reason,
    recordedAt: bearing.recordedAt,
    recordedBy: bearing.recordedBy,
    recordedRevision: bearing.recordedRevision,
    ...(bearing.retractedRevision <= revision && {
      retractedAt: bearing.retractedAt,
      retractedBy: properties['retractedBy'] ?? undefined,
      retractedReason: properties['retractedReason'] ?? undefined,
      retractedRevision: bearing.retractedRevision,
    }),
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** A value's own order of fields is that of whoever recorded it. */
function inOrder(value: ClaimValue | Quantity): object {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return Object.fromEntries(VALUE_FIELDS.map((field) => [field, fields[field]]));
}
