/** Mutations: what was handed in becomes a record of the file format, is checked as one, and recorded once. */
import { recordBearings, retractBearing } from '../bearing/record-bearings.js';
import { recordClaims } from '../claim/record-claims.js';
import { retractClaim } from '../claim/retract-claim.js';
import { withdrawClaims } from '../claim/withdraw-claims.js';
import { bearingById, requireClaim } from '../claim/claim.resolvers.js';
import { recordEntities } from '../entity/record-entities.js';
import { requireEntity } from '../entity/entity.resolvers.js';
import { NisbaError, invariant, type ErrorCode } from '../errors.js';
import { DEFAULT_SCOPE } from '../evidence/scope.js';
import { parseRecord, type RecordLine } from '../exchange/record.js';
import { bearingInput, claimInput, entityInput, sourceInput } from '../exchange/record-input.js';
import { Context } from '../graphql/context.js';
import type {
  ClaimInput,
  ClaimValueInput,
  MutationResolvers,
  Resolvers,
} from '../graphql/generated/schema.js';
import type { BearingModel } from '../graphql/models.js';
import { MERGE_DEADLINE_MS, mergeEntities, unmergeEntities } from '../identity/merge-entities.js';
import { bearingId, claimId, entityId } from '../ids.js';
import { requireSource } from '../source/source.resolvers.js';
import { recordSources } from '../source/record-sources.js';
import type { RunOptions, Writer } from '../store/store.js';
import { requireType } from '../vocabulary/require-type.js';
import { writeOnce } from './idempotency.js';

const ANONYMOUS = 'anonymous';
const MOST_CLAIMS = 1_000;
const MOST_NAME = 200;

/** Reads after a write see it: a new context has no loaders that remember what was before. */
const afresh = (context: Context): Context => new Context(context.store, context.analysis, context.signal);

function write<T>(
  context: Context,
  operation: string,
  { key, by, ...input }: { key?: string | null; by?: string | null },
  work: (writer: Writer, by: string) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  const recorder = by ?? ANONYMOUS;
  if (recorder.length === 0 || recorder.length > MOST_NAME)
    throw new NisbaError('BAD_USER_INPUT', `by has 1 to ${MOST_NAME} characters.`, { field: 'by' });
  return writeOnce(
    context.store,
    { key: key ?? undefined, payload: { operation, by: recorder, ...input } },
    (writer) => work(writer, recorder),
    options,
  );
}

/** A record of the kind, from an input whose absent parts may be null; its faults carry the kind's own code. */
function recordOf<K extends RecordLine['record']>(
  kind: K,
  input: object,
  code: ErrorCode,
): Extract<RecordLine, { record: K }> {
  const parts = Object.entries(input).filter(([, part]) => part !== null && part !== undefined);
  try {
    const record = parseRecord({ record: kind, ...Object.fromEntries(parts) });
    invariant(record.record === kind, 'a record changed its kind');
    return record as Extract<RecordLine, { record: K }>;
  } catch (error) {
    if (error instanceof NisbaError && error.code === 'INVALID_RECORD')
      throw new NisbaError(code, error.message, error.details);
    throw error;
  }
}

function valueOf(value: ClaimValueInput): object {
  if (value.text) return { type: 'TEXT', ...given(value.text) };
  if (value.quantity) return { type: 'QUANTITY', ...given(value.quantity) };
  if (value.point) return { type: 'POINT', ...value.point };
  if (value.name) return { type: 'NAME', ...given(value.name) };
  return { type: 'DATE', date: value.date };
}

function given(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, part]) => part !== null && part !== undefined));
}

/** Which of several claims is at fault. */
function ofSeveral<T>(index: number, of: number, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NisbaError) || of === 1) throw error;
    throw new NisbaError(error.code, `Claim ${index + 1} of ${of}: ${error.message}`, error.details);
  }
}

const MOST_LOCATORS = 1_000;

