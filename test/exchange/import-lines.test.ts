import { describe, expect, test } from '@jest/globals';
import { NisbaError } from '../../src/errors.js';
import { MAX_LINE_BYTES, splitLines, type Line } from '../../src/exchange/lines.js';

async function linesOf(chunks: Iterable<string | Uint8Array>, maxBytes?: number): Promise<Line[]> {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  };
  const lines: Line[] = [];
  for await (const some of splitLines(bytes(), maxBytes)) lines.push(...some);
  return lines;
}

const shown = (lines: readonly Line[]): unknown[] =>
  lines.map(({ number, content }) => [number, content instanceof NisbaError ? content.code : content]);

describe('A stream of bytes', () => {
  test.each<[string, (string | Uint8Array)[], unknown[]]>([
    ['with nothing in it has no lines', [], []],
    [
      'that ends in a line feed has no line after it',
      ['a\nb\n'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'that ends without one has its last line',
      ['a\nb'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'counts blank lines',
      ['a\n\nb\n'],
      [
        [1, 'a'],
        [2, ''],
        [3, 'b'],
      ],
    ],
    [
      'may break anywhere in a line',
      ['a', 'b\n', 'c', 'd\ne', 'f'],
      [
        [1, 'ab'],
        [2, 'cd'],
        [3, 'ef'],
      ],
    ],
    [
      'may break within a character',
      [Buffer.from('أ').subarray(0, 1), Buffer.from('أ').subarray(1), '\n'],
      [[1, 'أ']],
    ],
    [
      'may begin with a byte order mark',
      ['\uFEFF{}\n\uFEFFx'],
      [
        [1, '{}'],
        [2, '\uFEFFx'],
      ],
    ],
    [
      'goes on after a line that is not UTF-8',
      ['a\n', Buffer.from('caf\u00e9', 'latin1'), '\nb'],
      [
        [1, 'a'],
        [2, 'INVALID_ENCODING'],
        [3, 'b'],
      ],
    ],
  ])('%s', async (_, chunks, lines) => {
    expect(shown(await linesOf(chunks))).toEqual(lines);
  });

  test('goes on after a line that is too long, whose bytes it counts', async () => {
    const lines = await linesOf(['12345\n123', '456\n12345\n'], 5);
    expect(shown(lines)).toEqual([
      [1, '12345'],
      [2, 'LINE_TOO_LONG'],
      [3, '12345'],
    ]);
    expect(lines[1]).toMatchObject({ bytes: 6 });
  });

  test('drops a line that is too long as it comes', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().arrayBuffers;
    const [line] = await linesOf(Array.from({ length: 60 }, () => chunk));
    expect(line).toMatchObject({ bytes: 60 * 1024 * 1024, content: { code: 'LINE_TOO_LONG' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MAX_LINE_BYTES);
  });

  test('ends with an error where a line has no end', async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const endless = function* (): Generator<Uint8Array> {
      for (;;) yield chunk;
    };
    await expect(linesOf(endless())).rejects.toMatchObject({ code: 'LINE_TOO_LONG' });
  });

  test.each(['utf16le', 'UTF-16 big-endian'])('in %s is refused as a whole', async (name) => {
    const bytes = Buffer.from('\uFEFF{}\n{}\n', 'utf16le');
    await expect(linesOf([name === 'utf16le' ? bytes : bytes.swap16()])).rejects.toMatchObject({
      code: 'INVALID_ENCODING',
    });
  });
});
