/** The command `nisba` as a process of its own, from the sources. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const LOADER = fileURLToPath(new URL('../store/children/typescript.mjs', import.meta.url));
export const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Ended {
  /** Null after a signal. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface RunOptions {
  /** The folder in which it runs. */
  readonly folder: string;
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** Resolves with the match when standard output has it; rejects when the process ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts it; nothing of this process's own settings comes through. */
export function startNisba(given: readonly string[], { folder, input, environment }: RunOptions): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('NISBA_'));
  const child = spawn(process.execPath, ['--no-warnings', '--import', LOADER, MAIN, ...given], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...environment },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  // A process that refuses its arguments does not read what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
  });
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(output);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      look();
      void ended.then(
        () => reject(new Error(`It ended without printing ${pattern}: ${output}${errors}`)),
        reject,
      );
    });
  return { child, ended, printed };
}

/** Runs it to its end. */
export function nisba(given: readonly string[], options: RunOptions): Promise<Ended> {
  return startNisba(given, options).ended;
}
