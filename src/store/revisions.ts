/** Revisions: one store-wide running number for each write transaction, and the instant that belongs to it. */
import type { Reader, Value } from './store.js';

/**
 * The instant for a new revision: now, or the last one's when the clock has gone back.
 * @param last ISO 8601 UTC with milliseconds, or null at the first revision
 */
export function nextInstant(last: Value | undefined, now: Date = new Date()): string {
  const instant = now.toISOString();
  return typeof last === 'string' && last > instant ? last : instant;
}

export interface LastRevision {
  /** 0 in an empty store. */
  readonly revision: number;
  /** ISO 8601 UTC with milliseconds; absent before the first. */
  readonly at?: string;
}

/** The last revision and its instant. */
export async function readRevision(reader: Reader): Promise<LastRevision> {
  const [row] = await reader.run('store/read-revision');
  return {
    revision: Number(row?.revision ?? 0),
    at: (row?.lastAt as string | null | undefined) ?? undefined,
  };
}

/** The last revision, 0 in an empty store. */
export async function currentRevision(reader: Reader): Promise<number> {
  const [row] = await reader.run('store/read-revision');
  return Number(row?.revision ?? 0);
}

/** A point in the recorded past. */
export interface Past {
  /** The greatest revision that had been made by then, 0 before the first. */
  readonly revision: number;
  /** Entities were merged after it, if ever so shortly. */
  readonly mergedLater: boolean;
}

/**
 * What had been recorded by an instant, and whether identities have changed since.
 * @param instant ISO 8601 UTC with milliseconds
 */
export async function pastAt(reader: Reader, instant: string): Promise<Past> {
  const [row] = await reader.run('store/find-revision-at', { at: instant });
  const revision = Number(row?.revision ?? 0);
  return { revision, mergedLater: Number(row?.lastMerge ?? 0) > revision };
}
