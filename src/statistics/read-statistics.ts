/** How much the store holds. */
import { LINK_STATUSES, type LinkStatus } from '../evidence/evidence.js';
import { ALL_RELATION_TYPES } from '../link/read-links.js';
import { OPEN_REVISION, type Reader } from '../store/store.js';
import { ENTITY_KINDS, type EntityKind } from '../vocabulary/vocabulary.js';

export interface RecordCounts {
  readonly sources: number;
  readonly claims: number;
  readonly retractedClaims: number;
  readonly bearings: number;
  /** Merges in force. */
  readonly merges: number;
}

export async function countRecords(reader: Reader): Promise<RecordCounts> {
  const [row] = await reader.run('statistics/count-records', { open: OPEN_REVISION });
  return {
    sources: row!['sources'] as number,
    claims: row!['claims'] as number,
    retractedClaims: row!['retractedClaims'] as number,
    bearings: row!['bearings'] as number,
    merges: row!['merges'] as number,
  };
}

/** Entities by kind; every kind is named. */
export async function countKinds(reader: Reader): Promise<{ kind: EntityKind; count: number }[]> {
  const rows = await reader.run('statistics/count-kinds');
  const counts = new Map(rows.map((row) => [row['kind'], row['value'] as number]));
  return ENTITY_KINDS.map((kind) => ({ kind, count: counts.get(kind) ?? 0 }));
}

/** Links by status under the default filter; every status is named. */
export async function countStatuses(reader: Reader): Promise<{ status: LinkStatus; count: number }[]> {
  const rows = await reader.run('statistics/count-statuses', {}, { types: [...ALL_RELATION_TYPES] });
  const counts = new Map(rows.map((row) => [row['status'], row['value'] as number]));
  return LINK_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}
