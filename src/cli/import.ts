/** nisba import */
import { SingleBar, Presets } from 'cli-progress';
import type { Settings } from '../config.js';
import {
  importFiles,
  type ImportProblem,
  type ImportProgress,
  type ImportSummary,
  type Tally,
} from '../exchange/import.js';
import { EXIT_ERROR, oneLine } from './failure.js';
import { openFor } from './open.js';
import { onFirstSignal } from './signals.js';

const PLAIN_INTERVAL_MS = 5_000;

/** @returns the exit code: 1 when the import stopped before the end */
export async function importCommand(
  settings: Settings,
  files: readonly string[],
  { by }: { readonly by: string },
): Promise<number> {
  const started = performance.now();
  const stop = new AbortController();
  const forget = onFirstSignal(() => stop.abort());
  const store = await openFor('make', settings);
  const progress = process.stderr.isTTY ? progressBar() : progressLines();
  try {
    const summary = await importFiles(store, files, { by, signal: stop.signal, onProgress: progress.show });
    progress.end();
    return tell(summary, performance.now() - started);
  } finally {
    progress.end();
    forget();
    await store.close();
    // What is left there would keep the process alive.
    if (stop.signal.aborted) process.stdin.destroy();
  }
}

function tell(summary: ImportSummary, milliseconds: number): number {
  const { problems, lines, interrupted } = summary;
  for (const problem of problems) console.error(problemLine(problem));
  console.log(`Imported ${of(lines, 'line')} in ${(milliseconds / 1000).toFixed(1)} s: ${counts(summary)}.`);
  if (summary.retracted + summary.dependent > 0) {
    console.log(
      `Left out: ${of(summary.retracted, 'line')} of what was retracted, ${of(summary.dependent, 'line')} that rest on them.`,
    );
  }
  const [first] = problems;
  if (first) {
    const what = problems.length > 1 ? `${problems.length} errors, the first: ${first.code}` : first.code;
    console.error(
      `nisba: ${first.code} The import stopped (${what}). Nothing of the batch with errors was written; the ${of(lines, 'line')} before it were. Mend what is named above and import the same files again: what is recorded already is left as it is.`,
    );
  } else if (interrupted) {
    console.error(
      `nisba: The import was interrupted after ${of(lines, 'line')}. Import the same files again: what is recorded already is left as it is.`,
    );
  }
  return problems.length > 0 || interrupted ? EXIT_ERROR : 0;
}

function problemLine({ file, line, code, message }: ImportProblem): string {
  const place = [file, line].filter((part) => part !== undefined).join(':');
  return `${place && `${place}: `}${code} ${oneLine(message)}`;
}

function counts({ recorded, known, extended }: ImportSummary): string {
  const fresh = sum(recorded);
  const sorts = SORTS.filter((sort) => recorded[sort] > 0);
  const detail = sorts.map((sort) => `${recorded[sort].toLocaleString('en-US')} ${sort}`).join(', ');
  const more = extended > 0 ? `, ${extended.toLocaleString('en-US')} of them with further locators` : '';
  return `${fresh.toLocaleString('en-US')} new${detail ? ` (${detail})` : ''}, ${sum(known).toLocaleString('en-US')} there already${more}`;
}

const SORTS = ['entities', 'sources', 'claims', 'bearings', 'merges'] as const satisfies (keyof Tally)[];

const sum = (tally: Tally): number => SORTS.reduce((whole, sort) => whole + tally[sort], 0);

const of = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

interface Progress {
  readonly show: (progress: ImportProgress) => void;
  readonly end: () => void;
}

function progressBar(): Progress {
  const bar = new SingleBar(
    { format: '{bar} {percentage}% | {lines} lines', stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  let running = false;
  return {
    show: ({ bytes, totalBytes, lines }) => {
      const shown = { lines: lines.toLocaleString('en-US') };
      if (!running) bar.start(totalBytes ?? bytes, bytes, shown);
      running = true;
      // Standard input has no end that is known: the bar stands for what was read.
      if (totalBytes === undefined) bar.setTotal(bytes);
      bar.update(bytes, shown);
    },
    end: () => {
      if (running) bar.stop();
      running = false;
    },
  };
}

function progressLines(): Progress {
  let last = performance.now();
  return {
    show: ({ bytes, totalBytes, lines }) => {
      if (performance.now() - last < PLAIN_INTERVAL_MS) return;
      last = performance.now();
      const share = totalBytes ? ` (${Math.floor((100 * bytes) / totalBytes)}%)` : '';
      console.error(`${of(lines, 'line')} imported${share}`);
    },
    end: () => undefined,
  };
}
