/**
 * The dead of an event of UCDP GED. Low, best and high estimate are three claims KILLED, [low, –],
 * [best, best] and [–, high], with the estimate as wording. The best estimate's parts are further ones,
 * `of` telling whose dead they are; a part of 0 is left out, since best is the sum of the four.
 */
import type { Skipped } from '../dataset.js';
import type { UcdpRow } from './row.js';

/** The parts of the best estimate, and whose dead they count. */
const PARTS = {
  deaths_a: (row: UcdpRow) => row.sideA.name,
  deaths_b: (row: UcdpRow) => row.sideB.name,
  deaths_civilians: () => 'civilians',
  deaths_unknown: () => 'people of unknown side',
} as const;
const PART_COLUMNS = Object.keys(PARTS) as (keyof typeof PARTS)[];

export function deathsOf(row: UcdpRow) {
  const { low, best, high } = row.deaths;
  const told = row.informant === '' ? '' : `, on the word of: ${row.informant}`;
  const all = (of: string, wording: string, bounds: { low?: number; high?: number }) =>
    ({ type: 'QUANTITY', unit: 'person', of, wording, ...bounds }) as const;
  return [
    { value: all('people', 'low estimate', { low }), statement: `At least ${low} dead.` },
    {
      value: all('people', 'best estimate', { low: best, high: best }),
      statement: `The best estimate is ${best} dead${told}.`,
    },
    { value: all('people', 'high estimate', { high }), statement: `At most ${high} dead.` },
    ...PART_COLUMNS.filter((column) => row.deaths[column] > 0).map((column) => {
      const count = row.deaths[column];
      const of = PARTS[column](row);
      return {
        value: all(of, `best estimate, ${column}`, { low: count, high: count }),
        statement: `Of the best estimate, ${count}: ${of}.`,
      };
    }),
  ];
}

export function zerosOf(row: UcdpRow): Skipped[] {
  return PART_COLUMNS.filter((column) => row.deaths[column] === 0).map((column) => ({
    kind: `${column} 0`,
    reason: 'follows from the other parts, whose sum is the best estimate',
  }));
}
