/** Timelines in GraphQL. */
import { z } from 'zod';
import { requireClaim } from '../claim/claim.resolvers.js';
import type { ClaimValue } from '../claim/claim.js';
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type EvidenceInput, type Scope, type TimeInput } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type { QueryResolvers, Resolvers, TimelineConnectionResolvers } from '../graphql/generated/schema.js';
import type { TimelineItemModel, TimelinePage } from '../graphql/models.js';
import { Cursors, pageFields, pageOf, pageSize } from '../graphql/page.js';
import { Selection } from '../graphql/selection.js';
import type { EntityId } from '../ids.js';
import { linkById } from '../link/link.resolvers.js';
import { parseEdtf, spanOf } from '../time/edtf.js';
import type { AttributeType } from '../vocabulary/vocabulary.js';
import type { Period } from './timeline.js';
import {
  judgeItems,
  periodsOf,
  positionOf,
  readDated,
  readItems,
  surestBasis,
  type Position,
} from './timeline.js';
import {
  TIMELINE_KINDS,
  countHiddenTies,
  countUndatedClaims,
  type TimelineKind,
  type TimelineQuestion,
} from './read-timeline.js';

interface TimelineArguments {
  readonly during?: string | null;
  readonly kinds?: readonly TimelineKind[] | null;
  readonly evidence?: EvidenceInput | null;
  readonly at?: TimeInput | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const MOST_ENTITIES = 5_000;
const PAGE_FIELDS = ['nodes', 'edges', 'pageInfo', 'truncation'];
const position: z.ZodType<[number, number, number, string]> = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.string(),
]);

/**
 * The timeline of some entities, or of everything.
 *
 * @param entities ids under which they are read
 * @param selected what is asked for of the connection
 * @throws INVALID_DATE, INVALID_PAGE_SIZE, INVALID_CURSOR, and what `narrow` throws
 */
