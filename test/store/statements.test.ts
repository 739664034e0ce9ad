import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { StatementLibrary } from '../../src/store/statements.js';

const folders: string[] = [];

/** A library of files given as name → text. */
function library(files: Readonly<Record<string, string>>): StatementLibrary {
  const root = mkdtempSync(join(tmpdir(), 'nisba-statements-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, `${name}.cypher`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return new StatementLibrary([root]);
}

const bad = (what: string): object => ({ code: 'BAD_STATEMENT', message: expect.stringContaining(what) });

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a statement', () => {
  test('loses its comment lines and blank lines', () => {
    const text = '// Why so.\nMATCH (n)\n\n  // Another reason.\nRETURN n.id AS id\n';
    expect(library({ 'a/one': text }).assemble('a/one', 'neo4j')).toBe('MATCH (n)\nRETURN n.id AS id');
  });

  test('that does not exist is a bug', () => {
    expect(() => library({ 'a/one': 'RETURN 1 AS x' }).assemble('a/two', 'neo4j')).toThrow(
      expect.objectContaining(bad('no text')),
    );
  });

  test('has its own text for an engine where there is one', () => {
    const statements = library({
      'a/one': 'RETURN 1 AS x',
      'a/one.neo4j': '// Faster there.\nRETURN 2 AS x',
    });
    expect(statements.assemble('a/one', 'embedded')).toBe('RETURN 1 AS x');
    expect(statements.assemble('a/one', 'neo4j')).toBe('RETURN 2 AS x');
  });

  test('for one engine must say why on its first line', () => {
    const statements = library({ 'a/one.neo4j': 'RETURN 2 AS x' });
    expect(() => statements.assemble('a/one', 'neo4j')).toThrow(expect.objectContaining(bad('say why')));
  });

  test('is listed once, fragments are not', () => {
    const statements = library({
      'b/two': 'RETURN 1 AS x',
      'a/one.neo4j': '// Why.\n{{> a/part}}',
      'a/one.embedded': '// Why.\nRETURN 1 AS x',
      'a/part': 'RETURN 2 AS x',
    });
    expect(statements.listStatements()).toEqual(['a/one', 'b/two']);
  });

  test('with a placeholder of no known kind is a bug', () => {
    expect(() => library({ 'a/one': 'RETURN {{what}} AS x' }).assemble('a/one', 'neo4j')).toThrow(
      expect.objectContaining(bad('placeholder')),
    );
  });
});

describe('blocks', () => {
  const statements = library({
    'a/list':
      'MATCH (n)\n{{? named}}\nWHERE n.name = $name\n{{/}}\n{{? kinds}}  AND n.kind IN $kinds {{/}}\nRETURN n.id AS id',
    'a/nested':
      'MATCH (n)\n{{? outer}}\nWHERE true\n{{? inner}}\n  AND n.x = 1\n{{/}}\n{{/}}\nRETURN n.id AS id',
  });

  test('are left out unless they are named', () => {
    expect(statements.assemble('a/list', 'neo4j')).toBe('MATCH (n)\nRETURN n.id AS id');
  });

  test('are kept when they are named, in one line or several', () => {
    expect(statements.assemble('a/list', 'neo4j', { keep: ['kinds', 'named'] })).toBe(
      'MATCH (n)\nWHERE n.name = $name\n  AND n.kind IN $kinds\nRETURN n.id AS id',
    );
  });

  test('within blocks need both names', () => {
    expect(statements.assemble('a/nested', 'neo4j', { keep: ['inner'] })).not.toContain('n.x');
    expect(statements.assemble('a/nested', 'neo4j', { keep: ['inner', 'outer'] })).toContain('n.x');
  });

  test('are a closed list', () => {
    expect(statements.optionsOf('a/list')).toEqual({ blocks: ['kinds', 'named'], usesTypes: false });
    expect(() => statements.assemble('a/list', 'neo4j', { keep: ['names'] })).toThrow(
      expect.objectContaining(bad('names')),
    );
  });

  test.each([
    ['{{? open}}\nRETURN 1 AS x', 'does not close'],
    ['RETURN 1 AS x\n{{/}}', 'not open'],
    ['RETURN 1 AS x {{? y}}, 2 AS y{{/}}', 'whole lines'],
  ])('%j is a bug', (text, what) => {
    expect(() => library({ 'a/one': text }).assemble('a/one', 'neo4j')).toThrow(
      expect.objectContaining(bad(what)),
    );
  });
});

describe('relation types', () => {
  const statements = library({
    'a/walk': 'MATCH (a)-[r:{{types}}]->(b) RETURN b.id AS id',
    'a/plain': 'RETURN 1 AS x',
  });

  test('are back-ticked and joined', () => {
    expect(statements.assemble('a/walk', 'neo4j', { types: ['LEADS', 'BACKS'] })).toContain(
      '[r:`LEADS`|`BACKS`]',
    );
  });

  test.each([
    ['missing', 'a/walk', undefined],
    ['none', 'a/walk', []],
    ['not in the vocabulary', 'a/walk', ['LEADS', 'HUGS']],
    ['an attribute type', 'a/walk', ['NAME']],
    ['an injection', 'a/walk', ['LEADS`]->() DETACH DELETE a //']],
    ['given to a statement that takes none', 'a/plain', ['LEADS']],
  ])('that are %s are a bug', (_, name, types) => {
    expect(() => statements.assemble(name, 'neo4j', types ? { types } : {})).toThrow(
      expect.objectContaining({ code: 'BAD_STATEMENT' }),
    );
  });
});

describe('fragments', () => {
  test('are put in where they are named, with their blocks', () => {
    const statements = library({
      'a/list': 'MATCH (n)\nWHERE true\n{{> a/part}}\nRETURN n.id AS id',
      'a/part': '// Shared.\n{{? young}}\n  AND n.age < $age\n{{/}}',
    });
    expect(statements.optionsOf('a/list').blocks).toEqual(['young']);
    expect(statements.assemble('a/list', 'neo4j', { keep: ['young'] })).toBe(
      'MATCH (n)\nWHERE true\n  AND n.age < $age\nRETURN n.id AS id',
    );
  });

  test('may stand in a line', () => {
    const statements = library({
      'a/list': 'MATCH (n) WHERE {{> a/part}} RETURN n.id AS id',
      'a/part': 'n.x = 1\n',
    });
    expect(statements.assemble('a/list', 'embedded')).toBe('MATCH (n) WHERE n.x = 1 RETURN n.id AS id');
  });

  test('that include themselves are a bug', () => {
    const statements = library({ 'a/one': '{{> a/two}}', 'a/two': '{{> a/one}}' });
    expect(() => statements.assemble('a/one', 'neo4j')).toThrow(expect.objectContaining(bad('itself')));
  });
});
