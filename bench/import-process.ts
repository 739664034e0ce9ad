/**
 * A process that imports one file and tells its parent how it went: `import-process.ts LOCATION FILE`.
 * Run with --expose-gc, so that what is measured is what the importer keeps, not what it has thrown away.
 */
import { importFiles } from '../src/exchange/import.js';
import { openStore } from '../src/store/open.js';
import { percentile } from './print.js';

export interface ImportFigures {
  readonly seconds: number;
  readonly claims: number;
  /** Seconds of processor time of this process, the embedded engine's threads included. */
  readonly processorSeconds: number;
  /** Milliseconds a batch of up to 1,000 lines. */
  readonly batchP50: number;
  readonly batchP95: number;
  /** The last tenth of the batches against the tenth after the middle: 1 when a fuller store makes no difference. */
  readonly slowing: number;
  /** Megabytes of JavaScript (heap and buffers) after a full collection, at a quarter and at the end. */
  readonly keptAtQuarter: number;
  readonly keptAtEnd: number;
  /** Megabytes of the process: the embedded engine's graph lies in there, too. */
  readonly residentBefore: number;
  readonly residentAtEnd: number;
  /** Milliseconds that went into each statement. */
  readonly statements: readonly (readonly [name: string, milliseconds: number])[];
}

const [, , location, file] = process.argv;
const COLLECT_EVERY = 10;
const MEGABYTE = 1024 * 1024;

const spent = new Map<string, number>();
const store = await openStore(location!, {
  log: (entry) => {
    if (entry.kind === 'statement')
      spent.set(entry.statement, (spent.get(entry.statement) ?? 0) + entry.milliseconds);
  },
});
const residentBefore = resident();
const batches: number[] = [];
const kept: number[] = [];
let collecting = 0;
let collectingProcessor = 0;
const processorBefore = processorTime();
const started = performance.now();
let last = started;
const summary = await importFiles(store, [file!], {
  by: 'bench',
  onProgress: () => {
    batches.push(performance.now() - last);
    if (batches.length % COLLECT_EVERY === 0) kept.push(collect());
    last = performance.now();
  },
});
const processorSeconds = processorTime() - processorBefore - collectingProcessor;
const seconds = (performance.now() - started - collecting) / 1_000;
if (summary.problems.length > 0) throw new Error(JSON.stringify(summary.problems.slice(0, 3)));
kept.push(collect());
const residentAtEnd = resident();
await store.close();
const figures: ImportFigures = {
  seconds,
  claims: summary.recorded.claims,
  processorSeconds,
  batchP50: percentile(batches, 0.5),
  batchP95: percentile(batches, 0.95),
  slowing: part(0.9, 1) / part(0.5, 0.6),
  keptAtQuarter: kept[Math.floor(kept.length / 4)]!,
  keptAtEnd: kept.at(-1)!,
  residentBefore,
  residentAtEnd,
  statements: [...spent].sort(([, one], [, other]) => other - one),
};
process.send!(figures);
process.disconnect();

function collect(): number {
  const before = performance.now();
  const processor = processorTime();
  globalThis.gc!();
  collecting += performance.now() - before;
  collectingProcessor += processorTime() - processor;
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function resident(): number {
  globalThis.gc!();
  return process.memoryUsage().rss / MEGABYTE;
}

/** The middle time of the claims' batches between two parts of the import. */
function part(from: number, to: number): number {
  return percentile(batches.slice(Math.floor(batches.length * from), Math.ceil(batches.length * to)), 0.5);
}
