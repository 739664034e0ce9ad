import { expect, test } from '@jest/globals';
import { embeddedError } from '../../src/store/embedded/errors.js';

test.each([
  ['No space left on device (os error 28)', 'STORE_NOT_WRITABLE'],
  ['cannot write: File too large (os error 27)', 'STORE_NOT_WRITABLE'],
  ['a write was in the way', 'CONFLICT'],
])('the engine says "%s": that is %s, and a full disk names no path', (message, code) => {
  const error = embeddedError({ message: `GRAFEO-T009: /folder/x.log: ${message}`, gqlStatus: '40000' });
  expect(error.code).toBe(code);
  if (code === 'STORE_NOT_WRITABLE') expect(error.message).not.toContain('/folder');
});
