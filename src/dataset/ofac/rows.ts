/**
 * The rows of the OFAC list's legacy CSV set, by the id of the entity that they speak of: sdn.csv names each
 * once, alt.csv its other names, add.csv its addresses, sdn_comments.csv the end of remarks that are too long.
 */
import type { TableRow } from '../read-tables.js';

/** A row of sdn.csv. */
export interface ListedRow {
  readonly id: string;
  readonly line: number;
  readonly name: string;
  /** individual, vessel, aircraft; absent for an organisation. */
  readonly type?: string;
  readonly programmes: readonly string[];
  readonly title?: string;
  readonly callSign?: string;
  readonly vesselType?: string;
  readonly tonnage?: string;
  readonly grossTonnage?: string;
  readonly flag?: string;
  readonly owner?: string;
  /** As far as its column holds them. */
  readonly remarks: string;
}

/** A row of alt.csv. */
export interface AliasRow {
  readonly line: number;
  /** aka, fka or nka. */
  readonly type: string;
  readonly name: string;
  readonly remarks?: string;
}

/** A row of add.csv. */
export interface AddressRow {
  readonly line: number;
  readonly street?: string;
  /** City, state, postal code. */
  readonly town?: string;
  readonly country?: string;
  readonly remarks?: string;
}

/** A row of sdn_comments.csv. */
export interface RemarksRow {
  readonly line: number;
  readonly remarks: string;
}

/** How many columns each file has; none has a header. */
export const COLUMNS = { sdn: 12, alt: 5, add: 6, comments: 2 } as const;

/** Ctrl-Z, which old systems put behind a text. */
export const isEndMark = ({ cells }: TableRow): boolean =>
  cells.length === 1 && cells[0]!.trim() === '\u001a';

/** Why a row is none of the list; undefined where it is one. */
export function whyNoRow({ cells }: TableRow, columns: number): string | undefined {
  if (cells.length !== columns) return `it has not ${columns} columns`;
  if (!/^\d{1,20}$/.test(cells[0]!.trim())) return 'its first column is no entity id';
  return undefined;
}

export const idOf = ({ cells }: TableRow): string => cells[0]!.trim();

export function listedRow({ line, cells }: TableRow): ListedRow {
  const [, name, type, programmes, title, callSign, vesselType, tonnage, grossTonnage, flag, owner] =
    cells.map(given);
  return {
    id: cells[0]!.trim(),
    line,
    name: name ?? '',
    type,
    programmes: (programmes ?? '').split(/\]\s*\[/).flatMap((one) => given(one) ?? []),
    title,
    callSign,
    vesselType,
    tonnage,
    grossTonnage,
    flag,
    owner,
    remarks: given(cells[11]!) === undefined ? '' : cells[11]!,
  };
}

export function aliasRow({ line, cells }: TableRow): AliasRow {
  const [, , type, name, remarks] = cells.map(given);
  return { line, type: type ?? '', name: name ?? '', remarks };
}

export function addressRow({ line, cells }: TableRow): AddressRow {
  const [, , street, town, country, remarks] = cells.map(given);
  return { line, street, town, country, remarks };
}

export function remarksRow({ line, cells }: TableRow): RemarksRow {
  return { line, remarks: cells[1]! };
}

/** -0- stands for nothing, also where the end of the file has cut it. */
function given(cell: string): string | undefined {
  const text = cell.replaceAll('\u001a', '').replaceAll(/\s+/g, ' ').trim();
  return text === '' || /^-0-?$/.test(text) ? undefined : text;
}
