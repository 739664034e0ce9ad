/** GraphQL over HTTP: what the server lets in, what it tells about itself, and how it stops. */
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type RunningServer } from '../../src/server.js';
import type { Store } from '../../src/store/store.js';
import { caseOn, lane, neo4jAddress, openTestStore, reopenTestStore } from '../engines.js';
import { loadSeed } from '../seed.js';
import { Proxy } from '../store/proxy.js';
import { HeldStore } from './held-store.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let store: Store;
let held: HeldStore;
let server: RunningServer;

beforeAll(async () => {
  store = await openTestStore();
  await loadSeed(store);
  held = new HeldStore(store);
  server = await startServer({ store: held.asStore(), host: '127.0.0.1', port: 0 });
}, 180_000);
afterAll(() => server.close());

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** By node:http, which sends any Host header, as fetch does not. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
  at = server.url,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${at}${path}`, { method, headers, agent: new Agent() }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}, at?: string): Promise<Answer> =>
  ask('/graphql', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) }, at);
const jsonOf = ({ text }: Answer): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const codeOf = (answer: Answer): unknown =>
  (jsonOf(answer)['errors'] as { extensions: { code: string } }[])[0]!.extensions.code;

describe('a request', () => {
  test('is answered in JSON, with an id of its own', async () => {
    const answers = [
      await post({ query: '{ statistics { sources } }' }),
      await post({ query: '{ statistics { sources } }' }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch(
        /^application\/(json|graphql-response\+json); charset=utf-8$/,
      );
      expect(jsonOf(answer)).toEqual({ data: { statistics: { sources: 2 } } });
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
    expect(answers[0]!.headers['x-request-id']).not.toBe(answers[1]!.headers['x-request-id']);
  });

  test('takes no id from outside, which could forge a log', async () => {
    const answer = await post({ query: '{ __typename }' }, { 'x-request-id': 'mine' });
    expect(answer.headers['x-request-id']).not.toBe('mine');
  });

  test('that fails in one field is 200, that cannot be read is 400', async () => {
    expect((await post({ query: '{ person(id: "person:nobody") { id } }' })).status).toBe(200);
    for (const [query, code] of [
      ['{ person(', 'GRAPHQL_PARSE_FAILED'],
      ['{ truth }', 'GRAPHQL_VALIDATION_FAILED'],
      [
        '{ entities(first: 500) { nodes { links(first: 500) { nodes { claims(first: 500) { nodes { id } } } } } } }',
        'QUERY_TOO_LARGE',
      ],
    ]) {
      const answer = await post({ query });
      expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    }
  });

  test.each([
    ['no JSON', '{"query": '],
    ['no query', '{}'],
    ['a query that is no text', '{"query": 7}'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('whose body is %s is refused with a code', async (_what, body) => {
    const answer = await ask('/graphql', { method: 'POST', headers: JSON_TYPE, body });
    expect(answer.status).toBe(400);
    expect(codeOf(answer)).toBe('BAD_REQUEST');
  });

  test('whose body is too large is refused before it is read', async () => {
    const answer = await post({ query: `{ __typename } # ${'a'.repeat(5 * 1024 * 1024)}` });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'QUERY_TOO_LARGE']);
    expect(answer.text).toMatch(/larger than 4 MB/);
  });

  test('of another media type is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await ask('/graphql', {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"query":"{ __typename }"}',
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toContain('"data"');
    }
  });

  test('by GET is answered where a page of another site could not have sent it, and never writes', async () => {
    const query = encodeURIComponent('{ statistics { sources } }');
    expect((await ask(`/graphql?query=${query}`)).status).toBe(400);
    const preflighted = { headers: { 'apollo-require-preflight': 'yes' } };
    expect(jsonOf(await ask(`/graphql?query=${query}`, preflighted))).toEqual({
      data: { statistics: { sources: 2 } },
    });
    const mutation = encodeURIComponent(
      'mutation { recordEntity(input: { id: "person:x", kind: PERSON }) { recorded } }',
    );
    expect((await ask(`/graphql?query=${mutation}`, preflighted)).status).toBe(405);
  });

  test('gives no site of another origin leave to read', async () => {
    const answer = await ask('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const posted = await post({ query: '{ __typename }' }, { origin: 'https://example.org' });
    expect(posted.headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each(['evil.example', 'evil.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'for the host %s is refused (DNS rebinding)',
    async (host) => {
      for (const path of ['/graphql', '/', '/health/ready']) {
        const answer = await ask(path, { headers: { host } });
        expect([answer.status, codeOf(answer)]).toEqual([400, 'ADDRESS_REFUSED']);
      }
    },
  );

  test.each(['localhost', 'localhost:4000', '127.0.0.1', '[::1]:4000'])(
    'for the host %s is answered',
    async (host) => {
      expect((await post({ query: '{ __typename }' }, { host })).status).toBe(200);
    },
  );

  test('for an unknown path is 404 in JSON', async () => {
    for (const path of [
      '/nothing',
      '/graphql/x',
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/none.js',
    ]) {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toMatch(/json/);
      expect(codeOf(answer)).toBe('NOT_FOUND');
    }
  });

  test('by an unknown method is refused', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await ask('/graphql', { method })).status).toBe(404);
  });
});

