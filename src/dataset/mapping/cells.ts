/** What a mapping makes of the cells of a row. */
import { contentHash } from '../../hash.js';
import { isEdtf } from '../../time/edtf.js';
import type { Skipped } from '../dataset.js';
import { dateOf, isDateFormat } from './dates.js';
import type { Cell, Condition, MappingFile, MappingPath } from './mapping.js';

/** A row by the names of its columns. */
export interface Row {
  readonly line: number;
  /** Without space around it; '' where the cell is empty. */
  cell(column: string): string;
}

/** A cell holds something that its mapping cannot read: the claim that needs it is left out, and told. */
export class Unreadable extends Error {
  /** @param unwanted it could be read, and the mapping does not want it */
  constructor(
    readonly skipped: Skipped,
    readonly unwanted = false,
  ) {
    super(`${skipped.kind}: ${skipped.reason}`);
  }
}

/** What a part of a record is in a row; undefined where a cell that it needs is empty. */
export type Reading<T extends string = string> = (row: Row) => T | undefined;

/** Compiles the parts of a mapping, and keeps the columns that they use. */
export class CellReader {
  readonly used = new Set<string>();

  /** @param columns of the table */
  constructor(
    private readonly file: MappingFile,
    private readonly columns: readonly string[],
  ) {}

  text(cell: Cell, path: MappingPath): Reading {
    const column = this.#oneColumn(cell, path);
    if (column === undefined) return this.#template(cell.text!, path, (value) => value);
    return this.#column(column, cell, (value) => value);
  }

  /** The id of an entity or a source: what a column puts into it becomes a slug. */
  id(cell: Cell, path: MappingPath, prefix?: string): Reading {
    const column = this.#oneColumn(cell, path);
    const whole = prefix ?? '';
    if (column === undefined) {
      const reading = this.#template(cell.text!, path, slugOf);
      return (row) => bounded(reading(row), whole);
    }
    return this.#column(column, cell, (value) => bounded(value, whole)!);
  }

  choice<T extends string>(cell: Cell, path: MappingPath, options: readonly T[]): Reading<T> {
    const isOption = (value: string): value is T => (options as readonly string[]).includes(value);
    const constants = [
      ...(cell.text !== undefined && !cell.text.includes('{') ? [cell.text] : []),
      ...Object.values(cell.values ?? {}),
      ...(cell.default === undefined ? [] : [cell.default]),
    ];
    for (const constant of constants) {
      if (!isOption(constant)) {
        throw this.file.fault(path, `says "${constant}", which is none of ${options.join(', ')}.`);
      }
    }
    const reading = this.text(cell, path);
    const kind = told(cell, path);
    return (row) => {
      const value = reading(row);
      if (value === undefined || isOption(value)) return value;
      throw new Unreadable({ kind, reason: `${shown(value)} is none of ${options.join(', ')}` });
    };
  }

  /** A date in EDTF. */
  date(cell: Cell, path: MappingPath): Reading {
    const { format, ...rest } = cell;
    const reading = this.text(rest, path);
    const kind = told(cell, path);
    for (const one of format ?? []) {
      if (!isDateFormat(one)) {
        throw this.file.fault(
          [...path, 'format'],
          `says "${one}", which is no format of a date: write YYYY, MM, M, MMM, DD, D with what stands between them, or EDTF.`,
        );
      }
    }
    return (row) => {
      const value = reading(row);
      if (value === undefined) return undefined;
      for (const one of format ?? ['EDTF']) {
        const date = dateOf(value, one);
        if (date !== undefined && isEdtf(date)) return date;
      }
      throw new Unreadable({ kind, reason: `is no date of the format ${(format ?? ['EDTF']).join(' or ')}` });
    };
  }

  number(cell: Cell, path: MappingPath): (row: Row) => number | undefined {
    const reading = this.text(cell, path);
    const kind = told(cell, path);
    return (row) => {
      const value = reading(row);
      if (value === undefined) return undefined;
      const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(value) ? value.replaceAll(',', '') : value;
      const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
      if (!Number.isFinite(number)) throw new Unreadable({ kind, reason: 'is no number' });
      return number;
    };
  }

