/** Whether a claim is well-formed, and what its dates amount to. */
import { NisbaError } from '../errors.js';
import { linkOf, type LinkEnds } from '../link/link-id.js';
import { END, type DayNumber } from '../time/day.js';
import { parseEdtf, spanOf } from '../time/edtf.js';
import { validityOf } from '../time/validity.js';
import { unknownType } from '../vocabulary/require-type.js';
import { attributeType, relationType, type EntityKind } from '../vocabulary/vocabulary.js';
import type { Interval } from '../evidence/evidence.js';
import { standBy, type Identity } from '../identity/canonical.js';
import type { EntityId } from '../ids.js';
import type { ClaimInput, Entity, Source } from './claim.js';

export interface CheckedClaim {
  readonly claim: ClaimInput;
  /** The link that it speaks to, between the entities that stand for its ends; undefined for attributes. */
  readonly link?: LinkEnds;
  readonly validity: Interval;
  readonly published: Bounds;
  readonly withdrawn: Bounds;
}

interface Bounds {
  readonly earliest: DayNumber;
  readonly latest: DayNumber;
}

const UNKNOWN_PUBLICATION: Bounds = { earliest: -99_999_999 as DayNumber, latest: END };
const NEVER: Bounds = { earliest: END, latest: END };

/**
 * Checks a claim against the vocabulary, its ends' kinds and the date profile.
 *
 * @throws INVALID_CLAIM, UNKNOWN_TYPE, DOMAIN_RANGE or INVALID_DATE; the message says what to change.
 */
export function checkClaim(
  claim: ClaimInput,
  entities: ReadonlyMap<EntityId, Entity & Identity>,
  source: Source,
): CheckedClaim {
  const link = claim.object === undefined ? undefined : checkRelation(claim, claim.object, entities);
  if (!link) checkAttribute(claim, entities);
  if (claim.basis === 'INFERRED' && claim.inferredFrom.length === 0) {
    throw invalid('an INFERRED claim names its premises in inferredFrom');
  }
  if (claim.basis !== 'INFERRED' && claim.inferredFrom.length > 0)
    throw invalid('only an INFERRED claim has inferredFrom');
  if (!Number.isInteger(claim.credibility) || claim.credibility < 1 || claim.credibility > 6) {
    throw invalid('credibility is 1 (confirmed) to 6 (cannot be judged)');
  }
  const { quantity } = claim;
  if (quantity?.low !== undefined && quantity.high !== undefined && quantity.low > quantity.high)
    throw invalid("a quantity's low is at most its high");
  const publishedAt = claim.publishedAt ?? source.publishedAt;
  // A source vouches by publishing only for what is or was: nobody vouches that a plan held that day.
  const asOf = claim.asOf ?? (claim.modality === 'ACTUAL' ? publishedAt : undefined);
  return {
    claim,
    link,
    validity: validityOf({
      validFrom: claim.validFrom,
      validTo: claim.validTo,
      asOf,
    }),
    published: publishedAt === undefined ? UNKNOWN_PUBLICATION : spanOf(parseEdtf(publishedAt)),
    withdrawn: claim.withdrawnAt === undefined ? NEVER : spanOf(parseEdtf(claim.withdrawnAt)),
  };
}

function checkRelation(
  claim: ClaimInput,
  object: EntityId,
  entities: ReadonlyMap<EntityId, Entity & Identity>,
): LinkEnds {
  if (claim.value !== undefined) throw invalid('it has an object and a value: give one of them');
  const definition = relationType(claim.predicate);
  if (!definition) {
    if (attributeType(claim.predicate))
      throw invalid(`${claim.predicate} is an attribute type: give a value, not an object`);
    throw unknownType(claim.predicate);
  }
  const subjectKind = entities.get(claim.subject)!.kind;
  const objectKind = entities.get(object)!.kind;
  if (!definition.domain.includes(subjectKind) || !definition.range.includes(objectKind)) {
    throw new NisbaError(
      'DOMAIN_RANGE',
      `${definition.type} goes from ${anyOf(definition.domain)} to ${anyOf(definition.range)}, but ${claim.subject} is a ${subjectKind} and ${object} a ${objectKind}.`,
      { type: definition.type, domain: definition.domain, range: definition.range, subjectKind, objectKind },
    );
  }
  const stand = standBy(entities);
  return linkOf(definition, stand(claim.subject), stand(object), claim.role);
}

function checkAttribute(claim: ClaimInput, entities: ReadonlyMap<EntityId, Entity>): void {
  if (claim.value === undefined) throw invalid('it has neither an object nor a value: give one of them');
  const definition = attributeType(claim.predicate);
  if (!definition) {
    if (relationType(claim.predicate))
      throw invalid(`${claim.predicate} is a relation type: give an object, not a value`);
    throw unknownType(claim.predicate);
  }
  if (claim.quantity !== undefined)
    throw invalid("an attribute's quantity is its value: leave `quantity` out");
  const kind = entities.get(claim.subject)!.kind;
  if (!definition.domain.includes(kind)) {
    throw new NisbaError(
      'DOMAIN_RANGE',
      `${definition.type} is an attribute of ${anyOf(definition.domain)}, but ${claim.subject} is a ${kind}.`,
      {
        type: definition.type,
        domain: definition.domain,
        subjectKind: kind,
      },
    );
  }
  if (claim.value.type !== definition.valueType) {
    throw invalid(`${definition.type} takes a ${definition.valueType} value, not a ${claim.value.type}`);
  }
  if (claim.value.type === 'DATE') parseEdtf(claim.value.date);
  if (
    claim.value.type === 'QUANTITY' &&
    claim.value.low === undefined &&
    claim.value.high === undefined &&
    claim.value.wording === undefined
  ) {
    throw invalid('a quantity has a low, a high or a wording');
  }
}

const anyOf = (kinds: readonly EntityKind[]): string => kinds.join(' or ');

function invalid(reason: string): NisbaError {
  return new NisbaError('INVALID_CLAIM', `This claim is not well-formed: ${reason}.`);
}
