/**
 * Golden answers over the seed graph: what was asked, what is answered, and which statements that took.
 * `npm run update:golden` writes them anew; read the diff before you commit it.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse, type GraphQLFormattedError } from 'graphql';
import type { Execution } from '../../src/graphql/execute.js';
import { endpoint } from './endpoint.js';
import { countFields } from './fields.js';

const GOLDEN = fileURLToPath(new URL('golden/', import.meta.url));
const QUESTIONS = fileURLToPath(new URL('../../web/questions/', import.meta.url));
const isUpdated = process.env.UPDATE_GOLDEN === '1';

const graphqlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => `${folder}${file}`);

const seeded = endpoint();

interface Golden {
  readonly answer: unknown;
  readonly statements: readonly string[];
}

/**
 * Look-ups by id, which every field shares: whether two fields meet in one batch hangs on which of them is
 * answered first, so one stands for all. How many there may be at the most is tested beside.
 */
const SHARED = new Set([
  'entity/find-entities',
  'source/find-sources',
  'claim/find-claims',
  'bearing/list-bearings',
  'link/find-links',
]);

/** Without what hangs on the order in which fields were answered; plain objects, as they come from a file. */
function settled({ answer, statements }: Execution): Golden {
  const pathOf = ({ path = [] }: GraphQLFormattedError): string => path.join('.');
  const errors =
    answer.errors && [...answer.errors].sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1));
  const once = statements.filter((name, at) => !SHARED.has(name) || statements.indexOf(name) === at);
  return JSON.parse(
    JSON.stringify({ answer: { errors, data: answer.data }, statements: once.sort() }),
  ) as Golden;
}

function goldenOf(file: string): string {
  const prefix = file.startsWith(QUESTIONS) ? 'question-' : '';
  return `${GOLDEN}${prefix}${basename(file, '.graphql')}.json`;
}

/** The leading comment says what a query shows. */
function titleOf(query: string): string {
  const [first] = query.split('\n');
  if (!first?.startsWith('# '))
    throw new Error('A golden query begins with a comment that says what it shows.');
  return first.slice(2);
}

describe('the golden answers', () => {
  test.each(
    [...graphqlIn(QUESTIONS), ...graphqlIn(GOLDEN)].map((file) => {
      const query = readFileSync(file, 'utf8');
      return [basename(file, '.graphql'), titleOf(query), file, query] as const;
    }),
  )('%s: %s', async (_name, _title, file, query) => {
    const execution = await seeded.run(query);
    const got = settled(execution);
    const golden = goldenOf(file);
    if (isUpdated) writeFileSync(golden, `${JSON.stringify(got, null, 2)}\n`);
    expect(got).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    // A name that is not written just so takes its keys, its forms and its bearers to find.
    const names = query.match(/\bsearch\(|\(name:/gu)?.length ?? 0;
    expect(execution.statements.length).toBeLessThanOrEqual(countFields(parse(query)) + 1 + 8 * names);
  });

  test('every answer belongs to a query', () => {
    const answers = new Set([...graphqlIn(QUESTIONS), ...graphqlIn(GOLDEN)].map(goldenOf));
    const files = readdirSync(GOLDEN).filter((file) => file.endsWith('.json'));
    expect(files.filter((file) => !answers.has(`${GOLDEN}${file}`))).toEqual([]);
  });
});
