import { beforeEach, describe, expect, test } from '@jest/globals';
import { recordBearings, retractBearing } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import type { ClaimId, LinkId } from '../../src/ids.js';
import { parseLinkId } from '../../src/link/link-id.js';
import { linkColumns } from '../../src/link/read-links.js';
import { writeOnce } from '../../src/recording/idempotency.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
  await recordGraph(store, {
    entities: ['person:a', 'person:b', 'group:g', 'group:h', 'place:p', 'event:e'],
    sources: ['source:one', 'source:two'],
  });
});

const LEADS = 'LEADS~person:a~group:g' as LinkId;
const leads = claim('person:a', 'LEADS', 'group:g');

async function stored(id: LinkId = LEADS) {
  const link = parseLinkId(id);
  const [row] = await store.run(
    'link/find-links',
    { rows: [{ id, from: link.from, to: link.to }] },
    { types: [link.type], keep: linkColumns(true, true) },
  );
  return row;
}

const record = (...claims: Parameters<typeof recordClaims>[1]) =>
  store.write((writer) => recordClaims(writer, claims, 'tester'));

describe('recording claims', () => {
  test('makes a link that sums them up', async () => {
    await record(leads, claim('person:a', 'LEADS', 'group:g', { source: 'source:two', stance: 'DENIES' }));
    expect(await stored()).toMatchObject({
      id: LEADS,
      status: 'CONTESTED',
      asserts: 1,
      denies: 1,
      originCount: 1,
      sourceCount: 2,
    });
  });

  test('is a no-op for a claim that stands, but for new locators', async () => {
    const first = await record(leads);
    const again = await record({ ...leads, locators: ['p9'] });
    expect(again).toEqual({ ids: first.ids, recorded: 0, extended: 1 });
    const [row] = await store.run('claim/find-claims', { ids: first.ids });
    expect(row).toMatchObject({ properties: { locators: ['p1', 'p9'] } });
    expect(await stored()).toMatchObject({ asserts: 1 });
  });

  test('gives a claim that was retracted the next id when it is recorded again', async () => {
    const { ids } = await record(leads);
    await store.write((writer) => retractClaim(writer, ids[0]!, 'a slip', 'tester'));
    expect(await stored()).toMatchObject({ status: 'NONE' });
    const again = await record(leads);
    expect(again.ids).toEqual([`${ids[0]}.2`]);
    expect(await stored()).toMatchObject({ status: 'UNCONTESTED', asserts: 1 });
  });

  test('refuses a claim outside the domain or range of its type, naming both', async () => {
    await expect(record(claim('place:p', 'LEADS', 'group:g'))).rejects.toMatchObject({
      code: 'DOMAIN_RANGE',
      message: expect.stringMatching(
        /LEADS goes from PERSON to GROUP.*place:p is a PLACE and group:g a GROUP/,
      ),
    });
  });

  test('writes nothing when one of several claims is wrong, and tells all that are', async () => {
    await expect(
      record(leads, claim('person:a', 'LEADS', 'place:p'), claim('person:zz', 'LEADS', 'group:g')),
    ).rejects.toMatchObject({
      code: 'DOMAIN_RANGE',
      details: { faults: [{ index: 1 }, { index: 2, code: 'NOT_FOUND' }] },
    });
    expect(await stored()).toBeUndefined();
  });

  test('keeps one link for a symmetric type, whichever end is named first', async () => {
    await record(
      claim('person:b', 'MET', 'person:a'),
      claim('person:a', 'MET', 'person:b', { source: 'source:two' }),
    );
    expect(await stored('MET~person:a~person:b' as LinkId)).toMatchObject({ asserts: 2 });
  });

  test('keeps links of different roles apart where the type says so', async () => {
    await record(
      claim('person:a', 'HOLDS_OFFICE_IN', 'group:g', { role: 'Secretary' }),
      claim('person:a', 'HOLDS_OFFICE_IN', 'group:g', { role: 'President' }),
    );
    expect(await stored('HOLDS_OFFICE_IN~person:a~group:g~secretary' as LinkId)).toMatchObject({
      role: 'Secretary',
      asserts: 1,
    });
  });

  test('takes a link from an entity to itself', async () => {
    await record(claim('group:g', 'BACKS', 'group:g'));
    expect(await stored('BACKS~group:g~group:g' as LinkId)).toMatchObject({ asserts: 1 });
  });

  test('counts six speakers of one government as one origin', async () => {
    await record(
      claim('person:a', 'LEADS', 'group:g', { attributedTo: 'person:a', onBehalfOf: 'group:h' }),
      claim('person:a', 'LEADS', 'group:g', { attributedTo: 'person:b', onBehalfOf: 'group:h' }),
    );
    expect(await stored()).toMatchObject({ asserts: 2, originCount: 1 });
  });

  test('names an entity by its best primary name, and by its slug when that is retracted', async () => {
    const { ids } = await record(
      claim('person:a', 'NAME', { type: 'NAME', name: 'الولائي', nameKind: 'PRIMARY' }),
    );
    const name = async () => (await store.run('entity/find-entities', { ids: ['person:a'] }))[0]!['name'];
    expect(await name()).toBe('الولائي');
    await store.write((writer) => retractClaim(writer, ids[0]!, 'a slip', 'tester'));
    expect(await name()).toBe('a');
  });
});

describe('bearings', () => {
  test('contest both links while both claims stand', async () => {
    const { ids } = await record(leads, claim('person:b', 'LEADS', 'group:g'));
    const [one, other] = ids as [ClaimId, ClaimId];
    const bearing = await store.write((writer) =>
      recordBearings(writer, [{ type: 'CONTRADICTS', claim: one, on: other }], 'tester'),
    );
    const other_ = 'LEADS~person:b~group:g' as LinkId;
    expect(await stored()).toMatchObject({ status: 'CONTESTED' });
    expect(await stored(other_)).toMatchObject({ status: 'CONTESTED' });
    await store.write((writer) => retractBearing(writer, bearing.ids[0]!, 'a slip', 'tester'));
    expect(await stored()).toMatchObject({ status: 'UNCONTESTED' });
    await store.write((writer) =>
      recordBearings(writer, [{ type: 'CONTRADICTS', claim: one, on: other }], 'tester'),
    );
    await store.write((writer) => retractClaim(writer, other, 'a slip', 'tester'));
    expect(await stored()).toMatchObject({ status: 'UNCONTESTED' });
    expect(await stored(other_)).toMatchObject({ status: 'NONE' });
  });

  test('of a claim on itself are refused', async () => {
    const { ids } = await record(leads);
    const bearing = { type: 'CONTRADICTS', claim: ids[0]!, on: ids[0]! } as const;
    await expect(store.write((writer) => recordBearings(writer, [bearing], 'tester'))).rejects.toMatchObject({
      code: 'INVALID_BEARING',
    });
  });
});

describe('retracting', () => {
  test('twice is an error', async () => {
    const { ids } = await record(leads);
    const retract = () => store.write((writer) => retractClaim(writer, ids[0]!, 'a slip', 'tester'));
    await retract();
    await expect(retract()).rejects.toMatchObject({ code: 'ALREADY_RETRACTED' });
  });
});

describe('a key', () => {
  test('makes a write happen once, and refuses another payload', async () => {
    const once = (payload: string) =>
      writeOnce(store, { key: 'k', payload }, (writer) => recordClaims(writer, [leads], 'tester'));
    const first = await once('x');
    expect(first.recorded).toBe(1);
    expect(await once('x')).toEqual(first);
    await expect(once('y')).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });
});
