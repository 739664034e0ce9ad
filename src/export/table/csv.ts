/**
 * The tables as CSV (RFC 4180) with a description by Frictionless Data, in one archive: for spreadsheets,
 * pandas, R, Gephi's import of tables.
 *
 * The lines are written here and not by a library because a library wants a row object each; what there is
 * to it are quotes, and the apostrophe below.
 */
import { createHash } from 'node:crypto';
import { isoDay, type DayNumber } from '../../time/day.js';
import { datapackage, type FileFacts } from './datapackage.js';
import type { FormatWriter } from '../format.js';
import type { ExportGraph } from '../graph.js';
import type { Cell, ColumnType, Table } from './table.js';
import { TABLES } from './tables.js';
import { zipped, type Member } from './zip.js';

export const CSV: FormatWriter = {
  write: (graph) => zipped([...members(graph)]),
};

function* members(graph: ExportGraph): Generator<Member> {
  const files = new Map<Table, FileFacts>();
  for (const table of TABLES) {
    yield {
      name: `${table.name}.csv`,
      content: () => watched(csv(table, graph), (facts) => files.set(table, facts)),
    };
  }
  yield { name: 'datapackage.json', content: () => datapackage(graph, files) };
}

/** The pieces as they are, and at their end how many bytes they were and their hash. */
async function* watched(
  pieces: AsyncIterable<string>,
  tell: (facts: FileFacts) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    hash.update(bytes);
    length += bytes.length;
    yield bytes;
  }
  tell({ bytes: length, sha256: hash.digest('hex') });
}

async function* csv(table: Table, graph: ExportGraph): AsyncGenerator<string> {
  yield `${table.columns.map(({ name }) => name).join()}\r\n`;
  const writers = table.columns.map(({ type }) => WRITERS[type]);
  for await (const columns of table.pages(graph)) {
    const count = columns[0]!.length;
    let lines = '';
    for (let row = 0; row < count; row++) {
      lines += writers[0]!(columns[0]![row]);
      for (let at = 1; at < columns.length; at++) {
        const cell = columns[at]![row];
        lines += cell === undefined ? ',' : `,${writers[at]!(cell)}`;
      }
      lines += '\r\n';
    }
    yield lines;
  }
}

/** How a cell of each type is written, where there is one. */
const WRITERS: Readonly<Record<ColumnType, (cell: Cell) => string>> = {
  code: (cell) => quoted(cell as string),
  text: (cell) => quoted(harmless(cell as string)),
  integer: String,
  number: String,
  boolean: String,
  day: (cell) => isoDay(cell as DayNumber),
  instant: (cell) => cell as string,
  // No code has a bar.
  codes: (cell) => (cell as readonly string[]).join('|'),
  texts: (cell) => {
    const texts = cell as readonly string[];
    return texts.length === 0 ? '' : quoted(JSON.stringify(texts));
  },
};

/** What a spreadsheet would take for a formula (OWASP, CSV injection), and what would read as made harmless. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text that no spreadsheet runs: where it begins like a formula, an apostrophe stands before it. A text
 * that looks like that already gets one more, so that taking one away always gives the text.
 */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
