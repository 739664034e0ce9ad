/** Whether several claims may be recorded: each is well-formed, and what it rests on is there. */
import { NisbaError } from '../errors.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { findEntities } from '../entity/record-entities.js';
import { standBy, type Stand } from '../identity/canonical.js';
import { isEntityId, type ClaimId, type EntityId, type SourceId } from '../ids.js';
import { findSources } from '../source/record-sources.js';
import type { StoredSource } from '../source/source-row.js';
import type { Reader } from '../store/store.js';
import { checkClaim, type CheckedClaim } from './check-claim.js';
import { claimsNamed, entitiesNamed } from './claim-ends.js';
import { identityOf } from './claim-identity.js';
import type { ClaimInput } from './claim.js';

/** What is wrong with one claim of several. */
export interface ClaimFault {
  readonly index: number;
  readonly error: NisbaError;
}

/** A claim that may be recorded, and the id that its content gives it. */
export interface Identified extends CheckedClaim {
  readonly identity: ClaimId;
}

/** What claims rest on, as it was read to check them. */
export interface Known {
  readonly sources: ReadonlyMap<SourceId, StoredSource>;
  readonly stand: Stand;
}

/**
 * Checks claims against the vocabulary and what they rest on.
 *
 * @param ids what each will be called, for later ones that build on it; by its content unless told
 * @throws the error of the first claim that has one, with `details.faults` of all
 */
export async function checkClaims(
  reader: Reader,
  claims: readonly ClaimInput[],
  ids?: readonly ClaimId[],
): Promise<{ checked: Identified[]; known: Known }> {
  const sources = await findSources(
    reader,
    claims.map((claim) => claim.source),
  );
  const publishers = [...sources.values()].flatMap(({ origins }) =>
    origins.map(String).filter((origin) => isEntityId(origin)),
  );
  const entities = await findEntities(reader, [...claims.flatMap(entitiesNamed), ...publishers]);
  const premises = await knownClaims(reader, claims);
  const checked: Identified[] = [];
  const faults: ClaimFault[] = [];
  for (const [index, claim] of claims.entries()) {
    try {
      requireKnown(claim, entities, sources, premises);
      const identity = identityOf(claim);
      checked.push({ ...checkClaim(claim, entities, sources.get(claim.source)!), identity });
      // A later claim of the same recording may build on this one.
      premises.add(ids?.[index] ?? identity);
    } catch (error) {
      if (!(error instanceof NisbaError) || error.code === 'INTERNAL') throw error;
      faults.push({ index, error });
    }
  }
  const [first] = faults;
  if (!first) return { checked, known: { sources, stand: standBy(entities) } };
  const where = claims.length > 1 ? `Claim ${first.index + 1} of ${claims.length}: ` : '';
  throw new NisbaError(first.error.code, `${where}${first.error.message}`, {
    ...first.error.details,
    faults: faults.map(({ index, error }) => ({ index, code: error.code, message: error.message })),
  });
}

async function knownClaims(reader: Reader, claims: readonly ClaimInput[]): Promise<Set<ClaimId>> {
  const ids = [...new Set(claims.flatMap(claimsNamed))];
  if (ids.length === 0) return new Set();
  const rows = await reader.run('claim/list-claims', { ids });
  return new Set(rows.map((row) => row['id'] as ClaimId));
}

function requireKnown(
  claim: ClaimInput,
  entities: ReadonlyMap<EntityId, StoredEntity>,
  sources: ReadonlyMap<string, StoredSource>,
  premises: ReadonlySet<ClaimId>,
): void {
  if (!sources.has(claim.source)) throw notRecorded('source', claim.source);
  for (const id of entitiesNamed(claim)) if (!entities.has(id)) throw notRecorded('entity', id);
  for (const id of claimsNamed(claim)) if (!premises.has(id)) throw notRecorded('claim', id);
}

function notRecorded(what: string, id: string): NisbaError {
  return new NisbaError('NOT_FOUND', `The ${what} ${id} is not recorded: record it first.`, { id });
}
