/** Where something lies, as its COORDINATES claims have it. */
import type { StoredClaim } from '../claim/claim-properties.js';
import type { ExportEntity } from './graph.js';

/** Degrees of WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** A claim that puts something in a place, or denies that it lies there. */
export interface PositionClaim extends Position {
  readonly claim: StoredClaim;
}

/** All that is claimed of where it lies, in the order of recording. */
export function positionClaims(entity: ExportEntity): PositionClaim[] {
  return entity.claims.flatMap((claim) =>
    claim.predicate === 'COORDINATES' && claim.value?.type === 'POINT'
      ? [{ latitude: claim.value.latitude, longitude: claim.value.longitude, claim }]
      : [],
  );
}

/**
 * The distinct points that are asserted as actual; several where claims differ. Points that are denied,
 * doubted, or only possible are none.
 */
export function assertedPositions(claims: readonly PositionClaim[]): Position[] {
  const distinct = new Map<string, Position>();
  for (const { latitude, longitude, claim } of claims) {
    if (claim.stance !== 'ASSERTS' || claim.modality !== 'ACTUAL') continue;
    const key = `${latitude} ${longitude}`;
    if (!distinct.has(key)) distinct.set(key, { latitude, longitude });
  }
  return [...distinct.values()];
}

/** The one point on which all claims agree; undefined where there is none, several, or one that is disputed. */
export function undisputedPosition(entity: ExportEntity): Position | undefined {
  const claims = positionClaims(entity);
  const disputed = claims.some(({ claim }) => claim.stance === 'DENIES' || claim.stance === 'DOUBTS');
  const [position, ...others] = assertedPositions(claims);
  return disputed || others.length > 0 ? undefined : position;
}
