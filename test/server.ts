/** The real server on a free port, over the seed graph, with the page that `npm run build:web` made. */
import { startServer as start, type RunningServer } from '../src/server.js';
import { openTestAnalysis } from './analysis/threads.js';
import { openTestStore } from './engines.js';
import { loadSeed } from './seed.js';

/** Closed by the caller; the store is closed after the file's last test. */
export async function startServer(): Promise<RunningServer> {
  const store = await openTestStore();
  await loadSeed(store);
  return start({ store, host: '127.0.0.1', port: 0, analysis: openTestAnalysis() });
}
