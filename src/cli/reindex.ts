/** nisba reindex */
import type { Settings } from '../config.js';
import { reindex as rebuild } from '../search/reindex.js';
import { openFor } from './open.js';
import { onFirstSignal } from './signals.js';

/** Makes the keys by which names are found anew; the same command goes on with what was broken off. */
export async function reindex(settings: Settings): Promise<void> {
  const stop = new AbortController();
  const forget = onFirstSignal(() => stop.abort());
  const store = await openFor('check', settings);
  try {
    const started = performance.now();
    const names = await rebuild(store, { signal: stop.signal });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `Made the keys of ${names.toLocaleString('en-US')} name${names === 1 ? '' : 's'} anew in ${seconds} s.`,
    );
  } finally {
    forget();
    await store.close();
  }
}
