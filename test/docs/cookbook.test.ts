/**
 * The cookbook against the questions and their golden answers, which test/graphql/golden runs.
 * `npm run update:cookbook` writes its queries and facts anew; read the prose beside each change, it stays as it is.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { groupOf, GROUPS } from '../../web/groups.js';
import { root } from './blocks.js';
import { factsOf, leavesOf, valueAt, writeFacts } from './facts.js';

const COOKBOOK = join(root, 'docs', 'cookbook.md');
const QUESTIONS = join(root, 'web', 'questions');
const GOLDEN = join(root, 'test', 'graphql', 'golden');

const ids = readdirSync(QUESTIONS)
  .sort()
  .map((file) => file.replace('.graphql', ''));
const queryOf = (id: string): string => readFileSync(join(QUESTIONS, `${id}.graphql`), 'utf8').trimEnd();
const questionOf = (id: string): string => queryOf(id).split('\n')[0]!.replace('# ', '');

function answerOf(id: string): unknown {
  const file = readFileSync(join(GOLDEN, `question-${id}.json`), 'utf8');
  return (JSON.parse(file) as { answer: { data: unknown } }).answer.data;
}

const block = (info: string): RegExp => new RegExp(`(\`\`\`${info}\n)([\\s\\S]*?)(\n\`\`\`)`);

function update(): void {
  const sections = readFileSync(COOKBOOK, 'utf8').split(/(?=^### )/m);
  const renewed = sections.map((section) => {
    const id = ids.find((one) => section.includes(`web/questions/${one}.graphql`));
    if (id === undefined) return section;
    const facts = factsOf(section.match(block('facts'))![2]!);
    const now = facts.map(({ path }) => ({ path, value: valueAt(answerOf(id), path) }));
    return section
      .replace(block('graphql'), (_, open: string, __, close: string) => open + queryOf(id) + close)
      .replace(block('facts'), (_, open: string, __, close: string) => open + writeFacts(now) + close);
  });
  writeFileSync(COOKBOOK, renewed.join(''));
}

if (process.env.UPDATE_COOKBOOK === '1') update();

const text = readFileSync(COOKBOOK, 'utf8');
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = ''] = section.split('\n');
      return [heading, section.split(/^## /m)[0]!] as const;
    }),
);

describe('docs/cookbook.md', () => {
  test('has the questions of the page under the same headings, in the same order', () => {
    const headings = [...text.matchAll(/^##+ .*/gm)].map(([heading]) => heading);
    const expected = GROUPS.flatMap((group) => [
      `## ${group}`,
      ...ids.filter((id) => groupOf(id) === group).map((id) => `### ${questionOf(id)}`),
    ]);
    expect(headings).toEqual(expected);
  });

  test('is told in the README with the number of its questions', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const first = ids.filter((id) => groupOf(id) === GROUPS[0]).length;
    expect(readme).toContain(`| ${ids.length} questions, answered`);
    expect(first).toBe(6);
    expect(readme).toContain(
      `six analysts' questions in its tabs and ${ids.length - first} more in its list`,
    );
  });

  describe.each(ids)('%s', (id) => {
    const section = sections.get(questionOf(id)) ?? '';
    const prose = section.split('<details>')[0]!;
    const facts = factsOf(section.match(block('facts'))?.[2] ?? '');

    test('is linked, and shown as it is', () => {
      expect(section).toContain(`(../web/questions/${id}.graphql)`);
      expect(section.match(block('graphql'))?.[2]).toBe(queryOf(id));
    });

    test.each(facts)('is answered as told: $path', ({ path, value }) => {
      expect(valueAt(answerOf(id), path)).toEqual(value);
    });

    test('says in bold only what is among its facts, and says how to read it', () => {
      const bold = [...prose.matchAll(/\*\*(.+?)\*\*/g)].map(([, word]) => word!);
      expect(bold.length).toBeGreaterThan(0);
      const told = new Set(facts.flatMap(({ value }) => leavesOf(value)));
      expect(bold.filter((word) => !told.has(word))).toEqual([]);
      expect(prose).toContain('_How to read it:_ ');
    });
  });
});

describe('a fact of the cookbook', () => {
  const answer = { links: [{ type: 'BACKS', n: 1 }, { type: 'BACKS' }], none: null, empty: [] };

  test('is read from lists, their lengths, and each value once', () => {
    expect(valueAt(answer, 'links.*.type')).toEqual(['BACKS', 'BACKS']);
    expect(valueAt(answer, 'links.*.type (each once)')).toEqual(['BACKS']);
    expect(valueAt(answer, 'links.*.n')).toEqual([1]);
    expect(valueAt(answer, 'links.1.type')).toBe('BACKS');
    expect(valueAt(answer, 'links.#')).toBe(2);
    expect(valueAt(answer, 'none.name')).toBeNull();
    expect(valueAt(answer, 'empty.*.name')).toEqual([]);
  });

  test('fails where the path leads nowhere or the line is no fact', () => {
    expect(() => valueAt(answer, 'links.*.colour')).toThrow(/nowhere/);
    expect(() => valueAt(answer, 'ties.#')).toThrow(/nowhere/);
    expect(() => factsOf('links are two')).toThrow(/path = value/);
  });

  test('is written on one line', () => {
    expect(writeFacts([{ path: 'a.*', value: [{ b: 'c', d: null }, 1] }])).toBe(
      'a.* = [{"b": "c", "d": null}, 1]',
    );
  });
});
