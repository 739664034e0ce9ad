/**
 * Has other tools read what Nisba exports: `npm run test:interop [-- part of a check's name …]`.
 *
 * Sets the tools up apart from the project, writes every format of two graphs, and runs each file of
 * checks/ with the folder as its argument. A check prints `ok SENTENCE` or `not ok SENTENCE: WHY`. The last
 * line printed is the sum. Where a tool cannot be had all is left out loudly, and REQUIRE_INTEROP=1 makes
 * that a failure.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeExports } from './exports.mjs';
import { missingForInterop, setUpTools } from './tools.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const CHECK_MS = 120_000;
/** Machines that check have two processors. */
const AT_ONCE = 2;
const sum = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'nisba-interop-'));

try {
  const missing = missingBuild() ?? (await missingForInterop());
  if (missing) leaveOut(missing);
  else await runAll(process.argv.slice(2));
} catch (error) {
  count(`not ok the run comes to its end: ${error.message}`);
} finally {
  if (process.env.KEEP_EXPORTS) console.log(`The exports are in ${folder}.`);
  else rmSync(folder, { recursive: true, force: true });
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);

async function runAll(parts) {
  const [tools, extensions] = await Promise.all([
    timed('The tools were set up', setUpTools),
    timed('The exports were written', () => writeExports(folder)),
  ]);
  const checks = readdirSync(join(here, 'checks')).filter((name) => name.startsWith('check_'));
  everyFormatIsChecked(extensions, checks);
  const wanted = checks.filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)));
  const waiting = [...wanted];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let check; (check = waiting.shift());) await runCheck(check, tools);
    }),
  );
}

async function timed(what, work) {
  const since = Date.now();
  const done = await work();
  console.log(`# ${what}: ${((Date.now() - since) / 1_000).toFixed(1)} s`);
  return done;
}

/** A format that no check names has been forgotten. */
function everyFormatIsChecked(extensions, checks) {
  const texts = checks.map((name) => readFileSync(join(here, 'checks', name), 'utf8'));
  for (const extension of extensions) {
    const named = texts.some((text) => text.includes(`'${extension}'`) || text.includes(`"${extension}"`));
    count(
      named ? `ok ${extension} is checked` : `not ok ${extension} is checked: no file of checks/ names it`,
    );
  }
}

async function runCheck(name, tools) {
  const since = Date.now();
  const program = name.endsWith('.py') ? tools.PYTHON : process.execPath;
  const child = spawn(program, [join(here, 'checks', name), folder], {
    cwd: folder,
    env: { ...process.env, ...tools, PYTHONUTF8: '1' },
    timeout: CHECK_MS,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (ended, signal) => resolve(ended ?? signal));
  });
  const lines = output.split('\n').filter((line) => line !== '');
  const failed = lines.filter((line) => line.startsWith('not ok ')).length;
  const said = failed + lines.filter((line) => line.startsWith('ok ')).length;
  if (said === 0 || (code !== 0 && failed === 0))
    lines.push(`not ok ${name} comes to its end: exit code ${code}`);
  // At once, so that the lines of two checks do not mix.
  console.log(`# ${name}: ${((Date.now() - since) / 1_000).toFixed(1)} s`);
  lines.forEach(count);
}

function count(line) {
  if (line.startsWith('ok ')) sum.passed += 1;
  else if (line.startsWith('not ok ')) sum.failed += 1;
  console.log(line);
}

function missingBuild() {
  return existsSync(join(here, '..', '..', 'dist', 'main.js')) ? null : 'dist/ was not built (npm run build)';
}

function leaveOut(missing) {
  const required = process.env.REQUIRE_INTEROP === '1';
  console.error(`INTEROP ${required ? 'FAILED' : 'WAS LEFT OUT'}: ${missing}.`);
  console.error('It wants Python 3.11 with venv, JDK 17, Maven, and the built project.');
  if (required) sum.failed += 1;
}
