/** nisba import */
import { writeFile } from 'node:fs/promises';
import type { Settings } from '../config.js';
import { DATASET_FORMATS, type ReaderOptions } from '../dataset/formats.js';
import { NISBA_FORMAT, guessFormat } from '../dataset/guess-format.js';
import { importDataset } from '../dataset/import-dataset.js';
import { NisbaError } from '../errors.js';
import { importFiles } from '../exchange/import.js';
import type { Store } from '../store/store.js';
import { importProgress, type Progress } from './import-progress.js';
import { tellReport, tellSummary } from './import-report.js';
import { openFor } from './open.js';
import { onFirstSignal } from './signals.js';

export interface ImportFlags extends ReaderOptions {
  readonly by: string;
  /** Guessed where it is not given. */
  readonly format?: string;
  /** Print a draft of a mapping for the first file, and import nothing. */
  readonly suggest?: boolean;
  readonly dryRun?: boolean;
  /** Where the report is written as JSON. */
  readonly report?: string;
}

/** @returns the exit code: 1 when the import stopped before the end */
export async function importCommand(
  settings: Settings,
  files: readonly string[],
  flags: ImportFlags,
): Promise<number> {
  if (flags.suggest) return suggest(files, flags);
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  const format = flags.format ?? (flags.mapping === undefined ? await guessFormat(files) : 'csv');
  const { by, dryRun = false } = flags;
  if (format === NISBA_FORMAT) {
    const summary = await watched(settings, 'line', (store, signal, { show }) =>
      importFiles(store, files, {
        by,
        dryRun,
        signal,
        onProgress: ({ lines, ...bytes }) => show({ ...bytes, done: lines }),
      }),
    );
    await writeReport(flags.report, summary);
    return tellSummary(summary, elapsed(), dryRun);
  }
  const dataset = await readerOf(format).open(files, flags);
  const report = await watched(settings, 'record', (store, signal, { show }) =>
    importDataset(store, dataset, {
      by,
      dryRun,
      signal,
      onProgress: ({ records, ...bytes }) => show({ ...bytes, done: records }),
    }),
  );
  await writeReport(flags.report, report);
  return tellReport(report, elapsed());
}

/** Prints a draft of a mapping. */
async function suggest(files: readonly string[], { delimiter, encoding }: ImportFlags): Promise<number> {
  const { suggestMapping } = await import('../dataset/mapping/suggest.js');
  const options = { ...(delimiter !== undefined && { delimiter }), ...(encoding && { encoding }) };
  process.stdout.write(await suggestMapping(files[0]!, options));
  return 0;
}

function readerOf(format: string) {
  const found = DATASET_FORMATS.find(({ name }) => name === format);
  if (found) return found;
  throw new NisbaError('BAD_USER_INPUT', `There is no format ${format}: see nisba import --help.`);
}

/** Opens the store and runs an import that can be interrupted, telling how far it is. */
async function watched<T>(
  settings: Settings,
  noun: string,
  work: (store: Store, signal: AbortSignal, progress: Progress) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const forget = onFirstSignal(() => stop.abort());
  const store = await openFor('make', settings);
  const progress = importProgress(noun);
  try {
    return await work(store, stop.signal, progress);
  } finally {
    progress.end();
    forget();
    await store.close();
    // What is left there would keep the process alive.
    if (stop.signal.aborted) process.stdin.destroy();
  }
}

async function writeReport(path: string | undefined, report: object): Promise<void> {
  if (path === undefined) return;
  try {
    await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NisbaError(
      'FILE_UNWRITABLE',
      `The import is done, but its report cannot be written (${reason}): name another place by --report.`,
      { file: path },
      { cause: error },
    );
  }
}
