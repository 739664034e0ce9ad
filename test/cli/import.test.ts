import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../engines.js';
import { nisba, startNisba, type Ended } from './nisba.js';

const SEED = readdirSync('data')
  .sort()
  .map((name) => resolve('data', name));
const entity = (slug: string): string => `{"record":"entity","id":"person:${slug}","kind":"PERSON"}`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

function file(content: string | Uint8Array): string {
  const path = join(folder, 'lines.jsonl');
  writeFileSync(path, content);
  return path;
}

async function storeIsThere(): Promise<void> {
  while (!existsSync(join(folder, '.nisba', 'store', 'holder.json'))) await sleep(10);
}

const run = (...given: string[]): Promise<Ended> => nisba(given, { folder });

describe('nisba import', () => {
  test('imports the seed graph, tells what is new, and nothing is when it is repeated', async () => {
    const first = await run('import', ...SEED);
    expect(first).toMatchObject({ code: 0, errors: '' });
    expect(first.output).toMatch(
      /^Imported \d+ lines in [\d.]+ s: \d+ new \(\d+ entities, 2 sources, \d+ claims, \d+ bearings\), \d+ there already\.\n$/,
    );
    expect((await run('import', ...SEED)).output).toMatch(/: 0 new, \d+ there already\.\n$/);
    const { code, output } = await run('check');
    expect(output).toMatch(/: 0 differences\.\n$/);
    expect(code).toBe(0);
  });

  test('reads standard input', async () => {
    const { code, output } = await nisba(['import', '-'], {
      folder,
      input: `${entity('a')}\n${entity('b')}`,
    });
    expect(output).toMatch(/: 2 new \(2 entities\), 0 there already/);
    expect(code).toBe(0);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    [
      'a broken line',
      `${entity('a')}\n{"record" "entity"}\n`,
      /lines\.jsonl:2: INVALID_RECORD The line is not a JSON object/,
    ],
    [
      'a truncated line',
      `${entity('a')}\n${entity('b').slice(0, 30)}`,
      /lines\.jsonl:2: INVALID_RECORD .*breaks off/,
    ],
    [
      'a record that is none',
      `${entity('a')}\n{"record":"person"}\n`,
      /lines\.jsonl:2: INVALID_RECORD .*"record"/,
    ],
    [
      'a wrong encoding',
      Buffer.from(`${entity('a')}\n{"caf\u00e9":1}\n`, 'latin1'),
      /lines\.jsonl:2: INVALID_ENCODING .*UTF-8/,
    ],
    ['UTF-16', Buffer.from(`\uFEFF${entity('a')}\n`, 'utf16le'), /lines\.jsonl: INVALID_ENCODING .*UTF-16/],
    [
      'a line of 10 MB',
      `${entity('a')}\n${' '.repeat(10_000_000)}{}\n`,
      /lines\.jsonl:2: LINE_TOO_LONG .*10,000,002 bytes/,
    ],
    [
      'an unknown entity',
      `${entity('a')}\n{"record":"source","id":"source:s","sourceType":"LIST","title":"S","publisher":"group:x"}`,
      /lines\.jsonl:2: NOT_FOUND .*group:x/,
    ],
  ])('tells the line of %s, and writes nothing of its batch', async (_, content, problem) => {
    const { code, output, errors } = await run('import', file(content));
    expect(errors).toMatch(problem);
    expect(errors).toMatch(
      /^nisba: [A-Z_]+ The import stopped .*Nothing of the batch with errors was written; the 0 lines before it were\..*import the same files again/m,
    );
    expect(output).toMatch(/^Imported 0 lines .*: 0 new/);
    expect(code).toBe(1);
    expect((await run('stats')).output).toMatch(/^Entities +0$/m);
  });

  test('tells of a file that is not there before it writes anything', async () => {
    const { code, errors } = await run('import', file(entity('a')), 'missing.jsonl');
    expect(errors).toMatch(/^nisba: FILE_UNREADABLE missing\.jsonl does not exist/);
    expect(code).toBe(1);
    expect((await run('stats')).output).toMatch(/^Entities +0$/m);
  });

  test('is made whole by a repeat after the process was killed on its way', async () => {
    const count = 30_000;
    const path = file(Array.from({ length: count }, (_, at) => entity(`p${at}`)).join('\n'));
    const { child, ended } = startNisba(['import', path], { folder });
    await storeIsThere();
    await sleep(500);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    const { code, output } = await run('import', path);
    const [, fresh, known] = /: ([\d,]+) new.*?, ([\d,]+) there already/.exec(output) ?? [];
    const whole = (text = ''): number => Number(text.replaceAll(',', ''));
    expect(whole(fresh) + whole(known)).toBe(count);
    expect(whole(known) % 1_000).toBe(0);
    expect(code).toBe(0);
    expect((await run('check')).code).toBe(0);
  });

  test('ends after its batch when it is interrupted, and tells how to go on', async () => {
    const path = file(Array.from({ length: 60_000 }, (_, at) => entity(`p${at}`)).join('\n'));
    const { child, ended } = startNisba(['import', path], { folder });
    await storeIsThere();
    child.kill('SIGINT');
    const { code, output, errors } = await ended;
    expect(errors).toMatch(
      /^nisba: The import was interrupted after [\d,]+ lines\. Import the same files again/,
    );
    expect(output).toMatch(/^Imported [\d,]+ lines? /);
    expect(code).toBe(1);
    expect((await run('check')).code).toBe(0);
  });

  test('tells of a place where no folder can be made', async () => {
    const { code, errors } = await run('import', file(entity('a')), '--store', 'embedded:lines.jsonl/store');
    expect(errors).toMatch(/^nisba: STORE_NOT_WRITABLE /);
    expect(code).toBe(1);
  });

  const asUser = process.getuid?.() === 0 ? test.skip : test;
  asUser('tells of a folder that it may not write (not as root, who may write everywhere)', async () => {
    mkdirSync(join(folder, 'locked'), { mode: 0o500 });
    const { code, errors } = await run('import', file(entity('a')), '--store', 'embedded:locked');
    expect(errors).toMatch(/^nisba: STORE_NOT_WRITABLE /);
    expect(code).toBe(1);
  });
});
