import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execute, makeService } from '../../src/graphql/execute.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { loadSeed } from '../seed.js';

const folder = fileURLToPath(new URL('../../web/questions/', import.meta.url));
const service = makeService({ logFault: (error) => console.error(error) });
let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  await loadSeed(store);
  await service.start();
});
afterAll(() => service.stop());

describe("the analysts' questions", () => {
  test.each(readdirSync(folder).filter((file) => file.endsWith('.graphql')))(
    '%s is answered from the seed graph',
    async (file) => {
      const { answer, statements } = await execute(service, store, readFileSync(`${folder}${file}`, 'utf8'));
      console.log(statements.join(' '), JSON.stringify(answer, null, 1).slice(0, 6000));
      expect(answer.errors).toBeUndefined();
    },
  );
});
