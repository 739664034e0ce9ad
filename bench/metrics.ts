/** What the metrics and positions of the largest network cost, and whether the event loop notices. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Analysis } from '../src/analysis/analysis.js';
import type { Measure } from '../src/analysis/measure.js';
import { columnsOf, type NetworkColumns, type PlainNetwork } from '../src/analysis/plain-network.js';
import type { Weight } from '../src/analysis/ties.js';
import { compileWorker } from '../test/analysis/worker-entry.js';
import { median, table } from './print.js';
import { Random } from './random.js';

const NODES = 5_000;
const LINKS = 20_000;
const RUNS = 3;
/** The bounds, in ms. */
const MOST_MS = 2_000;
const MOST_BLOCKED_MS = 50;

const FIGURES: readonly (readonly [string, readonly Measure[], Weight])[] = [
  ['degree + PageRank + Louvain + k-core', ['DEGREE', 'PAGE_RANK', 'COMMUNITIES', 'CORE'], 'NONE'],
  ['the same, weighted by origins', ['DEGREE', 'PAGE_RANK', 'COMMUNITIES', 'CORE'], 'ORIGINS'],
  ['density + components + bridges + articulation points', ['DENSITY', 'COMPONENTS', 'CUT'], 'NONE'],
  ['eigenvector', ['EIGENVECTOR'], 'NONE'],
  ['betweenness', ['BETWEENNESS'], 'NONE'],
  ['betweenness + closeness', ['BETWEENNESS', 'CLOSENESS'], 'NONE'],
  ['betweenness, weighted by origins', ['BETWEENNESS'], 'ORIGINS'],
  ['betweenness + closeness, weighted by origins', ['BETWEENNESS', 'CLOSENESS'], 'ORIGINS'],
];

/** Prints times by the middle of three runs, each on another network, and the longest block of the event loop. */
export async function measureMetrics(): Promise<void> {
  const worker = compileWorker();
  const analysis = new Analysis({ entry: worker.entry, threads: 1, timeoutMs: 120_000 });
  try {
    console.log(
      `## Metrics: ${NODES.toLocaleString('en-GB')} nodes, ${LINKS.toLocaleString('en-GB')} links\n`,
    );
    const rows: (string | number)[][] = [];
    const start = await timed(madeNetwork(0), (network) =>
      analysis.measure(network, new Set(['DENSITY']), 'NONE'),
    );
    rows.push(['the first answer of a thread', start.ms, '', start.blocked]);
    for (const [title, wanted, weightedBy] of FIGURES) {
      const runs = [];
      for (let run = 1; run <= RUNS; run += 1)
        runs.push(
          await timed(madeNetwork(run), (network) => analysis.measure(network, new Set(wanted), weightedBy)),
        );
      const sample = runs[0]!.answer.sample;
      const how = wanted.includes('BETWEENNESS') ? (sample ? `from ${sample.sources} nodes` : 'exact') : '';
      rows.push([title, median(runs.map(({ ms }) => ms)), how, worst(runs)]);
    }
    const layouts = [];
    for (let run = 1; run <= RUNS; run += 1)
      layouts.push(await timed(madeNetwork(run), (network) => analysis.layout(network)));
    rows.push(['positions', median(layouts.map(({ ms }) => ms)), '', worst(layouts)]);
    const again = await timed(madeNetwork(1), (network) => analysis.layout(network));
    rows.push(['positions, asked for again', again.ms, '', again.blocked]);
    table(['what', 'ms', 'how', 'event loop blocked ms'], rows);
    const longest = Math.max(...rows.map((row) => Number(row[3])));
    console.log(
      `degree + PageRank + Louvain + k-core: ${(Number(rows[1]![1]) / MOST_MS).toFixed(2)} of the bound of ${MOST_MS} ms; ` +
        `longest block: ${(longest / MOST_BLOCKED_MS).toFixed(2)} of the bound of ${MOST_BLOCKED_MS} ms.\n`,
    );
  } finally {
    await analysis.close();
    worker.remove();
  }
}

interface Timed<T> {
  readonly answer: T;
  readonly ms: number;
  readonly blocked: number;
}

const worst = (runs: readonly { readonly blocked: number }[]): number =>
  Math.max(...runs.map(({ blocked }) => blocked));

/** What is asked of a network, its columns made anew: how long that took, and the event loop's longest block meanwhile. */
async function timed<T>(
  network: PlainNetwork,
  ask: (columns: NetworkColumns) => Promise<T>,
): Promise<Timed<T>> {
  const resolution = 5;
  const delays = monitorEventLoopDelay({ resolution });
  await new Promise((resolve) => setTimeout(resolve, 50));
  delays.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const start = performance.now();
  const answer = await ask(columnsOf(network));
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 20));
  delays.disable();
  return { answer, ms, blocked: Math.max(0, delays.max / 1e6 - resolution) };
}

/** Links by a power law: few nodes have most of them, and some links lie between the same two. */
function madeNetwork(seed: number): PlainNetwork {
  const random = new Random(seed);
  const ids = Array.from({ length: NODES }, (_, at) => `person:p${at}`);
  return {
    nodes: ids.map((id) => ({ id })),
    links: Array.from({ length: LINKS }, (_, at) => ({
      id: `MET~${at}`,
      from: ids[random.skewed(NODES)]!,
      to: ids[random.below(NODES)]!,
      originCount: 1 + random.skewed(6),
      symmetric: random.next() < 0.3,
    })),
  };
}
