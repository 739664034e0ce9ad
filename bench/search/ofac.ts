/** The Treasury's list of named persons and entities, in its legacy CSV layout. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface OfacRecord {
  readonly id: string;
  readonly name: string;
  readonly person: boolean;
  /** Aliases of alt.csv. */
  readonly strong: readonly string[];
  /** Aliases that the remarks give in quotes: nicknames, initials, parts of names. */
  readonly weak: readonly string[];
}

const FOLDER = fileURLToPath(new URL('../../../shared/data/ofac', import.meta.url));
const NONE = '-0-';

export function ofacYears(): readonly string[] {
  return ['2019', '2021'].filter((year) => existsSync(join(FOLDER, year, 'sdn.csv')));
}

/** Persons and entities of one year's list; vessels and aircraft are left out. */
export function readOfac(year: string): readonly OfacRecord[] {
  const table = (name: string): string[][] => readCsv(readFileSync(join(FOLDER, year, name), 'utf8'));
  const strong = grouped(table('alt.csv').map((row) => [row[0] ?? '', row[3] ?? '']));
  const more = grouped(table('sdn_comments.csv').map((row) => [row[0] ?? '', row[1] ?? '']));
  return table('sdn.csv')
    .filter((row) => row[2] === 'individual' || row[2] === NONE)
    .map((row) => {
      const id = row[0] ?? '';
      const remarks = [row[11] ?? '', ...(more.get(id) ?? [])].join('');
      return {
        id,
        name: row[1] ?? '',
        person: row[2] === 'individual',
        strong: strong.get(id) ?? [],
        weak: [...remarks.matchAll(/a\.k\.a\. '([^']+)'/gu)].map((found) => found[1] ?? ''),
      };
    });
}

function grouped(rows: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, text] of rows) groups.set(id, [...(groups.get(id) ?? []), text]);
  return groups;
}

/** Rows of comma-separated values; a quote within quotes is doubled. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '' || line.trim() === '\u001a') continue;
    rows.push(
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((cell) =>
        (cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').trim(),
      ),
    );
  }
  return rows;
}
