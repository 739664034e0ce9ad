/** The layer rules of eslint.config.js: each is broken once here, so that none is a rule which cannot fail. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A snippet is linted in the place of a file that exists, since types are only known of those. */
type Breach = readonly [sentence: string, file: string, code: string, rule: string, message: RegExp];

const LAYER = 'boundaries/dependencies';
const take = (from: string): string => `import * as taken from '${from}';\nexport const given = taken;\n`;

const BREACHES: readonly Breach[] = [
  ['a room imports graphql', 'src/claim/check-claim.ts', take('graphql'), LAYER, /know GraphQL/],
  [
    'a room imports a type of graphql',
    'src/claim/check-claim.ts',
    "export type { GraphQLError } from 'graphql';",
    LAYER,
    /know GraphQL/,
  ],
  ['a room imports Apollo', 'src/claim/check-claim.ts', take('@apollo/server'), LAYER, /know GraphQL/],
  [
    'a room imports part of Apollo',
    'src/claim/check-claim.ts',
    take('@apollo/server/errors'),
    LAYER,
    /know GraphQL/,
  ],
  [
    'a room imports the schema tools',
    'src/claim/check-claim.ts',
    take('@graphql-tools/utils'),
    LAYER,
    /know GraphQL/,
  ],
  ['a room imports a loader', 'src/claim/check-claim.ts', take('dataloader'), LAYER, /know GraphQL/],
  ['the store imports graphql', 'src/store/rows.ts', take('graphql'), LAYER, /know GraphQL/],
  ['a command imports graphql', 'src/cli/failure.ts', take('graphql'), LAYER, /know GraphQL/],
  ['a room imports the HTTP server', 'src/claim/check-claim.ts', take('fastify'), LAYER, /knows HTTP/],
  [
    'a room imports the Neo4j driver',
    'src/claim/check-claim.ts',
    take('neo4j-driver'),
    LAYER,
    /knows the driver/,
  ],
  [
    'a room waits for the Neo4j driver',
    'src/claim/check-claim.ts',
    "export const taken = import('neo4j-driver');",
    LAYER,
    /knows the driver/,
  ],
  [
    'a resolver imports the Neo4j driver',
    'src/claim/claim.resolvers.ts',
    take('neo4j-driver'),
    LAYER,
    /knows the driver/,
  ],
  ['the port imports the Neo4j driver', 'src/store/rows.ts', take('neo4j-driver'), LAYER, /knows the driver/],
  [
    'the embedded adapter imports the Neo4j driver',
    'src/store/embedded/values.ts',
    take('neo4j-driver'),
    LAYER,
    /knows the driver/,
  ],
  [
    'a room imports the embedded engine',
    'src/claim/check-claim.ts',
    take('@grafeo-db/js'),
    LAYER,
    /knows the embedded engine/,
  ],
  [
    'the Neo4j adapter imports the embedded engine',
    'src/store/neo4j/values.ts',
    take('@grafeo-db/js'),
    LAYER,
    /knows the embedded engine/,
  ],
  ['a room imports React', 'src/claim/check-claim.ts', take('react'), LAYER, /Only the page is drawn/],
  [
    'a room imports a resolver',
    'src/claim/check-claim.ts',
    take('./claim.resolvers.js'),
    LAYER,
    /A room is plain functions/,
  ],
  [
    'a room imports the GraphQL room',
    'src/claim/check-claim.ts',
    take('../graphql/page.js'),
    LAYER,
    /A room is plain functions/,
  ],
  [
    'a room imports an adapter',
    'src/claim/check-claim.ts',
    take('../store/neo4j/adapter.js'),
    LAYER,
    /A room is plain functions/,
  ],
  [
    'a room opens a store',
    'src/claim/check-claim.ts',
    take('../store/open.js'),
    LAYER,
    /A room is plain functions/,
  ],
  [
    'a room imports the settings',
    'src/claim/check-claim.ts',
    take('../config.js'),
    LAYER,
    /A room is plain functions/,
  ],
  [
    'a resolver opens a store',
    'src/claim/claim.resolvers.ts',
    take('../store/open.js'),
    LAYER,
    /A resolver is handed its store/,
  ],
  [
    'a command imports an adapter',
    'src/cli/failure.ts',
    take('../store/embedded/adapter.js'),
    LAYER,
    /A command opens a store by its location/,
  ],
  [
    'the store imports a room',
    'src/store/rows.ts',
    take('../claim/claim.js'),
    LAYER,
    /The port serves every room/,
  ],
  [
    'the store imports an adapter',
    'src/store/rows.ts',
    take('./neo4j/adapter.js'),
    LAYER,
    /The port serves every room/,
  ],
  [
    'opening a store imports a room',
    'src/store/open.ts',
    take('../claim/claim.js'),
    LAYER,
    /chooses an engine/,
  ],
  [
    'one adapter imports the other',
    'src/store/neo4j/values.ts',
    take('../embedded/values.js'),
    LAYER,
    /lean on each other/,
  ],
  [
    'the other imports the one',
    'src/store/embedded/values.ts',
    take('../neo4j/values.js'),
    LAYER,
    /lean on each other/,
  ],
  [
    'the vocabulary imports a room',
    'src/vocabulary/vocabulary.ts',
    take('../claim/claim.js'),
    LAYER,
    /Everything stands on/,
  ],
  [
    'the page imports the server',
    'web/fetcher.ts',
    take('../src/errors.js'),
    LAYER,
    /The page talks GraphQL alone/,
  ],
  [
    'a room writes to the console',
    'src/claim/check-claim.ts',
    "console.log('here');",
    'no-console',
    /console/,
  ],
  [
    'a cast goes through unknown',
    'src/claim/check-claim.ts',
    'export const id = (1 as unknown) as string;',
    'no-restricted-syntax',
    /as unknown as/,
  ],
  [
    'a value is any',
    'src/claim/check-claim.ts',
    'export const id: any = 1;',
    '@typescript-eslint/no-explicit-any',
    /any/,
  ],
  [
    'code is unused',
    'src/claim/check-claim.ts',
    'const unused = 1;\nexport const used = 2;',
    '@typescript-eslint/no-unused-vars',
    /unused/,
  ],
  [
    'a field of the schema has no description',
    'schema/query.graphql',
    '"Reading." type Query { vocabulary: String }',
    '@graphql-eslint/require-description',
    /vocabulary/,
  ],
  [
    'a question asks for a field that is not there',
    'web/questions/01-who-leads-which-group.graphql',
    'query WhoLeadsWhichGroup { nothing }',
    '@graphql-eslint/fields-on-correct-type',
    /nothing/,
  ],
];

