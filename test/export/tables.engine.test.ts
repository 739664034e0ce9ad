/** The tables of a graph that was read from a store: what refers to another table finds it there. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Cell } from '../../src/export/table/table.js';
import { readGraph } from '../../src/export/read-graph.js';
import { parseExportRequest } from '../../src/export/request.js';
import { TABLES } from '../../src/export/table/tables.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { recordTangle } from '../exchange/exports.js';
import { loadSeed } from '../seed.js';

type Row = Readonly<Record<string, Cell>>;

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await loadSeed(store);
  await recordTangle(store);
});

async function tablesOf(parameters: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Row[]>> {
  const graph = await readGraph(store, parseExportRequest(parameters));
  const tables = new Map<string, Row[]>();
  for (const table of TABLES) {
    const rows: Row[] = [];
    for await (const columns of table.pages(graph)) {
      const page = columns[0]!.map((_, row) =>
        columns.map((cells, at) => [table.columns[at]!.name, cells[row]]),
      );
      rows.push(...page.map((cells) => Object.fromEntries(cells) as Row));
    }
    tables.set(table.name, rows);
  }
  return tables;
}

test.each([
  ['everything', {}],
  ['a network', { seeds: 'group:harakat-al-nujaba', depth: '1' }],
])(
  'Of %s each reference is found, each key is there once, and nothing that must be there is absent',
  async (_, given) => {
    const tables = await tablesOf(given);
    expect(tables.get('claims')!.length).toBeGreaterThan(20);
    for (const { name, key, columns } of TABLES) {
      const rows = tables.get(name)!;
      expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length);
      for (const { name: column, required, references } of columns) {
        const values = rows.map((row) => row[column]);
        if (required) expect([column, values.includes(undefined)]).toEqual([column, false]);
        if (!references) continue;
        const known = new Set(tables.get(references.table)!.map((row) => row[references.column]));
        expect([column, values.filter((value) => value !== undefined && !known.has(value))]).toEqual([
          column,
          [],
        ]);
      }
    }
  },
);

test('A merged entity’s claims lie on the node that stands for it, under the id that was recorded', async () => {
  const tables = await tablesOf({});
  const leads = tables.get('claims')!.filter((row) => row['object'] === 'group:k');
  expect(leads.map((row) => [row['subject'], row['link']])).toEqual([
    ['person:x', 'LEADS~person:z~group:k'],
    ['person:y', 'LEADS~person:z~group:k'],
  ]);
});