  /** Whether a row is taken; it throws where a column holds another value than is asked for. */
  conditions(conditions: readonly Condition[] | undefined, path: MappingPath): (row: Row) => boolean {
    const all = (conditions ?? []).map(({ column, is, isNot }, at) => {
      this.use(column, [...path, at, 'column']);
      return (row: Row): boolean => {
        const value = row.cell(column);
        if (value === '') return false;
        if ((is && !is.includes(value)) || isNot?.includes(value)) {
          throw new Unreadable(
            {
              kind: `rows by column "${column}"`,
              reason: is ? `is not ${is.map(shown).join(' or ')}` : `is ${shown(value)}`,
            },
            true,
          );
        }
        return true;
      };
    });
    return (row) => all.every((one) => one(row));
  }

  /** @throws INVALID_MAPPING unless the table has the column */
  use(column: string, path: MappingPath): string {
    if (!this.columns.includes(column)) {
      throw this.file.fault(
        path,
        `names the column "${column}", which the table does not have: its columns are ${this.columns.slice(0, 40).join(', ')}.`,
      );
    }
    this.used.add(column);
    return column;
  }

  #oneColumn(cell: Cell, path: MappingPath): string | undefined {
    if (cell.format) throw this.file.fault([...path, 'format'], 'belongs to dates only; leave it out.');
    if (cell.column !== undefined) return this.use(cell.column, path);
    if (cell.values ?? cell.default) {
      throw this.file.fault(path, 'has values or a default without a column; name the column.');
    }
    return undefined;
  }

  #column(column: string, { values, default: standard }: Cell, turn: (value: string) => string): Reading {
    return (row) => {
      const value = row.cell(column);
      if (value === '') return standard;
      if (!values) return turn(value);
      const mapped = Object.hasOwn(values, value) ? values[value] : standard;
      if (mapped !== undefined) return mapped === '' ? undefined : mapped;
      throw new Unreadable({
        kind: `column "${column}"`,
        reason: `the value ${shown(value)} is not in the mapping`,
      });
    };
  }

  #template(template: string, path: MappingPath, turn: (value: string) => string): Reading {
    const parts = template.split(/\{([^{}]*)\}/);
    for (const [at, part] of parts.entries()) if (at % 2 === 1) this.use(part, path);
    return (row) => {
      let text = '';
      for (const [at, part] of parts.entries()) {
        const value = at % 2 === 1 ? row.cell(part) : part;
        if (at % 2 === 1 && value === '') return undefined;
        text += at % 2 === 1 ? turn(value) : value;
      }
      return text;
    };
  }
}

const SLUG_LENGTH = 60;
const HASH_LENGTH = 12;
const ID_LENGTH = 120;

/**
 * A part of an id. Upper case, spaces and hyphens make no difference ("Abu Alaa" and "abu-alaa" are one); what
 * else an id cannot hold is told apart by a hash at its end.
 */
export function slugOf(text: string): string {
  const exact = text
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replaceAll(/[\s-]+/gu, '-');
  if (/^[a-z0-9._-]+$/.test(exact) && exact.length <= SLUG_LENGTH) return exact;
  const readable = exact
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9._]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, SLUG_LENGTH);
  const hash = contentHash(exact).slice(0, HASH_LENGTH);
  return readable === '' ? hash : `${readable}-${hash}`;
}

/** Within the length of an id: a longer one keeps its beginning and gets a hash. */
function bounded(id: string | undefined, prefix: string): string | undefined {
  if (id === undefined) return undefined;
  const whole = id.startsWith(prefix) ? id : `${prefix}${id}`;
  if (whole.length <= ID_LENGTH) return whole;
  return `${whole.slice(0, ID_LENGTH - HASH_LENGTH - 1)}-${contentHash(whole).slice(0, HASH_LENGTH)}`;
}

const shown = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;

/** What a report calls it: by its column, where it is one. */
function told({ column, text }: Cell, path: MappingPath): string {
  const [, only] = /^\{([^{}]*)\}$/.exec(text ?? '') ?? [];
  const name = column ?? only;
  return name === undefined ? path.join('.') : `column "${name}"`;
}
