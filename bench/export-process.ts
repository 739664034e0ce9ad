/** A process that exports one store and tells its parent how it went: `export-process.ts LOCATION`, with --expose-gc. */
import { exportAll } from '../src/exchange/export.js';
import { openStore } from '../src/store/open.js';

export interface ExportFigures {
  readonly records: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** Megabytes of the process over what it had when the store was open: at the most, by the page. */
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

const store = await openStore(process.argv[2]!);
const keptBefore = kept();
const before = resident();
let peak = before;
let keptPeak = keptBefore;
let bytes = 0;
let pages = 0;
let collecting = 0;
const started = performance.now();
const { manifest, lines } = await exportAll(store);
for await (const some of lines()) {
  bytes += Buffer.byteLength(some);
  pages += 1;
  peak = Math.max(peak, resident());
  if (pages % COLLECT_EVERY !== 0) continue;
  const paused = performance.now();
  keptPeak = Math.max(keptPeak, kept());
  collecting += performance.now() - paused;
}
const figures: ExportFigures = {
  records: Object.values(manifest.counts).reduce((sum, count) => sum + count, 0),
  megabytes: bytes / MEGABYTE,
  seconds: (performance.now() - started - collecting) / 1000,
  peakOver: peak - before,
  keptOver: keptPeak - keptBefore,
};
await store.close();
process.send?.(figures);
process.disconnect?.();
