/** A process that holds a store: `hold.ts LOCATION [ADDRESS]`. It says "ready", and closes when its input ends. */
import { openStore } from '../../../src/store/open.js';

const [location, address] = process.argv.slice(2);
const store = await openStore(location!);
if (address) await store.announce(address);
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', () => {
  void store.close().then(() => process.exit(0));
});
