/** The Cypher script as a text: bounded statements that any client can tell apart. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CYPHER } from '../../src/export/cypher/cypher.js';
import { literal } from '../../src/export/cypher/text.js';
import { exportEntity, exportLink, exportSource, plainGraph, storedClaim, written } from './plain-graph.js';

const script = async (...parts: Parameters<typeof plainGraph>): Promise<string> =>
  (await written(CYPHER.write(plainGraph(...parts)))).toString();

/** The statements, by the one rule that a line ends them in a semicolon. */
const statementsOf = (text: string): string[] =>
  text
    .split(/(?<=;\n)/)
    .map((statement) => statement.replaceAll(/^\/\/.*\n/gm, ''))
    .filter((statement) => statement !== '');

const hostile = '";\nMATCH (n) DETACH DELETE n; //`\\';
const met = storedClaim('person:a', 'MET', 'person:b', { statement: hostile });
const PARTS = {
  entities: [exportEntity('person:a', hostile), exportEntity('person:b', 'B')],
  links: [exportLink([met])],
  sources: [exportSource('source:one')],
};

describe('a script', () => {
  test('holds at most 500 rows in a statement, and few of long texts', async () => {
    const entities = Array.from({ length: 1_201 }, (_, at) => exportEntity(`person:p${at}`, String(at)));
    const events = Array.from({ length: 60 }, (_, at) => exportEntity(`event:e${at}`, 'x'.repeat(10_000)));
    const statements = statementsOf(await script({ entities: [...entities, ...events], size: 99 }));
    const rows = statements.flatMap((text) =>
      [...text.matchAll(/range\(0, (\d+)\)/g)].map(([, last]) => Number(last) + 1),
    );
    expect(rows.sort((a, b) => b - a)).toEqual([500, 500, 201, 20, 20, 20]);
    expect(Math.max(...statements.map(({ length }) => length))).toBeLessThan(300_000);
  });

  test('ends each statement in a semicolon at the end of a line, and has none there elsewhere', async () => {
    const statements = statementsOf(await script(PARTS));
    expect(statements.map((text) => text.split(' ')[0])).toEqual(
      expect.arrayContaining(['MATCH', 'CREATE', 'WITH']),
    );
    for (const statement of statements)
      expect(statement).toMatch(/^(MATCH|CREATE CONSTRAINT|WITH \[)[^]*;\n$/);
    expect(statements.filter((text) => /^MATCH \(n\)|^DETACH/m.test(text))).toEqual([]);
  });

  test('names types and labels in back-ticks', async () => {
    const text = await script(PARTS);
    expect(text).toContain('MERGE (a)-[n:`MET` {id: `id`[i]}]->(b)');
    expect(text).toContain('SET n:`Person`');
  });

  test('has the head on top, and the manifest and a hash of all before it at the end', async () => {
    const text = await script({ ...PARTS, head: { selection: { kind: 'search', text: 'a\u2028b' } } });
    const lines = text.trimEnd().split('\n');
    const [manifest, seal] = lines.slice(-2);
    expect(JSON.parse(manifest!.replace('// Manifest: ', ''))).toMatchObject({
      selection: { text: 'a\u2028b' },
      counts: { entities: 2, links: 1 },
    });
    expect(text).not.toMatch(/[\u0085\u2028\u2029]/);
    const body = text.slice(0, text.indexOf(seal!));
    expect(seal).toContain(createHash('sha256').update(body).digest('hex'));
  });

  test('is the same for the same graph', async () => {
    expect(await script(PARTS)).toBe(await script(PARTS));
  });
});

test('A literal is one line, and only its ends are quotation marks that count', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'\\u"\'`;\n\r\u2028\u0000é😀') }), (text) => {
      const [...parts] = literal(text).matchAll(/"((?:[^"\\\n\r]|\\.)*)"(?: \+ )?/gu);
      expect(parts.map(([whole]) => whole).join('')).toBe(literal(text));
      expect(parts.map(([, inner]) => JSON.parse(`"${inner!}"`) as string).join('')).toBe(text);
      // No backslash of the text stands before a u, where older versions read it first.
      expect(literal(text)).not.toMatch(/(?<!\\)(?:\\\\)+[uU]/);
    }),
  );
});
