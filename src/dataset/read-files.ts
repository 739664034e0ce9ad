/** Files by others: packed or not, in the encodings that occur, however they were damaged on their way. */
import { TextDecoder } from 'node:util';
import { NisbaError } from '../errors.js';
import { fileError, findInputFiles, type InputFile } from '../exchange/input-files.js';

/** The encodings that can be told; UTF-8 and, by its byte order mark, UTF-16 are found without. */
export const ENCODINGS = ['utf-8', 'latin1', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface ForeignFile {
  /** As the user wrote it, or "standard input". */
  readonly name: string;
  /** Its size as it lies on the disk; unknown for standard input. */
  readonly size?: number;
  /** Bytes read so far, of `size`. */
  position(): number;
  /** Its bytes, unpacked. To be read once, as `text`. @throws FILE_UNREADABLE */
  bytes(): AsyncIterable<Uint8Array>;
  /**
   * Its text, without byte order mark, each line end a line feed.
   *
   * @throws FILE_UNREADABLE, and INVALID_ENCODING with the line in `details`
   */
  text(): AsyncIterable<string>;
}

export interface ForeignFileOptions {
  /** Found by its byte order mark, else UTF-8, when not told. */
  readonly encoding?: Encoding;
  /** What "-" reads; the process's standard input by default. */
  readonly standardInput?: AsyncIterable<Uint8Array>;
}

/** Text and tables pack to a tenth, at best a fiftieth; what grows beyond this was made to fill a memory. */
const MOST_GROWTH = 200;
/** Below this much, unpacked, nothing is asked: short files of one repeated line may pack that well. */
const FREE_BYTES = 16 * 1024 * 1024;
/** Enough to know a byte order mark or a packed file by, and to see the zeros of UTF-16. */
const START_BYTES = 256;

/**
 * @param paths files, those that end in `.gz` unpacked; "-" is standard input
 * @throws FILE_UNREADABLE before anything is read
 */
export async function openForeignFiles(
  paths: readonly string[],
  { encoding, standardInput }: ForeignFileOptions = {},
): Promise<ForeignFile[]> {
  const files = await findInputFiles(paths, standardInput);
  return files.map((file) => foreignFile(file, encoding));
}

/** Bytes of all files, for the progress; unknown when one has no size. */
export function totalBytesOf(files: readonly ForeignFile[]): number | undefined {
  if (files.some(({ size }) => size === undefined)) return undefined;
  return files.reduce((sum, { size }) => sum + size!, 0);
}

export function positionOf(files: readonly ForeignFile[]): number {
  return files.reduce((sum, file) => sum + file.position(), 0);
}

function foreignFile(file: InputFile, encoding: Encoding | undefined): ForeignFile {
  let position = (): number => 0;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    const open = file.open();
    position = () => open.position();
    let unpacked = 0;
    try {
      for await (const chunk of withStart(open.chunks)) {
        if (unpacked === 0) refusePacked(file.name, chunk);
        unpacked += chunk.length;
        if (unpacked > Math.max(FREE_BYTES, MOST_GROWTH * position())) throw tooGrown(file.name);
        yield chunk;
      }
    } catch (error) {
      throw fileError(file.name, error);
    }
  };
  return {
    name: file.name,
    ...(file.size !== undefined && { size: file.size }),
    position: () => position(),
    bytes,
    text: () => withLineFeeds(decoded(file.name, bytes(), encoding)),
  };
}

/** So that the first chunk tells what the file is. */
async function* withStart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array[] | undefined = [];
  for await (const chunk of chunks) {
    if (!start) {
      yield chunk;
      continue;
    }
    start.push(chunk);
    if (start.reduce((sum, { length }) => sum + length, 0) < START_BYTES) continue;
    yield Buffer.concat(start);
    start = undefined;
  }
  if (start && start.length > 0) yield Buffer.concat(start);
}

function refusePacked(name: string, [first, second, third]: Uint8Array): void {
  const advice =
    first === 0x1f && second === 0x8b
      ? 'is packed with gzip: let its name end in .gz'
      : first === 0x50 && second === 0x4b && third === 0x03
        ? 'is a zip archive or a spreadsheet: unpack it, or save it as CSV in UTF-8'
        : undefined;
  if (advice) throw new NisbaError('FILE_UNREADABLE', `${name} ${advice}.`, { file: name });
}

function tooGrown(name: string): NisbaError {
  return new NisbaError(
    'FILE_UNREADABLE',
    `${name} unpacks to more than ${MOST_GROWTH} times its size: that is no text or table, but made to fill a disk. If you know it to be right, unpack it by hand and import what comes out.`,
    { file: name },
  );
}

async function* decoded(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  told: Encoding | undefined,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  const decode = (chunk: Uint8Array, last = false): string => {
    try {
      return decoder!.decode(chunk, { stream: !last });
    } catch (error) {
      throw misread(name, decoder!.encoding, line + lineFeedsBeforeDamage(chunk, decoder!.encoding), error);
    }
  };
  for await (const chunk of chunks) {
    decoder ??= decoderOf(name, chunk, told);
    const text = decode(chunk);
    if (text !== '') yield text;
    line += countLineFeeds(text);
  }
  if (decoder) decode(new Uint8Array(), true);
}

function decoderOf(name: string, start: Uint8Array, told: Encoding | undefined): TextDecoder {
  const encoding = markedEncoding(name, start) ?? told;
  if (encoding === undefined) refuseUnmarked(name, start);
  // The standard of the web reads the label latin1 as Windows-1252, which has the same letters and more.
  return new TextDecoder(encoding ?? 'utf-8', { fatal: true });
}

function markedEncoding(name: string, [first, second, third, fourth]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) {
    throw new NisbaError('INVALID_ENCODING', `${name} is UTF-32: save it as UTF-8.`, { file: name });
  }
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without its mark: in Western text every second byte is zero. */
function refuseUnmarked(name: string, chunk: Uint8Array): void {
  const start = chunk.subarray(0, START_BYTES);
  const zerosAt = (remainder: number): number =>
    start.filter((byte, at) => byte === 0 && at % 2 === remainder).length;
  const likely = zerosAt(1) > start.length / 4 ? 'utf-16le' : zerosAt(0) > start.length / 4 ? 'utf-16be' : '';
  if (!likely) return;
  throw new NisbaError(
    'INVALID_ENCODING',
    `${name} is not UTF-8, but looks like UTF-16 without a byte order mark: add --encoding ${likely}.`,
    { file: name, line: 1 },
  );
}

function misread(name: string, encoding: string, line: number, cause: unknown): NisbaError {
  const advice =
    encoding === 'utf-8'
      ? 'if it is Latin-1 or Windows-1252, add --encoding latin1, else convert it to UTF-8'
      : 'convert it to UTF-8';
  return new NisbaError(
    'INVALID_ENCODING',
    `Line ${line} of ${name} is not ${encoding.toUpperCase()}: ${advice}.`,
    { file: name, line },
    { cause },
  );
}

function lineFeedsBeforeDamage(chunk: Uint8Array, encoding: string): number {
  const [before = ''] = new TextDecoder(encoding).decode(chunk).split('\uFFFD', 1);
  return countLineFeeds(before);
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

async function* withLineFeeds(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const text of texts) {
    const whole = held + text;
    // Whether a carriage return is half a line end is told by what follows.
    held = whole.endsWith('\r') ? '\r' : '';
    const ready = held ? whole.slice(0, -1) : whole;
    yield ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready;
  }
  if (held) yield '\n';
}
