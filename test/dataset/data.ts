/** Real data sets, which are kept beside the project and never in it: tests that need one skip, saying so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from '@jest/globals';

const FOLDER = process.env['NISBA_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** The file's path, where it is there. */
function realData(name: string): string | undefined {
  const path = join(FOLDER, name);
  return existsSync(path) ? path : undefined;
}

/** A test on a real data set; it skips, loudly, where that is absent. */
export function testWithData(
  title: string,
  name: string,
  body: (path: string) => Promise<void>,
  ms: number,
): void {
  const path = realData(name);
  if (path !== undefined) test(title, () => body(path), ms);
  else {
    console.warn(`SKIPPED: ${title}. ${join(FOLDER, name)} is absent; NISBA_DATA names another folder.`);
    test.skip(title, () => undefined);
  }
}
