/**
 * A process that imports one data set and tells its parent how it went:
 * `datasets-process.ts LOCATION FORMAT EDITION FILE…`; an empty edition is none.
 */
import { DATASET_FORMATS } from '../src/dataset/formats.js';
import { importDataset } from '../src/dataset/import-dataset.js';
import { openStore } from '../src/store/open.js';

export interface DatasetFigures {
  readonly records: number;
  readonly claims: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Of this process, the embedded engine's threads included. */
  readonly processorSeconds: number;
  /** Megabytes of JavaScript, the most after a full collection: what the importer keeps. */
  readonly mostKept: number;
  /** Megabytes of the process at its largest: the embedded engine's graph lies in there, too. */
  readonly mostResident: number;
}

const [, , location, name, edition, ...files] = process.argv;
const COLLECT_EVERY = 10;
const MEGABYTE = 1024 * 1024;

const format = DATASET_FORMATS.find((one) => one.name === name)!;
const store = await openStore(location!);
const watch = setInterval(() => (mostResident = Math.max(mostResident, process.memoryUsage().rss)), 100);
let mostResident = 0;
let mostKept = 0;
let collecting = 0;
let batches = 0;
const processor = process.cpuUsage();
const started = performance.now();
const dataset = await format.open(files, edition === '' ? {} : { edition: edition! });
const report = await importDataset(store, dataset, { by: 'bench', onProgress: collectNowAndThen });
const { user, system } = process.cpuUsage(processor);
const seconds = (performance.now() - started - collecting) / 1_000;
clearInterval(watch);
await store.close();
if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
const figures: DatasetFigures = {
  records: report.records,
  claims: report.created.claims,
  skipped: report.skipped.reduce((sum, { count }) => sum + count, 0),
  seconds,
  processorSeconds: (user + system) / 1e6,
  mostKept: mostKept / MEGABYTE,
  mostResident: mostResident / MEGABYTE,
};
process.send!(figures);
process.disconnect();

function collectNowAndThen(): void {
  batches += 1;
  if (batches % COLLECT_EVERY !== 1) return;
  const before = performance.now();
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  mostKept = Math.max(mostKept, heapUsed + external);
  collecting += performance.now() - before;
}
