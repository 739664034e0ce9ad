/** Recording claims: the claims, the labels and the links that follow from them, in one transaction. */
import { NisbaError } from '../errors.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { findEntities } from '../entity/record-entities.js';
import { labelEntities } from '../entity/label-entities.js';
import { nameKey } from '../entity/name-key.js';
import { canonicalVoices, standBy, type Stand } from '../identity/canonical.js';
import { isEntityId, type ClaimId, type EntityId, type LinkId, type SourceId } from '../ids.js';
import { rewriteLinks } from '../link/rewrite-links.js';
import { takeNumbers } from '../recording/numbers.js';
import { indexNames } from '../search/index-names.js';
import { findSources } from '../source/record-sources.js';
import type { StoredSource } from '../source/source-row.js';
import { OPEN_REVISION, type Writer } from '../store/store.js';
import { checkClaim, type CheckedClaim } from './check-claim.js';
import { claimsNamed, entitiesNamed, originsOf, tiesOf } from './claim-ends.js';
import { identityOf } from './claim-identity.js';
import { claimProperties } from './claim-properties.js';
import type { ClaimInput } from './claim.js';

export interface RecordedClaims {
  /** The claims' ids, in the order given. */
  readonly ids: ClaimId[];
  /** How many of them are new. */
  readonly recorded: number;
  /** How many stood already and got further locators. */
  readonly extended: number;
}

/** What is wrong with one claim of several. */
export interface ClaimFault {
  readonly index: number;
  readonly error: NisbaError;
}

/** A claim that may be recorded, and the id that its content gives it. */
interface Identified extends CheckedClaim {
  readonly identity: ClaimId;
}

interface Fresh {
  readonly id: ClaimId;
  readonly checked: Identified;
}

/**
 * Records claims, all or none. One that stands already is left as it is but for new locators; one that
 * was retracted is recorded again under the next id.
 *
 * @throws the error of the first claim that has one, with `details.faults` of all
 */
export async function recordClaims(
  writer: Writer,
  claims: readonly ClaimInput[],
  by: string,
): Promise<RecordedClaims> {
  if (claims.length === 0) return { ids: [], recorded: 0, extended: 0 };
  const { checked, known } = await checkAll(writer, claims);
  const { ids, fresh, locators } = await compareWithRecorded(writer, checked);
  if (locators.length > 0) await writer.run('claim/add-locators', { rows: locators });
  if (fresh.length > 0) await create(writer, fresh, known, by);
  return { ids, recorded: fresh.length, extended: locators.length };
}

/** What claims rest on, as it was read to check them. */
interface Known {
  readonly sources: ReadonlyMap<SourceId, StoredSource>;
  readonly stand: Stand;
}

