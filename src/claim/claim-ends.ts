/** Whom and what a claim names, and whose word it is. */
import { isClaimId, type ClaimId, type EntityId, type OriginId } from '../ids.js';
import type { StoredSource } from '../source/source-row.js';
import type { ClaimInput } from './claim.js';

/** The relationships from a claim's node to what it names, besides SUBJECT and STATED_IN, by the part that names it. */
export const TIES = {
  object: 'OBJECT',
  attributedTo: 'ATTRIBUTED_TO',
  onBehalfOf: 'ON_BEHALF_OF',
  about: 'ABOUT',
  inferredFrom: 'INFERRED_FROM',
} as const;

/** The part of a claim that names another record, and the record's id. */
interface Named<Id> {
  readonly part: keyof typeof TIES;
  readonly end: Id;
}

export interface ClaimTies {
  readonly toEntities: readonly Named<EntityId>[];
  readonly toClaims: readonly Named<ClaimId>[];
}

export function tiesOf({ object, attributedTo, onBehalfOf, about, inferredFrom }: ClaimInput): ClaimTies {
  const toEntities: Named<EntityId>[] = [];
  const toClaims: Named<ClaimId>[] = [];
  if (object !== undefined) toEntities.push({ part: 'object', end: object });
  if (attributedTo !== undefined) toEntities.push({ part: 'attributedTo', end: attributedTo });
  if (onBehalfOf !== undefined) toEntities.push({ part: 'onBehalfOf', end: onBehalfOf });
  if (about !== undefined) {
    if (isClaimId(about)) toClaims.push({ part: 'about', end: about });
    else toEntities.push({ part: 'about', end: about });
  }
  for (const premise of inferredFrom) toClaims.push({ part: 'inferredFrom', end: premise });
  return { toEntities, toClaims };
}

/** All entities that a claim names. */
export function entitiesNamed(claim: ClaimInput): EntityId[] {
  return [claim.subject, ...tiesOf(claim).toEntities.map(({ end }) => end)];
}

/** All claims that a claim names. */
export function claimsNamed(claim: ClaimInput): ClaimId[] {
  return tiesOf(claim).toClaims.map(({ end }) => end);
}

/** Whose word a claim is in the end: onBehalfOf, else attributedTo, else the origins of its source. */
export function originsOf(claim: ClaimInput, source: StoredSource): OriginId[] {
  const speaker = claim.onBehalfOf ?? claim.attributedTo;
  return speaker === undefined ? [...source.origins] : [speaker as string as OriginId];
}
