/** Where a command writes what may be large: standard output, or a file that is there whole or not at all. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { NisbaError } from '../errors.js';

/**
 * Writes chunks to a file, packed where its name ends in `.gz`, or to standard output; never more than is
 * taken. A file is written beside its place and moved there at the end.
 *
 * @throws FILE_UNWRITABLE, and what the chunks throw
 */
export async function writeOut(
  chunks: AsyncIterable<string | Uint8Array>,
  out: string | undefined,
): Promise<void> {
  if (out === undefined) return writeTo(process.stdout, chunks, 'standard output', false);
  const draft = `${out}.${process.pid}.part`;
  try {
    await writeTo(createWriteStream(draft), chunks, out, out.endsWith('.gz'));
    await rename(draft, out).catch((error: unknown) => {
      throw unwritable(out, error);
    });
  } catch (error) {
    // What is left of it, if anything, is told by the error itself.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeTo(
  place: Writable,
  chunks: AsyncIterable<string | Uint8Array>,
  name: string,
  packed: boolean,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const watched = async function* (): AsyncGenerator<string | Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
  const source = Readable.from(watched(), { objectMode: false });
  try {
    // Standard output is not ours to close.
    const options = { end: place !== process.stdout };
    if (packed) await pipeline(source, createGzip(), place, options);
    else await pipeline(source, place, options);
  } catch (error) {
    if (failure) throw failure.error;
    throw unwritable(name, error);
  }
}

function unwritable(name: string, error: unknown): NisbaError {
  const reason = error instanceof Error ? error.message : String(error);
  return new NisbaError(
    'FILE_UNWRITABLE',
    `${name} cannot be written (${reason}): make room there, or name another place by --out.`,
    { file: name },
    { cause: error },
  );
}
