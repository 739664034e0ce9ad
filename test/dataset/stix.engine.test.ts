import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { importDataset } from '../../src/dataset/import-dataset.js';
import { STIX } from '../../src/dataset/stix/stix.js';
import { countRecords } from '../../src/statistics/read-statistics.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { storedClaims } from './stored-claims.js';
import { ANALYSTS, MILLER, RIVER, bundleText } from './stix-river.js';

test('a bundle is recorded with its ties, opinions and notes, and nothing is the second time', async () => {
  const store = await openTestStore();
  const path = join(temporaryFolder(), 'river.json');
  writeFileSync(path, bundleText(RIVER));
  const take = async () => importDataset(store, await STIX.open([path], {}), { by: 'tester' });
  const first = await take();
  expect(first.problems).toEqual([]);
  expect(first.records).toBe(RIVER.length);
  expect(first.skipped.filter(({ kind }) => kind === 'record')).toEqual([]);
  expect(await countRecords(store)).toMatchObject({ sources: 2, bearings: 2 });
  expect(await storedClaims(store, 'TARGETED')).toMatchObject([
    { origins: [`group:${ANALYSTS}`] },
    { origins: [`person:${MILLER}`] },
  ]);
  const again = await take();
  expect(again.created).toEqual({ entities: 0, sources: 0, claims: 0, bearings: 0 });
  expect(again.unchanged).toEqual(first.created);
});
