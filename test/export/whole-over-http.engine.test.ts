import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startServer, type RunningServer } from '../../src/server.js';
import { NisbaError } from '../../src/errors.js';
import type { Store } from '../../src/store/store.js';
import { openTestAnalysis } from '../analysis/threads.js';
import { openTestStore } from '../engines.js';
import { exportText, recordTangle } from '../exchange/exports.js';

let store: Store;
let server: RunningServer;

beforeEach(async () => {
  store = await openTestStore();
  await recordTangle(store);
});
afterEach(() => server.close());

async function serve(served: Store = store): Promise<string> {
  server = await startServer({ store: served, host: '127.0.0.1', port: 0, analysis: openTestAnalysis() });
  return `${server.url}/export.jsonl`;
}

function ask(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(address, { headers }, resolve).on('error', reject));
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A store whose statements can be watched, held up or made to fail. */
function watching(before: (statement: string) => Promise<void> | void): Store {
  const run: Store['run'] = async (...given) => {
    await before(given[0]);
    return store.run(...given);
  };
  return Object.create(store, { run: { value: run } }) as Store;
}

describe('GET /export.jsonl', () => {
  test('answers with the export, under the name of its revision', async () => {
    const answer = await ask(await serve());
    expect(answer.headers).toMatchObject({
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="nisba-\d+\.jsonl"$/),
    });
    expect((await bodyOf(answer)).toString()).toBe(await exportText(store));
  });

  test.each([
    ['gzip', true],
    ['br, gzip;q=0.5', true],
    ['*', true],
    ['gzip;q=0', false],
    ['br', false],
    ['identity', false],
  ])('to a client that accepts %s is packed: %s', async (accepted, packed) => {
    const answer = await ask(await serve(), { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(packed ? 'gzip' : undefined);
    const body = await bodyOf(answer);
    expect((packed ? gunzipSync(body) : body).toString()).toBe(await exportText(store));
  });

  test('tells an error before the first line as such', async () => {
    const down = watching(() => {
      throw new NisbaError('UNAVAILABLE', 'The store is away.');
    });
    const answer = await ask(await serve(down));
    expect(answer.statusCode).toBe(503);
    expect(JSON.parse((await bodyOf(answer)).toString())).toMatchObject({
      errors: [{ extensions: { code: 'UNAVAILABLE' } }],
    });
  });

  test.each(['identity', 'gzip'])(
    'breaks the connection at an error amid the lines, or tells it (%s)',
    async (accepted) => {
      const failing = watching((statement) => {
        if (statement === 'exchange/list-claims') throw new NisbaError('UNAVAILABLE', 'The store is away.');
      });
      const answer = await ask(await serve(failing), { 'accept-encoding': accepted });
      // While nothing was sent, it can still be told.
      const body = await bodyOf(answer).catch((error: { code: string }) => error.code);
      if (answer.statusCode === 200) expect(body).toBe('ECONNRESET');
      else expect([answer.statusCode, JSON.parse(String(body))]).toMatchObject([503, { errors: [{}] }]);
      expect(answer.headers['content-encoding']).toBe(
        answer.statusCode === 200 && accepted === 'gzip' ? 'gzip' : undefined,
      );
    },
  );

  test('stops its work when the client goes away', async () => {
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const ran: string[] = [];
    const slow = watching(async (statement) => {
      ran.push(statement);
      if (statement === 'exchange/list-sources') await left;
    });
    const answer = await ask(await serve(slow));
    answer.once('error', () => undefined);
    answer.resume();
    while (!ran.includes('exchange/list-sources')) await new Promise((resolve) => setTimeout(resolve, 5));
    answer.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    leave();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ran).not.toContain('exchange/list-claims');
  });
});
