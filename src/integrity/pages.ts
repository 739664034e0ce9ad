/** Comparing a store with its claims page by page, in short reads, so that memory does not grow with the store. */
import { currentRevision } from '../store/revisions.js';
import type { Reader, Row, RunOptions, Store } from '../store/store.js';
import type { Finding } from './finding.js';

/** What one page held. */
export interface CheckedPage {
  readonly checked: number;
  readonly findings: readonly Finding[];
}

/** A page's links may have any number of claims. */
const LIMITS: RunOptions = { deadlineMs: 5 * 60_000, maxRows: Number.MAX_SAFE_INTEGER };
const ATTEMPTS = 5;

/** Compares in one read; again where a write came between, so that no half-seen write is told as damage. */
export async function compare(
  store: Store,
  work: (reader: Reader) => Promise<Finding[]>,
): Promise<Finding[]> {
  for (let tried = 1; ; tried += 1) {
    const before = await currentRevision(store);
    const findings = await store.read(work, LIMITS);
    if (findings.length === 0 || tried === ATTEMPTS || (await currentRevision(store)) === before)
      return findings;
  }
}

/** Compares the rows of a statement that is paged by `id`. */
export async function* comparePages(
  store: Store,
  statement: string,
  pageSize: number,
  work: (reader: Reader, rows: readonly Row[]) => Promise<Finding[]>,
): AsyncGenerator<CheckedPage> {
  for (let after = ''; ;) {
    let rows: Row[] = [];
    const findings = await compare(store, async (reader) => {
      rows = await reader.run(statement, { after, limit: pageSize });
      return rows.length === 0 ? [] : work(reader, rows);
    });
    if (rows.length > 0) yield { checked: rows.length, findings };
    if (rows.length < pageSize) return;
    after = rows.at(-1)!['id'] as string;
  }
}

/** Runs of numbers from 1 to `last`. */
export function* numbersTo(last: number, pageSize: number): Generator<number[]> {
  for (let first = 1; first <= last; first += pageSize) {
    yield Array.from({ length: Math.min(pageSize, last - first + 1) }, (_, i) => first + i);
  }
}

/** Ties by the id of what has them, each as "TIE end". */
export async function tiesOf(
  reader: Reader,
  statement: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await reader.run(statement, { ids: [...ids] });
  const ties = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const row of rows)
    ties.get(row['id'] as string)?.push(tie(row['tie'] as string, row['end'] as string));
  for (const own of ties.values()) own.sort();
  return ties;
}

export const tie = (name: string, end: string): string => `${name} ${end}`;

/** The instants of revisions, by number. */
export async function instantsOf(reader: Reader, revisions: Iterable<number>): Promise<Map<number, string>> {
  const numbers = [...new Set(revisions)];
  if (numbers.length === 0) return new Map();
  const rows = await reader.run('integrity/list-revisions', { numbers });
  return new Map(rows.map((row) => [row['number'] as number, row['at'] as string]));
}
