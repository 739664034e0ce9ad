/** `npm run neo4j`: a Neo4j for development on port 7687 (or NEO4J_PORT), its data in test/.neo4j, a folder a port. */
import { fileURLToPath } from 'node:url';
import { isFree, missingTools, startNeo4j } from './server.mjs';

const port = Number(process.env.NEO4J_PORT ?? 7687);
const missing = await missingTools();
if (missing) {
  console.error(`${missing}. Install JDK 17 and Maven, or start a Neo4j of your own and set NEO4J_URI.`);
  process.exit(1);
}
// Before anything is written: the folder would be that of the server which runs there.
if (!(await isFree(port))) {
  console.error(`Port ${port} is taken, perhaps by this server already; name another one by NEO4J_PORT.`);
  process.exit(1);
}
const home = fileURLToPath(new URL(`../.neo4j/home-${port}`, import.meta.url));
const { uri, stop } = await startNeo4j({ home, port });
console.log(
  `Neo4j answers at ${uri} (no password). Use it by --store ${uri}, or NEO4J_URI=${uri} npm run test:neo4j.`,
);
console.log(`Ctrl-C stops it; its data stays in ${home}.`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void stop().then(() => process.exit(0)));
