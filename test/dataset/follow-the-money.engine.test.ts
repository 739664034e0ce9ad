import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FTM, FTM_STATEMENTS } from '../../src/dataset/ftm/follow-the-money.js';
import { importDataset } from '../../src/dataset/import-dataset.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { RIVER, ftmLines, statementsCsv } from './ftm-river.js';
import { storedClaims } from './stored-claims.js';

test('entities and statements are recorded, and nothing is the second time', async () => {
  const store = await openTestStore();
  const [lines, statements] = ['river.ftm.json', 'river.csv'].map((name) => join(temporaryFolder(), name));
  writeFileSync(lines!, ftmLines(RIVER));
  writeFileSync(
    statements!,
    statementsCsv([
      { canonical_id: 'p-9', prop: 'name', value: 'Old Ford', last_seen: '2024-01-01' },
      { canonical_id: 'p-9', prop: 'alias', value: 'Fordie', last_seen: '2024-03-01' },
    ]),
  );
  for (const [format, path] of [
    [FTM, lines!],
    [FTM_STATEMENTS, statements!],
  ] as const) {
    const take = async () => importDataset(store, await format.open([path], {}), { by: 'tester' });
    const first = await take();
    expect(first.problems).toEqual([]);
    expect(first.skipped.filter(({ kind }) => kind === 'record')).toEqual([]);
    expect(first.created.claims).toBeGreaterThan(0);
    const again = await take();
    expect(again.created).toEqual({ entities: 0, sources: 0, claims: 0, bearings: 0 });
    expect(again.unchanged.claims).toBe(first.created.claims);
  }
  const [sanction] = await storedClaims(store, 'SANCTIONED');
  expect(sanction?.origins).toEqual(['source:ftm-river_list']);
});
