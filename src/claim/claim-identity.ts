/** What makes two claims the same: everything that is said, nothing about when Nisba learnt it. */
import { contentHash } from '../hash.js';
import type { ClaimId } from '../ids.js';
import type { ClaimInput, Quantity } from './claim.js';

/**
 * The id that a claim has by its content: `claim:` and 26 characters. The same claim recorded again
 * after a retraction gets `.2` and on, which is decided where it is recorded.
 */
export function identityOf(claim: ClaimInput): ClaimId {
  const known = identities.get(claim);
  if (known) return known;
  const identity = computeIdentity(claim);
  identities.set(claim, identity);
  return identity;
}

/** A claim is asked for its identity several times on its way into the store, and hashing is what costs. */
const identities = new WeakMap<ClaimInput, ClaimId>();

function computeIdentity(claim: ClaimInput): ClaimId {
  return `claim:${contentHash({
    source: claim.source,
    subject: claim.subject,
    predicate: claim.predicate,
    object: claim.object,
    value: claim.value && present(claim.value),
    role: claim.role,
    quantity: claim.quantity && present<Quantity>(claim.quantity),
    stance: claim.stance,
    modality: claim.modality,
    basis: claim.basis,
    attributedTo: claim.attributedTo,
    onBehalfOf: claim.onBehalfOf,
    about: claim.about,
    inferredFrom: [...claim.inferredFrom].sort(),
    validFrom: claim.validFrom,
    validTo: claim.validTo,
    asOf: claim.asOf,
  })}` as ClaimId;
}

/** The object without its absent parts, and without `approximate: false`, which says the same as its absence. */
function present<T extends object>(value: T): Partial<T> {
  const kept = Object.entries(value).filter(
    ([key, part]) => part !== undefined && !(key === 'approximate' && part === false),
  );
  return Object.fromEntries(kept) as Partial<T>;
}
