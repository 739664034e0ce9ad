/** Writes records of an export as they were: ids, numbers, revisions and instants; what follows is derived anew. */
import { bearingIdentity, checkBearing, createBearings, linksAt } from '../bearing/record-bearings.js';
import { checkClaims } from '../claim/check-claims.js';
import { originsOf } from '../claim/claim-ends.js';
import { claimProperties, withoutAbsent } from '../claim/claim-properties.js';
import { createClaims } from '../claim/create-claims.js';
import { entityProperties, findEntities } from '../entity/record-entities.js';
import { NisbaError } from '../errors.js';
import { canonicalVoices } from '../identity/canonical.js';
import { identitiesOf } from '../identity/identities.js';
import { mergeIdentity, mergesInForce } from '../identity/merge.js';
import type { ClaimId } from '../ids.js';
import {
  checkSource,
  createSources,
  findSources,
  originsOf as sourceOrigins,
} from '../source/record-sources.js';
import type { StoredSource } from '../source/source-row.js';
import { OPEN_REVISION, type Deriver } from '../store/store.js';
import { bearingInput, claimInput, entityInput, requireOwnId, sourceInput } from './record-input.js';
import type { LocalReference, RecordLine } from './record.js';
import { isLocal } from './references.js';

export type RecordSort = Exclude<RecordLine['record'], 'manifest' | 'end'>;
type RecordOf<S extends RecordSort> = Extract<RecordLine, { record: S }>;

/** For each sort of record, how several are written; each needs those of the sorts before it. */
export const RESTORE: {
  readonly [S in RecordSort]: (writer: Deriver, records: RecordOf<S>[]) => Promise<void>;
} = {
  revision: restoreRevisions,
  entity: restoreEntities,
  source: restoreSources,
  merge: restoreMerges,
  claim: restoreClaims,
  bearing: restoreBearings,
};

async function restoreRevisions(writer: Deriver, records: RecordOf<'revision'>[]): Promise<void> {
  const rows = records.map(({ number, at }) => ({ properties: { number, at } }));
  await writer.run('exchange/create-revisions', { rows });
}

async function restoreEntities(writer: Deriver, records: RecordOf<'entity'>[]): Promise<void> {
  const rows = records.map((record) => ({
    properties: entityProperties(entityInput(record), {
      recorded: given(record, 'number'),
      recordedAt: given(record, 'recordedAt'),
      recordedBy: given(record, 'recordedBy'),
    }),
  }));
  await writer.run('entity/create-entities', { rows });
}

async function restoreSources(writer: Deriver, records: RecordOf<'source'>[]): Promise<void> {
  const publishers = await findEntities(
    writer,
    records.flatMap(({ publisher }) => publisher ?? []),
  );
  const known = await findSources(
    writer,
    records.flatMap(({ derivedFrom }) => derivedFrom),
  );
  const sources: StoredSource[] = [];
  for (const record of records) {
    const source = sourceInput(record);
    checkSource(source, publishers);
    for (const parent of source.derivedFrom) if (!known.has(parent)) throw missing(record.id, parent);
    const stored: StoredSource = {
      ...source,
      origins: sourceOrigins(source, known),
      recorded: given(record, 'number'),
      recordedAt: given(record, 'recordedAt'),
      recordedBy: given(record, 'recordedBy'),
    };
    sources.push(stored);
    known.set(stored.id, stored);
  }
  await createSources(writer, sources);
}

