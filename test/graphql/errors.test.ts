/** What clients see of an error: the user's with its code and facts, a bug's without its inside. */
import { describe, expect, test } from '@jest/globals';
import { NisbaError } from '../../src/errors.js';
import { execute, makeService } from '../../src/graphql/execute.js';
import { openTestAnalysis } from '../analysis/threads.js';
import type { Store } from '../../src/store/store.js';
import { endpoint } from './endpoint.js';

const opened = endpoint(() => Promise.resolve());

/** The store with a fault in it: every reading statement throws. */
function faulty(fault: () => Error): Store {
  const { store } = opened;
  return {
    engine: store.engine,
    run: () => Promise.reject(fault()),
    read: (work, options) => store.read(work, options),
    write: (work, options) => store.write(work, options),
    derive: (work, options) => store.derive(work, options),
    pages: (statement, parameters, fill, options) => store.pages(statement, parameters, fill, options),
    ping: () => store.ping(),
    announce: (address) => store.announce(address),
    close: () => store.close(),
  };
}

async function errorOf(fault: () => Error) {
  const logged: unknown[] = [];
  const service = makeService({ logFault: (error) => logged.push(error) });
  await service.start();
  const query = '{ statistics { sources } vocabulary { attributeTypes { type } } }';
  const { answer } = await execute(service, faulty(fault), openTestAnalysis(), query);
  await service.stop();
  expect(answer.data).toMatchObject({
    statistics: null,
    vocabulary: { attributeTypes: expect.any(Array) as unknown },
  });
  const [error, ...others] = answer.errors!;
  expect(others).toEqual([]);
  return { error: error!, logged };
}

describe('an error', () => {
  test('that is a bug is told as INTERNAL without its inside, and logged with it', async () => {
    const bug = new TypeError('Cannot read properties of /home/nisba/secret');
    const { error, logged } = await errorOf(() => bug);
    expect(error.extensions).toEqual({ code: 'INTERNAL' });
    expect(JSON.stringify(error)).not.toMatch(/secret|TypeError|stack/);
    expect(error.path).toEqual(['statistics', 'sources']);
    expect(logged).toEqual([bug]);
  });

  test.each(['INTERNAL', 'BAD_STATEMENT', 'ENGINE_FAULT'] as const)(
    'of ours that is a fault (%s) is logged',
    async (code) => {
      const { error, logged } = await errorOf(() => new NisbaError(code, 'The engine failed.'));
      expect(error.extensions).toEqual({ code });
      expect(logged).toHaveLength(1);
    },
  );

  test.each(['UNAVAILABLE', 'TIMEOUT', 'OVERLOADED', 'RESULT_TOO_LARGE'] as const)(
    'of the environment (%s) keeps its code and facts, and is no fault',
    async (code) => {
      const { error, logged } = await errorOf(() => new NisbaError(code, 'Later.', { after: 5 }));
      expect(error).toMatchObject({ message: 'Later.', extensions: { code, after: 5 } });
      expect(logged).toEqual([]);
    },
  );
});