async function checkAll(
  writer: Writer,
  claims: readonly ClaimInput[],
): Promise<{ checked: Identified[]; known: Known }> {
  const sources = await findSources(
    writer,
    claims.map((claim) => claim.source),
  );
  const publishers = [...sources.values()].flatMap(({ origins }) =>
    origins.map(String).filter((origin) => isEntityId(origin)),
  );
  const entities = await findEntities(writer, [...claims.flatMap(entitiesNamed), ...publishers]);
  const premises = await knownClaims(writer, claims);
  const checked: Identified[] = [];
  const faults: ClaimFault[] = [];
  for (const [index, claim] of claims.entries()) {
    try {
      requireKnown(claim, entities, sources, premises);
      const identity = identityOf(claim);
      checked.push({ ...checkClaim(claim, entities, sources.get(claim.source)!), identity });
      // A later claim of the same recording may build on this one.
      premises.add(identity);
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

async function knownClaims(writer: Writer, claims: readonly ClaimInput[]): Promise<Set<ClaimId>> {
  const ids = [...new Set(claims.flatMap(claimsNamed))];
  if (ids.length === 0) return new Set();
  const rows = await writer.run('claim/list-claims', { ids });
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

async function compareWithRecorded(writer: Writer, checked: readonly Identified[]) {
  const identities = checked.map(({ identity }) => identity);
  const rows = await writer.run('claim/find-identities', { identities: [...new Set(identities)] });
  const recorded = new Map<ClaimId, { id: ClaimId; stands: boolean; locators: string[]; times: number }>();
  for (const row of rows) {
    const identity = row['identity'] as ClaimId;
    recorded.set(identity, {
      id: row['id'] as ClaimId,
      stands: row['retractedRevision'] === OPEN_REVISION,
      locators: (row['locators'] ?? []) as string[],
      times: (recorded.get(identity)?.times ?? 0) + 1,
    });
  }
  const ids: ClaimId[] = [];
  const fresh: Fresh[] = [];
  const locators = new Map<ClaimId, string[]>();
  for (const one of checked) {
    const { identity } = one;
    const there = recorded.get(identity);
    if (there?.stands) {
      ids.push(there.id);
      const added = one.claim.locators.filter((locator) => !there.locators.includes(locator));
      there.locators.push(...added);
      if (added.length > 0) locators.set(there.id, [...(locators.get(there.id) ?? []), ...added]);
      continue;
    }
    const id = there ? (`${identity}.${there.times + 1}` as ClaimId) : identity;
    fresh.push({ id, checked: one });
    recorded.set(identity, {
      id,
      stands: true,
      locators: [...one.claim.locators],
      times: (there?.times ?? 0) + 1,
    });
    ids.push(id);
  }
  return { ids, ...settled(fresh, locators) };
}

/** Locators that a repeat within the same recording adds go into the claim itself. */
function settled(fresh: readonly Fresh[], locators: ReadonlyMap<ClaimId, string[]>) {
  const created = new Set(fresh.map(({ id }) => id));
  return {
    fresh: fresh.map((one) => {
      const added = locators.get(one.id);
      if (!added) return one;
      const claim = { ...one.checked.claim, locators: [...one.checked.claim.locators, ...added] };
      return { ...one, checked: { ...one.checked, claim } };
    }),
    locators: [...locators].filter(([id]) => !created.has(id)).map(([id, added]) => ({ id, added })),
  };
}

async function create(
  writer: Writer,
  fresh: readonly Fresh[],
  { sources, stand }: Known,
  by: string,
): Promise<void> {
  const first = await takeNumbers(writer, fresh.length);
  const rows = fresh.map(({ id, checked }, at) => {
    const source = sources.get(checked.claim.source)!;
    const origins = originsOf(checked.claim, source);
    return {
      properties: claimProperties(checked, {
        id,
        identity: checked.identity,
        number: first + at,
        revision: writer.revision,
        recordedAt: writer.recordedAt,
        recordedBy: by,
        reliability: source.reliability,
        origins,
        voices: canonicalVoices({ origins, attributedTo: checked.claim.attributedTo }, stand),
      }),
    };
  });
  await writer.run('claim/create-claims', { rows });
  await tieClaims(writer, fresh);
  await labelEntities(
    writer,
    new Set(fresh.flatMap(({ checked: { claim } }) => (claim.predicate === 'NAME' ? [claim.subject] : []))),
  );
  await indexNames(
    writer,
    fresh.flatMap(({ checked: { claim } }) => namesGiven(claim)),
  );
  await rewriteLinks(
    writer,
    new Set(fresh.flatMap(({ checked }): LinkId[] => (checked.link ? [checked.link.id] : []))),
    // Numbers ascend, so a link that has an older claim was there.
    (_link, numbers) => numbers[0]! < first,
  );
}

/** The exact key of the name that a claim asserts. */
function namesGiven({ value, stance }: ClaimInput): string[] {
  return value?.type === 'NAME' && stance === 'ASSERTS' ? [nameKey(value.name)] : [];
}

/** One statement for each kind of tie that occurs: deciding on the kind row by row costs three times as much. */
async function tieClaims(writer: Writer, fresh: readonly Fresh[]): Promise<void> {
  const groups = new Map<
    string,
    { statement: string; part: string; rows: { claim: ClaimId; end: string }[] }
  >();
  for (const { id, checked } of fresh) {
    const { toEntities, toClaims } = tiesOf(checked.claim);
    for (const [statement, ties] of [
      ['claim/tie-entities', toEntities],
      ['claim/tie-claims', toClaims],
    ] as const) {
      for (const { part, end } of ties) {
        const key = `${statement} ${part}`;
        const group = groups.get(key) ?? { statement, part, rows: [] };
        group.rows.push({ claim: id, end });
        groups.set(key, group);
      }
    }
  }
  for (const { statement, part, rows } of groups.values())
    await writer.run(statement, { rows }, { keep: [part] });
}
