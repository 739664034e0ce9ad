/** Records one batch in a transaction, or tells everything that is wrong with it. */
import { z } from 'zod';
import { recordBearings } from '../bearing/record-bearings.js';
import { recordClaims, type RecordedClaims } from '../claim/record-claims.js';
import { recordEntities } from '../entity/record-entities.js';
import type { BearingInput, ClaimInput, Entity, Source } from '../claim/claim.js';
import { ERROR_TABLE, NisbaError, type ErrorCode } from '../errors.js';
import { mergeEntities, mergeInForce } from '../identity/merge-entities.js';
import type { ClaimId, EntityId } from '../ids.js';
import { recordSources } from '../source/record-sources.js';
import type { Store, Writer } from '../store/store.js';
import {
  problemOf,
  type ImportBatch,
  type PlacedProblem,
  type Placed,
  type PlacedClaim,
} from './import-batch.js';
import { bearingInput } from './record-input.js';
import type { BearingRecord, MergeRecord } from './record.js';

/** How many records of each sort. */
export interface Tally {
  readonly entities: number;
  readonly sources: number;
  readonly claims: number;
  readonly bearings: number;
  readonly merges: number;
}

export interface BatchOutcome {
  readonly recorded: Tally;
  /** Claims that stood already and got further locators. */
  readonly extended: number;
}

/** How records are taken: into the store, or on trial. Each takes all that it is given, or throws and takes none. */
export interface Recording {
  /** How many entities are new; the same of sources and bearings. */
  entities(inputs: readonly Entity[]): Promise<number>;
  sources(inputs: readonly Source[]): Promise<number>;
  claims(inputs: readonly ClaimInput[]): Promise<RecordedClaims>;
  bearings(inputs: readonly BearingInput[]): Promise<number>;
  /** Whether the merge is new: not when it is in force already. */
  merge(merge: { readonly id: EntityId; readonly into: EntityId; readonly reason: string }): Promise<boolean>;
}

/** Nothing of the batch was written. */
export class BatchRefused extends Error {
  constructor(readonly problems: readonly PlacedProblem[]) {
    super(`${problems.length} lines cannot be recorded`);
  }
}

const DEADLINE_MS = 5 * 60_000;

/** Errors of the record, thrown before anything was written: the other records can still be judged. */
const RECORD_ERRORS: readonly ErrorCode[] = [
  'INVALID_ID',
  'INVALID_DATE',
  'INVALID_CLAIM',
  'INVALID_SOURCE',
  'INVALID_ENTITY',
  'INVALID_BEARING',
  'UNKNOWN_TYPE',
  'DOMAIN_RANGE',
  'NOT_FOUND',
  'ALREADY_RECORDED',
  'DERIVATION_CYCLE',
  'BAD_USER_INPUT',
  'WRONG_KIND',
  'ALREADY_MERGED',
  'MERGE_CYCLE',
  'INVALID_MERGE',
];

const CODES = Object.keys(ERROR_TABLE) as [ErrorCode, ...ErrorCode[]];
/** What recordClaims and recordSources put into an error's details. */
const Faults = z.object({
  faults: z.array(z.object({ index: z.int(), code: z.enum(CODES), message: z.string() })),
});
const Cycle = z.object({ cycle: z.array(z.string()) });

/**
 * Records a batch: its entities, then its sources, claims, bearings and merges. Afterwards the references of its
 * files lead to the ids that its claims got.
 *
 * @throws BatchRefused, and what the store throws
 */
export async function recordBatch(store: Store, batch: ImportBatch, by: string): Promise<BatchOutcome> {
  const attempt = await store.write(
    async (writer) => {
      const { outcome, ids } = await takeBatch(recordingInto(writer, by), batch);
      const { entities, sources, claims, bearings, merges } = outcome.recorded;
      if (entities + sources + claims + outcome.extended + bearings + merges === 0) writer.unchanged();
      return { outcome, ids };
    },
    { deadlineMs: DEADLINE_MS },
  );
  pointReferences(batch, attempt.ids);
  return attempt.outcome;
}

