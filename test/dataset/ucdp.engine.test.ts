import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { ReaderOptions } from '../../src/dataset/formats.js';
import { importDataset } from '../../src/dataset/import-dataset.js';
import { UCDP } from '../../src/dataset/ucdp/ucdp.js';
import type { Store } from '../../src/store/store.js';
import { lane, openTestStore, temporaryFolder } from '../engines.js';
import { testWithData } from './data.js';
import { storedClaims } from './stored-claims.js';
import { UCDP_ROW } from './ucdp-cells.js';

type Row = Readonly<Record<string, string>>;
const COLUMNS = Object.keys(UCDP_ROW);

function csvFile(rows: readonly Row[], columns: readonly string[] = COLUMNS): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const path = join(temporaryFolder(), 'ged.csv');
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(line);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function importUcdp(store: Store, path: string, options: ReaderOptions = {}) {
  return importDataset(store, await UCDP.open([path], options), { by: 'tester' });
}

const row = (id: string, changed: Row = {}): Row => ({ ...UCDP_ROW, id, ...changed });
/** Its tags as the Humanitarian Data Exchange writes them. */
const TAGS: Row = { ...Object.fromEntries(COLUMNS.map((column) => [column, ''])), id: '#event +id' };

test('rows become events once, the tags under the header and a broken row do not', async () => {
  const store = await openTestStore();
  const path = csvFile([
    TAGS,
    row('1'),
    row('2', { type_of_violence: '3', side_b: 'Civilians' }),
    row('3', { best: '?' }),
  ]);
  const first = await importUcdp(store, path, { edition: '2020-06-15' });
  expect(first.problems).toEqual([]);
  expect(first.records).toBe(3);
  expect(first.skipped.filter(({ kind }) => kind === 'record')).toMatchObject([
    {
      code: 'INVALID_RECORD',
      count: 1,
      places: [{ line: 5, message: expect.stringContaining('best is "?"') }],
    },
  ]);
  expect((await storedClaims(store, 'DATE')).map(({ subject }) => subject)).toEqual([
    'event:ucdp-1',
    'event:ucdp-2',
  ]);
  // Both go back to one article of one agency: one origin.
  const origins = (await storedClaims(store, 'KILLED')).flatMap((claim) => claim.origins);
  expect(new Set(origins)).toEqual(new Set(['publisher:the-agency']));
  const again = await importUcdp(store, path, { edition: '2020-06-15' });
  expect(again.created).toEqual({ entities: 0, sources: 0, claims: 0, bearings: 0 });
  expect(again.unchanged).toEqual(first.created);
});

test('the columns may stand in any order, further ones are told, and a missing one is an error', async () => {
  const store = await openTestStore();
  const turned = [...COLUMNS].reverse();
  const report = await importUcdp(store, csvFile([row('1', { mood: 'grim' })], [...turned, 'mood']));
  expect(report.created.entities).toBeGreaterThan(0);
  expect(report.skipped.map(({ kind }) => kind)).toContain('column mood');
  const lacking = await importUcdp(
    store,
    csvFile(
      [row('1')],
      turned.filter((column) => column !== 'where_prec'),
    ),
  );
  expect(lacking.problems).toMatchObject([
    { code: 'INVALID_RECORD', message: expect.stringContaining('lacks the column where_prec') },
  ]);
});

test('an edition that is no day is refused before anything is read', async () => {
  await expect(UCDP.open(['nowhere.csv'], { edition: 'spring' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

if (lane === 'embedded') {
  testWithData(
    'the first rows of the file for Iraq are recorded, and nothing is the second time',
    'ucdp/ged-iraq-1989-2015.csv',
    async (path) => {
      const store = await openTestStore();
      const rows = parse<Row>(readFileSync(path, 'utf8'), { columns: true, to: 200 });
      const part = csvFile(rows, Object.keys(rows[0]!));
      const report = await importUcdp(store, part);
      expect(report.problems).toEqual([]);
      expect(report.records).toBe(rows.length);
      expect(report.skipped.filter(({ kind }) => kind === 'record')).toEqual([]);
      expect(await storedClaims(store, 'DATE')).toHaveLength(rows.length);
      const again = await importUcdp(store, part);
      expect(again.created).toEqual({ entities: 0, sources: 0, claims: 0, bearings: 0 });
    },
    60_000,
  );

  testWithData(
    'the whole file for Iraq is told: each event once, and every death',
    'ucdp/ged-iraq-1989-2015.csv',
    async (path) => {
      const rows = parse<Row>(readFileSync(path, 'utf8'), { columns: true });
      const events = new Set<string>();
      const sums = new Map<string, number>();
      for await (const items of (await UCDP.open([path], {})).read()) {
        for (const { records } of items) {
          for (const record of records) {
            if (record.record !== 'claim') continue;
            if (record.predicate === 'DATE') events.add(record.subject);
            const { value } = record;
            if (value?.type !== 'QUANTITY') continue;
            const count = value.low ?? value.high!;
            sums.set(value.wording!, (sums.get(value.wording!) ?? 0) + count);
          }
        }
      }
      const column = (name: string) => rows.reduce((total, cells) => total + Number(cells[name]), 0);
      expect(events.size).toBe(rows.length);
      expect(Object.fromEntries(sums)).toEqual({
        'low estimate': column('low'),
        'best estimate': column('best'),
        'high estimate': column('high'),
        ...Object.fromEntries(
          ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'].map((part) => [
            `best estimate, ${part}`,
            column(part),
          ]),
        ),
      });
    },
    60_000,
  );
}