function claimRecordOf({ value, quantity, ...rest }: ClaimInput) {
  requireType(rest.predicate);
  // Local references are a file's; here a claim is named by its id.
  for (const id of [...(rest.inferredFrom ?? []), ...(rest.about ? [rest.about] : [])])
    if (id.startsWith('#')) claimId(id);
  // A file may hold what many recordings have gathered; one recording brings a page's worth.
  const locators = rest.locators?.length ?? 0;
  if (locators > MOST_LOCATORS) {
    throw new NisbaError(
      'INVALID_CLAIM',
      `"locators" has ${locators} entries: give at most ${MOST_LOCATORS} at a time.`,
      { field: 'locators', most: MOST_LOCATORS },
    );
  }
  return recordOf(
    'claim',
    { ...rest, ...(value && { value: valueOf(value) }), ...(quantity && { quantity: given(quantity) }) },
    'INVALID_CLAIM',
  );
}

const recordSource: MutationResolvers['recordSource'] = async (_root, { input, ...rest }, context) => {
  const source = sourceInput(recordOf('source', input, 'INVALID_SOURCE'));
  const recorded = await write(
    context,
    'recordSource',
    { ...rest, source } as typeof rest,
    async (writer, by) => {
      const fresh = await recordSources(writer, [source], by);
      if (fresh.size === 0) writer.unchanged();
      return fresh.size > 0;
    },
  );
  return { source: await requireSource(source.id, DEFAULT_SCOPE, afresh(context)), recorded };
};

const recordEntity: MutationResolvers['recordEntity'] = async (_root, { input, ...rest }, context) => {
  const entity = entityInput(recordOf('entity', input, 'INVALID_ENTITY'));
  const recorded = await write(
    context,
    'recordEntity',
    { ...rest, entity } as typeof rest,
    async (writer, by) => {
      const fresh = await recordEntities(writer, [entity], by);
      if (fresh.size === 0) writer.unchanged();
      return fresh.size > 0;
    },
  );
  return { entity: await requireEntity(entity.id, DEFAULT_SCOPE, afresh(context)), recorded };
};

const recordClaimsField: MutationResolvers['recordClaims'] = async (_root, { input, ...rest }, context) => {
  if (input.length > MOST_CLAIMS) {
    throw new NisbaError(
      'INVALID_PAGE_SIZE',
      `input holds ${input.length} claims: give at most ${MOST_CLAIMS} at a time, or use nisba import.`,
      { most: MOST_CLAIMS },
    );
  }
  const claims = input.map((claim, index) =>
    ofSeveral(index, input.length, () => claimInput(claimRecordOf(claim), (id) => claimId(id))),
  );
  const { ids, recorded } = await write(
    context,
    'recordClaims',
    { ...rest, claims } as typeof rest,
    async (writer, by) => {
      const result = await recordClaims(writer, claims, by);
      if (result.recorded === 0 && result.extended === 0) writer.unchanged();
      return result;
    },
  );
  const after = afresh(context);
  return { claims: await Promise.all(ids.map((id) => requireClaim(id, DEFAULT_SCOPE, after))), recorded };
};

const retractClaimField: MutationResolvers['retractClaim'] = async (
  _root,
  { id, reason, ...rest },
  context,
) => {
  const claim = claimId(id);
  checkReason(reason);
  await write(context, 'retractClaim', { ...rest, claim, reason } as typeof rest, async (writer, by) => {
    await retractClaim(writer, claim, reason, by);
    return claim;
  });
  return { claim: await requireClaim(claim, DEFAULT_SCOPE, afresh(context)) };
};

