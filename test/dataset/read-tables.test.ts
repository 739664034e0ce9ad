import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { NisbaError } from '../../src/errors.js';
import type { Encoding } from '../../src/dataset/read-files.js';
import { readRows, type TableOptions } from '../../src/dataset/read-tables.js';
import { fileOf, fileWith, opened } from './files.js';

type Seen = readonly [line: number, ...cells: string[]];

/** The rows of a file, and what ended it. */
async function read(
  path: string,
  { encoding, ...options }: TableOptions & { encoding?: Encoding } = {},
): Promise<{ rows: Seen[]; error?: NisbaError }> {
  const rows: Seen[] = [];
  try {
    for await (const some of readRows(await opened(path, encoding), options)) {
      rows.push(...some.map(({ line, cells }): Seen => [line, ...cells]));
    }
    return { rows };
  } catch (error) {
    if (!(error instanceof NisbaError)) throw error;
    return { rows, error };
  }
}

const MEGABYTE = 1024 * 1024;
function* megabytes(count: number, fill: string): Generator<Uint8Array> {
  const chunk = Buffer.alloc(MEGABYTE, fill);
  for (let at = 0; at < count; at += 1) yield chunk;
}

describe('The rows of a table', () => {
  test('have the lines on which they begin, blank lines and line ends of any sort counted', async () => {
    const rows: Seen[] = [
      [1, 'name', 'note'],
      [2, 'A', 'one'],
      [4, 'B', 'two\nlines, "quoted"'],
      [6, 'C', 'three'],
    ];
    const text = 'name,note\nA,one\n\nB,"two\nlines, ""quoted"""\nC,three';
    expect(await read(fileWith(text))).toEqual({ rows });
    expect(await read(fileWith(text.replaceAll('\n', '\r\n')))).toEqual({ rows });
    expect(await read(fileWith(text.replaceAll('\n', '\r')))).toEqual({ rows });
    expect(await read(fileWith(gzipSync(text), 'csv.gz'))).toEqual({ rows });
  });

  test('keep a quote that stands within a cell, and all quotes where none has a meaning', async () => {
    expect((await read(fileWith('Abu "Alaa" al-Walae,x'))).rows).toEqual([[1, 'Abu "Alaa" al-Walae', 'x']]);
    expect((await read(fileWith('"a\tb"'), { delimiter: '\t', quoted: false })).rows).toEqual([
      [1, '"a', 'b"'],
    ]);
  });

  test('may be of several lengths', async () => {
    expect((await read(fileWith('a,b\n1\n1,2,3'))).rows.map((row) => row.length)).toEqual([3, 2, 4]);
  });
});

describe('The encoding of a table', () => {
  const TEXT = 'name\nMüller\nقيس';
  const ROWS: Seen[] = [
    [1, 'name'],
    [2, 'Müller'],
    [3, 'قيس'],
  ];
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

  test.each<[string, Buffer, Encoding | undefined]>([
    ['UTF-8', Buffer.from(TEXT), undefined],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), undefined],
    ['UTF-16, little-endian, with its mark', wide(`\uFEFF${TEXT}`), undefined],
    ['UTF-16, big-endian, with its mark', wide(`\uFEFF${TEXT}`).swap16(), undefined],
    ['UTF-16 that was told', wide(TEXT), 'utf-16le'],
  ])('may be %s', async (_, bytes, encoding) => {
    expect(await read(fileWith(bytes), { ...(encoding && { encoding }) })).toEqual({ rows: ROWS });
  });

  test('may be Latin-1 or Windows-1252 where that is told, and is refused with its line otherwise', async () => {
    const bytes = Buffer.from('name\nMüller\nŽižek', 'latin1');
    bytes[bytes.length - 5] = 0x8e;
    bytes[bytes.length - 3] = 0x9e;
    expect((await read(fileWith(bytes), { encoding: 'latin1' })).rows).toEqual([
      [1, 'name'],
      [2, 'Müller'],
      [3, 'Žižek'],
    ]);
    const { error } = await read(fileWith(bytes));
    expect(error).toMatchObject({ code: 'INVALID_ENCODING', details: { line: 2 } });
    expect(error?.message).toMatch(/Line 2 of .* is not UTF-8.*--encoding latin1/);
  });

  test('that is UTF-16 without a mark, or UTF-32, is refused with advice', async () => {
    const columns = 'name,group\n'.repeat(30);
    expect((await read(fileWith(wide(columns)))).error?.message).toMatch(/--encoding utf-16le/);
    expect((await read(fileWith(wide(columns).swap16()))).error?.message).toMatch(/--encoding utf-16be/);
    const utf32 = Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]);
    expect((await read(fileWith(utf32))).error?.message).toMatch(/UTF-32: save it as UTF-8/);
  });

  test('is told where a character is cut off at the end', async () => {
    const { error } = await read(fileWith(Buffer.from('a\nb\nقيس').subarray(0, -1)));
    expect(error).toMatchObject({ code: 'INVALID_ENCODING', details: { line: 3 } });
  });
});

describe('A damaged table', () => {
  test('with a quote that is not closed gives the rows before, and the line of that row', async () => {
    const { rows, error } = await read(fileWith('a,b\n1,2\n3,"x\n4,5\n6,7\n'));
    expect(rows).toHaveLength(2);
    expect(error).toMatchObject({ code: 'INVALID_RECORD', details: { line: 3 } });
  });

  test('whose packed file is cut off gives what can be unpacked', async () => {
    const packed = gzipSync(Array.from({ length: 50_000 }, (_, at) => `p${at * 7},${at}`).join('\n'));
    const path = fileWith(packed.subarray(0, packed.length / 2), 'csv.gz');
    const { rows, error } = await read(path);
    expect(rows.length).toBeGreaterThan(1_000);
    expect(error?.code).toBe('FILE_UNREADABLE');
    expect(error?.message).toMatch(/ends early/);
  });

  test.each([
    ['gzip without its ending', gzipSync('a,b'), /let its name end in \.gz/],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and more'), /save it as CSV/],
  ])('that is %s is refused', async (_, bytes, message) => {
    expect((await read(fileWith(bytes))).error?.message).toMatch(message);
  });

  test('with a row of 100 MB is refused soon, in little memory', async () => {
    const path = await fileOf(
      (function* () {
        yield Buffer.from('a,b\n1,2\n3,');
        yield* megabytes(100, 'x');
      })(),
      'csv',
    );
    const before = process.memoryUsage().rss;
    const { rows, error } = await read(path);
    expect(rows).toHaveLength(2);
    expect(error).toMatchObject({ code: 'LINE_TOO_LONG', details: { line: 3, limit: MEGABYTE } });
    expect(error?.message).toContain(`line 3 of ${path}`);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MEGABYTE);
  });

  test('that was packed to fill a memory is refused', async () => {
    const path = fileWith(gzipSync(Buffer.alloc(100 * MEGABYTE)), 'csv.gz');
    let bytes = 0;
    await expect(
      (async () => {
        for await (const chunk of (await opened(path)).bytes()) bytes += chunk.length;
      })(),
    ).rejects.toMatchObject({ code: 'FILE_UNREADABLE', details: { file: path } });
    expect(bytes).toBeLessThan(40 * MEGABYTE);
  });
});
