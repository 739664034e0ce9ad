/** FollowTheMoney and STIX of the seed graph; what each says of a link is in ftm.test.ts and stix.test.ts. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FormatWriter } from '../../src/export/format.js';
import { FTM_CSV, FTM_JSON } from '../../src/export/ftm/ftm.js';
import { readGraph } from '../../src/export/read-graph.js';
import { parseExportRequest } from '../../src/export/request.js';
import { STIX } from '../../src/export/stix/stix.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { loadSeed } from '../seed.js';
import { written } from './plain-graph.js';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await loadSeed(store);
});
afterAll(() => store.close());

const exported = async (format: FormatWriter): Promise<string> =>
  (await written(format.write(await readGraph(store, parseExportRequest({}))))).toString('utf8');

test('each link of the seed graph that is asserted stands in FollowTheMoney and in STIX, once', async () => {
  const graph = await readGraph(store, parseExportRequest({}));
  const ids: string[] = [];
  for await (const page of graph.links()) ids.push(...page.map(({ id }) => id));
  const [json, csv, stix] = await Promise.all([FTM_JSON, FTM_CSV, STIX].map(exported));
  expect(json!.match(/^\{"id":"link\./gm)).toHaveLength(ids.length);
  const entities = new Set([...csv!.matchAll(/^"(link\.[a-z2-7]+)",/gm)].map(([, id]) => id));
  expect(entities.size).toBe(ids.length);
  const { objects } = JSON.parse(stix!) as {
    objects: { type: string; external_references?: { external_id: string }[] }[];
  };
  const relationships = objects.filter(({ type }) => type === 'relationship');
  expect(relationships.map((each) => each.external_references![0]!.external_id).sort()).toEqual(ids.sort());
});

test('the same graph gives the same bytes', async () => {
  for (const format of [FTM_JSON, FTM_CSV, STIX]) expect(await exported(format)).toBe(await exported(format));
});
