/**
 * A process that exports one store and tells its parent how it went:
 * `export-process.ts LOCATION EXTENSION`, with --expose-gc; EXTENSION "-" only reads the links.
 */
import { openExport } from '../src/export/export.js';
import { formatBy } from '../src/export/formats.js';
import { readGraph } from '../src/export/read-graph.js';
import { parseExportRequest } from '../src/export/request.js';
import { openStore } from '../src/store/open.js';

export interface ExportFigures {
  readonly megabytes: number;
  readonly seconds: number;
  /** Megabytes that the engine took when everything was read for the first time in this process. */
  readonly touched: number;
  /** Megabytes of the process over what it had after that: at the most, by the page. */
  readonly peakOver: number;
  /** Megabytes of JavaScript that are kept after a full collection, over those at the start: at the most. */
  readonly keptOver: number;
}

const MEGABYTE = 1024 * 1024;
const COLLECT_EVERY = 50;
const resident = (): number => process.memoryUsage.rss() / MEGABYTE;
const kept = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
};

const [location, extension] = process.argv.slice(2) as [string, string];
const store = await openStore(location);
const opened = resident();
await readAll();
const keptBefore = kept();
const before = resident();
let peak = before;
let keptPeak = keptBefore;
let bytes = 0;
let pages = 0;
let collecting = 0;
const started = performance.now();
for await (const some of await piecesOf(extension)) {
  bytes += Buffer.byteLength(some);
  pages += 1;
  peak = Math.max(peak, resident());
  if (pages % COLLECT_EVERY !== 0) continue;
  const paused = performance.now();
  keptPeak = Math.max(keptPeak, kept());
  collecting += performance.now() - paused;
}
const figures: ExportFigures = {
  megabytes: bytes / MEGABYTE,
  seconds: (performance.now() - started - collecting) / 1000,
  touched: before - opened,
  peakOver: peak - before,
  keptOver: keptPeak - keptBefore,
};
await store.close();
process.send?.(figures);
process.disconnect?.();

/** An engine takes its data into memory when it first reads it, whoever asks. */
async function readAll(): Promise<void> {
  for await (const _page of (await readGraph(store, parseExportRequest({}))).claims());
}

async function piecesOf(asked: string): Promise<AsyncIterable<string | Uint8Array>> {
  const request = parseExportRequest({});
  if (asked !== '-') return (await openExport(store, formatBy('extension', asked)!, request)).pieces();
  const graph = await readGraph(store, request);
  return (async function* () {
    for await (const page of graph.links()) yield String(page.length);
  })();
}
