/** A real Neo4j for tests and development, fetched from Maven Central and started in seconds. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { fetchJars, java, missingJava } from '../jars.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../.neo4j/', import.meta.url));
const jars = join(cache, 'lib');
const START_MS = 90_000;
const OPENS = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

/** Why no server can be started here, or null when one can. */
export const missingTools = () => missingJava(jars);

/**
 * Starts a server without authentication on the loopback address; it ends with this process.
 * @param {{ home: string, port?: number }} where a folder for its data; without a port, a free one
 * @returns {Promise<{ uri: string, stop: () => Promise<void> }>}
 */
export async function startNeo4j({ home, port }) {
  await fetchJars({ pom: join(here, 'pom.xml'), folder: jars });
  const bolt = port ?? (await freePort());
  mkdirSync(join(home, 'conf'), { recursive: true });
  writeFileSync(join(home, 'conf', 'neo4j.conf'), configuration(bolt));
  const log = openSync(join(home, 'server.log'), 'w');
  const server = spawn(
    java,
    ['-Xmx1g', ...OPENS, '-cp', join(jars, '*'), join(here, 'Neo4jServer.java'), home],
    {
      stdio: ['pipe', log, log],
      // A Ctrl-C at the terminal is ours to pass on.
      detached: true,
    },
  );
  closeSync(log);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const uri = `bolt://127.0.0.1:${bolt}`;
  const stop = async () => {
    server.stdin.end();
    await ended;
  };
  try {
    await answering(uri, ended);
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`${error.message}\n${readFileSync(join(home, 'server.log'), 'utf8').slice(-2_000)}`, {
      cause: error,
    });
  }
  return { uri, stop };
}

function configuration(port) {
  return [
    'server.bolt.enabled=true',
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'dbms.security.auth_enabled=false',
    'dbms.usage_report.enabled=false',
    'server.memory.pagecache.size=256m',
    'db.transaction.timeout=120s',
    '',
  ].join('\n');
}

async function answering(uri, ended) {
  let over = false;
  void ended.then(() => (over = true));
  for (const since = Date.now(); Date.now() - since < START_MS;) {
    if (over) throw new Error('Neo4j ended while it started:');
    const driver = neo4j.driver(uri, undefined, { connectionTimeout: 1_000 });
    try {
      await driver.verifyConnectivity({ database: 'neo4j' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
    } finally {
      await driver.close();
    }
  }
  throw new Error(`Neo4j did not answer within ${START_MS / 1_000} s:`);
}

/** A port that nobody listens on now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Whether nobody listens on a port of the loopback address. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
