/** A process that writes until it is killed: `write.ts LOCATION`. It prints each number once its write is acknowledged. */
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../src/store/open.js';
import { CYPHER_FOLDER, StatementLibrary } from '../../../src/store/statements.js';

const library = new StatementLibrary([
  CYPHER_FOLDER,
  fileURLToPath(new URL('../statements', import.meta.url)),
]);
const store = await openStore(process.argv[2]!, { library });
for (let number = 1; ; number += 1) {
  // Two nodes in one transaction: either both are there afterwards or none.
  await store.write(async (writer) => {
    await writer.run('trial/merge-nodes', { ids: [`person:left-${number}`] });
    await writer.run('trial/merge-nodes', { ids: [`person:right-${number}`] });
  });
  process.stdout.write(`${number}\n`);
}
