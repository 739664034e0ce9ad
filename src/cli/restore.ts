/** nisba restore */
import type { Settings } from '../config.js';
import { restoreFile } from '../exchange/restore.js';
import { countProgress } from './count-progress.js';
import { openFor } from './open.js';
import { onFirstSignal } from './signals.js';
import { NisbaError } from '../errors.js';

export async function restoreCommand(settings: Settings, file: string): Promise<void> {
  const started = performance.now();
  const stop = new AbortController();
  const forget = onFirstSignal(() =>
    stop.abort(
      new NisbaError(
        'RESTORE_UNFINISHED',
        'The restore was interrupted: the same command again goes on where it was.',
      ),
    ),
  );
  const store = await openFor('restore', settings);
  const progress = countProgress('lines restored');
  try {
    const { manifest, sha256, linesBefore } = await restoreFile(store, file, {
      signal: stop.signal,
      onProgress: ({ lines, totalLines }) => progress.show(lines, totalLines),
    });
    progress.end();
    const { claims, entities, sources, bearings, merges } = manifest.counts;
    const counted = Object.entries({ entities, sources, merges, claims, bearings })
      .filter(([, count]) => count > 0)
      .map(([sort, count]) => `${count.toLocaleString('en-US')} ${sort}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const before =
      linesBefore > 0 ? ` (${linesBefore.toLocaleString('en-US')} lines were there already)` : '';
    console.log(
      `Restored revision ${manifest.revision.toLocaleString('en-US')} in ${seconds} s${before}: ${counted.join(', ') || 'nothing'}. SHA-256 ${sha256}.`,
    );
  } finally {
    progress.end();
    forget();
    await store.close();
  }
}
