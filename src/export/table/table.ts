/** A table of an export: what its columns are, and its rows column by column, whatever file they go to. */
import type { EntityId } from '../../ids.js';
import type { Stand } from '../../identity/canonical.js';
import type { ExportGraph } from '../graph.js';

/**
 * What a column holds.
 * - code: an id, a type, a date in EDTF: text of a form that Nisba checks
 * - text: anybody's words
 * - day: a day number (src/time/day.ts), never a sentinel
 * - instant: ISO 8601, UTC, in milliseconds
 * - codes, texts: a list of these
 */
export type ColumnType =
  'code' | 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'instant' | 'codes' | 'texts';

/** Absent: nothing is known, or it does not apply. */
export type Cell = string | number | boolean | readonly string[] | undefined;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** For whoever opens the file. */
  readonly description: string;
  /** Never absent. */
  readonly required: boolean;
  /** The table and column in which each of its values stands. */
  readonly references?: { readonly table: string; readonly column: string };
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Its column with a value of its own in each row. */
  readonly key: string;
  readonly columns: readonly Column[];
  /** Some rows at a time: an array for each column, all equally long. */
  pages(graph: ExportGraph): AsyncIterable<readonly (readonly Cell[])[]>;
}

type Options = Partial<Pick<Column, 'required' | 'references'>>;
/** Name, type, description, its value in a row, what else is to be said. */
export type ColumnLine<R> = readonly [
  name: string,
  type: ColumnType,
  description: string,
  cell: (row: R, stand: Stand) => Cell,
  options?: Options,
];

export const REQUIRED: Options = { required: true };

/** A column whose values, where there are any, are ids of another table. */
export const referring = (table: string, options: Options = {}): Options => ({
  ...options,
  references: { table, column: 'id' },
});

/** A table whose rows the graph gives page by page. */
export function table<R>(
  about: Pick<Table, 'name' | 'title' | 'description'>,
  rows: (graph: ExportGraph) => AsyncIterable<readonly R[]>,
  lines: readonly ColumnLine<R>[],
): Table {
  return {
    ...about,
    key: 'id',
    columns: lines.map(([name, type, description, , options]) => ({
      name,
      type,
      description,
      required: false,
      ...options,
    })),
    async *pages(graph) {
      const stand = standing(graph);
      for await (const page of rows(graph)) {
        if (page.length > 0) yield lines.map(([, , , cell]) => page.map((row) => cell(row, stand)));
      }
    },
  };
}

/** Who stands for whom in an export, by the merges that its head lists. */
function standing({ head }: ExportGraph): Stand {
  const into = new Map<string, EntityId>(head.merges.map((merge) => [merge.merged, merge.into]));
  return <T extends string>(id: T): T => {
    let at: string = id;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at as T;
  };
}
