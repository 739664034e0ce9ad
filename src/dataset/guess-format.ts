/** Of which format files are, where that can be told with certainty. */
import { NisbaError } from '../errors.js';
import { DATASET_FORMATS } from './formats.js';
import { openForeignFiles } from './read-files.js';

/** Nisba's own files (docs/format.md). */
export const NISBA_FORMAT = 'nisba';

export const FORMAT_NAMES: readonly string[] = [NISBA_FORMAT, ...DATASET_FORMATS.map(({ name }) => name)];

/**
 * @returns the name of the format of all the files
 * @throws BAD_USER_INPUT where it cannot be told, or differs from file to file; FILE_UNREADABLE
 */
export async function guessFormat(paths: readonly string[]): Promise<string> {
  const guesses = await Promise.all(paths.map(guessOne));
  const [first] = guesses;
  if (first !== undefined && guesses.every((guess) => guess === first)) return first;
  const path = paths[guesses.indexOf(undefined)];
  const what =
    path === undefined
      ? 'The files are of several formats: import them apart'
      : `It cannot be told of what format ${path} is${/\.[ct]sv(\.gz)?$/.test(path) ? ' (a table of your own needs --mapping FILE, which --suggest drafts)' : ''}`;
  throw new NisbaError('BAD_USER_INPUT', `${what}; add --format ${FORMAT_NAMES.join('|')}.`, {
    formats: FORMAT_NAMES,
  });
}

async function guessOne(path: string): Promise<string | undefined> {
  if (path === '-' || /\.jsonl(\.gz)?$/.test(path)) return NISBA_FORMAT;
  const start = await startOf(path);
  if (/^\s*\{[^\n]*"record"\s*:/.test(start)) return NISBA_FORMAT;
  const fitting = DATASET_FORMATS.filter((format) => format.recognises?.(path, start));
  return fitting.length === 1 ? fitting[0]!.name : undefined;
}

/** The first characters of a file; none where they cannot be decoded. */
async function startOf(path: string): Promise<string> {
  const [file] = await openForeignFiles([path]);
  try {
    for await (const text of file!.text()) return text;
  } catch (error) {
    if (!(error instanceof NisbaError) || error.code !== 'INVALID_ENCODING') throw error;
  }
  return '';
}