/** What a layer is for, so that no rule is right by refusing everything. */
const ALLOWED: readonly (readonly [sentence: string, file: string, code: string])[] = [
  ['a resolver imports graphql', 'src/claim/claim.resolvers.ts', take('graphql')],
  ['the GraphQL room imports Apollo', 'src/graphql/execute.ts', take('@apollo/server')],
  ['the server imports fastify', 'src/server.ts', take('fastify')],
  ['the Neo4j adapter imports the driver', 'src/store/neo4j/values.ts', take('neo4j-driver')],
  ['the embedded adapter imports its engine', 'src/store/embedded/values.ts', take('@grafeo-db/js')],
  [
    'opening a store imports both adapters',
    'src/store/open.ts',
    take('./neo4j/adapter.js') + "export * from './embedded/adapter.js';",
  ],
  [
    'a room imports the port and another room',
    'src/claim/check-claim.ts',
    take('../store/store.js') + "export * from '../link/link-id.js';",
  ],
  [
    'a command imports a room and opens a store',
    'src/cli/failure.ts',
    take('../store/open.js') + "export * from '../exchange/import.js';",
  ],
  ['a command writes to the console', 'src/cli/failure.ts', "console.log('here');"],
  ['the page imports React', 'web/question-list.tsx', take('react-dom/client')],
];

const found = lint([...BREACHES, ...ALLOWED].map(([, file, code]) => ({ file, code })));

describe('a rule fails where', () => {
  test.each(BREACHES.map((breach, at) => [breach[0], breach, at] as const))('%s', (_sentence, breach, at) => {
    const [, , , rule, message] = breach;
    expect(found[at]).toContainEqual({ ruleId: rule, message: expect.stringMatching(message) });
  });
});

describe('no layer rule fails where', () => {
  test.each(ALLOWED.map(([sentence], at) => [sentence, at] as const))('%s', (_sentence, at) => {
    const layered = found[BREACHES.length + at]!.filter(
      ({ ruleId }) => ruleId === LAYER || ruleId === 'no-console',
    );
    expect(layered).toEqual([]);
  });
});

/** What the linter says of each snippet. In a process of its own: jest's loader is not Node's. */
function lint(
  snippets: readonly { file: string; code: string }[],
): { ruleId: string | null; message: string }[][] {
  const script = `
    import { text } from 'node:stream/consumers';
    import { ESLint } from 'eslint';
    const linter = new ESLint();
    const found = [];
    for (const { file, code } of JSON.parse(await text(process.stdin))) {
      const [result] = await linter.lintText(code, { filePath: file });
      found.push(result.messages);
    }
    console.log(JSON.stringify(found));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: ROOT,
    input: JSON.stringify(snippets),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const message = z.object({ ruleId: z.string().nullable(), message: z.string() });
  return z.array(z.array(message)).parse(JSON.parse(output));
}
