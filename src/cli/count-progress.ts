/** How far a long command has come, on standard error: a bar in a terminal, a line now and then elsewhere. */
import { SingleBar, Presets } from 'cli-progress';

export interface CountProgress {
  readonly show: (done: number, total: number) => void;
  readonly end: () => void;
}

const PLAIN_INTERVAL_MS = 5_000;

/** @param what is counted, and what was done with it: "lines restored" */
export function countProgress(what: string): CountProgress {
  return process.stderr.isTTY ? bar(what) : plainLines(what);
}

function bar(what: string): CountProgress {
  const shown = new SingleBar(
    { format: `{bar} {percentage}% | {value} of {total} ${what}`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  let running = false;
  return {
    show: (done, total) => {
      if (!running) shown.start(total, done);
      running = true;
      shown.update(done);
    },
    end: () => {
      if (running) shown.stop();
      running = false;
    },
  };
}

function plainLines(what: string): CountProgress {
  let last = performance.now();
  return {
    show: (done, total) => {
      if (performance.now() - last < PLAIN_INTERVAL_MS) return;
      last = performance.now();
      console.error(`${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${what}`);
    },
    end: () => undefined,
  };
}
