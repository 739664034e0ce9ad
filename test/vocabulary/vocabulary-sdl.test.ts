import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { vocabularySdl } from '../../src/vocabulary/vocabulary-sdl.js';

test('the enums of the schema are the vocabulary, type by type and word by word', () => {
  const schema = readFileSync(new URL('../../schema/vocabulary.graphql', import.meta.url), 'utf8');
  expect(schema).toBe(vocabularySdl());
});
