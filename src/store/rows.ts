/** Rows as the port gives them: plain values, whichever engine they come from. */
import { NisbaError } from '../errors.js';
import type { Row, Value } from './store.js';

/** Turns one cell of an engine into a value; each engine has its own. */
export type Narrow = (cell: unknown) => Value;

/** Builds rows from column names and cells. */
export function toRows(
  columns: readonly string[],
  cells: Iterable<readonly unknown[]>,
  narrow: Narrow,
): Row[] {
  const rows: Row[] = [];
  for (const record of cells) rows.push(toRow(columns, record, narrow));
  return rows;
}

/** Builds one row. */
export function toRow(columns: readonly string[], record: readonly unknown[], narrow: Narrow): Row {
  const row: { [column: string]: Value } = {};
  for (let i = 0; i < columns.length; i += 1) row[columns[i]!] = narrow(record[i]);
  return row;
}

/** A number while it is safe, else the bigint itself. */
export function narrowInteger(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

/** For a statement that returns a node, a date or bytes: a bug, because the engines give them in different shapes. */
export function unfit(what: string): NisbaError {
  return new NisbaError('BAD_STATEMENT', `A statement returns ${what}: return scalars, lists and maps only.`);
}

/** @throws RESULT_TOO_LARGE */
export function tooManyRows(maxRows: number): NisbaError {
  return new NisbaError(
    'RESULT_TOO_LARGE',
    `A statement returned more than ${maxRows} rows; ask for smaller pages or a narrower selection.`,
    { maxRows },
  );
}
