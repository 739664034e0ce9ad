/** Reading sources page by page. */
import type { Reliability, SourceType } from '../claim/claim.js';
import type { Reader, Row } from '../store/store.js';
import { sourceOf, type StoredSource } from './source-row.js';

export interface SourceSelection {
  readonly sourceTypes?: readonly SourceType[];
  readonly reliabilities?: readonly Reliability[];
}

/** Sources after an id, in the order of ids. */
export async function pageSources(
  reader: Reader,
  selection: SourceSelection,
  after: string,
  limit: number,
): Promise<StoredSource[]> {
  const rows = await reader.run(
    'source/page-sources',
    { ...selection, after, limit },
    { keep: blocksOf(selection) },
  );
  return rows.map((row) => sourceOf(row['properties'] as Row));
}

export async function countSources(reader: Reader, selection: SourceSelection): Promise<number> {
  const [row] = await reader.run('source/count-sources', { ...selection }, { keep: blocksOf(selection) });
  return row!['value'] as number;
}

/** The names of publishers that are only a text, as their sources spell them, by origin. */
export async function listPublisherTexts(
  reader: Reader,
  origins: readonly string[],
): Promise<Map<string, string>> {
  const rows = await reader.run('source/list-publisher-texts', { origins: [...origins] });
  return new Map(rows.map((row) => [row['origin'] as string, row['publisherText'] as string]));
}

function blocksOf(selection: SourceSelection): string[] {
  return Object.entries(selection).flatMap(([part, value]) => (value === undefined ? [] : [part]));
}
