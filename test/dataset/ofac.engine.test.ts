import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { findChanges } from '../../src/change/read-change.js';
import type { StoredClaim } from '../../src/claim/claim-properties.js';
import { pageClaims } from '../../src/claim/read-claims.js';
import { importDataset, type DatasetOptions, type DatasetReport } from '../../src/dataset/import-dataset.js';
import { OFAC } from '../../src/dataset/ofac/ofac.js';
import { findEntities } from '../../src/entity/record-entities.js';
import { entityId, sourceId } from '../../src/ids.js';
import { findSources } from '../../src/source/record-sources.js';
import { currentRevision } from '../../src/store/revisions.js';
import type { Store } from '../../src/store/store.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { findingsOf } from '../exchange/exports.js';
import { saidBy, saidIn } from './ofac-plain.js';

const folderOf = (name: string): string => fileURLToPath(new URL(`ofac/${name}`, import.meta.url));
const FIRST = '2030-01-15';
const SECOND = '2030-06-01';

async function take(
  store: Store,
  folder: string,
  edition: string,
  options: Partial<DatasetOptions> = {},
): Promise<DatasetReport> {
  return importDataset(store, await OFAC.open([folder], { edition }), { by: edition, ...options });
}

const claimsOf = (store: Store): Promise<StoredClaim[]> =>
  pageClaims(store, {}, { evidence: {}, time: {} }, { after: 0, limit: 5_000, newest: false });

/** What is said of the entities of the list, not of its office and its countries. */
const ofTheList = (claims: readonly StoredClaim[]): string[] =>
  claims
    .filter(({ subject, predicate }) => /:ofac-\d+$/.test(subject) || predicate === 'SANCTIONED')
    .map(saidBy)
    .sort();

