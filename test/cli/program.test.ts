import { beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../engines.js';
import { nisba } from './nisba.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

describe('The command nisba', () => {
  test('tells its commands and its version', async () => {
    const help = await nisba(['--help'], { folder });
    expect(help).toMatchObject({ code: 0, errors: '' });
    for (const command of ['serve', 'import', 'query', 'check', 'stats', 'statements']) {
      expect(help.output).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
    expect(await nisba(['--version'], { folder })).toMatchObject({ code: 0, output: '0.1.0\n' });
  });

  test.each([
    ['an unknown command', ['inport'], /^nisba: BAD_USER_INPUT .*Did you mean import/],
    ['a missing argument', ['import'], /^nisba: BAD_USER_INPUT missing required argument 'file'/],
    ['an unknown option', ['stats', '--nope'], /^nisba: BAD_USER_INPUT unknown option '--nope'/],
    [
      'variables that are no object',
      ['query', '{a}', '--variables', '[1'],
      /^nisba: BAD_USER_INPUT .*JSON object/,
    ],
    ['an address that is none', ['stats', '--url', 'ftp:x'], /^nisba: BAD_USER_INPUT .*such as http:/],
    [
      'an address beside a store',
      ['stats', '--url', 'http://x', '--store', 'embedded:x'],
      /^nisba: BAD_USER_INPUT/,
    ],
    [
      'a store that is none',
      ['stats', '--store', 'sqlite:x'],
      /^nisba: INVALID_CONFIG the option --store is "sqlite:x"/,
    ],
    ['a port that is none', ['serve', '--port', '99999'], /^nisba: INVALID_CONFIG the option --port/],
    ['an address that others reach', ['serve', '--host', '0.0.0.0'], /^nisba: ADDRESS_REFUSED 0\.0\.0\.0 /],
  ])('refuses %s in one line, with exit code 2', async (_, given, line) => {
    const { code, output, errors } = await nisba(given, { folder });
    expect(errors).toMatch(line);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
    expect([code, output]).toEqual([2, '']);
  });

  test('says where there is no store, and makes none by asking', async () => {
    for (const command of [['stats'], ['check'], ['query', '{ __typename }']]) {
      expect(await nisba(command, { folder })).toMatchObject({
        code: 1,
        errors: expect.stringMatching(/^nisba: FILE_UNREADABLE There is no store in .*nisba import/),
      });
    }
  });
});

describe('nisba statements', () => {
  test('lists the statements with what may vary in them', async () => {
    const { code, output } = await nisba(['statements'], { folder });
    expect(code).toBe(0);
    expect(output).toMatch(/^store\/ping$/m);
    expect(output).toMatch(/^link\/page-links {2}--keep .*\bexcludeSources\b.* {2}--types$/m);
  });

  test('prints one text where both engines get the same, and two where they do not', async () => {
    const same = await nisba(['statements', 'entity/count-entities', '--keep', 'kinds'], { folder });
    expect(same.output).toMatch(/n\.kind IN \$kinds/);
    expect(same.output).not.toMatch(/^\/\/ neo4j$/m);
    expect(same.output).not.toContain('{{');
  });

  test.each([
    [['statements', 'link/nope'], 'NOT_FOUND'],
    [['statements', 'store/ping', '--keep', 'nope'], 'BAD_USER_INPUT'],
    [['statements', 'link/create-links', '--types', 'LOVES'], 'BAD_USER_INPUT'],
  ])('refuses %j', async (given, errorCode) => {
    const { code, errors } = await nisba(given, { folder });
    expect([code, errors.split(' ').slice(0, 2)]).toEqual([1, ['nisba:', errorCode]]);
  });
});
