/** How far an import has come, on standard error: a bar in a terminal, a line now and then elsewhere. */
import { SingleBar, Presets } from 'cli-progress';

const PLAIN_INTERVAL_MS = 5_000;

export interface Course {
  readonly bytes: number;
  /** Unknown when standard input is among the files. */
  readonly totalBytes?: number;
  readonly done: number;
}

export interface Progress {
  readonly show: (course: Course) => void;
  readonly end: () => void;
}

/** @param noun what is counted: "line", "record" */
export function importProgress(noun: string): Progress {
  return process.stderr.isTTY ? bar(noun) : plainLines(noun);
}

function bar(noun: string): Progress {
  const shown = new SingleBar(
    { format: `{bar} {percentage}% | {done} ${noun}s`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  let running = false;
  return {
    show: ({ bytes, totalBytes, done }) => {
      const counted = { done: done.toLocaleString('en-US') };
      if (!running) shown.start(totalBytes ?? bytes, bytes, counted);
      running = true;
      // Standard input has no end that is known: the bar stands for what was read.
      if (totalBytes === undefined) shown.setTotal(bytes);
      shown.update(bytes, counted);
    },
    end: () => {
      if (running) shown.stop();
      running = false;
    },
  };
}

function plainLines(noun: string): Progress {
  let last = performance.now();
  return {
    show: ({ bytes, totalBytes, done }) => {
      if (performance.now() - last < PLAIN_INTERVAL_MS) return;
      last = performance.now();
      const share = totalBytes ? ` (${Math.floor((100 * bytes) / totalBytes)}%)` : '';
      console.error(`${done.toLocaleString('en-US')} ${noun}${done === 1 ? '' : 's'} imported${share}`);
    },
    end: () => undefined,
  };
}