async function timelinePage(
  entities: readonly EntityId[] | undefined,
  given: TimelineArguments,
  parent: Scope,
  context: Context,
  selected: Selection,
): Promise<TimelinePage> {
  const first = pageSize(given.first);
  const scope = narrow(parent, given);
  const filter = await context.filter(scope);
  const question: TimelineQuestion = {
    ...(entities && { entities: [...new Set(entities)].sort() }),
    membersOf: (id) => context.membersOf(id),
    kinds: TIMELINE_KINDS.filter((kind) => given.kinds?.includes(kind) ?? true),
    ...(typeof given.during === 'string' && { during: spanOf(parseEdtf(given.during)) }),
    filter,
  };
  const { membersOf: _members, ...asked } = question;
  const cursors = new Cursors<[number, number, number, string]>(asked, position);
  const after = cursors.read(given.after);
  if (entities) context.touch(scope, entities);

  const dated = once(() => readDated(context.reader, question));
  const everything = once(async () =>
    readItems(context.reader, question, await dated(), { limit: Infinity }),
  );
  const isShown = PAGE_FIELDS.some((field) => selected.has(field));
  const read = isShown
    ? await readItems(context.reader, question, await dated(), { after, limit: first + 1 })
    : { items: [], whole: true };
  const shown = selected.below('nodes').and(selected.below('edges', 'node'));
  const summaries = shown.has('summary')
    ? await judgeItems(context.reader, read.items.slice(0, first), filter)
    : new Map<string, never>();
  const page = pageOf(
    read.items.map((item): TimelineItemModel => ({ item, summary: summaries.get(item.key), scope })),
    first,
    {
      hasPrevious: after !== undefined,
      cursor: ({ item }) => cursors.write([...positionOf(item)] as [...Position]),
      total: async () => (await everything()).items.length,
    },
  );
  return {
    ...page,
    whole: read.whole && (!isShown || !(await dated()).cutOff),
    counted: async () => {
      const { items, whole } = await everything();
      return { value: items.length, exact: whole && !(await dated()).cutOff };
    },
    hidden: () => countHiddenTies(context.reader, question),
    undatedEvents: async () => ({ value: (await dated()).undated, exact: !(await dated()).cutOff }),
    undatedClaims: async () => ({ value: await countUndatedClaims(context.reader, question), exact: true }),
    periods: async (unit) => periodsOf((await everything()).items, unit),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

const timeline: QueryResolvers['timeline'] = async (_root, { entities, ...given }, context, info) => {
  if (entities && entities.length > MOST_ENTITIES)
    throw new NisbaError(
      'BAD_USER_INPUT',
      `entities holds ${entities.length}: give at most ${MOST_ENTITIES}.`,
      { field: 'entities', most: MOST_ENTITIES },
    );
  const found =
    entities && (await Promise.all(entities.map((id) => requireEntity(id, DEFAULT_SCOPE, context))));
  const ids = found?.map(({ entity }) => context.readAs(entity));
  return timelinePage(ids, given, DEFAULT_SCOPE, context, Selection.of(info));
};

const shared = {
  date: ({ item: { date } }: TimelineItemModel) => date.text,
  precision: ({ item: { date } }: TimelineItemModel) => date.parsed.precision,
  approximate: ({ item: { date } }: TimelineItemModel) => date.parsed.approximate,
  uncertain: ({ item: { date } }: TimelineItemModel) => date.parsed.uncertain,
  dateBasis: ({ item }: TimelineItemModel) => surestBasis(item) ?? null,
  summary: ({ summary, scope }: TimelineItemModel) => ({ summary: summary!, scope }),
  claims: ({ item, scope }: TimelineItemModel, _given: unknown, context: Context) =>
    Promise.all(item.claims.map((claim) => requireClaim(claim['id'] as string, scope, context))),
};

const TYPE_NAMES = { EVENT: 'DatedEvent', LINK: 'DatedLink', ATTRIBUTE: 'DatedAttribute' } as const;

const TimelineConnection: TimelineConnectionResolvers = {
  ...pageFields<TimelineItemModel>(),
  nodes: ({ items }) => items,
  edges: ({ items, cursor }) => items.map((node) => ({ cursor: cursor(node), node })),
  total: ({ counted }) => counted(),
  periods: ({ periods }, { by }) => periods(by),
  undated: (page) => page,
  hidden: async (page) => {
    const { MODALITY: modality, BASIS: basis, STATUS: status } = await page.hidden();
    return { modality, basis, status, total: modality + basis + status };
  },
  truncation: ({ whole, hasNext, first, items }) => ({
    complete: whole && !hasNext,
    reason: whole ? (hasNext ? 'PAGE_SIZE' : null) : 'WORK_BOUND',
    limit: hasNext ? first : null,
    explored: items.length,
  }),
};

const total = ({ counts }: Period): number => counts.EVENT + counts.LINK + counts.ATTRIBUTE;

export const timelineResolvers: Resolvers = {
  Query: { timeline },
  Network: {
    timeline: ({ network: { nodes }, scope }, given, context, info) =>
      timelinePage(
        nodes.map(({ id }) => id),
        given,
        scope,
        context,
        Selection.of(info),
      ),
  },
  TimelineItem: { __resolveType: ({ item: { kind } }) => TYPE_NAMES[kind] },
  DatedEvent: {
    ...shared,
    event: ({ item, scope }, _given, context) => requireEntity(item.owner, scope, context),
  },
  DatedLink: {
    ...shared,
    link: async ({ item, scope }, _given, context, info) =>
      (await linkById(item.owner, scope, context, Selection.of(info)))!,
  },
  DatedAttribute: {
    ...shared,
    entity: ({ item, scope }, _given, context) => requireEntity(item.owner, scope, context),
    type: ({ item }) => item.claims[0]!['predicate'] as AttributeType,
    value: ({ item }) => JSON.parse(item.claims[0]!['value'] as string) as ClaimValue,
  },
  TimelineConnection,
  TimelinePeriod: {
    count: total,
    events: ({ counts }) => counts.EVENT,
    links: ({ counts }) => counts.LINK,
    attributes: ({ counts }) => counts.ATTRIBUTE,
  },
  Undated: {
    events: ({ undatedEvents }) => undatedEvents(),
    claims: ({ undatedClaims }) => undatedClaims(),
  },
};
