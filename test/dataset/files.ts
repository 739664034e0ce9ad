/** Foreign files for tests, each in a folder of its own. */
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openForeignFiles, type Encoding, type ForeignFile } from '../../src/dataset/read-files.js';
import { temporaryFolder } from '../engines.js';

let written = 0;

/** Writes a file, and gives its path. */
export function fileWith(content: string | Uint8Array, ending = 'csv'): string {
  written += 1;
  const path = join(temporaryFolder(), `${written}.${ending}`);
  writeFileSync(path, content);
  return path;
}

/** Writes what is large, a piece at a time. */
export async function fileOf(pieces: Iterable<Uint8Array>, ending: string): Promise<string> {
  const path = fileWith('', ending);
  const file = await open(path, 'w');
  for (const piece of pieces) await file.write(piece);
  await file.close();
  return path;
}

export async function opened(path: string, encoding?: Encoding): Promise<ForeignFile> {
  const [file] = await openForeignFiles([path], { ...(encoding && { encoding }) });
  return file!;
}
