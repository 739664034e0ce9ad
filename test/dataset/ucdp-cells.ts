/** An invented row of UCDP GED: a fight at a mill. */
import type { UcdpCells } from '../../src/dataset/ucdp/row.js';

export const UCDP_ROW = {
  id: '4711',
  year: '2014',
  active_year: '1',
  type_of_violence: '1',
  conflict_new_id: '31',
  conflict_name: 'Rivermark: Government',
  dyad_new_id: '41',
  dyad_name: 'Government of Rivermark - River Guard',
  side_a_new_id: '501',
  gwnoa: '999.0',
  side_a: 'Government of Rivermark',
  side_b_new_id: '502',
  gwnob: '',
  side_b: 'River Guard',
  number_of_sources: '1',
  source_article: '"The Agency,2014-01-25,Shots at the mill"',
  source_original: 'a miller',
  where_prec: '1',
  where_coordinates: 'Stillwater town',
  adm_1: 'Upper province',
  adm_2: 'Mill district',
  latitude: '12.5',
  longitude: '42.25',
  priogrid_gid: '1',
  country: 'Rivermark',
  country_id: '999',
  iso3: 'RVM',
  event_clarity: '1',
  date_prec: '1',
  date_start: '2014-01-24',
  date_end: '2014-01-24',
  deaths_a: '0',
  deaths_b: '4',
  deaths_civilians: '3',
  deaths_unknown: '0',
  low: '5',
  best: '7',
  high: '12',
} as const;

/** The row with some cells changed. */
export function ucdpCells(changed: Readonly<Record<string, string>> = {}): UcdpCells {
  const row: Readonly<Record<string, string>> = { ...UCDP_ROW, ...changed };
  return (column) => row[column] ?? '';
}
