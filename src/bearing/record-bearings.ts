/** Recording and retracting bearings: that one claim contradicts, qualifies or supports another. */
import { NisbaError } from '../errors.js';
import { withoutAbsent } from '../claim/claim-properties.js';
import type { Bearing, BearingInput } from '../claim/claim.js';
import { contentHash } from '../hash.js';
import type { BearingId, ClaimId, LinkId } from '../ids.js';
import { rewriteLinks } from '../link/rewrite-links.js';
import { OPEN_REVISION, type Deriver, type Reader, type Row, type Writer } from '../store/store.js';

/** The id of a bearing by its content; recorded again after a retraction it gets `.2` and on. */
export function bearingIdentity(bearing: BearingInput): BearingId {
  return `bearing:${contentHash({ type: bearing.type, claim: bearing.claim, on: bearing.on })}` as BearingId;
}

/**
 * Records bearings, all or none; one that stands already is left as it is.
 *
 * @returns the ids in the order given, and how many are new
 * @throws NOT_FOUND for a claim that is not recorded, INVALID_BEARING for a claim that bears on itself
 */
export async function recordBearings(
  writer: Writer,
  bearings: readonly BearingInput[],
  by: string,
): Promise<{ ids: BearingId[]; recorded: number }> {
  if (bearings.length === 0) return { ids: [], recorded: 0 };
  const { ids, fresh, links } = await planBearings(writer, bearings);
  if (fresh.size === 0) return { ids, recorded: 0 };
  const created = [...fresh].map(([id, bearing]): Bearing => ({
    id,
    type: bearing.type,
    claim: bearing.claim,
    on: bearing.on,
    reason: bearing.reason,
    recordedAt: writer.recordedAt,
    recordedBy: by,
    recordedRevision: writer.revision,
    retractedRevision: OPEN_REVISION,
  }));
  await createBearings(writer, created, links);
  return { ids, recorded: fresh.size };
}

/**
 * Tells which bearings recording them would create, and what each would be called; nothing is written.
 *
 * @throws as recordBearings
 */
export async function planBearings(reader: Reader, bearings: readonly BearingInput[]) {
  const links = await linksAt(reader, bearings);
  for (const bearing of bearings) checkBearing(bearing, links);
  const standing = await standingIds(reader, bearings.map(bearingIdentity));
  const ids: BearingId[] = [];
  const fresh = new Map<BearingId, BearingInput>();
  for (const bearing of bearings) {
    const identity = bearingIdentity(bearing);
    const { id, stands } = standing.get(identity) ?? { id: identity, stands: false };
    if (!stands) fresh.set(id, bearing);
    ids.push(id);
  }
  return { ids, fresh, links };
}

/**
 * Writes bearings, and the links that follow from them.
 *
 * @param links of the claims that they name: those that speak to one
 */
export async function createBearings(
  writer: Deriver,
  bearings: readonly Bearing[],
  links: ReadonlyMap<ClaimId, LinkId | null>,
): Promise<void> {
  await writer.run('bearing/create-bearings', {
    rows: bearings.map((bearing) => ({ properties: withoutAbsent({ ...bearing }) })),
  });
  const contradictions = bearings.filter(({ type }) => type === 'CONTRADICTS');
  if (contradictions.length === 0) return;
  await writer.run('bearing/mark-contradictions', { rows: marksOf(contradictions) });
  const touched = contradictions.flatMap(({ claim, on }) => [links.get(claim), links.get(on)]);
  await rewriteLinks(writer, new Set(touched.filter((link) => !!link) as LinkId[]));
}

/** The links of the claims that bearings name, by claim; of a claim that is not recorded there is no entry. */
export async function linksAt(
  reader: Reader,
  bearings: readonly BearingInput[],
): Promise<Map<ClaimId, LinkId | null>> {
  const ids = [...new Set(bearings.flatMap(({ claim, on }) => [claim, on]))];
  const claims = await reader.run('claim/list-claims', { ids });
  return new Map(claims.map((row) => [row['id'] as ClaimId, row['link'] as LinkId | null]));
}

/**
 * Takes a bearing back.
 *
 * @throws NOT_FOUND, ALREADY_RETRACTED
 */
export async function retractBearing(
  writer: Writer,
  id: BearingId,
  reason: string,
  by: string,
): Promise<void> {
  const [row] = await writer.run('bearing/find-bearings', { ids: [id] });
  if (!row) throw new NisbaError('NOT_FOUND', `There is no bearing ${id}.`, { id });
  const bearing = row['properties'] as Row;
  if (bearing['retractedRevision'] !== OPEN_REVISION) {
    throw new NisbaError('ALREADY_RETRACTED', `${id} was taken back at ${String(bearing['retractedAt'])}.`, {
      id,
    });
  }
  await writer.run('bearing/retract-bearing', {
    id,
    revision: writer.revision,
    at: writer.recordedAt,
    by,
    reason,
  });
  if (bearing['type'] !== 'CONTRADICTS') return;
  const claims = await writer.run('claim/list-claims', { ids: [bearing['claim'], bearing['on']] });
  await rewriteLinks(
    writer,
    new Set(claims.flatMap((claim) => (claim['link'] ? [claim['link'] as LinkId] : []))),
  );
}

/** For each claim that a contradiction touches, the new bearings that touch it. */
function marksOf(contradictions: readonly Bearing[]): { claim: ClaimId; bearings: BearingId[] }[] {
  const marks = new Map<ClaimId, BearingId[]>();
  for (const { id, claim, on } of contradictions) {
    for (const end of [claim, on]) marks.set(end, [...(marks.get(end) ?? []), id]);
  }
  return [...marks].map(([claim, bearings]) => ({ claim, bearings }));
}

/** @throws INVALID_BEARING, NOT_FOUND */
export function checkBearing(bearing: BearingInput, links: ReadonlyMap<ClaimId, unknown>): void {
  if (bearing.claim === bearing.on)
    throw new NisbaError('INVALID_BEARING', `${bearing.claim} cannot bear on itself.`, { id: bearing.claim });
  for (const id of [bearing.claim, bearing.on]) {
    if (!links.has(id))
      throw new NisbaError('NOT_FOUND', `The claim ${id} is not recorded: record it first.`, { id });
  }
}

/** For each identity: the id that stands, or the next free one. */
async function standingIds(
  reader: Reader,
  identities: readonly BearingId[],
): Promise<Map<BearingId, { id: BearingId; stands: boolean }>> {
  const standing = new Map<BearingId, { id: BearingId; stands: boolean }>();
  let open = new Map(identities.map((identity) => [identity, { id: identity, times: 1 }]));
  while (open.size > 0) {
    const rows = await reader.run('bearing/find-bearings', { ids: [...open.values()].map(({ id }) => id) });
    const found = new Map(
      rows.map((row) => [(row['properties'] as Row)['id'] as BearingId, row['properties'] as Row]),
    );
    const retracted: typeof open = new Map();
    for (const [identity, { id, times }] of open) {
      const bearing = found.get(id);
      if (!bearing) standing.set(identity, { id, stands: false });
      else if (bearing['retractedRevision'] === OPEN_REVISION) standing.set(identity, { id, stands: true });
      else retracted.set(identity, { id: `${identity}.${times + 1}` as BearingId, times: times + 1 });
    }
    open = retracted;
  }
  return standing;
}
