/** Recall, rank and false matches of any search over names. */
import { createHash } from 'node:crypto';
import { percentile } from '../print.js';
import type { OfacRecord } from './ofac.js';

export interface RankedId {
  readonly id: string;
  readonly score: number;
}

/** A search over a fixed list of names; `without` leaves one record out as if it were not listed. */
export interface NameSearch {
  readonly name: string;
  search(text: string, first: number, without?: string): Promise<readonly RankedId[]> | readonly RankedId[];
}

export interface Query {
  readonly text: string;
  readonly owner: string;
  readonly person: boolean;
}

export interface Figures {
  readonly queries: number;
  readonly recallAt1: number;
  readonly recallAt10: number;
  readonly reciprocalRank: number;
  /** 95 % of the searches took no longer; milliseconds. */
  readonly p95: number;
  /** The scores of right answers that came first. */
  readonly rightScores: readonly number[];
}

/** Half of the records for tuning, half held out, by a hash of the record's number. */
export function isHeldOut(record: OfacRecord): boolean {
  return ((createHash('sha256').update(record.id).digest()[0] ?? 0) & 1) === 1;
}

export async function evaluate(engine: NameSearch, queries: readonly Query[]): Promise<Figures> {
  const times: number[] = [];
  const rightScores: number[] = [];
  let [atOne, atTen, reciprocal] = [0, 0, 0];
  for (const { text, owner } of queries) {
    const start = performance.now();
    const hits = await engine.search(text, 10);
    times.push(performance.now() - start);
    const rank = hits.findIndex((hit) => hit.id === owner);
    if (rank === 0) rightScores.push(hits[0]?.score ?? 0);
    if (rank === 0) atOne++;
    if (rank >= 0) atTen++;
    if (rank >= 0) reciprocal += 1 / (rank + 1);
  }
  const share = (count: number): number => count / Math.max(1, queries.length);
  return {
    queries: queries.length,
    recallAt1: share(atOne),
    recallAt10: share(atTen),
    reciprocalRank: share(reciprocal),
    p95: percentile(times, 0.95),
    rightScores,
  };
}

/** The score that nine in ten right answers reach. */
export function keepingNineInTen(figures: Figures): number {
  return percentile(figures.rightScores, 0.1);
}

/** The share of queries for records that are not listed whose best hit reaches the threshold all the same. */
export async function falseMatches(
  engine: NameSearch,
  queries: readonly Query[],
  threshold: number,
): Promise<number> {
  let matched = 0;
  for (const { text, owner } of queries) {
    const [best] = await engine.search(text, 1, owner);
    if ((best?.score ?? 0) >= threshold) matched++;
  }
  return matched / Math.max(1, queries.length);
}
