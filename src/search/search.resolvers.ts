/** Searching in GraphQL. */
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE } from '../evidence/scope.js';
import type {
  QueryResolvers,
  Resolvers,
  SearchHitResolvers,
  SearchResultResolvers,
  SimilarEntityResolvers,
  SimilarResultResolvers,
} from '../graphql/generated/schema.js';
import type { EntityModel } from '../graphql/models.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { judge } from './judge.js';
import { searchNames } from './search-names.js';
import { similarEntities } from './similar-entities.js';

const MOST_HITS = 100;

/** @throws INVALID_PAGE_SIZE */
function hitCount(first: number | null | undefined): number {
  const count = first ?? 10;
  if (count >= 1 && count <= MOST_HITS) return count;
  throw new NisbaError('INVALID_PAGE_SIZE', `first is ${count}: give 1 to ${MOST_HITS}.`, {
    first: count,
    most: MOST_HITS,
  });
}

const search: QueryResolvers['search'] = async (_root, { text, kinds, exactScript, first }, context) => {
  const count = hitCount(first);
  const answer = await searchNames(context.reader, {
    text,
    ...(kinds && { kinds }),
    exactScript: exactScript ?? false,
  });
  return { ...answer, first: count };
};

const similar: QueryResolvers['similarEntities'] = async (_root, { id, first }, context) => {
  const count = hitCount(first);
  const { entity } = await requireEntity(id, DEFAULT_SCOPE, context);
  return { ...(await similarEntities(context.reader, entity)), first: count };
};

const SearchResult: SearchResultResolvers = {
  hits: ({ hits, first }) => hits.slice(0, first),
  nodes: ({ hits, first }) => hits.slice(0, first).map(({ entity }) => modelOf(entity)),
  verdict: ({ hits }) => judge(hits).verdict,
  total: ({ hits, bounded }) => ({ value: hits.length, exact: !bounded }),
  truncation: ({ hits, bounded, first }) => truncation(hits.length, first, bounded),
};

const SearchHit: SearchHitResolvers = {
  entity: ({ entity }) => modelOf(entity),
  matchedName: ({ name }) => name,
  explanation: ({ explanation }) => explanation.text,
  words: ({ explanation }) =>
    explanation.words.map(({ query, name, likeness, steps }) => ({
      asked: query,
      found: name,
      likeness,
      steps,
    })),
  missingFromName: ({ explanation }) => explanation.unmatchedQuery,
  missingFromText: ({ explanation }) => explanation.unmatchedName,
  parts: ({ parts, kindFactor }) => (parts ? { ...parts, kindFactor } : null),
};

const SimilarResult: SimilarResultResolvers = {
  candidates: ({ candidates, first }) => candidates.slice(0, first),
  judgedDifferent: ({ judgedDifferent }) => judgedDifferent.map(modelOf),
  truncation: ({ candidates, bounded, first }) => truncation(candidates.length, first, bounded),
};

const SimilarEntity: SimilarEntityResolvers = {
  entity: ({ entity }) => modelOf(entity),
};

/** A name is found whatever filter holds; what is asked of its bearer obeys the defaults. */
function modelOf(entity: StoredEntity): EntityModel {
  return { node: 'entity', entity, scope: DEFAULT_SCOPE };
}

function truncation(found: number, first: number, bounded: boolean) {
  const reason = found > first ? ('FIRST' as const) : bounded ? ('COMMON_WORDS' as const) : null;
  return { complete: reason === null, reason, limit: reason === 'FIRST' ? first : null, explored: found };
}

export const searchResolvers: Resolvers = {
  Query: { search, similarEntities: similar },
  SearchResult,
  SearchHit,
  SimilarResult,
  SimilarEntity,
};
