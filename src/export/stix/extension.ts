/** What STIX has no property for: the evidence, in an extension that the bundle defines (STIX 2.1 §7.3). */
import type { ClaimValue } from '../../claim/claim.js';
import type { StoredClaim } from '../../claim/claim-properties.js';
import { stixId } from './ids.js';

/** When the extension and the identity of Nisba were made; they change with their version only. */
const DEFINED_AT = '2026-01-01T00:00:00.000Z';

export const NISBA_IDENTITY = stixId('identity', 'nisba');
const EXTENSION = stixId('extension-definition', 'nisba evidence 1');

/** The first objects of every bundle. */
export const DEFINITIONS: readonly object[] = [
  {
    type: 'identity',
    spec_version: '2.1',
    id: NISBA_IDENTITY,
    created: DEFINED_AT,
    modified: DEFINED_AT,
    name: 'Nisba',
    description:
      'A graph of claims, from which this bundle was exported. What it says are the words of its sources.',
    identity_class: 'system',
  },
  {
    type: 'extension-definition',
    spec_version: '2.1',
    id: EXTENSION,
    created: DEFINED_AT,
    modified: DEFINED_AT,
    created_by_ref: NISBA_IDENTITY,
    name: 'Nisba evidence',
    description:
      'Who says what: the claims behind an object, with stance, modality, source, speaker and EDTF dates; of relationships the status that the claims give them.',
    schema:
      'nisba_id and kind: of an object. claims: claim_id, predicate, value or role, stance (ASSERTS, DENIES, DOUBTS, NO_ANSWER), modality, basis, source_ref (a report), attributed_to_ref, on_behalf_of_ref, statement, locators, valid_from, valid_to and as_of (EDTF level 1; valid_to may be ".."), credibility (Admiralty code), recorded_at. Of relationships: relation, role, status, asserts, denies, doubts, origin_count, source_count, valid_from, valid_to, dates_disputed. Of reports: source_type, reliability (Admiralty code), published_at and retrieved_at (EDTF), derived_from_refs, licence. Of the last note: manifest, and sha256_of_all_before.',
    version: '1.0.0',
    extension_types: ['property-extension'],
  },
];

/** The `extensions` of an object. */
export function extended(properties: object): object {
  return { [EXTENSION]: { extension_type: 'property-extension', ...properties } };
}

/** Properties that every object has. @param modified the instant of the last change, never before `created` */
export function common(type: string, name: string, created: string, modified = created): object {
  return {
    type,
    spec_version: '2.1',
    id: stixId(type, name),
    created_by_ref: NISBA_IDENTITY,
    created,
    modified: modified < created ? created : modified,
  };
}

/** @param reference the id of the object that stands for an entity */
export function claimObject(claim: StoredClaim, reference: (entity: string) => string): object {
  const { attributedTo, onBehalfOf } = claim;
  return {
    claim_id: claim.id,
    predicate: claim.predicate,
    value: claim.value && valueObject(claim.value),
    role: claim.role,
    quantity: claim.quantity,
    stance: claim.stance,
    modality: claim.modality,
    basis: claim.basis,
    source_ref: stixId('report', claim.source),
    attributed_to_ref: attributedTo && reference(attributedTo),
    on_behalf_of_ref: onBehalfOf && reference(onBehalfOf),
    origins: filled(claim.origins),
    about: claim.about,
    inferred_from: filled(claim.inferredFrom),
    statement: claim.statement,
    locators: filled(claim.locators),
    valid_from: claim.validFrom,
    valid_to: claim.validTo,
    as_of: claim.asOf,
    date_basis: claim.dateBasis,
    credibility: claim.credibility,
    published_at: claim.publishedAt,
    withdrawn_at: claim.withdrawnAt,
    recorded_at: claim.recordedAt,
    recorded_by: claim.recordedBy,
  };
}

/** A value without its type, which the predicate tells. */
function valueObject({ type: _type, ...fields }: ClaimValue): object {
  return fields;
}

/** STIX has no empty lists (§2.10). */
export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