/** Identities follow at once, so that claims find whom their ends mean. */
async function restoreMerges(writer: Deriver, records: RecordOf<'merge'>[]): Promise<void> {
  const entities = await findEntities(
    writer,
    records.flatMap(({ merged, into }) => [merged, into]),
  );
  const rows = records.map((record) => {
    const { merged, into } = record;
    const id = given(record, 'id');
    for (const end of [merged, into]) if (!entities.has(end)) throw missing(id, end);
    requireOwnId(id, mergeIdentity(merged, into));
    const { record: _sort, ...properties } = record;
    return {
      properties: withoutAbsent({
        ...properties,
        recordedAt: given(record, 'recordedAt'),
        recordedBy: given(record, 'recordedBy'),
        recordedRevision: given(record, 'recordedRevision'),
        endedRevision: record.endedRevision ?? OPEN_REVISION,
      }),
    };
  });
  await writer.run('identity/create-merges', { rows });
  const identities = [...identitiesOf(await mergesInForce(writer)).values()];
  const identityRows = identities.map(({ id, mergedInto, canonical, members }) => ({
    id,
    mergedInto: mergedInto ?? null,
    canonical: canonical ?? null,
    members: members ? [...members] : null,
  }));
  if (identityRows.length > 0) await writer.run('identity/set-identities', { rows: identityRows });
}

async function restoreClaims(writer: Deriver, records: RecordOf<'claim'>[]): Promise<void> {
  const ids = records.map((record) => given(record, 'id'));
  const inputs = records.map((record) => claimInput(record, byId));
  const { checked, known } = await checkClaims(writer, inputs, ids);
  const claims = checked.map((one, at) => {
    const record = records[at]!;
    const id = ids[at]!;
    requireOwnId(id, one.identity);
    const source = known.sources.get(record.source)!;
    const origins = originsOf(one.claim, source);
    const properties = claimProperties(one, {
      id,
      identity: one.identity,
      number: given(record, 'number'),
      revision: given(record, 'recordedRevision'),
      recordedAt: given(record, 'recordedAt'),
      recordedBy: given(record, 'recordedBy'),
      reliability: source.reliability,
      origins,
      voices: canonicalVoices({ origins, attributedTo: record.attributedTo }, known.stand),
    });
    return { id, checked: one, properties: { ...properties, ...laterOf(record) } };
  });
  await createClaims(writer, claims, given(records[0]!, 'number'));
}

function laterOf({
  locatorRevisions,
  withdrawnBy,
  withdrawnRevision,
  retractedAt,
  retractedBy,
  retractedReason,
  retractedRevision,
}: RecordOf<'claim'>) {
  return withoutAbsent({
    locatorRevisions,
    withdrawnBy,
    withdrawnRevision,
    retractedAt,
    retractedBy,
    retractedReason,
    retractedRevision: retractedRevision ?? OPEN_REVISION,
  });
}

async function restoreBearings(writer: Deriver, records: RecordOf<'bearing'>[]): Promise<void> {
  const bearings = records.map((record) => ({
    ...bearingInput(record, byId),
    id: given(record, 'id'),
    recordedAt: given(record, 'recordedAt'),
    recordedBy: given(record, 'recordedBy'),
    recordedRevision: given(record, 'recordedRevision'),
    retractedAt: record.retractedAt,
    retractedBy: record.retractedBy,
    retractedReason: record.retractedReason,
    retractedRevision: record.retractedRevision ?? OPEN_REVISION,
  }));
  const links = await linksAt(writer, bearings);
  for (const bearing of bearings) {
    checkBearing(bearing, links);
    requireOwnId(bearing.id, bearingIdentity(bearing));
  }
  await createBearings(writer, bearings, links);
}

/** A field that every export has, and other files may leave out. */
function given<R extends object, F extends keyof R & string>(record: R, field: F): Exclude<R[F], undefined> {
  const value = record[field];
  if (value === undefined) {
    throw new NisbaError(
      'INVALID_RECORD',
      `"${field}" is missing in ${JSON.stringify(record).slice(0, 200)}: this is no line of an export.`,
      { field },
    );
  }
  return value as Exclude<R[F], undefined>;
}

function byId(reference: LocalReference | ClaimId): ClaimId {
  if (!isLocal(reference)) return reference;
  throw new NisbaError(
    'INVALID_RECORD',
    `"${reference}" is a ref: the lines of an export name claims by id.`,
    {
      ref: reference,
    },
  );
}

function missing(id: string, end: string): NisbaError {
  return new NisbaError('NOT_FOUND', `${id} names ${end}, and no line before it records that.`, { id, end });
}