const withdrawClaimsField: MutationResolvers['withdrawClaims'] = async (
  _root,
  { ids, withdrawnAt, ...rest },
  context,
) => {
  if (ids.length > MOST_CLAIMS) {
    throw new NisbaError(
      'INVALID_PAGE_SIZE',
      `ids holds ${ids.length} claims: give at most ${MOST_CLAIMS} at a time.`,
      { most: MOST_CLAIMS },
    );
  }
  const claims = ids.map((id) => claimId(id));
  const withdrawn = await write(
    context,
    'withdrawClaims',
    { ...rest, claims, withdrawnAt } as typeof rest,
    async (writer, by) => {
      const some = await withdrawClaims(writer, claims, withdrawnAt, by);
      if (some.length === 0) writer.unchanged();
      return some.length;
    },
  );
  const after = afresh(context);
  return { claims: await Promise.all(claims.map((id) => requireClaim(id, DEFAULT_SCOPE, after))), withdrawn };
};

const recordBearing: MutationResolvers['recordBearing'] = async (
  _root,
  { input: { bearingType, ...input }, ...rest },
  context,
) => {
  claimId(input.claim);
  claimId(input.on);
  const bearing = bearingInput(
    recordOf('bearing', { type: bearingType, ...input }, 'INVALID_BEARING'),
    (id) => claimId(id),
  );
  const { ids, recorded } = await write(
    context,
    'recordBearing',
    { ...rest, bearing } as typeof rest,
    async (writer, by) => {
      const result = await recordBearings(writer, [bearing], by);
      if (result.recorded === 0) writer.unchanged();
      return result;
    },
  );
  return { bearing: await requireBearing(ids[0]!, afresh(context)), recorded: recorded > 0 };
};

const retractBearingField: MutationResolvers['retractBearing'] = async (
  _root,
  { id, reason, ...rest },
  context,
) => {
  const bearing = bearingId(id);
  checkReason(reason);
  await write(context, 'retractBearing', { ...rest, bearing, reason } as typeof rest, async (writer, by) => {
    await retractBearing(writer, bearing, reason, by);
    return bearing;
  });
  return { bearing: await requireBearing(bearing, afresh(context)) };
};

const mergeEntitiesField: MutationResolvers['mergeEntities'] = async (
  _root,
  { id, into, reason, ...rest },
  context,
) => {
  const pair = { id: entityId(id), into: entityId(into), reason };
  checkReason(reason);
  await write(
    context,
    'mergeEntities',
    { ...rest, ...pair },
    (writer, by) => mergeEntities(writer, pair, by),
    { deadlineMs: MERGE_DEADLINE_MS },
  );
  return { entity: await requireEntity(id, DEFAULT_SCOPE, afresh(context)) };
};

const unmergeEntitiesField: MutationResolvers['unmergeEntities'] = async (
  _root,
  { id, reason, ...rest },
  context,
) => {
  const ended = { id: entityId(id), reason };
  checkReason(reason);
  await write(
    context,
    'unmergeEntities',
    { ...rest, ...ended },
    (writer, by) => unmergeEntities(writer, ended, by),
    { deadlineMs: MERGE_DEADLINE_MS },
  );
  return { entity: await requireEntity(id, DEFAULT_SCOPE, afresh(context)) };
};

async function requireBearing(id: string, context: Context): Promise<BearingModel> {
  const bearing = await bearingById(id, DEFAULT_SCOPE, context);
  if (!bearing) throw new NisbaError('NOT_FOUND', `There is no bearing ${id}.`, { id });
  return bearing;
}

function checkReason(reason: string): void {
  if (reason.trim() === '' || reason.length > 10_000)
    throw new NisbaError('BAD_USER_INPUT', 'reason has 1 to 10,000 characters.', { field: 'reason' });
}

export const mutationResolvers: Resolvers = {
  Mutation: {
    recordSource,
    recordEntity,
    recordClaims: recordClaimsField,
    retractClaim: retractClaimField,
    withdrawClaims: withdrawClaimsField,
    recordBearing,
    retractBearing: retractBearingField,
    mergeEntities: mergeEntitiesField,
    unmergeEntities: unmergeEntitiesField,
  },
};
