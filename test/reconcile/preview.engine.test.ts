/** The preview: a page that stands by itself in another's frame, whatever the names hold. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { HOSTILE_NAME, LONG_ID, service } from './service.js';

const nisba = service();

async function preview(id: string): Promise<{ response: Response; html: string }> {
  const response = await nisba.fetch(`/entity?id=${encodeURIComponent(id)}`);
  return { response, html: await response.text() };
}

/** What a reader sees. */
const textOf = (html: string): string =>
  html
    .replace(/^[^]*<body>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the preview of an entity', () => {
  test('tells its names, what it is, and its best attested ties with their status', async () => {
    const { response, html } = await preview('person:qassem-soleimani');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(textOf(html)).toBe(
      'Qassem Soleimani Person person:qassem-soleimani Commander &lt;b&gt;of&lt;/b&gt; the Quds Force ' +
        'Also named Soleimani (weak alias) Ties leads Harakat al-Nujaba contested, 1 origin ' +
        'member of iran government uncontested, 1 origin',
    );
  });

  test('tells a tie from its own end', async () => {
    expect(textOf((await preview('group:nujaba')).html)).toContain('is led by Qassem Soleimani contested');
  });

  test('of a merged id is that of the entity that stands for it', async () => {
    const text = textOf((await preview('person:muhandis-again')).html);
    expect(text).toContain('Abu Mahdi al-Muhandis');
    expect(text).toContain('person:muhandis-again is read as this one.');
    expect(text).toContain('Jamal Jafaar Ibrahimi');
  });

  test('is found by an id of any length', async () => {
    expect((await preview(LONG_ID)).response.status).toBe(200);
  });

  test('shows what a name holds, and runs none of it', async () => {
    const { html } = await preview('asset:hostile');
    expect(html).not.toContain('<script');
    expect(html).toContain(
      '<bdi>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Sons&#39; \u202e</bdi>',
    );
    expect(HOSTILE_NAME).toContain('<script>');
  });

  test('may load and run nothing, and knows its style by its hash', async () => {
    for (const id of ['group:nujaba', 'person:nobody', '<script>alert(1)</script>']) {
      const { response, html } = await preview(id);
      const [, style] = /<style>([^]*)<\/style>/.exec(html)!;
      const hash = createHash('sha256').update(style!).digest('base64');
      expect(response.headers.get('content-security-policy')).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; sandbox`,
      );
      expect(html).not.toMatch(/<script|src=|href=|url\(|@import| on\w+=/);
    }
  });
});

describe('pages of other sites', () => {
  test('may ask the service, and nothing else of the server', async () => {
    const asked = { headers: { origin: 'http://127.0.0.1:3333' } };
    for (const path of ['', '/suggest/type', '/entity?id=group:nujaba', '/nowhere']) {
      const response = await nisba.fetch(path, asked);
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      if (path !== '/nowhere') expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
    for (const path of ['/', '/graphql?query={__typename}', '/health/live'])
      expect(
        (await fetch(`${nisba.url}${path}`, asked)).headers.get('access-control-allow-origin'),
      ).toBeNull();
  });

  test('are told by a preflight that they may read', async () => {
    for (const path of ['', '/suggest/entity']) {
      const response = await nisba.fetch(path, { method: 'OPTIONS' });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
    expect((await nisba.fetch('', { method: 'DELETE' })).status).toBe(404);
  });
});
