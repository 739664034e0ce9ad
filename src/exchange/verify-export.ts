/** Whether a file is a whole export, unchanged: by its manifest, its end, and the hash of what stands between. */
import { createHash } from 'node:crypto';
import { NisbaError, type ErrorDetails } from '../errors.js';
import { splitLines, type Line } from './lines.js';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  endRecord,
  manifestRecord,
  type EndRecord,
  type Manifest,
} from './record.export.js';

/** Most bytes of a line of an export: a claim with very many locators, and room to spare. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

export interface VerifiedExport {
  readonly manifest: Manifest;
  /** Lines in all, the end counted. */
  readonly lines: number;
  /** Of all lines but the end, in hexadecimal digits: what the export is cited by. */
  readonly sha256: string;
}

/** The lines of an export, some at a time: up to the first that cannot be read. */
export async function* exportLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<(Line & { content: string })[]> {
  for await (const lines of splitLines(chunks, MAX_LINE_BYTES)) {
    const readable: (Line & { content: string })[] = [];
    for (const { number, bytes, content } of lines) {
      if (typeof content !== 'string') throw atLine(number, content);
      readable.push({ number, bytes, content });
    }
    yield readable;
  }
}

/**
 * Reads an export to its end; memory holds a line.
 *
 * @throws EXPORT_DAMAGED, EXPORT_VERSION; INVALID_ENCODING, LINE_TOO_LONG; what the chunks throw
 */
export async function verifyExport(chunks: AsyncIterable<Uint8Array>): Promise<VerifiedExport> {
  const hash = createHash('sha256');
  let manifest: Manifest | undefined;
  let last: string | undefined;
  let lines = 0;
  for await (const some of exportLines(chunks)) {
    for (const { content } of some) {
      manifest ??= readManifest(content);
      // The last line is the end, and the hash does not cover itself.
      if (last !== undefined) hash.update(`${last}\n`);
      last = content;
      lines += 1;
    }
  }
  if (manifest === undefined || last === undefined) throw damaged('It is empty.', { lines });
  const end = readEnd(last, lines);
  const sha256 = hash.digest('hex');
  if (end.lines !== lines - 1 || end.sha256 !== sha256) {
    throw damaged('Its lines are not those that were exported: the file was changed.', {
      lines: lines - 1,
      expectedLines: end.lines,
      sha256,
      expectedSha256: end.sha256,
    });
  }
  return { manifest, lines, sha256 };
}

/** @throws EXPORT_DAMAGED, EXPORT_VERSION */
function readManifest(line: string): Manifest {
  const json = parsed(line);
  const found =
    typeof json === 'object' && json !== null && 'record' in json && json.record === 'manifest' ? json : null;
  if (found === null)
    throw damaged('Its first line is no manifest; other Nisba files are taken by "nisba import".');
  const { format, version } = { format: undefined, version: undefined, ...found };
  if (format !== EXPORT_FORMAT || version !== EXPORT_VERSION) {
    throw new NisbaError(
      'EXPORT_VERSION',
      `The export is ${String(format)} version ${String(version)}, and this Nisba restores ${EXPORT_FORMAT} version ${EXPORT_VERSION}: use the Nisba that wrote it, or "nisba import".`,
      { version: EXPORT_VERSION },
    );
  }
  const manifest = manifestRecord.safeParse(found);
  if (!manifest.success) throw damaged('Its manifest lacks what every manifest has.');
  if (manifest.data.selection !== 'everything')
    throw damaged('It holds a selection only; "nisba import" takes it.');
  return manifest.data;
}

function readEnd(line: string, number: number): EndRecord {
  const end = endRecord.safeParse(parsed(line));
  if (!end.success) throw damaged(`It is cut off: line ${number}, its last, is no end.`, { lines: number });
  return end.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function damaged(what: string, details: ErrorDetails = {}): NisbaError {
  return new NisbaError('EXPORT_DAMAGED', `This is no whole export. ${what} Fetch it again.`, details);
}

/** The error of a line, told with its number. */
export function atLine(line: number, { code, message, details }: NisbaError): NisbaError {
  return new NisbaError(code, `Line ${line}: ${message}`, { ...details, line });
}
