/** Java archives for tests, fetched from Maven Central once for each state of their pom.xml. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

/** Written last, so that a fetch that broke off is done again. */
const stampOf = (folder) => join(folder, 'fetched-for.xml');

/**
 * Why the archives cannot be had here or not be run, or null when they can.
 * @param {string} folder where they are, or will be
 */
export async function missingJava(folder) {
  const version = await run(java, ['-version']).catch(() => null);
  if (!version) return 'Java 17 or newer was not found';
  const major = Number(/version "(\d+)/.exec(version.stderr)?.[1] ?? 0);
  if (major < 17) return `Java is ${major}, and 17 or newer is needed`;
  if (existsSync(stampOf(folder))) return null;
  return (await run('mvn', ['-v']).catch(() => null)) ? null : 'Maven was not found';
}

/**
 * Fetches what a pom.xml depends on.
 * @param {{ pom: string, folder: string }} where the pom is a file, and where to put the archives
 */
export async function fetchJars({ pom, folder }) {
  const wanted = readFileSync(pom, 'utf8');
  const stamp = stampOf(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  await run('mvn', ['-q', '-B', '-f', pom, ...goal], { maxBuffer: 1 << 26 });
  writeFileSync(stamp, wanted);
}
