/** Merges in GraphQL: who said that two entities are one, when and why. */
import { requireEntity } from '../entity/entity.resolvers.js';
import type { MergeResolvers, Resolvers } from '../graphql/generated/schema.js';

const Merge: MergeResolvers = {
  id: ({ merge }) => merge.id,
  merged: ({ merge, scope }, _given, context) => requireEntity(merge.merged, scope, context),
  into: ({ merge, scope }, _given, context) => requireEntity(merge.into, scope, context),
  reason: ({ merge }) => merge.reason,
  recordedAt: ({ merge }) => merge.recordedAt,
  recordedBy: ({ merge }) => merge.recordedBy,
  endedAt: ({ merge }) => merge.endedAt ?? null,
  endedBy: ({ merge }) => merge.endedBy ?? null,
  endedReason: ({ merge }) => merge.endedReason ?? null,
};

export const identityResolvers: Resolvers = { Merge };
