/** `npm run bench -- start`: from the command to the address, with and without the seed graph to load. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { median, table } from './print.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const TIMES = 5;
const ADDRESS = /http:\/\/[^\s]+/;
const QUESTION = '{ statistics { claims } }';

interface Start {
  readonly milliseconds: number;
  /** From the first request to its answer: what is made only when it is needed. */
  readonly firstAnswer: number;
  readonly residentMegabytes: number;
}

/** Starts what `npm run build` made, so build first. */
export async function measureStart(): Promise<void> {
  const bare = await many(TIMES, nodeAlone);
  const first: Start[] = [];
  const second: Start[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'nisba-bench-'));
    first.push(await startAndStop(folder));
    second.push(await startAndStop(folder));
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`Start of serve on the seed graph, embedded (middle of ${TIMES}):\n`);
  table(
    ['start', 'ms to the address', 'ms to the first answer from there', 'resident MB', 'ms of an empty node'],
    [
      ['first, loads the seed graph', ...middles(first), median(bare)],
      ['second', ...middles(second), median(bare)],
    ],
  );
}

function middles(starts: readonly Start[]): number[] {
  return [
    Math.round(median(starts.map(({ milliseconds }) => milliseconds))),
    Math.round(median(starts.map(({ firstAnswer }) => firstAnswer))),
    Math.round(median(starts.map(({ residentMegabytes }) => residentMegabytes))),
  ];
}

async function startAndStop(folder: string): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, [main, 'serve', '--store', `embedded:${folder}`, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  try {
    const address = await addressOf(child.stdout);
    const milliseconds = performance.now() - started;
    const asked = performance.now();
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUESTION }),
    });
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(text);
    const firstAnswer = performance.now() - asked;
    return { milliseconds, firstAnswer, residentMegabytes: residentOf(child.pid!) };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const address = ADDRESS.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('serve ended without telling an address.');
}

function residentOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

async function nodeAlone(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '']), 'exit');
  return performance.now() - started;
}

async function many<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const taken: T[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await measure());
  return taken;
}
