/** What changed around some entities, in GraphQL. */
import type { StoredClaim } from '../claim/claim-properties.js';
import { claimModel } from '../claim/claim.resolvers.js';
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError } from '../errors.js';
import { DEFAULT_SCOPE, narrow, type EvidenceInput, type Scope, type TimeInput } from '../evidence/scope.js';
import type { Context } from '../graphql/context.js';
import type { QueryResolvers, Resolvers } from '../graphql/generated/schema.js';
import type { LinkChangeModel, NetworkChangeModel, SummaryModel } from '../graphql/models.js';
import { canonicalOf } from '../identity/canonical.js';
import { instant, oneDate } from '../time/time-filter.js';
import type { DayBounds } from '../time/edtf.js';
import { CHANGE_KINDS, type Ends } from './difference.js';
import { findChanges, findClaimsByNumber } from './read-change.js';

type Axis = Ends['axis'];

const MOST_SEEDS = 100;
/** The parts of a time filter that a clock's ends take the place of. */
const OWN_PARTS: Readonly<Record<Axis, readonly (keyof TimeInput)[]>> = {
  VALID: ['validAt', 'validDuring'],
  PUBLISHED: ['publishedBy'],
  RECORDED: ['knownAt'],
};
const END_PARTS = { VALID: 'validAt', PUBLISHED: 'publishedBy', RECORDED: 'knownAt' } as const;

interface ChangeArguments {
  readonly seeds: readonly string[];
  readonly axis: Axis;
  readonly from: string;
  readonly to: string;
  readonly depth?: number | null;
  readonly throughLabels?: boolean | null;
  readonly evidence?: EvidenceInput | null;
  readonly at?: TimeInput | null;
}

async function changeOf(given: ChangeArguments, context: Context): Promise<NetworkChangeModel> {
  const { axis, from, to } = given;
  const depth = checked(given);
  const base = narrow(DEFAULT_SCOPE, given);
  const [before, after] = [from, to].map((end) => narrow(base, { at: { [END_PARTS[axis]]: end } })) as [
    Scope,
    Scope,
  ];
  const ends = await endsOf(given, before, after, context);
  const found = await Promise.all(given.seeds.map((id) => requireEntity(id, after, context)));
  const seeds = [...new Map(found.map((seed) => [canonicalOf(seed.entity), seed])).entries()];
  const filter = await context.filter(base);
  const changes = await findChanges(context.reader, {
    seeds: seeds.map(([id]) => id).sort(),
    ends,
    depth,
    throughLabels: given.throughLabels ?? false,
    filter,
  });
  for (const scope of [base, before, after]) {
    context.touch(
      scope,
      seeds.map(([id]) => id),
    );
    context.touch(
      scope,
      changes.links.flatMap((link) => [link.from, link.to]),
    );
  }
  return {
    axis,
    from,
    to,
    seeds: seeds.map(([, seed]) => seed),
    changes,
    links: changes.links.map((link) => ({ link, before, after })),
  };
}

/** @throws BAD_USER_INPUT, INVALID_FILTER */
function checked({ seeds, axis, depth, at }: ChangeArguments): 1 | 2 {
  if (seeds.length < 1 || seeds.length > MOST_SEEDS)
    throw new NisbaError('BAD_USER_INPUT', `seeds holds ${seeds.length}: give 1 to ${MOST_SEEDS}.`, {
      field: 'seeds',
      most: MOST_SEEDS,
    });
  const own = OWN_PARTS[axis].find((part) => at?.[part] !== undefined && at[part] !== null);
  if (own)
    throw new NisbaError(
      'INVALID_FILTER',
      `axis ${axis} compares two ends of the clock of which ${own} is one place: leave ${own} out, and give from and to.`,
      { axis, part: own },
    );
  if (depth === undefined || depth === null || depth === 1) return 1;
  if (depth === 2) return 2;
  throw new NisbaError('BAD_USER_INPUT', `depth is ${depth}: give 1 or 2.`, { field: 'depth', most: 2 });
}

/** @throws INVALID_DATE, BAD_USER_INPUT, INVALID_FILTER where the first end is after the last */
async function endsOf(
  { axis, from, to }: ChangeArguments,
  before: Scope,
  after: Scope,
  context: Context,
): Promise<Ends> {
  if (axis === 'RECORDED') {
    if (instant('from', from) > instant('to', to)) throw turned(from, to);
    const [known, knownLater] = await Promise.all([context.filter(before), context.filter(after)]);
    return { axis, from: known.time.knownAt!, to: knownLater.time.knownAt! };
  }
  const [first, last]: DayBounds[] = [oneDate('from', from), oneDate('to', to)];
  if (first!.latest > last!.latest || (axis === 'VALID' && first!.earliest > last!.earliest))
    throw turned(from, to);
  return axis === 'VALID'
    ? { axis, from: first!, to: last! }
    : { axis, from: first!.latest, to: last!.latest };
}

function turned(from: string, to: string): NisbaError {
  return new NisbaError(
    'INVALID_FILTER',
    `from ${from} is after to ${to}, or ends after it. Exchange them, or correct the one that is wrong.`,
    { from, to },
  );
}

const networkChange: QueryResolvers['networkChange'] = (_root, given, context) => changeOf(given, context);

const summaryAt =
  (end: 'before' | 'after') =>
  ({ link, ...scopes }: LinkChangeModel): SummaryModel => {
    const summary = link.difference[end];
    return {
      summary: { ...summary, originCount: summary.origins.length, sourceCount: summary.sources.length },
      scope: scopes[end],
    };
  };

const claimsOf = (numbers: readonly number[], scope: Scope, context: Context) => {
  const loader = context.loader<number, StoredClaim>('claimByNumber', (asked) =>
    findClaimsByNumber(context.reader, asked),
  );
  return Promise.all(numbers.map(async (number) => claimModel((await loader.load(number))!, scope)));
};

export const changeResolvers: Resolvers = {
  Query: { networkChange },
  NetworkChange: {
    counts: ({ links }) => {
      const kinds = links.flatMap(({ link }) => [
        ...new Set(link.difference.changes.map(({ kind }) => kind)),
      ]);
      return CHANGE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({
        kind,
        count: kinds.filter((other) => other === kind).length,
      }));
    },
    hidden: ({ changes: { hidden } }) => {
      const { MODALITY: modality, BASIS: basis, STATUS: status } = hidden;
      return { modality, basis, status, total: modality + basis + status };
    },
    truncation: ({ changes: { limit, explored } }) => ({
      complete: limit === null,
      reason: limit === null ? null : ('WORK_BOUND' as const),
      limit,
      explored,
    }),
  },
  LinkChange: {
    link: (model) => ({
      node: 'link',
      link: { ...model.link, summary: summaryAt('after')(model).summary },
      scope: model.after,
      ends: new Map(),
    }),
    before: summaryAt('before'),
    after: summaryAt('after'),
    changes: ({ link, after }) => link.difference.changes.map((change) => ({ change, scope: after })),
  },
  Change: {
    kind: ({ change }) => change.kind,
    certain: ({ change }) => change.certain,
    claims: ({ change, scope }, _given, context) => claimsOf(change.claims, scope, context),
  },
};
