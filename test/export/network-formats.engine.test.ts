/** The network formats of a graph that was read from a store: names, texts and links that are hard to write down. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { importFiles } from '../../src/exchange/import.js';
import { CX2 } from '../../src/export/network/cx2.js';
import { CYTOSCAPE } from '../../src/export/network/cytoscape.js';
import type { FormatWriter } from '../../src/export/format.js';
import { GEXF } from '../../src/export/network/gexf.js';
import { GRAPHML } from '../../src/export/network/graphml.js';
import { NODE_LINK } from '../../src/export/network/node-link.js';
import { readGraph } from '../../src/export/read-graph.js';
import { parseExportRequest } from '../../src/export/request.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { written } from './plain-graph.js';

const NASTY = fileURLToPath(new URL('../interop/nasty.jsonl', import.meta.url));

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  const { problems } = await importFiles(store, [NASTY], { by: 'tester' });
  expect(problems).toEqual([]);
});

interface Ids {
  readonly name: string;
  readonly format: FormatWriter;
  readonly nodes: RegExp;
  readonly edges: RegExp;
}
/** Where each format has the ids of its nodes and of its edges. */
const IDS: readonly Ids[] = [
  idsOf('GEXF', GEXF, /<node id="([^"]+)"/g, /<edge id="([^"]+)"/g),
  idsOf('GRAPHML', GRAPHML, /<node id="([^"]+)"/g, /<data key="e.linkId">([^<]+)</g),
  idsOf('CYTOSCAPE', CYTOSCAPE, /"data":\{"id":"([^"]+)","name"/g, /"data":\{"id":"([^"]+)","source"/g),
  idsOf('CX2', CX2, /"v":\{"entityId":"([^"]+)"/g, /"v":\{"linkId":"([^"]+)"/g),
  idsOf('NODE_LINK', NODE_LINK, /\{"id":"([^"]+)","label"/g, /"target":"[^"]+","key":"([^"]+)"/g),
];

function idsOf(name: string, format: FormatWriter, nodes: RegExp, edges: RegExp): Ids {
  return { name, format, nodes, edges };
}

describe.each([
  ['by the defaults', {}],
  [
    'with what is denied, doubted and foreseen',
    { evidence: { statuses: ['CONTESTED', 'DENIED', 'DOUBTED'], modalities: ['ACTUAL', 'POSSIBLE'] } },
  ],
])('%s', (_, { evidence }: { readonly evidence?: object }) => {
  const open = () =>
    readGraph(store, parseExportRequest(evidence ? { evidence: JSON.stringify(evidence) } : {}));

  test.each(IDS)('$name has each entity and each link once', async ({ format, nodes, edges }) => {
    const graph = await open();
    const entities: string[] = [];
    const links: string[] = [];
    for await (const page of graph.entities()) entities.push(...page.map(({ id }) => id));
    for await (const page of graph.links()) links.push(...page.map(({ id }) => id));
    expect(links.length).toBeGreaterThan(3);
    const text = (await written(format.write(await open()))).toString('utf8');
    const found = (pattern: RegExp): (string | undefined)[] =>
      [...text.matchAll(pattern)].map(([, id]) => id);
    expect([found(nodes), found(edges)]).toEqual([entities, links]);
  });
});
