import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readGraph } from '../../src/export/read-graph.js';
import type { FormatWriter } from '../../src/export/format.js';
import { parseExportRequest } from '../../src/export/request.js';
import { JSON_LD, N_QUADS, TURTLE } from '../../src/export/rdf/rdf.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { loadSeed } from '../seed.js';
import { written } from './plain-graph.js';
import { merged, parsed, parsedJsonLd } from './rdf-parsed.js';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await loadSeed(store);
});
afterAll(() => store.close());

const exported = async (format: FormatWriter): Promise<string> =>
  (await written(format.write(await readGraph(store, parseExportRequest({}))))).toString('utf8');

test('Turtle, N-Quads and JSON-LD of the seed graph say the same, all of it', async () => {
  const quads = parsed(await exported(N_QUADS), 'application/n-quads');
  expect(await parsedJsonLd(await exported(JSON_LD))).toEqual(quads);
  expect(merged(parsed(await exported(TURTLE), 'text/turtle'))).toEqual(merged(quads));
  const { counts } = await graphRead();
  const ofClass = (name: string): number =>
    [...quads].filter((quad) => quad.includes('#type') && quad.includes(`"urn:nisba:terms#${name}"`)).length;
  expect([ofClass('Claim'), ofClass('Link'), ofClass('Source')]).toEqual([
    counts.claims,
    counts.links,
    counts.sources,
  ]);
});

async function graphRead() {
  const graph = await readGraph(store, parseExportRequest({}));
  for await (const page of graph.entities()) void page;
  for await (const page of graph.linksWithClaims()) void page;
  return graph.manifest();
}
