/** Values as Cypher literals: what any text may hold stays text, for every version of the language. */
import { isoDay, type DayNumber } from '../../time/day.js';
import type { Cell, ColumnType } from '../table/table.js';

/** What would end a literal, a line or a statement for some reader of scripts. */
// eslint-disable-next-line no-control-regex -- controls are what is looked for
const SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// eslint-disable-next-line no-control-regex -- controls are what is looked for
const ALL_SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A text as an expression: one literal, or, where it holds a backslash before a u, several added up. */
export function literal(text: string): string {
  return SPECIAL.test(text) ? `"${text.replace(ALL_SPECIAL, escaped)}"` : `"${text}"`;
}

function escaped(character: string, at: number, text: string): string {
  if (character === '\\') {
    // Up to Cypher 5, \u0022 becomes a quotation mark before anything else is read, also after a backslash.
    const next = text.charAt(at + 1);
    return next === 'u' || next === 'U' ? '\\\\" + "' : '\\\\';
  }
  if (character === '"') return '\\"';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A name of a type or a label. */
export function quotedName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

const list = (cell: Cell): string => `[${(cell as readonly string[]).map(literal).join(', ')}]`;

/** How a cell of each type is written, where there is one. */
export const CYPHER_VALUES: Readonly<Record<ColumnType, (cell: Cell) => string>> = {
  code: (cell) => literal(cell as string),
  text: (cell) => literal(cell as string),
  integer: String,
  // Always with a fraction, so that a property has one type in all rows.
  number: (cell) => {
    const text = String(cell).replace('e+', 'e');
    return /^-?\d+$/.test(text) ? `${text}.0` : text;
  },
  boolean: String,
  day: (cell) => literal(isoDay(cell as DayNumber)),
  instant: (cell) => literal(cell as string),
  codes: list,
  texts: list,
};
