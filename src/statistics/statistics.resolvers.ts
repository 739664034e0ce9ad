/** Statistics in GraphQL: each figure is read only when it is asked for. */
import type { Context } from '../graphql/context.js';
import type { Resolvers } from '../graphql/generated/schema.js';
import { readNameIndex } from '../search/name-index.js';
import { readRevision, type LastRevision } from '../store/revisions.js';
import { countKinds, countRecords, countStatuses, type RecordCounts } from './read-statistics.js';

const records = (context: Context): Promise<RecordCounts> =>
  context
    .loader<string, RecordCounts>(
      'records',
      async ([key]) => new Map([[key!, await countRecords(context.reader)]]),
    )
    .load('records') as Promise<RecordCounts>;

const last = (context: Context): Promise<LastRevision> =>
  context
    .loader<string, LastRevision>(
      'revision',
      async ([key]) => new Map([[key!, await readRevision(context.reader)]]),
    )
    .load('revision') as Promise<LastRevision>;

export const statisticsResolvers: Resolvers = {
  Query: { statistics: () => ({}) },
  Statistics: {
    entities: (_statistics, _given, context) => countKinds(context.reader),
    links: (_statistics, _given, context) => countStatuses(context.reader),
    sources: async (_statistics, _given, context) => (await records(context)).sources,
    claims: async (_statistics, _given, context) => (await records(context)).claims,
    retractedClaims: async (_statistics, _given, context) => (await records(context)).retractedClaims,
    bearings: async (_statistics, _given, context) => (await records(context)).bearings,
    merges: async (_statistics, _given, context) => (await records(context)).merges,
    revision: async (_statistics, _given, context) => (await last(context)).revision,
    nameIndex: async (_statistics, _given, context) => {
      const { forms, version, stale } = await readNameIndex(context.reader);
      return { names: forms, version, current: !stale };
    },
    recordedAt: async (_statistics, _given, context) => (await last(context)).at ?? null,
  },
};
