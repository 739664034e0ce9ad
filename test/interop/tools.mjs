/** The tools of others that read our exports: a Python environment and Java archives of their own. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fetchJars, java, missingJava } from '../jars.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const cache =
  process.env.INTEROP_CACHE ??
  fileURLToPath(new URL('../../node_modules/.cache/nisba-interop', import.meta.url));
const environment = join(cache, 'python');
const jars = join(cache, 'jars');
const requirements = join(here, 'requirements.txt');
/** Written last, so that an installation that broke off is done again. */
const stamp = join(environment, 'installed-for.txt');

/** Python 3.11 is the oldest for which all of requirements.txt is to be had. */
const SEES_PYTHON = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))';

/** What is missing here to set the tools up, or null. */
export async function missingForInterop() {
  const python = await run(systemPython(), ['-c', SEES_PYTHON]).catch(() => null);
  if (!python) return 'Python 3.11 or newer with its venv module was not found';
  return missingJava(jars);
}

/**
 * Installs what has changed.
 * @returns {Promise<Record<string, string>>} what checks find in their environment: PYTHON and JAVA, to be run,
 *   JARS, the folder of the archives, and what Python itself reads
 */
export async function setUpTools() {
  mkdirSync(cache, { recursive: true });
  await Promise.all([installPackages(), fetchJars({ pom: join(here, 'pom.xml'), folder: jars })]);
  return {
    PYTHON: join(environment, 'bin', 'python'),
    // What the first check compiles the others find; and nothing is written beside the checks.
    PYTHONPYCACHEPREFIX: join(cache, 'bytecode'),
    JAVA: java,
    JARS: jars,
  };
}

/** All that is needed is named in the file, so that nothing is looked for besides, and nothing is built. */
async function installPackages() {
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(environment, { recursive: true, force: true });
  await run(systemPython(), ['-m', 'venv', environment]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile'];
  const bounds = ['--no-deps', '--only-binary', ':all:', '--requirement', requirements];
  await run(join(environment, 'bin', 'python'), [...pip, ...bounds], { maxBuffer: 1 << 26 });
  writeFileSync(stamp, wanted);
}

function systemPython() {
  return process.env.PYTHON ?? 'python3';
}
