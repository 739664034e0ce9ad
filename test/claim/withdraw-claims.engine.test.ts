import { beforeEach, describe, expect, test } from '@jest/globals';
import { recordBearings } from '../../src/bearing/record-bearings.js';
import type { ClaimInput } from '../../src/claim/claim.js';
import { countClaims, findClaims } from '../../src/claim/read-claims.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { withdrawClaims } from '../../src/claim/withdraw-claims.js';
import { findEntities } from '../../src/entity/record-entities.js';
import type { Filter } from '../../src/evidence/evidence.js';
import { entityId, type ClaimId, type LinkId } from '../../src/ids.js';
import { findLinks } from '../../src/link/read-links.js';
import { currentRevision } from '../../src/store/revisions.js';
import type { Store } from '../../src/store/store.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { openTestStore } from '../engines.js';
import { exportText, fileWith, findingsOf } from '../exchange/exports.js';
import { importFiles } from '../../src/exchange/import.js';
import { claim, recordGraph } from '../graph.js';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
  await recordGraph(store, { entities: ['person:a', 'group:g', 'group:h'], sources: ['source:one'] });
});

const BACKS = 'BACKS~group:h~group:g' as LinkId;
const backs = claim('group:h', 'BACKS', 'group:g', { publishedAt: '2019-04-01' });

const record = (...claims: ClaimInput[]) => store.write((writer) => recordClaims(writer, claims, 'tester'));
const withdraw = (ids: readonly ClaimId[], day = '2021-03-09') =>
  store.write((writer) => withdrawClaims(writer, ids, day, 'editor'));

function publishedBy(day: string, knownAt?: number): Filter {
  const last = spanOf(parseEdtf(day)).latest;
  return { evidence: {}, time: { publishedBy: last, ...(knownAt !== undefined && { knownAt }) } };
}

async function asserted(filter: Filter): Promise<[link: number, claims: number]> {
  const found = await findLinks(store, [BACKS], filter, { summary: true, names: false });
  return [found.get(BACKS)?.summary?.asserts ?? 0, await countClaims(store, {}, filter)];
}

describe('withdrawing claims', () => {
  test('leaves them out from that day on, in links and lists alike', async () => {
    const { ids } = await record(backs);
    expect(await withdraw(ids)).toEqual(ids);
    expect(await asserted(publishedBy('2021-03-08'))).toEqual([1, 1]);
    expect(await asserted(publishedBy('2021-03-09'))).toEqual([0, 0]);
    expect((await findClaims(store, ids)).get(ids[0]!)).toMatchObject({
      withdrawnAt: '2021-03-09',
      withdrawnBy: 'editor',
      withdrawnRevision: await currentRevision(store),
      recordedBy: 'tester',
    });
    expect(await findingsOf(store)).toEqual([]);
  });

  test('changes nothing of what was known before', async () => {
    const { ids } = await record(backs);
    const before = await currentRevision(store);
    await withdraw(ids);
    expect(await asserted(publishedBy('2022', before))).toEqual([1, 1]);
    expect(await asserted(publishedBy('2022', before + 1))).toEqual([0, 0]);
  });

  test('keeps the first day, and does nothing when it is repeated', async () => {
    const { ids } = await record(backs);
    await withdraw(ids);
    const revision = await currentRevision(store);
    const again = await store.write(async (writer) => {
      const some = await withdrawClaims(writer, ids, '2022', 'other');
      writer.unchanged();
      return some;
    });
    expect(again).toEqual([]);
    expect(await currentRevision(store)).toBe(revision);
    expect((await findClaims(store, ids)).get(ids[0]!)?.withdrawnAt).toBe('2021-03-09');
  });

  test('ends what they contradict', async () => {
    const other = claim('group:h', 'OPPOSES', 'group:g', { publishedAt: '2020' });
    const { ids } = await record(backs, other);
    const [one, by] = ids;
    await store.write((writer) =>
      recordBearings(writer, [{ type: 'CONTRADICTS', claim: by!, on: one! }], 'tester'),
    );
    await withdraw([by!]);
    const statusAt = async (day: string) =>
      (await findLinks(store, [BACKS], publishedBy(day), { summary: true, names: false })).get(BACKS)?.summary
        ?.status;
    expect([await statusAt('2020'), await statusAt('2021')]).toEqual(['CONTESTED', 'UNCONTESTED']);
    expect(await findingsOf(store)).toEqual([]);
  });

  test('gives an entity the name that is left', async () => {
    const named = (name: string, publishedAt: string) =>
      claim('person:a', 'NAME', { type: 'NAME', name, nameKind: 'PRIMARY' }, { publishedAt });
    const { ids } = await record(named('OLD, Name', '2019'), named('NEW, Name', '2021'));
    const label = async () =>
      (await findEntities(store, [entityId('person:a')])).get(entityId('person:a'))?.name;
    expect(await label()).toBe('OLD, Name');
    await withdraw([ids[0]!]);
    expect(await label()).toBe('NEW, Name');
    await withdraw([ids[1]!]);
    expect(await label()).toBe('OLD, Name');
  });

  test('is refused, all of it, where one of them is unknown, retracted or younger', async () => {
    const { ids } = await record(backs, { ...backs, locators: [], role: 'patron' });
    const [one, other] = ids as [ClaimId, ClaimId];
    const unknown = 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa' as ClaimId;
    await expect(withdraw([one, unknown])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdraw([one], '2018')).rejects.toMatchObject({ code: 'INVALID_CLAIM' });
    await expect(withdraw([one], 'soon')).rejects.toMatchObject({ code: 'INVALID_DATE' });
    await store.write((writer) => retractClaim(writer, other, 'a slip', 'tester'));
    await expect(withdraw([one, other])).rejects.toMatchObject({ code: 'ALREADY_RETRACTED' });
    expect((await findClaims(store, [one])).get(one)?.withdrawnAt).toBeUndefined();
  });
});

describe('a claim that was withdrawn', () => {
  test('is recorded anew when a later edition says it again, and not when an earlier one comes in', async () => {
    const { ids } = await record(backs);
    await withdraw(ids);
    expect(await record({ ...backs, publishedAt: '2020-01-01' })).toMatchObject({ ids, recorded: 0 });
    const again = { ...backs, publishedAt: '2022-05-01' };
    const second = await record(again);
    expect(second).toMatchObject({ ids: [`${ids[0]}.2`], recorded: 1 });
    expect(await record(again, backs)).toEqual({ ids: [...second.ids, ...ids], recorded: 0, extended: 0 });
    expect(await asserted(publishedBy('2021-12'))).toEqual([0, 0]);
    expect(await asserted(publishedBy('2022-05-01'))).toEqual([1, 1]);
    expect(await findingsOf(store)).toEqual([]);
  });

  test('comes in by a file beside the one that said it anew', async () => {
    const { ids } = await record(backs);
    await withdraw(ids);
    await record({ ...backs, publishedAt: '2022-05-01' });
    const file = fileWith(await exportText(store));
    const aside = await openTestStore();
    const first = await importFiles(aside, [file], { by: 'tester' });
    expect(first).toMatchObject({ problems: [], recorded: { claims: 2 } });
    expect(await importFiles(aside, [file], { by: 'tester' })).toMatchObject({ recorded: { claims: 0 } });
    const found = await findClaims(aside, [ids[0]!, `${ids[0]}.2` as ClaimId]);
    expect([...found.values()].map(({ withdrawnAt }) => withdrawnAt)).toEqual(['2021-03-09', undefined]);
  });
});
