/** How a claim lies in the store: flat properties, and back. */
import type { Row, Value } from '../store/store.js';
import { OPEN_REVISION } from '../store/store.js';
import { nameKey } from '../entity/name-key.js';
import type { CanonicalVoices } from '../identity/canonical.js';
import type { ClaimId, EntityId, OriginId, SourceId } from '../ids.js';
import type {
  Basis,
  Claim,
  ClaimValue,
  DateBasis,
  Modality,
  Quantity,
  Reliability,
  Stance,
} from './claim.js';
import type { AttributeType, RelationType } from '../vocabulary/vocabulary.js';
import type { CheckedClaim } from './check-claim.js';

export interface Recording {
  readonly id: ClaimId;
  readonly identity: ClaimId;
  readonly number: number;
  readonly revision: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reliability: Reliability;
  readonly origins: readonly OriginId[];
  readonly voices: CanonicalVoices;
}

/** The properties of the claim's node; absent parts are left out, because no engine keeps null. */
export function claimProperties(checked: CheckedClaim, recording: Recording): Record<string, Value> {
  const { claim, link, validity, published, withdrawn } = checked;
  const name = claim.value?.type === 'NAME' && claim.predicate === 'NAME' ? claim.value : undefined;
  return withoutAbsent({
    id: recording.id,
    identity: recording.identity,
    number: recording.number,
    source: claim.source,
    subject: claim.subject,
    predicate: claim.predicate,
    object: claim.object,
    linkId: link?.id,
    value: claim.value && JSON.stringify(claim.value),
    nameOf: name && claim.subject,
    nameKey: name && nameKey(name.name),
    nameText: name?.name,
    nameKind: name?.nameKind,
    role: claim.role,
    quantity: claim.quantity && JSON.stringify(claim.quantity),
    stance: claim.stance,
    modality: claim.modality,
    basis: claim.basis,
    attributedTo: claim.attributedTo,
    onBehalfOf: claim.onBehalfOf,
    about: claim.about,
    inferredFrom: [...claim.inferredFrom],
    statement: claim.statement,
    locators: [...claim.locators],
    validFrom: claim.validFrom,
    validTo: claim.validTo,
    asOf: claim.asOf,
    dateBasis: claim.dateBasis,
    credibility: claim.credibility,
    publishedAt: claim.publishedAt,
    withdrawnAt: claim.withdrawnAt,
    reliability: recording.reliability,
    origins: [...recording.origins],
    canonicalOrigins: recording.voices.canonicalOrigins && [...recording.voices.canonicalOrigins],
    canonicalSpeaker: recording.voices.canonicalSpeaker,
    ...validity,
    publishedEarliest: published.earliest,
    publishedLatest: published.latest,
    withdrawnEarliest: withdrawn.earliest,
    withdrawnLatest: withdrawn.latest,
    recordedAt: recording.recordedAt,
    recordedBy: recording.recordedBy,
    recordedRevision: recording.revision,
    retractedRevision: OPEN_REVISION,
  });
}

export function withoutAbsent(properties: Record<string, Value | undefined>): Record<string, Value> {
  const present: Record<string, Value> = {};
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined && value !== null) present[name] = value;
  return present;
}

/** A claim with what the reading side needs besides. */
export interface StoredClaim extends Claim {
  readonly origins: readonly OriginId[];
  readonly linkId?: string;
}

/** Reads a claim back from the columns of `properties(c)`. */
export function claimOf(row: Row): StoredClaim {
  const text = (key: string): string | undefined => (row[key] as string | null | undefined) ?? undefined;
  const number = (key: string): number => row[key] as number;
  return {
    id: text('id') as ClaimId,
    number: number('number'),
    source: text('source') as SourceId,
    subject: text('subject') as EntityId,
    predicate: text('predicate') as RelationType | AttributeType,
    object: text('object') as EntityId | undefined,
    linkId: text('linkId'),
    value: parsed<ClaimValue>(text('value')),
    role: text('role'),
    quantity: parsed<Quantity>(text('quantity')),
    stance: text('stance') as Stance,
    modality: text('modality') as Modality,
    basis: text('basis') as Basis,
    attributedTo: text('attributedTo') as EntityId | undefined,
    onBehalfOf: text('onBehalfOf') as EntityId | undefined,
    about: text('about') as EntityId | ClaimId | undefined,
    inferredFrom: (row['inferredFrom'] ?? []) as ClaimId[],
    statement: text('statement'),
    locators: (row['locators'] ?? []) as string[],
    validFrom: text('validFrom'),
    validTo: text('validTo'),
    asOf: text('asOf'),
    dateBasis: text('dateBasis') as DateBasis | undefined,
    credibility: number('credibility'),
    publishedAt: text('publishedAt'),
    withdrawnAt: text('withdrawnAt'),
    origins: (row['origins'] ?? []) as OriginId[],
    recordedAt: text('recordedAt') ?? '',
    recordedBy: text('recordedBy') ?? '',
    recordedRevision: number('recordedRevision'),
    retractedAt: text('retractedAt'),
    retractedBy: text('retractedBy'),
    retractedReason: text('retractedReason'),
    retractedRevision: number('retractedRevision'),
    withdrawnBy: text('withdrawnBy'),
    withdrawnRevision: (row['withdrawnRevision'] as number | null | undefined) ?? undefined,
  };
}

function parsed<T>(json: string | undefined): T | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as T);
}
