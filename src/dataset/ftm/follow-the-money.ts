/**
 * FollowTheMoney, as JSON lines (an entity a line, as followthemoney and OpenSanctions write them) and as
 * statements (CSV, a value of a property a row). Files are read twice: ties name entities that come later.
 */
import { NisbaError } from '../../errors.js';
import { splitLines } from '../../exchange/lines.js';
import { isEdtf } from '../../time/edtf.js';
import type { Dataset, DatasetItem, Skipped } from '../dataset.js';
import { Declared } from '../declared.js';
import type { DatasetFormat, ReaderOptions } from '../formats.js';
import {
  FURTHER_STATEMENT_COLUMNS,
  STATEMENT_COLUMNS,
  entityOfJson,
  statementOf,
  type FtmEntity,
  type FtmStatement,
  type StatementColumn,
} from './entity.js';
import { FtmIndex } from './index-entities.js';
import { FtmReader } from './records.js';
import { openForeignFiles, positionOf, totalBytesOf, type ForeignFile } from '../read-files.js';
import { describeDelimiter, likelyDelimiter, readRows, type TableRow } from '../read-tables.js';

export const FTM: DatasetFormat = {
  name: 'ftm',
  description: 'FollowTheMoney entities as JSON lines; --edition is the day on which they came out',
  recognises: (_name, start) =>
    /^\s*\{/.test(start) && /"schema"\s*:/.test(start) && /"properties"\s*:/.test(start),
  open: (paths, options) => openFtm(paths, options, jsonEntities),
};

export const FTM_STATEMENTS: DatasetFormat = {
  name: 'ftm-statements',
  description: 'FollowTheMoney statements as CSV: who says it is told value by value',
  recognises: (_name, start) =>
    ['canonical_id', 'prop', 'schema', 'value', 'dataset'].every((column) =>
      (start.split('\n', 1)[0] ?? '').includes(column),
    ),
  open: (paths, options) =>
    openFtm(paths, options, (file) => statementEntities(file, options.delimiter ?? ',')),
};

/** An entity where it stands, or why it cannot be read. */
interface Found {
  readonly line: number;
  readonly entity?: FtmEntity;
  readonly skipped?: readonly Skipped[];
  readonly refused?: NisbaError;
}
type Entities = (file: ForeignFile) => AsyncIterable<readonly Found[]>;

/** Merged entities of many data sets are long. */
const MOST_LINE_BYTES = 16 * 1024 * 1024;
/** More statements than any entity has; those beyond are told as another entity of the same id. */
const MOST_STATEMENTS = 20_000;

async function openFtm(
  paths: readonly string[],
  { edition, standardInput }: ReaderOptions,
  entities: Entities,
): Promise<Dataset> {
  if (edition !== undefined && !(/^[\d-]+$/.test(edition) && isEdtf(edition))) {
    throw new NisbaError('BAD_USER_INPUT', `"${edition}" is no day: give --edition as 2024-02-01.`, {
      edition,
    });
  }
  const files = await openForeignFiles(paths, standardInput ? { standardInput } : {});
  const unsized = files.find(({ size }) => size === undefined);
  if (unsized) {
    throw new NisbaError(
      'FILE_UNREADABLE',
      `FollowTheMoney is read twice, which ${unsized.name} cannot be: save it to a file and name that.`,
      { file: unsized.name },
    );
  }
  return new FtmDataset(files, edition, entities);
}

class FtmDataset implements Dataset {
  readonly totalBytes?: number;

  constructor(
    private readonly files: readonly ForeignFile[],
    private readonly published: string | undefined,
    private readonly entities: Entities,
  ) {
    const total = totalBytesOf(files);
    if (total !== undefined) this.totalBytes = total;
  }

  position(): number {
    return positionOf(this.files);
  }

  async *read(): AsyncIterable<readonly DatasetItem[]> {
    const index = new FtmIndex();
    for (const file of this.files) {
      for await (const page of this.entities(file)) {
        for (const { entity } of page) if (entity) index.add(entity);
      }
    }
    const reader = new FtmReader(index, this.published);
    const declared = new Declared();
    for (const file of this.files) {
      for await (const page of this.entities(file)) {
        yield page.flatMap((found) => itemsOf(file.name, found, reader, declared));
      }
    }
  }
}

function itemsOf(file: string, found: Found, reader: FtmReader, declared: Declared): DatasetItem[] {
  const { line, entity, refused } = found;
  const place = { file, line };
  const noted = found.skipped ?? [];
  if (!entity) return [{ ...place, records: [], skipped: noted, ...(refused && { refused }) }];
  const { shared, own, skipped } = reader.records(entity);
  const fresh = shared.filter(({ id }) => declared.add(id));
  return [
    ...(fresh.length === 0 ? [] : [{ ...place, records: fresh, skipped: [], shared: true }]),
    { ...place, records: own, skipped: [...noted, ...skipped] },
  ];
}

async function* jsonEntities(file: ForeignFile): AsyncGenerator<Found[]> {
  for await (const lines of splitLines(file.bytes(), MOST_LINE_BYTES)) {
    yield lines.flatMap(({ number: line, content }): Found[] => {
      if (typeof content !== 'string') return [{ line, refused: content }];
      if (content.trim() === '') return [];
      return [attempt(line, () => ({ line, entity: entityOfJson(content) }))];
    });
  }
}

/** The rows of one entity follow each other; they are gathered while they do. */
async function* statementEntities(file: ForeignFile, delimiter: string): AsyncGenerator<Found[]> {
  let columns: ((cells: readonly string[]) => (column: StatementColumn) => string) | undefined;
  let open: { line: number; id: string; statements: FtmStatement[]; skipped: Skipped[] } | undefined;
  const closed = (): Found[] => {
    if (!open) return [];
    const { line, id, statements, skipped } = open;
    open = undefined;
    if (statements.length === 0) return [{ line, skipped }];
    return [{ line, skipped, entity: { id, statements, left: [] } }];
  };
  for await (const rows of readRows(file, { delimiter })) {
    const found: Found[] = [];
    for (const { line, cells } of rows) {
      if (!columns) {
        columns = columnsOf(file.name, { line, cells }, delimiter);
        continue;
      }
      const of = columns(cells);
      const row = attempt(line, () => statementOf(of));
      if ('refused' in row) {
        found.push(row);
        continue;
      }
      if (!('statement' in row)) continue;
      if (open?.id !== row.id || open.statements.length >= MOST_STATEMENTS) {
        found.push(...closed());
        open = { line, id: row.id, statements: [], skipped: [] };
      }
      if (row.external) open.skipped.push(EXTERNAL);
      else open.statements.push(row.statement);
    }
    yield found;
  }
  if (!columns) throw new NisbaError('INVALID_RECORD', `${file.name} is empty.`, { file: file.name });
  yield closed();
}

const EXTERNAL: Skipped = {
  kind: 'external statement',
  reason: 'a candidate from another register, which nobody has confirmed',
};

function attempt<T>(line: number, read: () => T): T | { line: number; refused: NisbaError } {
  try {
    return read();
  } catch (error) {
    if (error instanceof NisbaError && error.code === 'INVALID_RECORD') return { line, refused: error };
    throw error;
  }
}

function columnsOf(file: string, { line, cells: header }: TableRow, delimiter: string) {
  const names = header.map((name) => name.trim());
  const missing = STATEMENT_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const other = likelyDelimiter(header.join(delimiter), delimiter);
    const advice =
      other === undefined
        ? 'give statements with their header, as "ftm statements" writes them'
        : `its columns seem to be divided by ${describeDelimiter(other)}`;
    throw new NisbaError('INVALID_RECORD', `${file} lacks ${missing.join(', ')}: ${advice}.`, {
      file,
      line,
      missing,
    });
  }
  const read: readonly StatementColumn[] = [...STATEMENT_COLUMNS, ...FURTHER_STATEMENT_COLUMNS];
  const places = new Map(read.map((column) => [column, names.indexOf(column)]));
  return (cells: readonly string[]) =>
    (column: StatementColumn): string =>
      cells[places.get(column)!] ?? '';
}