/**
 * As recordBatch, by a recording that writes nothing.
 *
 * @throws BatchRefused, and what the store throws
 */
export async function tryBatch(recording: Recording, batch: ImportBatch): Promise<BatchOutcome> {
  const { outcome, ids } = await takeBatch(recording, batch);
  pointReferences(batch, ids);
  return outcome;
}

function pointReferences(batch: ImportBatch, ids: readonly ClaimId[]): void {
  for (const [at, { place, names }] of batch.claims.entries()) {
    for (const name of names) place.references.point(name, ids[at]!);
  }
}

function recordingInto(writer: Writer, by: string): Recording {
  return {
    entities: async (inputs) => (await recordEntities(writer, inputs, by)).size,
    sources: async (inputs) => (await recordSources(writer, inputs, by)).size,
    claims: (inputs) => recordClaims(writer, inputs, by),
    bearings: async (inputs) => (await recordBearings(writer, inputs, by)).recorded,
    merge: async (merge) => {
      if ((await mergeInForce(writer, merge.id))?.into === merge.into) return false;
      await mergeEntities(writer, merge, by);
      return true;
    },
  };
}

async function takeBatch(
  recording: Recording,
  batch: ImportBatch,
): Promise<{ outcome: BatchOutcome; ids: readonly ClaimId[] }> {
  const problems = [...batch.problems];
  const refused = new Set<string>();
  const entities = await recordAll(batch.entities, problems, refused, (inputs) => recording.entities(inputs));
  const sources = await recordAll(batch.sources, problems, refused, (inputs) => recording.sources(inputs));
  const claims = await recordAllClaims(recording, batch.claims, problems, refused);
  const bearings = await recordAllBearings(recording, batch.bearings, problems, claims.idOf);
  const merges = await recordAllMerges(recording, batch.merges, problems, refused);
  if (problems.length > 0) throw new BatchRefused(inOrder(problems));
  const recorded: Tally = { entities, sources, claims: claims.recorded, bearings, merges };
  return { outcome: { recorded, extended: claims.extended }, ids: claims.ids };
}

/**
 * Records all at once. Where one is refused they are tried one by one, in as many rounds as bring
 * something new (a source may stand before the one that it is derived from), to find all that are.
 *
 * @param refused gets the ids of those that could not be recorded
 */
async function recordAll<T extends Entity | Source>(
  items: readonly Placed<T>[],
  problems: PlacedProblem[],
  refused: Set<string>,
  record: (inputs: readonly T[]) => Promise<number>,
): Promise<number> {
  try {
    return await record(items.map(({ input }) => input));
  } catch (error) {
    recordError(error);
  }
  let open = items;
  let faults: { readonly item: Placed<T>; readonly error: NisbaError }[];
  let before: number;
  do {
    before = open.length;
    faults = [];
    for (const item of open) {
      try {
        await record([item.input]);
      } catch (error) {
        faults.push({ item, error: recordError(error) });
      }
    }
    open = faults.map(({ item }) => item);
  } while (open.length > 0 && open.length < before);
  for (const { input } of open) refused.add(input.id);
  const rests = ({ input }: Placed<T>): boolean => parentsOf(input).some((id) => refused.has(id));
  for (const { item, error } of faults) if (!rests(item)) problems.push(problemOf(item.place, error));
  const cycle = await cycleAmong(open.filter(rests), record);
  if (cycle) problems.push(cycle);
  return 0;
}

/** Of sources that were refused one by one because of each other: what makes them a circle. */
async function cycleAmong<T extends Entity | Source>(
  items: readonly Placed<T>[],
  record: (inputs: readonly T[]) => Promise<unknown>,
): Promise<PlacedProblem | undefined> {
  try {
    await record(items.map(({ input }) => input));
    return undefined;
  } catch (thrown) {
    const error = recordError(thrown);
    const cycle = Cycle.safeParse(error.details);
    const first = items.find(({ input }) => cycle.data?.cycle.includes(input.id));
    return first && problemOf(first.place, error);
  }
}

