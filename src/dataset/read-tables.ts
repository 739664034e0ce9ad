/** Tables as text: the rows of a CSV or TSV file (RFC 4180), each with the line on which it begins. */
import { CsvError, parse } from 'csv-parse';
import { NisbaError } from '../errors.js';
import type { ForeignFile } from './read-files.js';

export interface TableRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface TableOptions {
  /** Between the columns; a comma unless told. */
  readonly delimiter?: string;
  /** Whether cells may stand in double quotes; they may unless told. */
  readonly quoted?: boolean;
}

/** Most bytes of a row: one that is longer has lost a quote or its line ends. */
const MOST_ROW_BYTES = 1024 * 1024;
/** Rows that are handed on at once. */
const ROWS = 200;

const DELIMITERS: readonly { readonly delimiter: string; readonly name: string }[] = [
  { delimiter: ',', name: 'a comma' },
  { delimiter: ';', name: 'a semicolon' },
  { delimiter: '\t', name: 'a tab' },
  { delimiter: '|', name: 'a bar' },
];

/**
 * The rows of a table, some at a time, blank lines left out. A quote inside an unquoted cell belongs to the
 * cell; how many cells a row has is the reader's affair.
 *
 * @throws INVALID_RECORD for a quote that is not closed, LINE_TOO_LONG, and as ForeignFile.text; the line is
 *   in `details`
 */
export async function* readRows(
  file: ForeignFile,
  { delimiter = ',', quoted = true }: TableOptions = {},
): AsyncGenerator<TableRow[]> {
  let rows: TableRow[] = [];
  let end = 0;
  const parser = parse({
    delimiter,
    quote: quoted ? '"' : null,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_ROW_BYTES,
    // Taken here, and not out of the stream, which drops what it holds when an error comes.
    on_record: (cells: string[], { lines }) => {
      end = lines;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: end - lineFeedsIn(cells), cells });
      return null;
    },
  });
  // Told by the write that failed.
  parser.on('error', () => undefined);
  const taken = function* (): Generator<TableRow[]> {
    for (let at = 0; at < rows.length; at += ROWS) yield rows.slice(at, at + ROWS);
    rows = [];
  };
  try {
    for await (const text of file.text()) {
      const failure = await written((told) => parser.write(text, told));
      yield* taken();
      if (failure) throw tableError(file.name, end + 1, failure);
    }
    const failure = await written((told) => parser.end(told));
    yield* taken();
    if (failure) throw tableError(file.name, end + 1, failure);
  } finally {
    parser.destroy();
  }
}

/** What went wrong, if anything. */
function written(write: (told: (error?: Error | null) => void) => void): Promise<Error | undefined> {
  return new Promise((resolve) => write((error) => resolve(error ?? undefined)));
}

/**
 * @param line the row, as text or as its one cell
 * @returns the delimiter that divides a row into most cells, when it is another than the one given
 */
export function likelyDelimiter(line: string, given: string): string | undefined {
  const [best] = DELIMITERS.map((one) => ({ ...one, cells: line.split(one.delimiter).length })).sort(
    (one, other) => other.cells - one.cells,
  );
  return best && best.cells > 1 && best.delimiter !== given ? best.delimiter : undefined;
}

/** How a delimiter is called, and how it is given to the command. */
export function describeDelimiter(delimiter: string): string {
  const name = DELIMITERS.find((one) => one.delimiter === delimiter)?.name ?? `"${delimiter}"`;
  return `${name} (--delimiter ${delimiter === '\t' ? 'tab' : `"${delimiter}"`})`;
}

function lineFeedsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
}

function tableError(name: string, line: number, error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  const details = { file: name, line };
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new NisbaError(
      'INVALID_RECORD',
      `The row that begins on line ${line} of ${name} opens a quote that is closed nowhere: close it, or double it if it belongs to the text; or the file is cut off.`,
      details,
      { cause: error },
    );
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new NisbaError(
      'LINE_TOO_LONG',
      `The row that begins on line ${line} of ${name} has more than ${MOST_ROW_BYTES.toLocaleString('en-US')} bytes: check for a quote that is not closed, or for missing line ends.`,
      { ...details, limit: MOST_ROW_BYTES },
      { cause: error },
    );
  }
  return new NisbaError(
    'INVALID_RECORD',
    `${name} is no table from line ${line} on: ${error.message}.`,
    details,
    {
      cause: error,
    },
  );
}
