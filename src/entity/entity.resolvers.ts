/** Entities in GraphQL: by id or name, in pages, and the fields that all kinds share. */
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { bearingById, claimById, claimModel, claimPage } from '../claim/claim.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type EvidenceInput, type Scope, type TimeInput } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type {
  AttributeResolvers,
  EntityNameResolvers,
  IdentifierResolvers,
  QueryResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { AttributeModel, EntityModel, NodeModel } from '../graphql/models.js';
import { Cursors, connectionFields, pageOf, pageSize } from '../graphql/page.js';
import { Selection } from '../graphql/selection.js';
import { listMerges, type Merge } from '../identity/merge.js';
import { entityId, isBearingId, isClaimId, isLinkId, type EntityId } from '../ids.js';
import { countLinksByType, type TypeCount } from '../link/count-links-by-type.js';
import { linkById, linksOf } from '../link/link.resolvers.js';
import { sourceById } from '../source/source.resolvers.js';
import {
  ATTRIBUTE_TYPES,
  relationType,
  type AttributeType,
  type EntityKind,
} from '../vocabulary/vocabulary.js';
import { resolveName } from '../search/resolve-name.js';
import type { StoredEntity } from './entity-row.js';
import { listAttributes, type AttributeGroup } from './read-attributes.js';
import {
  countEntities,
  findByNames,
  pageEntities,
  pageNewestEntities,
  type EntitySelection,
  type RankedEntity,
} from './read-entities.js';

/** @throws INVALID_ID */
async function entityById(id: string, scope: Scope, context: Context): Promise<EntityModel | undefined> {
  const entity = await context.entity(entityId(id));
  return entity && { node: 'entity', entity, scope };
}

/** @throws NOT_FOUND, INVALID_ID */
export async function requireEntity(id: string, scope: Scope, context: Context): Promise<EntityModel> {
  const found = await entityById(id, scope, context);
  if (!found) throw new NisbaError('NOT_FOUND', `There is no entity ${id}.`, { id });
  return found;
}

interface Filters {
  readonly evidence?: EvidenceInput | null;
  readonly at?: TimeInput | null;
}

interface IdOrName extends Filters {
  readonly id?: string | null;
  readonly name?: string | null;
}

/** `entity`, and `person`, `group` … for one kind. */
const idOrName =
  (kind?: EntityKind) =>
  async (_root: unknown, { id, name, ...given }: IdOrName, context: Context): Promise<EntityModel> => {
    const scope = narrow(DEFAULT_SCOPE, given);
    if ((typeof id === 'string') === (typeof name === 'string')) {
      throw new NisbaError('BAD_USER_INPUT', 'Give exactly one of id and name.', { fields: ['id', 'name'] });
    }
    if (typeof name === 'string') {
      const fitting = await context
        .loader<string, StoredEntity[]>('byName', (names) => findByNames(context.reader, names))
        .load(name);
      return { node: 'entity', entity: await resolveName(context.reader, name, fitting ?? [], kind), scope };
    }
    const found = await requireEntity(id!, scope, context);
    if (kind !== undefined && found.entity.kind !== kind) {
      throw new NisbaError(
        'WRONG_KIND',
        `${id} is a ${found.entity.kind}, not a ${kind}: ask for it as ${found.entity.kind.toLowerCase()} or as entity.`,
        {
          id,
          kind: found.entity.kind,
        },
      );
    }
    return found;
  };

const byId = z.tuple([z.string()]);
const byNumber = z.tuple([z.number()]);

const entities: QueryResolvers['entities'] = async (
  _root,
  { where, orderBy, first: asked, after, ...given },
  context,
) => {
  const first = pageSize(asked);
  const scope = narrow(DEFAULT_SCOPE, given);
  const selection: EntitySelection = {
    ...(where?.kinds && { kinds: where.kinds }),
    ...(where?.groupTypes && { groupTypes: where.groupTypes }),
    ...(typeof where?.unnamed === 'boolean' && { unnamed: where.unnamed }),
  };
  const newest = orderBy === 'RECORDED';
  const cursors = new Cursors<[string] | [number]>({ selection, newest }, z.union([byId, byNumber]));
  const from = cursors.read(after)?.[0];
  const read: RankedEntity[] = newest
    ? await pageNewestEntities(context.reader, selection, Number(from ?? Number.MAX_SAFE_INTEGER), first + 1)
    : await pageEntities(context.reader, selection, String(from ?? ''), first + 1);
  return pageOf(
    read.map((entity): EntityModel & { entity: RankedEntity } => ({ node: 'entity', entity, scope })),
    first,
    {
      hasPrevious: from !== undefined,
      cursor: ({ entity }) => cursors.write(newest ? [entity.recorded ?? 0] : [entity.id]),
      total: () => countEntities(context.reader, selection),
    },
  );
};

