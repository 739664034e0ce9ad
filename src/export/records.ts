/**
 * A selection as records of a Nisba file: its claims, what they were inferred from, and everything that
 * these name, so that the file can be imported on its own.
 */
import type { Bearing } from '../claim/claim.js';
import type { StoredClaim } from '../claim/claim-properties.js';
import { claimLine, entityLine, mergeLine, sourceLine } from '../exchange/export-lines.js';
import type { Counts } from '../exchange/record.export.js';
import { isClaimId, type ClaimId, type EntityId, type SourceId } from '../ids.js';
import type { Row } from '../store/store.js';
import { CLAIMS_AT_ONCE, type GraphPages } from './pages.js';
import { inGroups } from '../recording/in-groups.js';
import type { NumberSet } from './number-set.js';

/** What a reading has found, and how it goes on. */
export interface Found {
  readonly pages: GraphPages;
  readonly revision: number;
  /** Grows as premises are found. */
  readonly claims: NumberSet;
  /** Notes whom a claim names. */
  readonly note: (claim: StoredClaim) => void;
  /** All entities that the records name, merged ones too. */
  readonly entityIds: () => Promise<readonly EntityId[]>;
  readonly sourceIds: () => Promise<readonly SourceId[]>;
  readonly mergeIds: readonly string[];
  readonly bearings: () => AsyncIterable<readonly Bearing[]>;
}

export interface Records {
  readonly counts: Counts;
  /** Some records at a time; what later ones name comes before them. */
  readonly pages: () => AsyncGenerator<object[]>;
}

/** The records of what was found. The claims are read twice: for what they name, and for what they say. */
export async function recordsOf(found: Found): Promise<Records> {
  const { pages, revision, claims, mergeIds } = found;
  await addPremises(found);
  const entityIds = await found.entityIds();
  const sources = await inOrderOfRecording(found);
  const bearings: Bearing[] = [];
  for await (const some of found.bearings()) bearings.push(...some);
  const counts: Counts = {
    revisions: 0,
    entities: entityIds.length,
    sources: sources.length,
    merges: mergeIds.length,
    claims: claims.size,
    bearings: bearings.length,
  };
  return {
    counts,
    pages: async function* () {
      for (const ids of inGroups(entityIds, CLAIMS_AT_ONCE))
        yield (await pages.run('export/list-entities', { ids }, { keep: ['byId'] })).map(entityLine);
      for (const ids of inGroups(sources, CLAIMS_AT_ONCE)) {
        const rows = await pages.run('source/find-sources', { ids });
        const byId = new Map(rows.map((row) => [(row['properties'] as Row)['id'], row]));
        yield ids.map((id) => sourceLine(byId.get(id)!));
      }
      for (const ids of inGroups(mergeIds, CLAIMS_AT_ONCE))
        yield (await pages.run('export/find-merges', { ids })).map((row) => mergeLine(row, revision));
      for (const numbers of claims.inGroups(CLAIMS_AT_ONCE))
        yield (await pages.run('exchange/list-claims', { numbers })).map((row) => claimLine(row, revision));
      yield bearings.map(({ retractedRevision: _standing, ...bearing }) => ({
        record: 'bearing',
        ...bearing,
      }));
    },
  };
}

/** The claims from which others were inferred, or which others are about, and so on. */
async function addPremises({ pages, claims, note }: Found): Promise<void> {
  let open: readonly number[][] = [...claims.inGroups(CLAIMS_AT_ONCE)];
  while (open.length > 0) {
    const named = new Set<ClaimId>();
    for (const numbers of open) {
      for (const { inferredFrom, about } of await pages.claimsOf(numbers)) {
        for (const premise of inferredFrom) named.add(premise);
        if (about !== undefined && isClaimId(about)) named.add(about);
      }
    }
    const fresh: number[] = [];
    for (const ids of inGroups([...named], CLAIMS_AT_ONCE)) {
      for (const row of await pages.run('export/number-claims', { ids })) {
        const number = row['number'] as number;
        if (claims.has(number)) continue;
        claims.add(number);
        fresh.push(number);
      }
    }
    for (const claim of await pages.claimsOf(fresh)) note(claim);
    open = fresh.length > 0 ? [fresh] : [];
  }
}

/** What a source is derived from was recorded before it. */
async function inOrderOfRecording({ pages, sourceIds }: Found): Promise<SourceId[]> {
  const numbered: { id: SourceId; number: number }[] = [];
  for (const ids of inGroups(await sourceIds(), CLAIMS_AT_ONCE)) {
    for (const row of await pages.run('source/find-sources', { ids })) {
      const { id, recorded } = row['properties'] as Row;
      numbered.push({ id: id as SourceId, number: recorded as number });
    }
  }
  return numbered.sort((one, other) => one.number - other.number).map(({ id }) => id);
}
