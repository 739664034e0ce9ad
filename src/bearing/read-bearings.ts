/** Reading bearings: by id, and those at some claims. */
import type { Filter } from '../evidence/evidence.js';
import type { BearingType } from '../claim/claim.js';
import type { BearingId, ClaimId } from '../ids.js';
import { OPEN_REVISION, type Reader, type Row } from '../store/store.js';
import type { Bearing } from '../claim/claim.js';

export interface StoredBearing extends Bearing {
  readonly retractedAt?: string;
}

export function bearingOf(row: Row): StoredBearing {
  const text = (key: string): string | undefined => (row[key] as string | null | undefined) ?? undefined;
  return {
    id: text('id') as BearingId,
    type: text('type') as BearingType,
    claim: text('claim') as ClaimId,
    on: text('on') as ClaimId,
    reason: text('reason'),
    recordedAt: text('recordedAt') ?? '',
    recordedBy: text('recordedBy') ?? '',
    recordedRevision: row['recordedRevision'] as number,
    retractedRevision: row['retractedRevision'] as number,
    retractedAt: text('retractedAt'),
  };
}

/** Bearings by id, retracted ones too; missing where there is none. */
export async function findBearings(
  reader: Reader,
  ids: readonly BearingId[],
): Promise<Map<BearingId, StoredBearing>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.run('bearing/find-bearings', { ids });
  const bearings = rows.map((row) => bearingOf(row['properties'] as Row));
  return new Map(bearings.map((bearing) => [bearing.id, bearing]));
}

/** The bearings that some claims have on others, or others on them, by claim; only the recorded clock filters them. */
export async function listBearings(
  reader: Reader,
  claims: readonly ClaimId[],
  { time }: Filter,
): Promise<Map<ClaimId, StoredBearing[]>> {
  const known = time.knownAt ?? OPEN_REVISION - 1;
  const rows = await reader.run(
    'bearing/list-bearings',
    { known, ids: [...claims] },
    { keep: time.knownAt === undefined ? [] : ['knownAt'] },
  );
  const bearings = new Map<ClaimId, StoredBearing[]>();
  for (const row of rows) {
    const claim = row['claim'] as ClaimId;
    bearings.set(claim, [...(bearings.get(claim) ?? []), bearingOf(row['properties'] as Row)]);
  }
  return bearings;
}
