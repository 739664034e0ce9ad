/** Whom and what a claim names, and whose word it is. */
import { isClaimId, type ClaimId, type EntityId, type OriginId } from '../ids.js';
import type { StoredSource } from '../source/source-row.js';
import type { ClaimInput } from './claim.js';

/** The relationships from a claim's node to what it names, besides SUBJECT and STATED_IN. */
export interface ClaimTies {
  readonly toEntities: readonly (readonly [tie: string, end: EntityId])[];
  readonly toClaims: readonly (readonly [tie: string, end: ClaimId])[];
}

export function tiesOf(claim: ClaimInput): ClaimTies {
  const { object, attributedTo, onBehalfOf, about, inferredFrom } = claim;
  const entity = (tie: string, end: EntityId | undefined) => (end === undefined ? [] : [[tie, end] as const]);
  const aboutClaim = about !== undefined && isClaimId(about) ? about : undefined;
  const aboutEntity = about !== undefined && !isClaimId(about) ? about : undefined;
  return {
    toEntities: [
      ...entity('OBJECT', object),
      ...entity('ATTRIBUTED_TO', attributedTo),
      ...entity('ON_BEHALF_OF', onBehalfOf),
      ...entity('ABOUT', aboutEntity),
    ],
    toClaims: [
      ...inferredFrom.map((premise) => ['INFERRED_FROM', premise] as const),
      ...(aboutClaim === undefined ? [] : [['ABOUT', aboutClaim] as const]),
    ],
  };
}

/** All entities that a claim names. */
export function entitiesNamed(claim: ClaimInput): EntityId[] {
  return [claim.subject, ...tiesOf(claim).toEntities.map(([, end]) => end)];
}

/** All claims that a claim names. */
export function claimsNamed(claim: ClaimInput): ClaimId[] {
  return tiesOf(claim).toClaims.map(([, end]) => end);
}

/** Whose word a claim is in the end: onBehalfOf, else attributedTo, else the origins of its source. */
export function originsOf(claim: ClaimInput, source: StoredSource): OriginId[] {
  const speaker = claim.onBehalfOf ?? claim.attributedTo;
  return speaker === undefined ? [...source.origins] : [speaker as string as OriginId];
}
