import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../engines.js';
import { nisba, startNisba, type Ended, type Running } from './nisba.js';

let folder: string;
let running: Running | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = undefined;
});

async function serve(...given: string[]): Promise<string> {
  running = startNisba(['serve', '--port', '0', ...given], { folder });
  const [, address] = await running.printed(/^Nisba is at (http:\S+)/m);
  return address!;
}

async function end(signal: NodeJS.Signals): Promise<Ended> {
  running!.child.kill(signal);
  return running!.ended;
}

const run = (...given: string[]): Promise<Ended> => nisba(given, { folder });

describe('nisba serve', () => {
  test('fills an empty store with the seed graph, and answers', async () => {
    const address = await serve();
    const { code, output } = await run('query', '{ group(name: "Iran") { id } }', '--url', address);
    expect(JSON.parse(output)).toEqual({ data: { group: { id: 'group:iran-government' } } });
    expect(code).toBe(0);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    const ended = await end('SIGTERM');
    expect(ended.output).toMatch(/^The store is empty: importing the seed graph/);
    expect(ended).toMatchObject({ code: 0, errors: '' });
  });

  test('leaves the store empty when it is told to, and a filled one as it is', async () => {
    const address = await serve('--no-seed');
    expect((await run('stats', '--url', address)).output).toMatch(/^Claims +0$/m);
    await end('SIGINT');
    await nisba(['import', '-'], { folder, input: '{"record":"entity","id":"place:p","kind":"PLACE"}' });
    const again = await serve();
    expect((await run('stats', '--url', again)).output).toMatch(/^Entities +1$/m);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('lets go of its folder at %s', async (signal) => {
    await serve('--no-seed');
    expect((await end(signal)).code).toBe(0);
    expect(existsSync(join(folder, '.nisba', 'store', 'holder.json'))).toBe(false);
    expect((await run('check')).code).toBe(0);
  });

  test('finishes a request that runs when it is told to end', async () => {
    const address = await serve();
    const body = JSON.stringify({
      query: `{ ${'abcdefghij'
        .split('')
        .map(
          (alias) =>
            `${alias}: claims(first: 100) { nodes { id subject { id name links { nodes { id } } } } }`,
        )
        .join(' ')} }`,
    });
    const asked = fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await new Promise((wait) => setTimeout(wait, 30));
    const ended = end('SIGTERM');
    expect(await (await asked).json()).toMatchObject({ data: { a: { nodes: expect.any(Array) } } });
    expect((await ended).code).toBe(0);
  });

  test('holds its folder: others are told by whom, where it answers, and what to do', async () => {
    const address = await serve('--no-seed');
    const held = `nisba: STORE_HELD The data folder ${join(folder, '.nisba', 'store')} is held by process ${running!.child.pid}, which serves it at ${address}: `;
    for (const command of [['query', '{ __typename }'], ['stats']]) {
      expect(await run(...command)).toEqual({
        code: 1,
        output: '',
        errors: `${held}add --url ${address}.\n`,
      });
    }
    for (const command of [['import', '-'], ['check'], ['serve']]) {
      const { code, errors } = await run(...command);
      expect([code, errors.startsWith(held)]).toEqual([1, true]);
      expect(errors).toMatch(/--store neo4j:/);
    }
  });

  test('tells of a port that is taken, and lets go of its folder', async () => {
    const address = await serve('--no-seed');
    const { code, errors } = await run(
      'serve',
      '--no-seed',
      '--store',
      'embedded:other',
      '--port',
      new URL(address).port,
    );
    expect(errors).toMatch(/^nisba: INVALID_CONFIG The server cannot listen on /);
    expect(code).toBe(2);
    expect((await run('check', '--store', 'embedded:other')).code).toBe(0);
  });

  test('writes its logs to standard error, a line of JSON each with a request id', async () => {
    const address = await serve('--no-seed', '--log-level', 'info');
    await run('query', '{ __typename }', '--url', address);
    const { errors } = await end('SIGTERM');
    const logs = errors
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logs).toContainEqual(
      expect.objectContaining({ reqId: expect.any(String), msg: 'request completed' }),
    );
  });
});

describe('nisba query', () => {
  beforeEach(() =>
    nisba(['import', '-'], { folder, input: '{"record":"entity","id":"place:p","kind":"PLACE"}' }),
  );

  test('takes its operation from standard input, and variables', async () => {
    const input = 'query Q($id: ID!) { entity(id: $id) { id kind } }';
    const { code, output } = await nisba(['query', '-', '--variables', '{"id":"place:p"}'], {
      folder,
      input,
    });
    expect(JSON.parse(output)).toEqual({ data: { entity: { id: 'place:p', kind: 'PLACE' } } });
    expect(code).toBe(0);
  });

  test('prints the errors of an answer, and ends with exit code 1', async () => {
    const { code, output } = await run('query', '{ entity(id: "place:q") { id } }');
    expect(JSON.parse(output)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(code).toBe(1);
  });

  test('tells when nobody answers at the address, and when another server does', async () => {
    const nobody = await run('query', '{ __typename }', '--url', 'http://127.0.0.1:1');
    expect(nobody).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^nisba: UNAVAILABLE Nobody answers at /),
    });
    const { createServer } = await import('node:http');
    const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const place = other.address();
    const port = typeof place === 'object' ? place?.port : 0;
    const strange = await run('query', '{ __typename }', '--url', `http://127.0.0.1:${port}`);
    other.close();
    expect(strange.errors).toMatch(/^nisba: UNAVAILABLE .*is no Nisba server \(HTTP status 200\)/);
  });
});
