/**
 * Runs the lanes: `node test/run.mjs [embedded|neo4j] [jest's arguments]`, both lanes if none is named.
 *
 * The neo4j lane uses NEO4J_URI, else a server that it starts; where there is neither it is left out
 * loudly, and REQUIRE_NEO4J=1 makes that a failure. The last line printed is the sum.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingTools, startNeo4j } from './neo4j/server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const workspace = mkdtempSync(join(tmpdir(), 'nisba-run-'));
const endsAt = Date.now() + 25 * 60_000;
const sum = { passed: 0, failed: 0, skipped: 0 };

const [first, ...others] = process.argv.slice(2);
const lane = first === 'embedded' || first === 'neo4j' ? first : undefined;
const jestArguments = lane || first === undefined ? others : [first, ...others];

try {
  if (lane !== 'neo4j') await runLane('embedded', ['--maxWorkers=2'], {});
  if (lane !== 'embedded') await runNeo4jLane();
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
process.exit(sum.failed > 0 ? 1 : 0);

async function runNeo4jLane() {
  const bounds = ['--runInBand'];
  if (process.env.NEO4J_URI) return runLane('neo4j', bounds, {});
  const missing = await missingTools();
  if (missing) return leaveOut(missing);
  const server = await startNeo4j({ home: join(workspace, 'neo4j') });
  try {
    await runLane('neo4j', bounds, { NEO4J_URI: server.uri });
  } finally {
    await server.stop();
  }
}

function leaveOut(missing) {
  const required = process.env.REQUIRE_NEO4J === '1';
  box([
    `THE NEO4J LANE ${required ? 'FAILED' : 'WAS LEFT OUT'}: ${missing}.`,
    'Install JDK 17 and Maven, or set NEO4J_URI to a Neo4j whose content may be deleted.',
  ]);
  if (required) sum.failed += 1;
}

/** Runs one jest project and adds its counts; a file that could not run counts as one failed test. */
async function runLane(project, bounds, environment) {
  const report = join(workspace, `${project}.json`);
  const options = ['--experimental-vm-modules', '--no-warnings', jest, ...jestArguments, ...bounds];
  options.push(
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${report}`,
    '--testLocationInResults=false',
  );
  const code = await finished(
    spawn(process.execPath, options, {
      cwd: root,
      // jest prints its JSON to standard output too; the reporters write to standard error.
      stdio: ['inherit', 'ignore', 'inherit'],
      env: { ...process.env, ...environment },
      timeout: Math.max(1, endsAt - Date.now()),
    }),
  );
  const counts = readReport(report);
  if (!counts) {
    box([`The ${project} lane broke off (exit code ${code}).`]);
    sum.failed += 1;
    return;
  }
  sum.passed += counts.numPassedTests;
  sum.skipped += counts.numPendingTests;
  sum.failed += counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  if (code !== 0 && counts.numFailedTests + counts.numRuntimeErrorTestSuites === 0) sum.failed += 1;
}

function finished(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function box(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '═'.repeat(width + 2);
  console.error([`╔${edge}╗`, ...lines.map((line) => `║ ${line.padEnd(width)} ║`), `╚${edge}╝`].join('\n'));
}
