/** Cuts a stream of bytes into lines of text, in memory that does not grow with the file or with a line. */
import { TextDecoder } from 'node:util';
import { NisbaError } from '../errors.js';

/** Most bytes of a line: more than any record within the format's own limits. */
export const MAX_LINE_BYTES = 1024 * 1024;

/** A line this many times over the limit ends the reading: what goes on like that is no file of lines. */
const HOPELESS = 64;

/** One line, numbered from 1; `content` is its text without the line feed, or what is wrong with it. */
export interface Line {
  readonly number: number;
  readonly bytes: number;
  readonly content: string | NisbaError;
}

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of a stream, some at a time. A line that is too long is dropped as it comes, one that is not
 * UTF-8 is told as such, and reading goes on after both. A byte order mark at the start is left out.
 *
 * @throws INVALID_ENCODING for a stream in UTF-16 or UTF-32: none of its lines could be read
 * @throws LINE_TOO_LONG for a line 64 times over the limit, so that a stream without an end ends
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number = MAX_LINE_BYTES,
): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let number = 1;

  const add = (part: Uint8Array): void => {
    bytes += part.length;
    if (bytes > maxBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const finish = (): Line => {
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    if (number === 1) refuseWideEncodings(whole);
    const content = bytes > maxBytes ? tooLong(bytes, maxBytes) : decoded(decoder, whole, number);
    const line: Line = { number, bytes, content };
    parts = [];
    bytes = 0;
    number += 1;
    return line;
  };

  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      lines.push(finish());
      start = end + 1;
    }
    add(chunk.subarray(start));
    if (bytes > maxBytes * HOPELESS) throw tooLong(bytes, maxBytes);
    if (lines.length > 0) yield lines;
  }
  if (bytes > 0) yield [finish()];
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, number: number): string | NisbaError {
  try {
    const text = decoder.decode(bytes);
    return number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  } catch {
    return new NisbaError(
      'INVALID_ENCODING',
      'The line is not UTF-8: save the file as UTF-8 (iconv -f LATIN1 -t UTF-8 converts from Latin-1).',
    );
  }
}

function refuseWideEncodings(start: Uint8Array): void {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new NisbaError('INVALID_ENCODING', 'The file is UTF-16 or UTF-32, not UTF-8: save it as UTF-8.');
  }
}

function tooLong(bytes: number, maxBytes: number): NisbaError {
  const shown = bytes.toLocaleString('en-US');
  return new NisbaError(
    'LINE_TOO_LONG',
    `The line has ${shown} bytes, and at most ${maxBytes.toLocaleString('en-US')} are read: a record is one line, check for missing line ends.`,
    { bytes, limit: maxBytes },
  );
}
