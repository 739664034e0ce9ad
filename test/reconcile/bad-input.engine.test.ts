/** What is wrong is told in bounded time, and never a fault. */
import { describe, expect, test } from '@jest/globals';
import { service } from './service.js';

const nisba = service();

interface Refused {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function refusal(response: Response): Promise<[number, string]> {
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const { errors } = (await response.json()) as Refused;
  return [response.status, errors[0]!.extensions.code];
}

describe('a request is refused as a whole', () => {
  test.each(['', 'x', '{', '[]', 'null', '"q0"', '17', '{"q0":{"query":"a"}}}'])(
    'whose queries are %j',
    async (queries) => {
      expect(await refusal(await nisba.send(queries))).toEqual([400, 'BAD_USER_INPUT']);
    },
  );

  test('that is nested without end', async () => {
    expect(await refusal(await nisba.send('['.repeat(200_000)))).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('with more queries than the manifest allows', async () => {
    const queries = (count: number) =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, { query: 'Iran' }])),
      );
    expect(await refusal(await nisba.send(queries(51)))).toEqual([413, 'QUERY_TOO_LARGE']);
    expect((await nisba.send(queries(50))).status).toBe(200);
  });

  test('with a body that is too large, of another type, or without queries', async () => {
    expect(await refusal(await nisba.send('x'.repeat(1_100_000)))).toEqual([413, 'QUERY_TOO_LARGE']);
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect(await refusal(await nisba.fetch('', json))).toEqual([415, 'BAD_USER_INPUT']);
    const empty = { method: 'POST', body: new URLSearchParams({ extend: '{}' }) };
    expect(await refusal(await nisba.fetch('', empty))).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('a query is refused by itself', () => {
  test.each<[string, unknown, RegExp]>([
    ['that is no object', 'Iran', /the query/],
    ['without a name', {}, /give a name/],
    ['with properties alone', { properties: [{ pid: 'IDENTIFIER', v: '1' }] }, /find nothing alone/],
    ['with an empty name', { query: ' \u200b\t ' }, /no letters or digits/],
    ['with a blank name', { query: ' \t ' }, /give a name/],
    ['of punctuation', { query: '?! … — *' }, /no letters or digits/],
    ['of control characters', { query: '\u0000\u0007\u001b' }, /no letters or digits/],
    ['of lone surrogates', { query: '\ud800\udfff\ud800' }, /no letters or digits/],
    ['with a name that is too long', { query: 'Mohammad '.repeat(1_000) }, /at most 400/],
    ['with a number for a name', { query: 5 }, /query/],
    ['of an unknown type', { query: 'Iran', type: 'Q5' }, /PERSON, GROUP, PLACE, EVENT, ASSET/],
    ['with an unknown type among others', { query: 'Iran', type: ['PLACE', 'toString'] }, /unknown type/],
    ['with a type that is no text', { query: 'Iran', type: { id: 'PLACE' } }, /type/],
    ['with an unknown strictness', { query: 'Iran', type_strict: 'most' }, /any, all or should/],
    ['with a limit of 0', { query: 'Iran', limit: 0 }, /1 or more/],
    ['with half a limit', { query: 'Iran', limit: 1.5 }, /whole number/],
    ['with a limit in words', { query: 'Iran', limit: 'ten' }, /whole number/],
    ['with properties that are no list', { query: 'Iran', properties: { pid: 'x', v: 1 } }, /list/],
    [
      'with too many properties',
      { query: 'Iran', properties: Array(21).fill({ pid: 'x', v: 1 }) },
      /at most 20/,
    ],
    [
      'with a value that is too long',
      { query: 'I', properties: [{ pid: 'x', v: 'v'.repeat(401) }] },
      /properties/,
    ],
  ])('%s', async (_what, query, message) => {
    const answers = await nisba.askAnything({ bad: query, good: { query: 'Iran', type: 'PLACE' } });
    expect(answers['bad']!.result).toEqual([]);
    expect(answers['bad']!.error).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(answers['bad']!.error!.message).toMatch(message);
    expect(answers['good']!.result[0]).toMatchObject({ id: 'place:iran', match: true });
  });
});

describe('a name is answered', () => {
  test.each([
    ['with a lone surrogate in it', 'Iran \ud800'],
    ['with control characters in it', 'Ir\u0000an\u001b[31m'],
    ['in the other direction', '\u202eIran\u202c'],
    ['like a regular expression', '.*(Iran)+[^'],
    ['like a question to Lucene', 'name:"Iran"~2 AND *:* \\'],
    ['like Cypher', "Iran' OR 1=1 //"],
    ['like a page', '<b>Iran</b>'],
    ['with emoji', 'Iran 🇮🇷'],
  ])('%s', async (_what, query) => {
    const { q0 } = await nisba.ask({ q0: { query } });
    expect(q0!.error).toBeUndefined();
  });

  test('in bounded time, however many long ones come at once', async () => {
    const name = 'Mohammad Abd al-Rahman ibn Hussein al-Musawi Kataib Hezbollah '.repeat(6);
    const batch = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`q${at}`, { query: `${at} ${name}`.slice(0, 400) }]),
    );
    const begun = performance.now();
    await nisba.ask(batch);
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

describe('suggestions and previews', () => {
  test.each([
    ['/suggest/entity?prefix=Iran&cursor=-1', 400],
    ['/suggest/entity?prefix=Iran&cursor=x', 400],
    [`/suggest/entity?prefix=${'x'.repeat(1_000)}`, 400],
    ['/suggest/entity?prefix=%ff%ed%a0%80', 200],
    ['/suggest/entity', 200],
    ['/suggest/type?prefix=%00', 200],
    ['/suggest/nothing', 404],
    ['/entity', 400],
    ['/entity?id=%3Cscript%3E', 400],
    ['/entity?id=person:nobody', 404],
    ['/nowhere', 404],
  ])('%s is answered with %d', async (path, status) => {
    expect((await nisba.fetch(path)).status).toBe(status);
  });
});
