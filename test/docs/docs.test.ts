/** Commands and queries of the documents, run as a reader would. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningServer } from '../../src/server.js';
import { startServer } from '../server.js';
import { blocksOf, documents, root, type Block } from './blocks.js';

let server: RunningServer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(join(tmpdir(), 'nisba-docs-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

async function ask(query: string): Promise<Answer> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

/** Runs a block in bash, with the built command line at dist/ and the test's server at the documented address. */
function run(script: string): Promise<{ code: number | null; output: string }> {
  const text = script
    .replaceAll('http://127.0.0.1:4000', server.url)
    .replaceAll('dist/main.js', join(root, 'dist', 'main.js'));
  const bash = spawn(
    'bash',
    ['-euo', 'pipefail', '-c', `nisba() { node ${join(root, 'dist', 'main.js')} "$@"; }\n${text}`],
    { cwd: folder },
  );
  let output = '';
  bash.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  bash.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => bash.on('close', (code) => resolve({ code, output })));
}

const isQuery = ({ info }: Block): boolean => info.split(' ')[0] === 'graphql';
const title = (block: Block): string =>
  `line ${block.line}: ${block.text.trim().split('\n')[0]!.slice(0, 60)}`;

describe.each(documents)('%s', (document) => {
  const blocks = blocksOf(document);

  for (const block of blocks.filter(isQuery)) {
    test(`the query at ${title(block)} is answered`, async () => {
      const { data, errors } = await ask(block.text);
      if (block.info === 'graphql errors') expect(errors?.[0]?.extensions?.code).toEqual(expect.any(String));
      else expect(errors).toBeUndefined();
      expect(data).toBeTruthy();
      if (block.next?.info === 'json') expect(data).toEqual(JSON.parse(block.next.text));
    });
  }

  for (const block of blocks.filter(({ info }) => info === 'sh')) {
    test(`the commands at ${title(block)} succeed`, async () => {
      const { code, output } = await run(block.text);
      expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    });
  }

  test('its links lead to files that are there', () => {
    const text = readFileSync(join(root, document), 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) =>
      join(root, dirname(document), target!),
    );
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });
});

describe('the commands that set up and test', () => {
  const commands = blocksOf('README.md')
    .filter(({ info }) => info === 'sh install')
    .map(({ text }) => text.trim());

  test('are the two of the README, and the second is what CI runs', () => {
    expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    expect(readFileSync(join(root, '.ci', 'run'), 'utf8')).toContain(commands[1]);
  });
});
