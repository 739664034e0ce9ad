/** Tables of any columns, CSV or TSV, by a mapping (docs/import.md). */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { NisbaError } from '../errors.js';
import { fileError } from '../exchange/input-files.js';
import { sourceId, type SourceId } from '../ids.js';
import { isEdtf } from '../time/edtf.js';
import type { Dataset, DatasetItem, Skipped } from './dataset.js';
import type { DatasetFormat, ReaderOptions } from './formats.js';
import type { Row } from './mapping/cells.js';
import { parseMapping, type MappingFile } from './mapping/mapping.js';
import { compileMapping, type RowReader } from './mapping/rows.js';
import { ENCODINGS, openForeignFiles, positionOf, totalBytesOf, type ForeignFile } from './read-files.js';
import {
  describeDelimiter,
  likelyDelimiter,
  readRows,
  type TableOptions,
  type TableRow,
} from './read-tables.js';

export const CSV: DatasetFormat = {
  name: 'csv',
  description: 'a table, CSV or TSV, with a mapping (--mapping) that says what its columns are',
  open: openTables,
};

async function openTables(paths: readonly string[], options: ReaderOptions): Promise<Dataset> {
  if (options.mapping === undefined) {
    throw new NisbaError(
      'BAD_USER_INPUT',
      'A table needs a mapping that says what its columns are: add --mapping FILE, and draft one by "nisba import --suggest".',
    );
  }
  const file = parseMapping(await readMapping(options.mapping), options.mapping);
  const { mapping } = file;
  const encoding = options.encoding ?? ENCODINGS.find((one) => one === mapping.encoding);
  if (mapping.encoding !== undefined && !encoding) {
    throw file.fault(['encoding'], `says "${mapping.encoding}", which is none of ${ENCODINGS.join(', ')}.`);
  }
  const edition = checkedEdition(options.edition);
  const files = await openForeignFiles(paths, {
    ...(encoding && { encoding }),
    ...(options.standardInput && { standardInput: options.standardInput }),
  });
  const table: TableOptions = {
    delimiter: options.delimiter ?? delimiterOf(file, paths),
    quoted: mapping.quoted !== 'false',
  };
  const totalBytes = totalBytesOf(files);
  return {
    ...(edition !== undefined && {
      edition: { source: sourceOfAll(file), publishedAt: edition },
    }),
    ...(totalBytes !== undefined && { totalBytes }),
    position: () => positionOf(files),
    read: async function* () {
      for (const one of files) {
        yield* readTable(one, file, table, {
          ...(edition !== undefined && { edition }),
          ...(files.length > 1 && { locatorPrefix: `${basename(one.name)} ` }),
        });
      }
    },
  };
}

async function readMapping(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(path, error);
  }
}

function checkedEdition(edition: string | undefined): string | undefined {
  if (edition === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(edition) && isEdtf(edition))) return edition;
  throw new NisbaError('INVALID_DATE', `"${edition}" is no day: write --edition as 2021-06-27.`, { edition });
}

/** A newer edition withdraws what its source no longer says, so there must be one source. */
function sourceOfAll(file: MappingFile): SourceId {
  const { text } = file.mapping.source.id;
  if (text === undefined || text.includes('{')) {
    throw file.fault(['source', 'id'], 'is another for each row; --edition needs one source of all.');
  }
  return sourceId(text.startsWith('source:') ? text : `source:${text}`);
}

function delimiterOf(file: MappingFile, paths: readonly string[]): string {
  const given = file.mapping.delimiter;
  if (given === 'tab') return '\t';
  if (given !== undefined && given.length !== 1) {
    throw file.fault(['delimiter'], 'must be one character, or tab.');
  }
  return given ?? (paths.every((path) => /\.tsv(\.gz)?$/.test(path)) ? '\t' : ',');
}

interface Header {
  readonly columns: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly reader: RowReader;
}

async function* readTable(
  file: ForeignFile,
  mapping: MappingFile,
  table: TableOptions,
  options: { readonly edition?: string; readonly locatorPrefix?: string },
): AsyncGenerator<DatasetItem[]> {
  let header: Header | undefined;
  for await (const rows of readRows(file, table)) {
    const [first, ...others] = rows;
    if (header) yield rows.map((row) => itemOf(row, file.name, header!));
    else {
      const columns = columnsOf(first!, file.name, table);
      const places = new Map(columns.map((column, at) => [column, at]));
      header = { columns, places, reader: compileMapping(mapping, columns, options) };
      yield others.map((row) => itemOf(row, file.name, header!));
    }
  }
  if (header) return;
  throw new NisbaError('INVALID_RECORD', `${file.name} is empty: its first row must name the columns.`, {
    file: file.name,
  });
}

/** The names in the first row, without space around them. */
export function columnsOf(
  { cells, line }: TableRow,
  file: string,
  { delimiter = ',' }: TableOptions,
): string[] {
  const columns = cells.map((cell) => cell.trim());
  const likely = columns.length === 1 ? likelyDelimiter(columns[0]!, delimiter) : undefined;
  if (likely !== undefined) {
    throw new NisbaError(
      'INVALID_RECORD',
      `${file} has one column only, but its first row looks divided by ${describeDelimiter(likely)}.`,
      { file, line, delimiter: likely },
    );
  }
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at);
  if (twice !== undefined) {
    throw new NisbaError(
      'INVALID_RECORD',
      `${file} has two columns "${twice}": rename one, for a mapping knows columns by their names.`,
      { file, line },
    );
  }
  return columns;
}

function itemOf({ line, cells }: TableRow, file: string, { columns, places, reader }: Header): DatasetItem {
  const more = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (cells.length < columns.length || more) {
    const message = `The row has ${more ? 'more' : 'fewer'} cells (${cells.length}) than the first row has columns (${columns.length}).`;
    return { file, line, records: [], skipped: [], refused: new NisbaError('INVALID_RECORD', message) };
  }
  const row: Row = { line, cell: (column) => cells[places.get(column)!]!.trim() };
  const item = reader.read(row, file);
  const unused = reader.unused.filter((column) => row.cell(column) !== '');
  if (unused.length === 0) return item;
  const skipped = unused.map((column): Skipped => ({
    kind: `column "${column}"`,
    reason: 'no part of the mapping uses it',
  }));
  return { ...item, skipped: [...item.skipped, ...skipped] };
}
