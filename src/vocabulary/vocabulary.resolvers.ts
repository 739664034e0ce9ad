/** The vocabulary in GraphQL. */
import type { Resolvers } from '../graphql/generated/schema.js';
import { ATTRIBUTE_TYPES, RELATION_TYPES } from './vocabulary.js';

export const vocabularyResolvers: Resolvers = {
  Query: { vocabulary: () => ({ relationTypes: RELATION_TYPES, attributeTypes: ATTRIBUTE_TYPES }) },
};