async function recordAllClaims(
  recording: Recording,
  all: readonly PlacedClaim[],
  problems: PlacedProblem[],
  refused: ReadonlySet<string>,
) {
  /** Claims that have an error, or rest on something that has. */
  const rejected = new Set<string>(
    all.filter(({ input }) => namedBy(input).some((id) => refused.has(id))).map(({ identity }) => identity),
  );
  let claims = all.filter(({ identity }) => !rejected.has(identity));
  for (;;) {
    try {
      const inputs = claims.map(({ input }) => input);
      const { ids, recorded, extended } = await recording.claims(inputs);
      const given = new Map(claims.map(({ identity }, at) => [identity, ids[at]!]));
      /** What a claim of this batch is called in the store; undefined for one with an error. */
      const idOf = (identity: ClaimId): ClaimId | undefined =>
        rejected.has(identity) ? undefined : (given.get(identity) ?? identity);
      return { ids, recorded, extended, idOf };
    } catch (error) {
      const { faults } = Faults.parse(recordError(error).details);
      for (const { index, code, message } of faults) {
        const { place, input, identity } = claims[index]!;
        const rests = code === 'NOT_FOUND' && namedBy(input).some((id) => rejected.has(id));
        rejected.add(identity);
        if (!rests) problems.push({ place, file: place.file, line: place.line, code, message });
      }
      claims = claims.filter(({ identity }) => !rejected.has(identity));
    }
  }
}

async function recordAllBearings(
  recording: Recording,
  bearings: readonly Placed<BearingRecord>[],
  problems: PlacedProblem[],
  idOf: (identity: ClaimId) => ClaimId | undefined,
): Promise<number> {
  const items = bearings.flatMap(({ place, input: record }) => {
    const ends = [record.claim, record.on].map((end) => idOf(place.references.claimOf(end)));
    if (ends.includes(undefined)) return [];
    return [{ place, input: bearingInput(record, (end) => idOf(place.references.claimOf(end))!) }];
  });
  try {
    return await recording.bearings(items.map(({ input }) => input));
  } catch (error) {
    recordError(error);
  }
  for (const { place, input } of items) {
    try {
      await recording.bearings([input]);
    } catch (error) {
      problems.push(problemOf(place, recordError(error)));
    }
  }
  return 0;
}

/** One after the other: a merge may build on the one before. What is merged so already is left as it is. */
async function recordAllMerges(
  recording: Recording,
  merges: readonly Placed<MergeRecord>[],
  problems: PlacedProblem[],
  refused: ReadonlySet<string>,
): Promise<number> {
  let recorded = 0;
  for (const { place, input } of merges) {
    const { merged: id, into, reason } = input;
    if (refused.has(id) || refused.has(into)) continue;
    try {
      if (await recording.merge({ id, into, reason })) recorded += 1;
    } catch (error) {
      problems.push(problemOf(place, recordError(error)));
    }
  }
  return recorded;
}

function parentsOf(input: Entity | Source): readonly string[] {
  if (!('derivedFrom' in input)) return [];
  return [...input.derivedFrom, ...(input.publisher === undefined ? [] : [input.publisher])];
}

function namedBy(claim: ClaimInput): string[] {
  const { source, subject, object, attributedTo, onBehalfOf, about, inferredFrom } = claim;
  const named = [source, subject, object, attributedTo, onBehalfOf, about, ...inferredFrom];
  return named.filter((id) => id !== undefined);
}

/** The error, if it is a record's own; every other one ends the import. */
function recordError(error: unknown): NisbaError {
  if (error instanceof NisbaError && RECORD_ERRORS.includes(error.code)) return error;
  throw error;
}

function inOrder(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return [...problems].sort(
    (one, other) =>
      files.indexOf(one.file) - files.indexOf(other.file) || (one.line ?? 0) - (other.line ?? 0),
  );
}
