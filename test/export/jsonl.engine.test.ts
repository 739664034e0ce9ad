import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { importFiles } from '../../src/exchange/import.js';
import { openExport } from '../../src/export/export.js';
import { formatBy } from '../../src/export/formats.js';
import { parseExportRequest } from '../../src/export/request.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { recordTangle } from '../exchange/exports.js';
import { loadSeed } from '../seed.js';
import { dumpOf } from './dumped.js';

async function textOf(store: Store, parameters: Readonly<Record<string, string>>): Promise<string> {
  const { pieces } = await openExport(store, formatBy('extension', 'jsonl')!, parseExportRequest(parameters));
  let text = '';
  for await (const piece of pieces()) text += String(piece);
  return text;
}

/** What an export says, whatever the numbers and instants at which it was recorded. */
async function saidIn(store: Store, parameters: Readonly<Record<string, string>>) {
  const { entities, links } = await dumpOf(store, parameters);
  return {
    entities: entities.map(({ id, name, claims }) => [id, name, claims.map((claim) => claim.id).sort()]),
    links: links.map(({ id, summary, claims }) => [id, summary, claims.map((claim) => claim.id).sort()]),
  };
}

test.each([
  ['the seed graph', loadSeed, 'group:kataib-hezbollah'],
  ['a graph with merges', recordTangle, 'group:k'],
])('a network of %s, imported into an empty store, says there what it said', async (_, fill, seeds) => {
  const store = await openTestStore();
  await fill(store);
  const evidence = '{"bases":["REPORTED","OBSERVED","INFERRED"]}';
  const text = await textOf(store, { seeds, depth: '2', evidence });
  const said = await saidIn(store, { seeds, depth: '2', evidence });
  const path = join(temporaryFolder(), 'network.jsonl');
  writeFileSync(path, text);
  const copy = await openTestStore();
  expect(await importFiles(copy, [path], { by: 'tester' })).toMatchObject({ problems: [] });
  const ids = JSON.stringify(said.entities.map(([id]) => id));
  const everything = await saidIn(copy, { evidence });
  expect(everything.links).toEqual(expect.arrayContaining(said.links));
  // Whoever is named and no more has been imported besides.
  expect(everything.entities.filter(([id]) => ids.includes(`"${String(id)}"`))).toEqual(
    expect.arrayContaining(said.entities),
  );
});

test('a selection is the same bytes each time, and its manifest counts what it holds', async () => {
  const store = await openTestStore();
  await loadSeed(store);
  const parameters = { seeds: 'group:kataib-hezbollah' };
  const text = await textOf(store, parameters);
  expect(await textOf(store, parameters)).toBe(text);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const [manifest] = lines as [{ counts: Record<string, number>; parameters: object }];
  for (const [record, count] of [
    ['entity', 'entities'],
    ['source', 'sources'],
    ['claim', 'claims'],
    ['bearing', 'bearings'],
  ] as const)
    expect([record, lines.filter((line) => line['record'] === record).length]).toEqual([
      record,
      manifest.counts[count],
    ]);
  expect(manifest.parameters).toEqual({ kind: 'network', seeds: ['group:kataib-hezbollah'] });
});