describe('An edition of the OFAC list', () => {
  let store: Store;
  let report: DatasetReport;
  let claims: StoredClaim[];
  const of = (subject: string, predicate: string): StoredClaim[] =>
    claims.filter((claim) => claim.subject === subject && claim.predicate === predicate);
  const valuesOf = (subject: string, predicate: string): unknown[] =>
    of(subject, predicate).map(({ value, object }) => value ?? object);

  beforeAll(async () => {
    store = await openTestStore();
    report = await take(store, folderOf('first'), FIRST);
    claims = await claimsOf(store);
  });

  test('says what its rows say, no more and no less', () => {
    expect(ofTheList(claims)).toEqual([...saidIn(folderOf('first'))].sort());
    expect(report).toMatchObject({ problems: [], interrupted: false, withdrawn: 0, records: 10 });
    expect(report.created.claims).toBe(claims.length);
  });

  test('counts what it leaves out, with the place', () => {
    const told = report.skipped.map(({ kind, reason, count, places }) => [
      kind,
      reason,
      count,
      places[0]?.line,
    ]);
    expect(told.sort()).toEqual(
      [
        ['Linked To', 'several entities of the list have that name', 2, 2],
        ['Linked To', 'the list has no entity of that name', 1, 2],
        ['alias of type dba', 'the type is not known', 1, 3],
        ['country undetermined', 'it names none', 1, 3],
        ['date of birth', 'it is no date that this reader knows', 1, 7],
        ['date of birth of an entity that is no person', 'only people have one', 1, 10],
        ['remark on an address', 'no edition is known to have one', 1, 2],
        ['row of alt.csv', 'sdn.csv has no row of its entity', 1, 5],
        ['row of sdn.csv', 'its entity id stands on an earlier row', 1, 9],
        ['row of sdn.csv', 'the type submarine is not known', 1, 8],
        ['row of sdn_comments.csv', 'sdn.csv has no row of its entity', 1, 2],
      ].sort(),
    );
  });

  test('makes people, groups and assets, whose names are found as they are spelt', async () => {
    const ids = ['person:ofac-101', 'group:ofac-102', 'asset:ofac-105', 'person:ofac-107'].map(entityId);
    const found = await findEntities(store, ids);
    expect(ids.map((id) => found.get(id)?.name)).toEqual([
      'TALVERO, Anselm',
      'GREY HARBOUR CO., LTD.',
      'SEA OTTER',
      'constructor',
    ]);
    expect(of('person:ofac-101', 'NAME').map(({ value }) => value)).toMatchObject([
      { nameKind: 'PRIMARY', script: 'Latn' },
      { nameKind: 'ALIAS', name: 'TALVERO, A.' },
      { nameKind: 'WEAK_ALIAS', name: 'THE GREY HERON' },
    ]);
  });

  test('tells who is listed under which programme, by the office that says so', () => {
    const listed = claims.filter(
      ({ predicate, object }) => predicate === 'SANCTIONED' && object === 'person:ofac-101',
    );
    expect(listed).toMatchObject([
      {
        subject: 'group:us-treasury-ofac',
        role: 'RIVER',
        publishedAt: FIRST,
        origins: ['group:us-treasury-ofac'],
        locators: ['ent_num:101'],
      },
      { role: 'TIDE' },
    ]);
  });

  test('keeps vague dates vague, and dates of identifiers', () => {
    expect(valuesOf('person:ofac-101', 'BIRTH_DATE')).toEqual([
      { type: 'DATE', date: '1948-12-10' },
      { type: 'DATE', date: '1950~' },
    ]);
    expect(valuesOf('person:ofac-107', 'BIRTH_DATE')).toEqual([
      { type: 'DATE', date: '1961-01-01/1962-12-31' },
    ]);
    expect(of('person:ofac-101', 'IDENTIFIER')[0]).toMatchObject({
      value: { text: 'A1084010', scheme: 'Passport (Norland)' },
      validFrom: '1999-05-05',
      validTo: '2009-05-05',
    });
  });

  test('goes on in the comments where a remark breaks off, and ties by unique names', () => {
    expect(valuesOf('person:ofac-107', 'LINKED_TO')).toEqual(['group:ofac-102']);
    expect(valuesOf('person:ofac-107', 'GENDER')).toEqual([{ type: 'TEXT', text: 'female' }]);
  });

  test('places addresses by country, and keeps them as they are written', () => {
    expect(valuesOf('person:ofac-101', 'ADDRESS')).toEqual([
      { type: 'TEXT', text: '7 Pier Road, Old Quay, Norland' },
    ]);
    expect(valuesOf('person:ofac-101', 'BASED_IN')).toEqual(['place:ofac-norland']);
    expect(valuesOf('asset:ofac-105', 'LOCATED_IN')).toEqual(['place:ofac-korea-west']);
    expect(valuesOf('place:ofac-korea-west', 'NAME')).toMatchObject([{ name: 'Korea, West' }]);
  });

  test('is recorded as an edition, and its list as what the claims cite', async () => {
    const list = sourceId('source:ofac-sdn');
    const edition = sourceId(`source:ofac-sdn.${FIRST}`);
    const found = await findSources(store, [list, edition]);
    expect(found.get(list)).toMatchObject({ sourceType: 'LIST', publisher: 'group:us-treasury-ofac' });
    expect(found.get(edition)).toMatchObject({
      publishedAt: FIRST,
      derivedFrom: [list],
      contentHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(new Set(claims.map(({ source }) => source))).toEqual(new Set([list]));
  });

  test('changes nothing when it comes again', async () => {
    const revision = await currentRevision(store);
    expect(await take(store, folderOf('first'), FIRST)).toMatchObject({
      created: { entities: 0, sources: 0, claims: 0 },
      unchanged: { claims: claims.length },
      extended: 0,
      withdrawn: 0,
    });
    expect(await currentRevision(store)).toBe(revision);
  });
});

describe('A newer edition of the OFAC list', () => {
  let store: Store;
  let tried: DatasetReport;
  let report: DatasetReport;
  let claims: StoredClaim[];
  const [before, after] = [saidIn(folderOf('first')), saidIn(folderOf('second'))];
  const added = [...after].filter((said) => !before.has(said)).sort();
  const gone = [...before].filter((said) => !after.has(said)).sort();

  beforeAll(async () => {
    store = await openTestStore();
    await take(store, folderOf('first'), FIRST);
    const revision = await currentRevision(store);
    tried = await take(store, folderOf('second'), SECOND, { dryRun: true });
    expect(await currentRevision(store)).toBe(revision);
    report = await take(store, folderOf('second'), SECOND);
    claims = await claimsOf(store);
  });

  test('adds what is new, withdraws what is gone, and leaves the rest as it was', () => {
    expect(ofTheList(claims.filter(({ recordedBy }) => recordedBy === SECOND))).toEqual(added);
    const withdrawn = claims.filter(({ withdrawnAt }) => withdrawnAt !== undefined);
    expect(ofTheList(withdrawn)).toEqual(gone);
    expect(new Set(withdrawn.map(({ withdrawnAt, withdrawnBy }) => `${withdrawnAt} ${withdrawnBy}`))).toEqual(
      new Set([`${SECOND} ${SECOND}`]),
    );
    expect(report.withdrawn).toBe(withdrawn.length);
    expect(ofTheList(claims.filter(({ withdrawnAt }) => withdrawnAt === undefined))).toEqual(
      [...after].sort(),
    );
  });

  test('would have done the same on trial', () => {
    expect(tried).toMatchObject({
      dryRun: true,
      created: report.created,
      unchanged: report.unchanged,
      withdrawn: report.withdrawn,
    });
  });

  test('leaves the store sound, and the entity under its new name', async () => {
    expect(await findingsOf(store)).toEqual([]);
    const id = entityId('person:ofac-101');
    expect((await findEntities(store, [id])).get(id)?.name).toBe('TALVERO, Anselmo');
  });

  test('shows as what changed between their days', async () => {
    const [from, to] = [FIRST, SECOND].map((day) => spanOf(parseEdtf(day)).latest);
    const { links } = await findChanges(store, {
      seeds: [entityId('group:us-treasury-ofac')],
      ends: { axis: 'PUBLISHED', from: from!, to: to! },
      depth: 1,
      throughLabels: false,
      filter: { evidence: {}, time: {} },
    });
    const told = links.map(({ to: end, difference: { changes } }) => [end, changes.map(({ kind }) => kind)]);
    expect(told).toEqual([
      ['asset:ofac-106', ['WITHDRAWN', 'STATUS']],
      ['group:ofac-103', ['WITHDRAWN', 'STATUS']],
      ['group:ofac-104', ['SAID', 'EVIDENCE']],
      ['group:ofac-110', ['WITHDRAWN', 'STATUS']],
      ['person:ofac-101', ['WITHDRAWN', 'EVIDENCE']],
      ['person:ofac-107', ['WITHDRAWN', 'STATUS']],
      ['person:ofac-111', ['SAID', 'STATUS']],
    ]);
  });

  test('is not followed by an older one', async () => {
    const revision = await currentRevision(store);
    expect(await take(store, folderOf('first'), FIRST)).toMatchObject({
      problems: [{ code: 'EDITION_ORDER', message: expect.stringContaining(SECOND) }],
      records: 0,
    });
    expect(await currentRevision(store)).toBe(revision);
  });

  test('is followed by one that says again what was gone, in claims of their own', async () => {
    expect(await take(store, folderOf('first'), '2031-02-10')).toMatchObject({ problems: [] });
    const again = (await claimsOf(store)).filter(({ recordedBy }) => recordedBy === '2031-02-10');
    expect(ofTheList(again)).toEqual(gone);
    expect(new Set(again.map(({ id }) => id.split('.')[1]))).toEqual(new Set(['2']));
    expect(await findingsOf(store)).toEqual([]);
  });
});

describe('What is no OFAC list', () => {
  const refused = (paths: string[], edition?: string) =>
    expect(OFAC.open(paths, { ...(edition !== undefined && { edition }) })).rejects;

  test('is refused before anything is read, and says what to give', async () => {
    await refused([folderOf('first')]).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('--edition'),
    });
    await refused([folderOf('first')], '2030').toMatchObject({ code: 'BAD_USER_INPUT' });
    await refused([folderOf('first')], '2030-02-31').toMatchObject({ code: 'BAD_USER_INPUT' });
    await refused([join(folderOf('first'), 'sdn.csv')], FIRST).toMatchObject({ code: 'FILE_UNREADABLE' });
    await refused([folderOf('first'), folderOf('second')], FIRST).toMatchObject({ code: 'FILE_UNREADABLE' });
    await refused([folderOf('none')], FIRST).toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  test.each(['sdn.csv', 'alt.csv', 'add.csv'])(
    'lacks %s: a part of the list would withdraw the rest',
    async (file) => {
      const folder = copied();
      rmSync(join(folder, file));
      await refused([folder], FIRST).toMatchObject({
        code: 'FILE_UNREADABLE',
        details: { file: join(folder, file) },
      });
    },
  );

  test.each([
    ['sdn.csv', '109,"TOO SHORT",-0- ', 'it has not 12 columns'],
    ['add.csv', 'x,18,-0- ,-0- ,"Norland",-0- ', 'its first column is no entity id'],
  ])('has a row of %s that cannot be read: what it said is not taken for gone', async (file, row, reason) => {
    const store = await openTestStore();
    await take(store, folderOf('first'), FIRST);
    const folder = copied('second');
    appendFileSync(join(folder, file), `${row}\n`);
    const report = await take(store, folder, SECOND);
    expect(report).toMatchObject({ problems: [{ code: 'INVALID_RECORD' }], withdrawn: 0 });
    expect(report.skipped).toContainEqual(
      expect.objectContaining({
        kind: 'record',
        code: 'INVALID_RECORD',
        places: [expect.objectContaining({ message: expect.stringContaining(reason) })],
      }),
    );
    expect(report.created.claims).toBeGreaterThan(0);
  });

  test('ends an import where a file is damaged, and withdraws nothing', async () => {
    const store = await openTestStore();
    await take(store, folderOf('first'), FIRST);
    const folder = copied();
    writeFileSync(join(folder, 'sdn.csv'), '101,"never closed,\n');
    expect(await take(store, folder, SECOND)).toMatchObject({
      problems: [{ code: 'INVALID_RECORD' }],
      withdrawn: 0,
    });
  });
});

function copied(name = 'first'): string {
  const folder = join(temporaryFolder(), 'list');
  mkdirSync(folder);
  cpSync(folderOf(name), folder, { recursive: true });
  return folder;
}
