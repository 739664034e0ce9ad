/**
 * The tables as Parquet files with typed columns, in one archive: for DuckDB, Arrow, pandas, Spark.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { FormatWriter } from '../format.js';
import type { ExportGraph, ExportHead, ExportManifest } from '../graph.js';
import type { Cell, Column, ColumnType, Table } from './table.js';
import { TABLES } from './tables.js';
import { zipped, type Member } from './zip.js';

export const PARQUET: FormatWriter = {
  write: (graph) => zipped([...members(graph)]),
};

/**
 * Rows that are held and written as a group: enough that columns pack well and a file of a million rows
 * has a small index, few enough that memory stays flat.
 */
const GROUP_ROWS = 5_000;

const READ_FIRST: ReadonlySet<string> = new Set(['nodes', 'links']);

function* members(graph: ExportGraph): Generator<Member> {
  let manifest: Promise<ExportManifest> | undefined;
  // The counts are known once nodes and links have been read: the files of these have the head alone.
  const known = async (table: Table): Promise<ExportHead> =>
    READ_FIRST.has(table.name) ? graph.head : (manifest ??= graph.manifest());
  for (const table of TABLES) {
    const content = () => parquet(table, graph, () => known(table));
    yield { name: `${table.name}.parquet`, packed: true, content };
  }
  yield {
    name: 'manifest.json',
    content: async function* () {
      yield `${JSON.stringify(await (manifest ??= graph.manifest()), null, 2)}\n`;
    },
  };
}

async function* parquet(
  table: Table,
  graph: ExportGraph,
  known: () => Promise<ExportHead>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const metadata: { key: string; value: string }[] = [{ key: 'description', value: table.description }];
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(table.columns),
    kvMetadata: metadata,
    createdBy: 'nisba',
  });
  for await (const columns of groups(table, graph)) {
    await writer.write({
      columnData: columns.map((data, at) => ({
        name: table.columns[at]!.name,
        data: data.map(VALUES[table.columns[at]!.type]),
        offsetIndex: false,
      })),
      rowGroupSize: GROUP_ROWS,
    });
    yield taken(bytes);
  }
  metadata.push({ key: 'nisba', value: JSON.stringify(await known()) });
  await writer.finish();
  yield taken(bytes);
}

/** What has been written so far, and room for the next. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/** The rows in groups of GROUP_ROWS, whatever the pages. */
async function* groups(table: Table, graph: ExportGraph): AsyncGenerator<Cell[][]> {
  let held: Cell[][] = table.columns.map(() => []);
  for await (const page of table.pages(graph)) {
    for (let at = 0; at < page[0]!.length;) {
      const room = GROUP_ROWS - held[0]!.length;
      for (const [column, cells] of page.entries()) {
        for (const cell of cells.slice(at, at + room)) held[column]!.push(cell);
      }
      at += room;
      if (held[0]!.length < GROUP_ROWS) continue;
      yield held;
      held = table.columns.map(() => []);
    }
  }
  if (held[0]!.length > 0) yield held;
}

const same = (cell: Cell): unknown => cell;
const VALUES: Readonly<Record<ColumnType, (cell: Cell) => unknown>> = {
  code: same,
  text: same,
  integer: (cell) => (cell === undefined ? undefined : BigInt(cell as number)),
  number: same,
  boolean: same,
  // A day number is what Parquet keeps as a date.
  day: same,
  instant: (cell) => (cell === undefined ? undefined : new Date(cell as string)),
  codes: same,
  texts: same,
};

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elements)];
}

/** One column in Parquet's schema; a list has the three levels that its specification wants. */
function elements({ name, type, required }: Column): SchemaElement[] {
  const repetition = { repetition_type: required ? ('REQUIRED' as const) : ('OPTIONAL' as const) };
  switch (type) {
    case 'code':
    case 'text':
      return [{ name, ...repetition, ...TEXT }];
    case 'integer':
      return [{ name, ...repetition, type: 'INT64' }];
    case 'number':
      return [{ name, ...repetition, type: 'DOUBLE' }];
    case 'boolean':
      return [{ name, ...repetition, type: 'BOOLEAN' }];
    case 'day':
      return [{ name, ...repetition, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } }];
    case 'instant':
      return [
        {
          name,
          ...repetition,
          type: 'INT64',
          converted_type: 'TIMESTAMP_MILLIS',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
        },
      ];
    case 'codes':
    case 'texts':
      return [
        {
          name,
          repetition_type: 'REQUIRED',
          num_children: 1,
          converted_type: 'LIST',
          logical_type: { type: 'LIST' },
        },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'REQUIRED', ...TEXT },
      ];
  }
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
