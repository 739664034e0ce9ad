/**
 * The UCDP Georeferenced Event Dataset (GED) as CSV, in any version: its columns are found by their names.
 * A second row of HXL tags, as the Humanitarian Data Exchange adds it, is passed over.
 */
import { NisbaError } from '../../errors.js';
import { isEdtf } from '../../time/edtf.js';
import type { Dataset, DatasetItem } from '../dataset.js';
import { Declared } from '../declared.js';
import type { DatasetFormat } from '../formats.js';
import { openForeignFiles, positionOf, totalBytesOf, type ForeignFile } from '../read-files.js';
import { describeDelimiter, likelyDelimiter, readRows, type TableRow } from '../read-tables.js';
import { datasetSource, ucdpRecords } from './event.js';
import {
  UCDP_COLUMNS,
  UCDP_FURTHER_COLUMNS,
  ucdpRow,
  whyLeftOut,
  type UcdpCells,
  type UcdpColumn,
} from './row.js';

export const UCDP: DatasetFormat = {
  name: 'ucdp',
  description: 'UCDP Georeferenced Event Dataset (GED) as CSV; --edition is the day its version came out',
  recognises: (_name, start) =>
    ['type_of_violence', 'where_prec', 'date_prec'].every((column) => start.includes(column)),
  async open(paths, options) {
    const { edition, encoding, delimiter = ',', standardInput } = options;
    if (edition !== undefined && !(/^[\d-]+$/.test(edition) && isEdtf(edition))) {
      throw new NisbaError('BAD_USER_INPUT', `"${edition}" is no day: give --edition as 2016-06-13.`, {
        edition,
      });
    }
    const files = await openForeignFiles(paths, {
      ...(encoding && { encoding }),
      ...(standardInput && { standardInput }),
    });
    return new UcdpDataset(files, delimiter, edition);
  },
};

class UcdpDataset implements Dataset {
  readonly totalBytes?: number;
  readonly #declared = new Declared();

  constructor(
    private readonly files: readonly ForeignFile[],
    private readonly delimiter: string,
    private readonly published: string | undefined,
  ) {
    const total = totalBytesOf(files);
    if (total !== undefined) this.totalBytes = total;
  }

  position(): number {
    return positionOf(this.files);
  }

  async *read(): AsyncIterable<readonly DatasetItem[]> {
    for (const file of this.files) {
      let columns: Columns | undefined;
      for await (const rows of readRows(file, { delimiter: this.delimiter })) {
        const items: DatasetItem[] = [];
        for (const row of rows) {
          if (columns) items.push(...this.#items(file.name, row, columns));
          else {
            columns = columnsOf(file.name, row, this.delimiter);
            items.push(this.#header(file.name, row, columns));
          }
        }
        yield items;
      }
      if (!columns) throw new NisbaError('INVALID_RECORD', `${file.name} is empty.`, { file: file.name });
    }
  }

  #header(file: string, { line }: TableRow, columns: Columns): DatasetItem {
    return {
      file,
      line,
      records: [datasetSource(this.published)],
      skipped: columns.others.map((name) => ({ kind: `column ${name}`, reason: whyLeftOut(name) })),
      shared: true,
    };
  }

  #items(file: string, { line, cells }: TableRow, columns: Columns): DatasetItem[] {
    if (cells[0]?.startsWith('#')) return [];
    try {
      columns.requireAll(cells);
      const { shared, own, skipped } = ucdpRecords(ucdpRow(columns.of(cells)), this.published, line);
      const fresh = shared.filter(({ key }) => this.#declared.add(key)).flatMap(({ records }) => records());
      return [
        ...(fresh.length === 0 ? [] : [{ file, line, records: fresh, skipped: [], shared: true }]),
        { file, line, records: own, skipped },
      ];
    } catch (error) {
      if (!(error instanceof NisbaError) || error.code === 'INTERNAL') throw error;
      return [{ file, line, records: [], skipped: [], refused: error }];
    }
  }
}

interface Columns {
  /** Columns that are not read. */
  readonly others: readonly string[];
  readonly of: (cells: readonly string[]) => UcdpCells;
  /** @throws INVALID_RECORD for a row that has more or fewer cells than the header */
  readonly requireAll: (cells: readonly string[]) => void;
}

/** @throws INVALID_RECORD for a header that lacks a column */
function columnsOf(file: string, { cells: header, line }: TableRow, delimiter: string): Columns {
  const names = header.map((name) => name.trim());
  const missing = UCDP_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const other = likelyDelimiter(header.join(delimiter), delimiter);
    const advice =
      other === undefined
        ? 'give the CSV file of UCDP GED with its header'
        : `its columns seem to be divided by ${describeDelimiter(other)}`;
    throw new NisbaError(
      'INVALID_RECORD',
      `${file} lacks the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}: ${advice}.`,
      { file, line, missing },
    );
  }
  const read: readonly string[] = [...UCDP_COLUMNS, ...UCDP_FURTHER_COLUMNS];
  const places = new Map(names.map((name, at) => [name, at]));
  return {
    others: names.filter((name) => !read.includes(name)),
    of: (cells) => (column: UcdpColumn) => cells[places.get(column) ?? -1] ?? '',
    requireAll(cells) {
      if (cells.length === names.length) return;
      throw new NisbaError(
        'INVALID_RECORD',
        `The row has ${cells.length} cells, and the header ${names.length}: a quote or a delimiter is missing or too many.`,
      );
    },
  };
}