describe('health', () => {
  test('is live and ready', async () => {
    expect(jsonOf(await ask('/health/live'))).toEqual({ status: 'live' });
    expect(jsonOf(await ask('/health/ready'))).toEqual({ status: 'ready' });
  });

  test('is live but not ready once the store is closed', async () => {
    const gone = await reopenTestStore({ location: lane === 'neo4j' ? neo4jAddress() : 'embedded::memory:' });
    const own = await startServer({ store: gone, host: '127.0.0.1', port: 0 });
    try {
      await gone.close();
      const answer = await ask('/health/ready', {}, own.url);
      expect([answer.status, jsonOf(answer)]).toEqual([503, { status: 'unready', code: 'UNAVAILABLE' }]);
      expect((await ask('/health/live', {}, own.url)).status).toBe(200);
      const query = await post(
        { query: '{ statistics { sources } vocabulary { relationTypes { type } } }' },
        {},
        own.url,
      );
      expect(codeOf(query)).toBe('UNAVAILABLE');
      expect(jsonOf(query)['data']).toMatchObject({ statistics: null });
    } finally {
      await own.close();
    }
  });

  caseOn(['neo4j'], { reason: 'its store is in the process, and no network lies between' })(
    'is not ready while the database cannot be reached, and ready again by itself',
    async () => {
      const { hostname, port } = new URL(neo4jAddress());
      const proxy = new Proxy(hostname, Number(port));
      await proxy.mend();
      const behind = await reopenTestStore({ location: `bolt://127.0.0.1:${proxy.port}` });
      const own = await startServer({ store: behind, host: '127.0.0.1', port: 0 });
      try {
        expect((await ask('/health/ready', {}, own.url)).status).toBe(200);
        await proxy.cut();
        expect((await ask('/health/ready', {}, own.url)).status).toBe(503);
        expect(codeOf(await post({ query: '{ sources { total { value } } }' }, {}, own.url))).toBe(
          'UNAVAILABLE',
        );
        expect((await ask('/health/live', {}, own.url)).status).toBe(200);
        await proxy.mend();
        let status = 0;
        for (let tries = 0; tries < 100 && status !== 200; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          status = (await ask('/health/ready', {}, own.url)).status;
        }
        expect(status).toBe(200);
        expect((await post({ query: '{ sources { total { value } } }' }, {}, own.url)).status).toBe(200);
      } finally {
        await own.close();
        await behind.close();
        await proxy.cut();
      }
    },
  );
});

describe('the page', () => {
  test('may load nothing from elsewhere', async () => {
    const answer = await ask('/');
    if (answer.status === 404) return; // `npm run build:web` has not run here; test/web tests the page itself.
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(answer.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });
});

describe('a client that leaves', () => {
  test('ends what is still to be read for it', async () => {
    held.hold();
    const leaving = new AbortController();
    const fetched = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({
        query: '{ person(id: "person:abu-alaa-al-walae") { leads { nodes { id } } } }',
      }),
      signal: leaving.signal,
    });
    const { signal } = await held.arrival();
    expect(signal!.aborted).toBe(false);
    leaving.abort();
    await expect(fetched).rejects.toThrow();
    await new Promise<void>((resolve) => {
      if (signal!.aborted) resolve();
      else signal!.addEventListener('abort', () => resolve());
    });
    held.release();
    await new Promise((resolve) => setTimeout(resolve, 100));
    // The look-up of the person was given up, so its links were never asked for.
    expect(held.waiting.map(({ statement }) => statement)).toEqual(['entity/find-entities']);
  });

  test('that has its answer has aborted nothing', async () => {
    held.hold();
    held.release();
    await post({ query: '{ person(id: "person:abu-alaa-al-walae") { id } }' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(held.waiting.every(({ signal }) => signal?.aborted === false)).toBe(true);
  });
});

describe('a server that stops', () => {
  test('finishes the running request, and takes no new one', async () => {
    const own = new HeldStore(store);
    const stopping = await startServer({ store: own.asStore(), host: '127.0.0.1', port: 0 });
    own.hold();
    const running = post(
      { query: '{ person(id: "person:abu-alaa-al-walae") { leads { nodes { name } } } }' },
      {},
      stopping.url,
    );
    await own.arrival();
    let isClosed = false;
    const closing = stopping.close().then(() => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isClosed).toBe(false);
    await expect(
      post({ query: '{ __typename }' }, {}, stopping.url).then(({ status }) => `answered ${status}`),
    ).rejects.toThrow();
    own.release();
    expect(jsonOf(await running)).toEqual({
      data: { person: { leads: { nodes: [{ name: 'Kataib Sayyid al-Shuhada' }] } } },
    });
    await closing;
    expect(isClosed).toBe(true);
  });

  test('waits no longer than it was told to', async () => {
    const own = new HeldStore(store);
    const stopping = await startServer({ store: own.asStore(), host: '127.0.0.1', port: 0, drainMs: 300 });
    own.hold();
    const running = post({ query: '{ statistics { sources } }' }, {}, stopping.url);
    running.catch(() => undefined);
    await own.arrival();
    const started = Date.now();
    await stopping.close();
    expect(Date.now() - started).toBeLessThan(3_000);
    await expect(running).rejects.toThrow();
    own.release();
  });

  test('that cannot listen says so', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startServer({ store, host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
    });
  });
});
