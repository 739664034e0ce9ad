/** How far a long command has come, on standard error: a bar in a terminal, a line now and then elsewhere. */
import { SingleBar, Presets } from 'cli-progress';

export interface CountProgress {
  /** @param total where it is known */
  readonly show: (done: number, total?: number) => void;
  readonly end: () => void;
}

const PLAIN_INTERVAL_MS = 5_000;

/** @param what is counted, and what was done with it: "lines restored" */
export function countProgress(what: string): CountProgress {
  return process.stderr.isTTY ? bar(what) : plainLines(what);
}

function bar(what: string): CountProgress {
  const shown = new SingleBar(
    { format: `{bar} {percentage}% | {value}{of} ${what}`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  let running = false;
  return {
    show: (done, total) => {
      const of = total === undefined ? '' : ` of ${total}`;
      if (!running) shown.start(total ?? done, done, { of });
      running = true;
      // Without an end that is known the bar stands for what was done.
      if (total === undefined) shown.setTotal(done);
      shown.update(done, { of });
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
      const of = total === undefined ? '' : ` of ${total.toLocaleString('en-US')}`;
      console.error(`${done.toLocaleString('en-US')}${of} ${what}`);
    },
    end: () => undefined,
  };
}
