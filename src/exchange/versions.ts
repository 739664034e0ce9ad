/** What an export was written by: hashes that change with the format of its records and with the vocabulary. */
import { contentHash } from '../hash.js';
import { ATTRIBUTE_TYPES, RELATION_TYPES } from '../vocabulary/vocabulary.js';
import { toJsonSchema } from './record.js';

export function versions(): { readonly schemaVersion: string; readonly vocabularyVersion: string } {
  return {
    schemaVersion: contentHash(toJsonSchema()),
    vocabularyVersion: contentHash({ relations: RELATION_TYPES, attributes: ATTRIBUTE_TYPES }),
  };
}
