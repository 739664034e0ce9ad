import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../engines.js';
import { nisba, startNisba, type Ended, type Running } from './nisba.js';

const SEED = readdirSync('data')
  .sort()
  .map((name) => resolve('data', name));

let folder: string;
let serving: Running | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  serving?.child.kill('SIGKILL');
  await serving?.ended;
  serving = undefined;
});

const run = (...given: string[]): Promise<Ended> => nisba(given, { folder });
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

async function importSeed(): Promise<void> {
  expect((await run('import', ...SEED)).code).toBe(0);
}

async function importPeople(count: number): Promise<void> {
  const lines = Array.from(
    { length: count },
    (_, number) => `{"record":"entity","id":"person:p${number}","kind":"PERSON"}`,
  );
  writeFileSync(at('people.jsonl'), lines.join('\n'));
  expect((await run('import', 'people.jsonl')).code).toBe(0);
}

describe('nisba export and nisba restore', () => {
  test('take the seed graph out and put it into another store as it was', async () => {
    await importSeed();
    expect(await run('export', '--out', 'one.jsonl')).toEqual({ code: 0, output: '', errors: '' });
    const restored = await run('restore', 'one.jsonl', '--store', 'embedded:other');
    expect(restored).toMatchObject({ code: 0, errors: '' });
    expect(restored.output).toMatch(
      /^Restored revision 1 in [\d.]+ s: \d+ entities, 2 sources, \d+ claims, \d+ bearings\. SHA-256 [0-9a-f]{64}\.\n$/,
    );
    const again = await run('export', '--store', 'embedded:other');
    expect(again.output).toBe(read('one.jsonl'));
    const { code, output } = await run('check', '--store', 'embedded:other');
    expect(output).toMatch(/: 0 differences\.\n$/);
    expect(code).toBe(0);
  });

  test('pack a file that ends in .gz, and unpack it', async () => {
    await importSeed();
    await run('export', '--out', 'one.jsonl.gz');
    expect(gunzipSync(readFileSync(at('one.jsonl.gz'))).toString()).toBe((await run('export')).output);
    expect((await run('restore', 'one.jsonl.gz', '--store', 'embedded:other')).code).toBe(0);
  });

  test('ask a running server', async () => {
    serving = startNisba(['serve', '--port', '0'], { folder });
    const [, address] = await serving.printed(/^Nisba is at (http:\S+)/m);
    const { code, errors } = await run('export', '--url', address!, '--out', 'one.jsonl');
    expect([code, errors]).toEqual([0, '']);
    expect((await run('restore', 'one.jsonl', '--store', 'embedded:other')).code).toBe(0);
    expect(await run('export')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^nisba: STORE_HELD .*add --url http/),
    });
  });

  test('are made whole by a repeat after the restore was killed on its way', async () => {
    await importPeople(30_000);
    await run('export', '--out', 'people-out.jsonl');
    const { child, ended } = startNisba(['restore', 'people-out.jsonl', '--store', 'embedded:other'], {
      folder,
    });
    while (!existsSync(at('other/holder.json'))) await sleep(10);
    await sleep(700);
    child.kill('SIGKILL');
    await ended;
    for (const command of [['serve', '--port', '0'], ['export'], ['import', 'people.jsonl']]) {
      const refused = await run(...command, '--store', 'embedded:other');
      expect(refused).toMatchObject({
        code: 1,
        errors: expect.stringMatching(/^nisba: RESTORE_UNFINISHED .*nisba restore/),
      });
    }
    const repeated = await run('restore', 'people-out.jsonl', '--store', 'embedded:other');
    expect(repeated).toMatchObject({ code: 0, errors: '' });
    expect(repeated.output).toMatch(/\([\d,]+ lines were there already\): 30,000 entities/);
    expect((await run('export', '--store', 'embedded:other')).output).toBe(read('people-out.jsonl'));
    expect((await run('check', '--store', 'embedded:other')).code).toBe(0);
  });

  test('end in order when they are interrupted', async () => {
    await importPeople(30_000);
    await run('export', '--out', 'people-out.jsonl');
    const { child, ended } = startNisba(['restore', 'people-out.jsonl', '--store', 'embedded:other'], {
      folder,
    });
    while (!existsSync(at('other/holder.json'))) await sleep(10);
    child.kill('SIGINT');
    const { code, errors } = await ended;
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^nisba: RESTORE_UNFINISHED .*goes on where it was/),
    ]);
    expect((await run('restore', 'people-out.jsonl', '--store', 'embedded:other')).code).toBe(0);
  });

  test('refuse what they cannot do in one line', async () => {
    await importSeed();
    await run('export', '--out', 'one.jsonl');
    writeFileSync(at('cut.jsonl'), read('one.jsonl').slice(0, 5_000));
    for (const [given, line] of [
      [['restore', 'one.jsonl'], /^nisba: STORE_NOT_EMPTY .*nisba import/],
      [['restore', 'cut.jsonl', '--store', 'embedded:other'], /^nisba: EXPORT_DAMAGED cut\.jsonl: .*cut off/],
      [
        ['restore', 'none.jsonl', '--store', 'embedded:other'],
        /^nisba: FILE_UNREADABLE none\.jsonl does not exist/,
      ],
      [['export', '--out', 'no/folder/one.jsonl'], /^nisba: FILE_UNWRITABLE no\/folder\/one\.jsonl /],
      [['export', '--out', '/dev/full/x'], /^nisba: FILE_UNWRITABLE /],
      [['export', '--store', 'embedded:nowhere'], /^nisba: FILE_UNREADABLE There is no store/],
      [['export', '--url', 'http://127.0.0.1:9'], /^nisba: UNAVAILABLE Nobody answers/],
    ] as const) {
      const { code, output, errors } = await run(...given);
      expect(errors).toMatch(line);
      expect([code, output]).toEqual([1, '']);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await run('export', '--format', 'xlsx')).code).toBe(2);
  });
});
