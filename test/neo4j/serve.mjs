/** `npm run neo4j`: a Neo4j for development on port 7687 (or NEO4J_PORT), its data in test/.neo4j/home. */
import { fileURLToPath } from 'node:url';
import { missingTools, startNeo4j } from './server.mjs';

const missing = await missingTools();
if (missing) {
  console.error(`${missing}. Install JDK 17 and Maven, or start a Neo4j of your own and set NEO4J_URI.`);
  process.exit(1);
}
const home = fileURLToPath(new URL('../.neo4j/home', import.meta.url));
const { uri, stop } = await startNeo4j({ home, port: Number(process.env.NEO4J_PORT ?? 7687) });
console.log(
  `Neo4j answers at ${uri} (no password). Use it by --store ${uri}, or NEO4J_URI=${uri} npm run test:neo4j.`,
);
console.log('Ctrl-C stops it; its data stays in test/.neo4j/home.');
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void stop().then(() => process.exit(0)));
