/** An analysis whose threads run the sources as they are; closed after the file's last test. */
import { afterAll } from '@jest/globals';
import { Analysis } from '../../src/analysis/analysis.js';
import { WorkerPool, type PoolOptions } from '../../src/analysis/worker-pool.js';
import { compileWorker } from './worker-entry.js';

const worker = compileWorker();
const opened: { close(): Promise<void> }[] = [];

function kept<T extends { close(): Promise<void> }>(one: T): T {
  opened.push(one);
  return one;
}

export function openTestAnalysis(options: PoolOptions = {}): Analysis {
  return kept(new Analysis({ entry: worker.entry, ...options }));
}

export function openTestPool(options: PoolOptions = {}): WorkerPool {
  return kept(new WorkerPool({ entry: worker.entry, ...options }));
}

afterAll(async () => {
  for (const one of opened.splice(0)) await one.close();
  worker.remove();
});
