/** Recording claims: the claims, the labels and the links that follow from them, in one transaction. */
import { canonicalVoices } from '../identity/canonical.js';
import type { ClaimId } from '../ids.js';
import { takeNumbers } from '../recording/numbers.js';
import { OPEN_REVISION, type Reader, type Writer } from '../store/store.js';
import { checkClaims, type Identified, type Known } from './check-claims.js';
import { originsOf } from './claim-ends.js';
import { claimProperties } from './claim-properties.js';
import type { ClaimInput } from './claim.js';
import { createClaims } from './create-claims.js';

export interface RecordedClaims {
  /** The claims' ids, in the order given. */
  readonly ids: ClaimId[];
  /** How many of them are new. */
  readonly recorded: number;
  /** How many stood already and got further locators. */
  readonly extended: number;
}

interface Fresh {
  readonly id: ClaimId;
  readonly checked: Identified;
}

/**
 * Records claims, all or none. One that stands already is left as it is but for new locators; one that
 * was retracted is recorded again under the next id, and so is one that its source said anew, on a day by
 * which it had withdrawn it.
 *
 * @throws the error of the first claim that has one, with `details.faults` of all
 */
export async function recordClaims(
  writer: Writer,
  claims: readonly ClaimInput[],
  by: string,
): Promise<RecordedClaims> {
  if (claims.length === 0) return { ids: [], recorded: 0, extended: 0 };
  const { ids, fresh, locators, known } = await planClaims(writer, claims);
  if (locators.length > 0) {
    const rows = locators.map(({ id, added }) => ({
      id,
      added,
      revisions: added.map(() => writer.revision),
    }));
    await writer.run('claim/add-locators', { rows });
  }
  if (fresh.length > 0) await create(writer, fresh, known, by);
  return { ids, recorded: fresh.length, extended: locators.length };
}

/** What recording claims would do. */
export interface ClaimPlan {
  /** What they would be called, in the order given. */
  readonly ids: ClaimId[];
  readonly fresh: readonly Fresh[];
  /** Of claims that stand already: the locators that they would get. */
  readonly locators: readonly { readonly id: ClaimId; readonly added: string[] }[];
  readonly known: Known;
}

/**
 * Tells what recording claims would do; nothing is written.
 *
 * @throws as recordClaims
 */
export async function planClaims(reader: Reader, claims: readonly ClaimInput[]): Promise<ClaimPlan> {
  const { checked, known } = await checkClaims(reader, claims);
  return { ...(await compareWithRecorded(reader, checked)), known };
}

/** One of the times that a claim with some content was recorded. */
interface Recorded {
  readonly id: ClaimId;
  readonly stands: boolean;
  /** By this day its source had withdrawn it. */
  readonly withdrawnLatest: number;
  readonly locators: string[];
}

/** Whether its source says a claim again after it had withdrawn it; an edition from before may come in later. */
function isSaidAnew({ published, withdrawn }: Identified, { withdrawnLatest }: Recorded): boolean {
  return published.earliest >= withdrawnLatest && withdrawn.latest > withdrawnLatest;
}

async function compareWithRecorded(reader: Reader, checked: readonly Identified[]) {
  const identities = checked.map(({ identity }) => identity);
  const rows = await reader.run('claim/find-identities', { identities: [...new Set(identities)] });
  const recorded = new Map<ClaimId, Recorded[]>();
  for (const row of rows) {
    const one = {
      id: row['id'] as ClaimId,
      stands: row['retractedRevision'] === OPEN_REVISION,
      withdrawnLatest: row['withdrawnLatest'] as number,
      locators: (row['locators'] ?? []) as string[],
    };
    recorded.set(row['identity'] as ClaimId, [...(recorded.get(row['identity'] as ClaimId) ?? []), one]);
  }
  const ids: ClaimId[] = [];
  const fresh: Fresh[] = [];
  const locators = new Map<ClaimId, string[]>();
  for (const one of checked) {
    const { identity } = one;
    const times = recorded.get(identity) ?? [];
    const there = times.find((time) => time.stands && !isSaidAnew(one, time));
    if (there) {
      ids.push(there.id);
      const added = one.claim.locators.filter((locator) => !there.locators.includes(locator));
      there.locators.push(...added);
      if (added.length > 0) locators.set(there.id, [...(locators.get(there.id) ?? []), ...added]);
      continue;
    }
    const id = times.length > 0 ? (`${identity}.${times.length + 1}` as ClaimId) : identity;
    fresh.push({ id, checked: one });
    recorded.set(identity, [
      ...times,
      { id, stands: true, withdrawnLatest: one.withdrawn.latest, locators: [...one.claim.locators] },
    ]);
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
  const claims = fresh.map(({ id, checked }, at) => {
    const source = sources.get(checked.claim.source)!;
    const origins = originsOf(checked.claim, source);
    const properties = claimProperties(checked, {
      id,
      identity: checked.identity,
      number: first + at,
      revision: writer.revision,
      recordedAt: writer.recordedAt,
      recordedBy: by,
      reliability: source.reliability,
      origins,
      voices: canonicalVoices({ origins, attributedTo: checked.claim.attributedTo }, stand),
    });
    return { id, checked, properties };
  });
  await createClaims(writer, claims, first);
}
