/** Starts a process of the folder `children`, and waits for what it prints. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('children/', import.meta.url));

export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** The lines printed so far. */
  readonly lines: readonly string[];
  /** Resolves when it has printed that many lines; rejects when it ends before. */
  printed(count: number): Promise<void>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

export function startChild(script: 'hold' | 'write', ...given: string[]): Child {
  const loader = `${folder}typescript.mjs`;
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', loader, `${folder}${script}.ts`, ...given],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const printed = (count: number): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (lines.length >= count) resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`The child ${script} ended after ${lines.length} lines.`)));
    });
  return { process: child, lines, printed, ended };
}
