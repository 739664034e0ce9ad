/** The files that an import reads: paths, gzip, standard input. */
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { NisbaError } from '../errors.js';

export interface InputFile {
  /** As the user wrote it, or "standard input". */
  readonly name: string;
  /** Its size as it lies on the disk; unknown for standard input. */
  readonly size?: number;
  /** Its content, unpacked. */
  open(): OpenFile;
}

export interface OpenFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes read so far, of `size`. */
  position(): number;
}

const STANDARD_INPUT = '-';

/**
 * Looks at all the paths before anything is read, so that a slip in the last stops the import at once.
 * @param paths files, those that end in `.gz` unpacked; `-` is standard input
 * @throws FILE_UNREADABLE
 */
export async function findInputFiles(
  paths: readonly string[],
  standardInput: AsyncIterable<Uint8Array> = process.stdin,
): Promise<InputFile[]> {
  if (paths.filter((path) => path === STANDARD_INPUT).length > 1) {
    throw new NisbaError('FILE_UNREADABLE', 'Standard input can be read once: name "-" only once.');
  }
  return Promise.all(
    paths.map(async (path) => (path === STANDARD_INPUT ? inputOf(standardInput) : fileOf(path))),
  );
}

async function fileOf(path: string): Promise<InputFile> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new NisbaError('FILE_UNREADABLE', `${path} is a folder: name its files.`);
    await access(path, constants.R_OK);
    // A pipe has no size.
    return { name: path, ...(found.isFile() && { size: found.size }), open: () => openFile(path) };
  } catch (error) {
    throw fileError(path, error);
  }
}

function openFile(path: string): OpenFile {
  const file = createReadStream(path);
  // The reader of the chunks learns of a failure: the callback has nothing to add.
  const chunks = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
  return { chunks, position: () => file.bytesRead };
}

function inputOf(standardInput: AsyncIterable<Uint8Array>): InputFile {
  return {
    name: 'standard input',
    open: () => {
      let read = 0;
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of standardInput) {
          read += chunk.length;
          yield chunk;
        }
      };
      return { chunks: counted(), position: () => read };
    },
  };
}

/** What the file system or zlib threw, as FILE_UNREADABLE; errors of ours pass through. */
export function fileError(name: string, error: unknown): unknown {
  if (error instanceof NisbaError) return error;
  const thrown = SystemError.safeParse(error);
  if (!thrown.success) return error;
  const reason = REASONS[thrown.data.code] ?? `cannot be read (${thrown.data.message})`;
  return new NisbaError('FILE_UNREADABLE', `${name} ${reason}.`, { file: name }, { cause: error });
}

const SystemError = z.object({ code: z.string(), message: z.string() });
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: check the path',
  EACCES: 'may not be read by this user',
  Z_DATA_ERROR: 'is not gzip, or damaged: unpack it by hand to see what is left',
  Z_BUF_ERROR: 'ends early: the gzip file is cut off, fetch it again',
};
