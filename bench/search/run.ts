/** `node --import ./test/store/children/typescript.mjs bench/search/run.ts` prints how well names are found. */
import { measureSearch } from './search.js';

measureSearch();
