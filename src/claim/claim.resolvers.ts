/** Claims and bearings in GraphQL. */
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { findBearings, listBearings, type StoredBearing } from '../bearing/read-bearings.js';
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type Scope } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type {
  BearingResolvers,
  ClaimFilter,
  ClaimResolvers,
  ClaimValueResolvers,
  QueryResolvers,
  QuantityValueResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { BearingModel, ClaimModel, ClaimPage, EntityModel } from '../graphql/models.js';
import { Cursors, connectionFields, pageOf, pageSize } from '../graphql/page.js';
import { Selection } from '../graphql/selection.js';
import {
  bearingId,
  claimId,
  entityId,
  isClaimId,
  sourceId,
  type BearingId,
  type ClaimId,
  type EntityId,
} from '../ids.js';
import { linkById } from '../link/link.resolvers.js';
import { requireSource } from '../source/source.resolvers.js';
import { requireType } from '../vocabulary/require-type.js';
import type { StoredClaim } from './claim-properties.js';
import {
  countClaims,
  countClaimsOf,
  findClaims,
  pageClaims,
  pageClaimsOf,
  type ClaimOwner,
  type ClaimSelection,
} from './read-claims.js';

interface ClaimPageArguments {
  readonly where?: ClaimFilter | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const byNumber = z.tuple([z.number()]);

/**
 * A page of the claims of an entity, a source or a link.
 *
 * @param readAs for an entity: the id under which it is read
 */
export async function claimPage(
  owner: ClaimOwner,
  id: string,
  given: ClaimPageArguments,
  scope: Scope,
  context: Context,
  info: GraphQLResolveInfo,
  readAs = id,
): Promise<ClaimPage> {
  const first = pageSize(given.first);
  const [selection, filter] = await Promise.all([selectionOf(given.where, context), context.filter(scope)]);
  const membersOf = (of: string) => context.membersOf(of);
  const asked = { owner, selection, filter };
  const cursors = new Cursors<[number]>({ ...asked, id }, byNumber);
  const after = cursors.read(given.after)?.[0] ?? 0;
  const loader = context.loader<string, StoredClaim[]>(
    JSON.stringify(['claims', asked, first, after]),
    (ids) =>
      pageClaimsOf(context.reader, owner, ids, selection, filter, { after, limit: first + 1 }, membersOf),
  );
  const count = context.loader<string, number>(JSON.stringify(['countClaims', asked]), (ids) =>
    countClaimsOf(context.reader, owner, ids, selection, filter, membersOf),
  );
  const isShown = [...Selection.of(info).names()].some((name) => name !== 'total');
  const claims = isShown ? ((await loader.load(readAs)) ?? []) : [];
  return pageOf(
    claims.map((claim) => claimModel(claim, scope)),
    first,
    {
      hasPrevious: after > 0,
      cursor: ({ claim }) => cursors.write([claim.number]),
      total: async () => (await count.load(readAs)) ?? 0,
    },
  );
}

const claims: QueryResolvers['claims'] = async (
  _root,
  { where, orderBy, first: asked, after: cursor, ...given },
  context,
) => {
  const first = pageSize(asked);
  const newest = orderBy === 'RECORDED_DESC';
  const scope = narrow(DEFAULT_SCOPE, given);
  const [selection, filter] = await Promise.all([selectionOf(where, context), context.filter(scope)]);
  const cursors = new Cursors<[number]>({ selection, filter, newest }, byNumber);
  const from = cursors.read(cursor)?.[0];
  const after = from ?? (newest ? Number.MAX_SAFE_INTEGER : 0);
  const read = await pageClaims(context.reader, selection, filter, { after, limit: first + 1, newest });
  return pageOf(
    read.map((claim) => claimModel(claim, scope)),
    first,
    {
      hasPrevious: from !== undefined,
      cursor: ({ claim }) => cursors.write([claim.number]),
      total: () => countClaims(context.reader, selection, filter),
    },
  );
};

/** The parts of a claim filter that name entities: each also by the ids of all that are read as one with it. */
const NAMING = ['subjects', 'objects', 'entities', 'attributedTo', 'onBehalfOf', 'saidBy'] as const;

async function named(where: ClaimFilter, context: Context): Promise<ClaimSelection> {
  const parts = NAMING.filter((part) => where[part]);
  // All at once, so that one look-up serves them all.
  const full = await Promise.all(
    parts.map(async (part) => [part, await context.inFull(where[part]!.map(entityId))] as const),
  );
  return Object.fromEntries(full);
}

async function selectionOf(where: ClaimFilter | null | undefined, context: Context): Promise<ClaimSelection> {
  if (!where) return {};
  for (const type of where.predicates ?? []) requireType(type);
  const given = {
    ...(await named(where, context)),
    predicates: where.predicates ?? undefined,
    sources: where.sources?.map(sourceId),
    stances: where.stances ?? undefined,
    modalities: where.modalities ?? undefined,
    bases: where.bases ?? undefined,
    retracted: where.retracted ?? undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined));
}

export function claimModel(claim: StoredClaim, scope: Scope): ClaimModel {
  return { node: 'claim', claim, scope };
}

/** @throws INVALID_ID */
export async function claimById(id: string, scope: Scope, context: Context): Promise<ClaimModel | undefined> {
  const claim = await claimLoader(context).load(claimId(id));
  return claim && claimModel(claim, scope);
}

/** @throws NOT_FOUND, INVALID_ID */
export async function requireClaim(id: string, scope: Scope, context: Context): Promise<ClaimModel> {
  const found = await claimById(id, scope, context);
  if (!found) throw new NisbaError('NOT_FOUND', `There is no claim ${id}.`, { id });
  return found;
}

function claimLoader(context: Context) {
  return context.loader<ClaimId, StoredClaim>('claim', (ids) => findClaims(context.reader, ids));
}

/** @throws INVALID_ID */
export async function bearingById(
  id: string,
  scope: Scope,
  context: Context,
): Promise<BearingModel | undefined> {
  const bearing = await context
    .loader<BearingId, StoredBearing>('bearing', (ids) => findBearings(context.reader, ids))
    .load(bearingId(id));
  return bearing && { node: 'bearing', bearing, scope };
}

const optional = (id: EntityId | undefined, scope: Scope, context: Context): Promise<EntityModel> | null =>
  id === undefined ? null : requireEntity(id, scope, context);

const Claim: ClaimResolvers = {
  id: ({ claim }) => claim.id,
  number: ({ claim }) => claim.number,
  subject: ({ claim, scope }, _given, context) => requireEntity(claim.subject, scope, context),
  predicate: ({ claim }) => claim.predicate,
  object: ({ claim, scope }, _given, context) => optional(claim.object, scope, context),
  value: ({ claim }) => claim.value ?? null,
  link: async ({ claim, scope }, _given, context, info) =>
    claim.linkId === undefined
      ? null
      : ((await linkById(claim.linkId, scope, context, Selection.of(info))) ?? null),
  role: ({ claim }) => claim.role ?? null,
  quantity: ({ claim }) => claim.quantity ?? null,
  stance: ({ claim }) => claim.stance,
  modality: ({ claim }) => claim.modality,
  basis: ({ claim }) => claim.basis,
  attributedTo: ({ claim, scope }, _given, context) => optional(claim.attributedTo, scope, context),
  onBehalfOf: ({ claim, scope }, _given, context) => optional(claim.onBehalfOf, scope, context),
  origins: ({ claim, scope }) => claim.origins.map((id) => ({ id, scope })),
  about: ({ claim: { about }, scope }, _given, context) => {
    if (about === undefined) return null;
    return isClaimId(about) ? requireClaim(about, scope, context) : requireEntity(about, scope, context);
  },
  inferredFrom: ({ claim, scope }, _given, context) =>
    Promise.all(claim.inferredFrom.map((id) => requireClaim(id, scope, context))),
  statement: ({ claim }) => claim.statement ?? null,
  locators: ({ claim }) => claim.locators,
  source: ({ claim, scope }, _given, context) => requireSource(claim.source, scope, context),
  validFrom: ({ claim }) => claim.validFrom ?? null,
  validTo: ({ claim }) => claim.validTo ?? null,
  asOf: ({ claim }) => claim.asOf ?? null,
  dateBasis: ({ claim }) => claim.dateBasis ?? null,
  credibility: ({ claim }) => claim.credibility,
  publishedAt: async ({ claim, scope }, _given, context) =>
    claim.publishedAt ?? (await requireSource(claim.source, scope, context)).source.publishedAt ?? null,
  withdrawnAt: ({ claim }) => claim.withdrawnAt ?? null,
  withdrawnBy: ({ claim }) => claim.withdrawnBy ?? null,
  recordedAt: ({ claim }) => claim.recordedAt,
  recordedBy: ({ claim }) => claim.recordedBy,
  retractedAt: ({ claim }) => claim.retractedAt ?? null,
  retractedBy: ({ claim }) => claim.retractedBy ?? null,
  retractedReason: ({ claim }) => claim.retractedReason ?? null,
  bearings: async ({ claim, scope }, _given, context) => {
    const filter = await context.filter(scope);
    const loader = context.loader<ClaimId, StoredBearing[]>(
      JSON.stringify(['bearings', filter.time.knownAt]),
      (ids) => listBearings(context.reader, ids, filter),
    );
    const bearings = (await loader.load(claim.id)) ?? [];
    return bearings.map((bearing) => ({ node: 'bearing' as const, bearing, scope }));
  },
};

const Bearing: BearingResolvers = {
  id: ({ bearing }) => bearing.id,
  bearingType: ({ bearing }) => bearing.type,
  claim: ({ bearing, scope }, _given, context) => requireClaim(bearing.claim, scope, context),
  on: ({ bearing, scope }, _given, context) => requireClaim(bearing.on, scope, context),
  reason: ({ bearing }) => bearing.reason ?? null,
  recordedAt: ({ bearing }) => bearing.recordedAt,
  recordedBy: ({ bearing }) => bearing.recordedBy,
  retractedAt: ({ bearing }) => bearing.retractedAt ?? null,
};

const VALUE_TYPE_NAMES = {
  TEXT: 'TextValue',
  QUANTITY: 'QuantityValue',
  DATE: 'DateValue',
  POINT: 'PointValue',
  NAME: 'NameValue',
} as const;

const ClaimValue: ClaimValueResolvers = {
  __resolveType: (value) => VALUE_TYPE_NAMES[value.type],
};

const QuantityValue: QuantityValueResolvers = {
  approximate: (quantity) => quantity.approximate ?? false,
};

export const claimResolvers: Resolvers = {
  Query: {
    claim: (_root, { id }, context) => requireClaim(id, DEFAULT_SCOPE, context),
    claims,
  },
  Claim,
  Bearing,
  ClaimValue,
  QuantityValue,
  ClaimConnection: connectionFields<ClaimModel>(),
};