/** @throws INVALID_ID for what is no id of any sort */
async function nodeById(
  id: string,
  scope: Scope,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeModel | null> {
  const found = isLinkId(id)
    ? await linkById(id, scope, context, Selection.of(info))
    : isClaimId(id)
      ? await claimById(id, scope, context)
      : isBearingId(id)
        ? await bearingById(id, scope, context)
        : id.startsWith('source:')
          ? await sourceById(id, scope, context)
          : await entityById(id, scope, context);
  return found ?? null;
}

const MOST_NODES = 500;

const nodes: QueryResolvers['nodes'] = (_root, { ids, ...given }, context, info) => {
  if (ids.length > MOST_NODES)
    throw new NisbaError(
      'INVALID_PAGE_SIZE',
      `ids holds ${ids.length}: give at most ${MOST_NODES} at a time.`,
      { most: MOST_NODES },
    );
  const scope = narrow(DEFAULT_SCOPE, given);
  // One promise an id, so that a malformed one blanks itself alone; the generated type knows no promise of null.
  return ids.map((id) => nodeById(id, scope, context, info) as Promise<NodeModel>);
};

/** Attributes of some types, and every field under `@attribute`. */
export async function attributesOf(
  parent: EntityModel,
  types: readonly AttributeType[],
  given: Filters,
  context: Context,
  judged: boolean,
): Promise<AttributeModel[]> {
  const scope = narrow(parent.scope, given);
  const filter = await context.filter(scope);
  const loader = context.loader<EntityId, AttributeGroup[]>(
    JSON.stringify(['attributes', types, filter, judged]),
    (ids) => listAttributes(context.reader, ids, types, filter, (id) => context.membersOf(id), judged),
  );
  const readAs = context.readAs(parent.entity);
  context.touch(scope, [readAs]);
  const groups = (await loader.load(readAs)) ?? [];
  return groups.map((attribute) => ({ attribute, scope }));
}

/** Attribute types that other fields give: they are left out where no types are named. */
const ALL_ATTRIBUTE_TYPES: readonly AttributeType[] = ATTRIBUTE_TYPES.map(({ type }) => type);

/** The fields that all kinds of entity share. */
const shared = {
  id: ({ entity }: EntityModel) => entity.id,
  kind: ({ entity }: EntityModel) => entity.kind,
  name: ({ entity }: EntityModel) => entity.name,
  anonymous: ({ entity }: EntityModel) => entity.anonymous,
  unnamed: ({ entity }: EntityModel) => entity.unnamed,
  names: (parent: EntityModel, _given: unknown, context: Context) =>
    attributesOf(parent, ['NAME'], {}, context, false),
  description: async (parent: EntityModel, _given: unknown, context: Context) => {
    const described = await attributesOf(parent, ['DESCRIBED_AS'], {}, context, false);
    const texts = described.flatMap(({ attribute: { value, claims } }) =>
      value.type === 'TEXT' && claims.some(({ stance }) => stance === 'ASSERTS') ? [value.text] : [],
    );
    return texts.length > 0 ? texts.join('; ') : null;
  },
  identifiers: (parent: EntityModel, _given: unknown, context: Context) =>
    attributesOf(parent, ['IDENTIFIER'], {}, context, false),
  mergedInto: ({ entity, scope }: EntityModel, _given: unknown, context: Context) =>
    entity.mergedInto === undefined ? null : requireEntity(entity.mergedInto, scope, context),
  mergedFrom: async ({ entity, scope }: EntityModel, _given: unknown, context: Context) => {
    const others = (entity.members ?? []).filter((id) => id !== entity.id);
    const found = await Promise.all(others.map((id) => requireEntity(id, scope, context)));
    return found.filter(({ entity: { mergedInto } }) => mergedInto === entity.id);
  },
  merges: async ({ entity, scope }: EntityModel, _given: unknown, context: Context) => {
    const loader = context.loader<EntityId, Merge[]>('merges', (ids) => listMerges(context.reader, ids));
    return ((await loader.load(entity.id)) ?? []).map((merge) => ({ merge, scope }));
  },
  links: linksOf,
  linkCounts: async (parent: EntityModel, given: Filters, context: Context) => {
    const scope = narrow(parent.scope, given);
    const filter = await context.filter(scope);
    const readAs = context.readAs(parent.entity);
    context.touch(scope, [readAs]);
    const loader = context.loader<EntityId, TypeCount[]>(JSON.stringify(['linkCounts', filter]), (ids) =>
      countLinksByType(context.reader, ids, filter),
    );
    const counts = (await loader.load(readAs)) ?? [];
    return counts.map(({ type, direction, count, limit }) => ({
      type,
      family: relationType(type)!.family,
      direction,
      count: { value: count, exact: limit === undefined, limit },
    }));
  },
  attributes: (
    parent: EntityModel,
    { types, ...given }: Filters & { types?: readonly AttributeType[] | null },
    context: Context,
    info: GraphQLResolveInfo,
  ) => attributesOf(parent, types ?? ALL_ATTRIBUTE_TYPES, given, context, Selection.of(info).has('summary')),
  claims: (
    { entity, scope }: EntityModel,
    given: Parameters<typeof claimPage>[2],
    context: Context,
    info: GraphQLResolveInfo,
  ) => {
    const readAs = context.readAs(entity);
    context.touch(scope, [readAs]);
    return claimPage('entity', entity.id, given, scope, context, info, readAs);
  },
};

const Attribute: AttributeResolvers = {
  type: ({ attribute }) => attribute.type,
  value: ({ attribute }) => attribute.value,
  summary: ({ attribute, scope }) => ({ summary: attribute.summary, scope }),
  claims: claimsOf,
};

function claimsOf({ attribute, scope }: AttributeModel) {
  return attribute.claims.map((claim) => claimModel(claim, scope));
}

const EntityName: EntityNameResolvers = {
  text: ({ attribute: { value } }) => (value.type === 'NAME' ? value.name : ''),
  nameKind: ({ attribute: { value } }) => (value.type === 'NAME' ? value.nameKind : 'ALIAS'),
  script: ({ attribute: { value } }) => (value.type === 'NAME' ? (value.script ?? null) : null),
  language: ({ attribute: { value } }) => (value.type === 'NAME' ? (value.language ?? null) : null),
  claims: claimsOf,
};

const Identifier: IdentifierResolvers = {
  scheme: ({ attribute: { value } }) => (value.type === 'TEXT' ? (value.scheme ?? null) : null),
  identifier: ({ attribute: { value } }) => (value.type === 'TEXT' ? value.text : ''),
  claims: claimsOf,
};

const KIND_NAMES = {
  PERSON: 'Person',
  GROUP: 'Group',
  PLACE: 'Place',
  EVENT: 'Event',
  ASSET: 'Asset',
} as const;

export const entityResolvers: Resolvers = {
  Query: {
    node: (_root, { id, ...given }, context, info) =>
      nodeById(id, narrow(DEFAULT_SCOPE, given), context, info),
    nodes,
    entity: idOrName(),
    person: idOrName('PERSON'),
    group: idOrName('GROUP'),
    place: idOrName('PLACE'),
    event: idOrName('EVENT'),
    asset: idOrName('ASSET'),
    entities,
  },
  Node: {
    __resolveType: (node) => {
      switch (node.node) {
        case 'entity':
          return KIND_NAMES[node.entity.kind];
        case 'claim':
          return 'Claim';
        case 'source':
          return 'Source';
        case 'bearing':
          return 'Bearing';
        case 'link':
          return 'Link';
      }
    },
  },
  Entity: { __resolveType: ({ entity }) => KIND_NAMES[entity.kind] },
  Person: shared,
  Group: { ...shared, groupType: ({ entity }) => entity.groupType ?? null },
  Place: shared,
  Event: shared,
  Asset: shared,
  Attribute,
  EntityName,
  Identifier,
  EntityConnection: connectionFields<EntityModel>(),
};
