import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLEnumType, GraphQLInputObjectType } from 'graphql';
import { EXPORT_FORMATS } from '../../src/export/formats.js';
import { parseExportRequest } from '../../src/export/request.js';
import { makeSchema } from '../../src/graphql/schema.js';
import type { RunningServer } from '../../src/server.js';
import { startServer } from '../server.js';

const schema = makeSchema();
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Refusal {
  readonly errors: readonly [{ readonly message: string; readonly extensions: { readonly code: string } }];
}

const refusalOf = async (path: string) => {
  const response = await fetch(`${server.url}${path}`);
  const { errors } = (await response.json()) as Refusal;
  return { status: response.status, code: errors[0].extensions.code, message: errors[0].message };
};

async function ask(query: string): Promise<Record<string, Record<string, unknown>>> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Record<string, Record<string, unknown>> }).data;
}

describe('every format', () => {
  const names = (schema.getType('ExportFormat') as GraphQLEnumType).getValues().map(({ name }) => name);

  test('is one that the schema names', () => {
    expect(EXPORT_FORMATS.map(({ name }) => name)).toEqual(names);
  });

  test.each(names)('%s of a network is fetched from where its exportUrl leads', async (name) => {
    const { network } = await ask(`{
      network(
        seeds: ["group:kataib-hezbollah", "group:harakat-al-nujaba"], depth: 2, maxNodes: 30, families: [COMMAND, BACKING]
        evidence: { minOrigins: 1, excludeSources: ["source:x"] }, at: { validDuring: "2019/2024" }
      ) { exportUrl(format: ${name}) }
    }`);
    const path = String(network!['exportUrl']);
    const response = await fetch(`${server.url}${path}`);
    expect([response.status, path]).toEqual([200, path]);
    const bytes = Buffer.from(await response.arrayBuffer());
    const again = Buffer.from(await (await fetch(`${server.url}${path}`)).arrayBuffer());
    expect(bytes.equals(again)).toBe(true);
    expect(bytes.length).toBeGreaterThan(100);
    const { extension } = EXPORT_FORMATS.find((format) => format.name === name)!;
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`\\.${extension}"$`));
  });
});

test.each([
  ['/export.xlsx', 404, 'NOT_FOUND', 'take jsonl'],
  ['/export.jsonl?seeds=group:nobody', 404, 'NOT_FOUND', 'group:nobody'],
  ['/export.jsonl?seed=group:kataib-hezbollah', 400, 'BAD_USER_INPUT', 'seed is no parameter'],
  ['/export.jsonl?seeds=', 400, 'BAD_USER_INPUT', 'seeds'],
  ['/export.jsonl?seeds=Kataib', 400, 'INVALID_ID', 'Kataib'],
  ['/export.jsonl?seeds=group:kataib-hezbollah&depth=9', 400, 'BAD_USER_INPUT', 'depth is 9'],
  ['/export.jsonl?seeds=group:kataib-hezbollah&depth=two', 400, 'BAD_USER_INPUT', 'depth: must be a number'],
  ['/export.jsonl?depth=2', 400, 'BAD_USER_INPUT', 'depth does not belong'],
  ['/export.jsonl?seeds=group:hamas&search=x', 400, 'BAD_USER_INPUT', 'give one of them'],
  ['/export.jsonl?from=group:hamas', 400, 'BAD_USER_INPUT', 'both from and to'],
  ['/export.jsonl?from=group:hamas&to=group:hamas', 400, 'SAME_ENTITY', 'one entity'],
  ['/export.jsonl?seeds=group:hamas&types=HATES', 400, 'BAD_USER_INPUT', 'types.0: is no relation type'],
  ['/export.jsonl?evidence=minOrigins', 400, 'BAD_USER_INPUT', 'must be a JSON object'],
  ['/export.jsonl?evidence={"stance":["DENIES"]}', 400, 'BAD_USER_INPUT', 'stance'],
  ['/export.jsonl?at={"validAt":"2023-02-30"}', 400, 'INVALID_DATE', '2023-02-30'],
  ['/export.jsonl?search=%20', 400, 'BAD_USER_INPUT', 'letters'],
  ['/export.jsonl?search=kataib&first=1000', 400, 'BAD_USER_INPUT', 'first is 1000'],
])('%s is refused with advice', async (path, status, code, advice) => {
  expect(await refusalOf(path)).toMatchObject({ status, code, message: expect.stringContaining(advice) });
});

test.each(['EvidenceFilter', 'TimeFilter'])('takes every field of the GraphQL input %s', (name) => {
  const part = name === 'TimeFilter' ? 'at' : 'evidence';
  const fields = Object.keys((schema.getType(name) as GraphQLInputObjectType).getFields());
  const given = JSON.stringify(Object.fromEntries(fields.map((field) => [field, null])));
  expect(() => parseExportRequest({ [part]: given })).not.toThrow();
  expect(() => parseExportRequest({ [part]: '{"other":null}' })).toThrow('other');
});
