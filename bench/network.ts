/** `npm run bench -- network`: networks over HTTP, what evidence conditions add to them, and the largest one's memory. */
import type { EngineName } from '../src/store/store.js';
import { graphFile, type GraphName } from './places.js';
import { amount, table } from './print.js';
import type { Case } from './cases.js';
import { measure } from './queries.js';
import type { GraphFacts } from './graph.js';
import { Serving } from './serving.js';
import { filledPlace } from './stores.js';

const NETWORK = `query ($seeds: [ID!]!, $depth: Int, $nodes: Int, $links: Int, $evidence: EvidenceFilter, $at: TimeFilter) {
  network(seeds: $seeds, depth: $depth, maxNodes: $nodes, maxLinks: $links, evidence: $evidence, at: $at) {
    nodes { entity { id kind name } depth degree }
    links { id type from { id } to { id } summary { status originCount } }
    truncation { complete reason limit explored }
  }
}`;
const ORDINARY = 'depth 2, an ordinary seed';
const HUB = 'depth 2, the hub as seed';
const LARGEST = { depth: 4, nodes: 5_000, links: 20_000 };
const TIMES = 5;

export async function measureNetwork(
  engines: readonly EngineName[],
  graphs: readonly GraphName[] = ['network'],
): Promise<void> {
  for (const engine of engines) {
    for (const name of graphs) {
      const { facts } = await graphFile(name);
      const title = `${engine}, ${name}: ${facts.hubLinks} links at the hub`;
      await measure(title, await filledPlace(engine, name), () => Promise.resolve(networkCases(facts)));
      await measureLargest(title, engine, name, facts);
    }
  }
}

function networkCases(facts: GraphFacts): Case[] {
  const filters = {
    excludeSources: { evidence: { excludeSources: [facts.mainSource] } },
    validAt: { at: { validAt: '2019' } },
    minReliability: { evidence: { minReliability: 'C', includeUnjudged: true } },
  };
  const of = (name: string, seeds: readonly string[]): Case[] => [
    { name, ask: asking(seeds, {}) },
    ...Object.entries(filters).map(([filter, given]) => ({
      name: `… ${filter}, ${name.split(', ')[1]}`,
      against: name,
      ask: asking(seeds, given),
    })),
  ];
  return [...of(ORDINARY, facts.anyone), ...of(HUB, [facts.hub])];
}

function asking(seeds: readonly string[], given: object): Case['ask'] {
  return (serving, n) => ask(serving, { seeds: [seeds[n % seeds.length]], depth: 2, ...given });
}

async function ask(serving: Serving, variables: object): Promise<string> {
  const text = await serving.ask(NETWORK, variables);
  if (text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

/** The largest network there may be, in a server that has done nothing else but open the graph. */
async function measureLargest(
  title: string,
  engine: EngineName,
  name: GraphName,
  facts: GraphFacts,
): Promise<void> {
  const place = await filledPlace(engine, name);
  const serving = await Serving.start(place.location);
  try {
    await ask(serving, { seeds: [facts.anyone[0]], depth: 1 });
    const idle = (await serving.observe()).residentMegabytes;
    const rows: (readonly (string | number)[])[] = [];
    for (let time = 1; time <= TIMES; time += 1) {
      const started = performance.now();
      const text = await ask(serving, { seeds: facts.busy.slice(0, 20), ...LARGEST });
      const milliseconds = performance.now() - started;
      const { residentMegabytes, longestBlock, inStatements } = await serving.observe();
      const { data } = JSON.parse(text) as { data: { network: { nodes: unknown[]; links: unknown[] } } };
      const { nodes, links } = data.network;
      const megabytes = text.length / 1024 / 1024;
      rows.push([
        time,
        nodes.length,
        links.length,
        milliseconds,
        inStatements,
        longestBlock,
        megabytes,
        residentMegabytes - idle,
      ]);
    }
    console.log(`The largest network, ${title} (idle: ${amount(idle)} MB):\n`);
    table(['time', 'nodes', 'links', 'ms', 'in statements', 'block', 'answer MB', 'MB over idle'], rows);
  } finally {
    await serving.end();
    await place.stop();
  }
}
