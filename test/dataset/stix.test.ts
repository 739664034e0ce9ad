import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { DatasetItem } from '../../src/dataset/dataset.js';
import { STIX } from '../../src/dataset/stix/stix.js';
import { credibilityOf } from '../../src/dataset/stix/object.js';
import { stixRelation } from '../../src/dataset/stix/relations.js';
import { parseRecord, type RecordLine } from '../../src/exchange/record.js';
import { RELATION_TYPES } from '../../src/vocabulary/vocabulary.js';
import { temporaryFolder } from '../engines.js';
import { testWithData } from './data.js';
import {
  ANALYSTS,
  FERRYMEN,
  FLOOD,
  MILLER,
  OTTER,
  REPORT,
  RIVER,
  TOWN,
  WORM,
  bundleText,
  relationship,
  stixId,
  stixObject,
} from './stix-river.js';

async function itemsOf(text: string): Promise<DatasetItem[]> {
  const path = join(temporaryFolder(), 'bundle.json');
  writeFileSync(path, text);
  const items: DatasetItem[] = [];
  for await (const page of (await STIX.open([path], {})).read()) items.push(...page);
  return items;
}

const recordsOf = (items: readonly DatasetItem[]): RecordLine[] =>
  items.flatMap(({ records }) => records.map((record) => parseRecord(record)));

async function claimsOf(objects: Parameters<typeof bundleText>[0], predicate: string) {
  return recordsOf(await itemsOf(bundleText(objects))).flatMap((record) =>
    record.record === 'claim' && record.predicate === predicate ? [record] : [],
  );
}

async function skippedOf(objects: Parameters<typeof bundleText>[0]): Promise<string[]> {
  const items = await itemsOf(bundleText(objects));
  return items.flatMap(({ skipped }) => skipped.map(({ kind, reason }) => `${kind}: ${reason}`));
}

test('each object of a bundle is one item, whatever comes of it', async () => {
  const items = await itemsOf(bundleText(RIVER));
  const own = items.filter(({ shared }) => !shared);
  expect(own.map(({ line }) => line).sort((one, other) => one - other)).toEqual(RIVER.map((_, at) => at + 1));
  for (const { records, skipped, refused } of own) {
    expect(records.length + skipped.length + (refused ? 1 : 0)).toBeGreaterThan(0);
  }
});

test('what a claim names is told before it, in whatever order the objects stand', async () => {
  const told = new Set<string>();
  for (const record of recordsOf(await itemsOf(bundleText(RIVER)))) {
    if (record.record === 'entity' || record.record === 'source') told.add(record.id);
    if (record.record !== 'claim') continue;
    for (const id of [record.source, record.subject, record.object, record.attributedTo]) {
      if (id !== undefined) expect(told).toContain(id);
    }
  }
});

test('identities are people, groups or labels, and no threat actors', async () => {
  const entities = recordsOf(
    await itemsOf(
      bundleText([...RIVER, stixObject('identity', 30, { name: 'Farmers', identity_class: 'class' })]),
    ),
  ).flatMap((record) => (record.record === 'entity' ? [[record.id, record.groupType]] : []));
  expect(Object.fromEntries(entities)).toMatchObject({
    [`group:${ANALYSTS}`]: 'OTHER',
    [`person:${MILLER}`]: undefined,
    [`group:${stixId('identity', 30)}`]: 'LABEL',
    [`group:${OTTER}`]: 'OTHER',
    [`event:${FLOOD}`]: undefined,
    [`place:${TOWN}`]: undefined,
    [`asset:${WORM}`]: undefined,
  });
});

test('a name in two scripts is two names, an alias a third', async () => {
  const names = await claimsOf(RIVER, 'NAME');
  const own = names.filter(({ subject }) => subject === `person:${MILLER}`).map(({ value }) => value);
  expect(own).toMatchObject([
    { name: 'M. Miller', nameKind: 'PRIMARY', script: 'Latn' },
    { name: 'م. ميلر', nameKind: 'PRIMARY', script: 'Arab' },
    { name: 'The Miller', nameKind: 'ALIAS' },
  ]);
});

test('an object is said by the report that refers to it, others by the bundle, each by its creator', async () => {
  const [led] = await claimsOf(RIVER, 'LEADS');
  expect(led).toMatchObject({
    source: `source:${REPORT}`,
    subject: `person:${MILLER}`,
    object: `group:${FERRYMEN}`,
    validFrom: '2019-05-01',
  });
  const [targeted] = await claimsOf(RIVER, 'TARGETED');
  expect(targeted).toMatchObject({
    source: expect.stringMatching(/^source:bundle--/),
    attributedTo: `group:${ANALYSTS}`,
    credibility: 2,
    publishedAt: '2024-03-02',
  });
});

test('a point is taken where it is the place, and left out where it is the middle of an area', async () => {
  const points = await claimsOf(RIVER, 'COORDINATES');
  expect(points.map(({ subject }) => subject)).toEqual([`place:${TOWN}`]);
  expect(await skippedOf(RIVER)).toContainEqual(expect.stringMatching(/^coordinates: /));
});

test('who disagrees denies the tie, and contradicts whoever asserted it', async () => {
  const records = recordsOf(await itemsOf(bundleText(RIVER)));
  const targeted = records.filter((record) => record.record === 'claim' && record.predicate === 'TARGETED');
  expect(targeted).toMatchObject([
    { stance: 'ASSERTS' },
    { stance: 'DENIES', attributedTo: `person:${MILLER}`, object: `person:${MILLER}` },
  ]);
  expect(records.filter(({ record }) => record === 'bearing')).toMatchObject([
    { type: 'CONTRADICTS', reason: 'The mill was never meant' },
    { type: 'QUALIFIES' },
  ]);
});

test('an opinion on an entity is said about it, and bears on its description', async () => {
  const opinion = stixObject('opinion', 31, {
    created_by_ref: MILLER,
    opinion: 'agree',
    object_refs: [OTTER],
  });
  const records = recordsOf(await itemsOf(bundleText([...RIVER, opinion])));
  expect(records).toContainEqual(
    expect.objectContaining({ predicate: 'SAID', subject: `person:${MILLER}`, about: `group:${OTTER}` }),
  );
  expect(records).toContainEqual(expect.objectContaining({ record: 'bearing', type: 'SUPPORTS' }));
});

test('what has no place is counted, by kind and reason', async () => {
  const skipped = await skippedOf(RIVER);
  expect(skipped).toEqual(
    expect.arrayContaining([
      'attack-pattern: techniques have no place in the model',
      'relationship impersonates: no relation type says it from intrusion-set to identity',
      'relationship targets: its target names an object that is not in the bundle',
      'relationship uses: its target names an object of type attack-pattern, which is no entity',
      'report object_refs: names an object that is not in the bundle',
      'identity extensions: a property without a place in the model',
      'malware is_family: a property without a place in the model',
    ]),
  );
});

test('of two versions of an object the later one counts, and a revoked one is not taken', async () => {
  const older = stixObject('identity', 3, { name: 'Ferry', modified: '2024-03-01T11:00:00Z' });
  const revoked = stixObject('identity', 32, { name: 'Nobody', revoked: true });
  const objects = [...RIVER, older, revoked, relationship(33, 'member-of', MILLER, stixId('identity', 32))];
  const names = (await claimsOf(objects, 'NAME')).map(({ value }) => value?.type === 'NAME' && value.name);
  expect(names).toContain('Ferrymen');
  expect(names).not.toContain('Ferry');
  expect(names).not.toContain('Nobody');
  expect(await skippedOf(objects)).toEqual(
    expect.arrayContaining([
      'identity: another version of the object, or the same again, stands in the bundle',
      'identity: was revoked by its creator',
      'relationship member-of: its target names an object that was revoked',
    ]),
  );
});

test.each([
  [stixObject('identity', 1, { spec_version: '2.0' }), /spec_version of this identity is not 2\.1/],
  [{ ...stixObject('identity', 1), id: 'identity--1' }, /id of this identity is not a STIX id/],
  [{ ...stixObject('identity', 1), id: stixId('tool', 1) }, /begins with another type/],
  [stixObject('location', 1, { latitude: 100, longitude: 0 }), /latitude of this location is not what STIX/],
  [stixObject('identity', 1, { modified: 'yesterday' }), /modified of this identity is not a timestamp/],
])('an object that is not as STIX has it is refused by itself: %#', async (object, message) => {
  const items = await itemsOf(bundleText([object, stixObject('tool', 2, { name: 'Spade' })]));
  expect(items.find(({ refused }) => refused)?.refused?.message).toMatch(message);
  expect(recordsOf(items)).toContainEqual(expect.objectContaining({ predicate: 'NAME' }));
});

test.each([
  ['{"type":"bundle","id":"bundle--1","objects":[{"type":"tool"', /breaks off/],
  ['', /breaks off/],
  ['[]', /no STIX bundle: it is no JSON object/],
  ['{"type":"report"}', /no STIX bundle: its "type" is "report"/],
  ['{"id":"x","objects":[]}', /its "type" is missing/],
  ['{"type":"bundle","objects":[]}', /its "id" is missing/],
  ['{"type":"bundle","id":"bundle--1","objects":[]}', /id of the bundle in .* is no STIX id/],
  ['{"type":"bundle","id":"bundle--1","spec_version":"2.0","objects":[]}', /STIX 2\.0, and Nisba reads 2\.1/],
  ['{"type":"bundle","objects":[7]}', /not all of its objects are JSON objects/],
  ['{"type":"bundle","things":[7]}', /its property things is one that no bundle has/],
])('a file that is no bundle is an error: %s', async (text, message) => {
  await expect(itemsOf(text)).rejects.toThrow(message);
});

test('standard input cannot be read twice, and is refused', async () => {
  const standardInput = (async function* () {
    yield Buffer.from('{}');
  })();
  await expect(STIX.open(['-'], { standardInput })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});

test.each([
  [undefined, 6],
  [0, 5],
  [19, 5],
  [20, 4],
  [50, 3],
  [70, 2],
  [80, 1],
  [100, 1],
])('a confidence of %p is a credibility of %p', (confidence, credibility) => {
  expect(credibilityOf(confidence)).toBe(credibility);
});

const KINDS = ['PERSON', 'GROUP', 'PLACE', 'EVENT', 'ASSET'] as const;
test.each([
  'attributed-to',
  'uses',
  'targets',
  'located-at',
  'originates-from',
  'part-of',
  'member-of',
  'leads',
  'funds',
  'duplicate-of',
  'related-to',
  'compromises',
  'supports',
])('%s becomes a relation type that its ends allow, or nothing', (name) => {
  const found = KINDS.flatMap((from) =>
    KINDS.flatMap((to) => {
      const relation = stixRelation(name, { id: 'a', kind: from }, { id: 'b', kind: to });
      if (!relation) return [];
      const [subject, object] = relation.reversed ? [to, from] : [from, to];
      const definition = RELATION_TYPES.find(({ type }) => type === relation.type)!;
      expect(definition.domain).toContain(subject);
      expect(definition.range).toContain(object);
      return [relation.type];
    }),
  );
  expect(found.length).toBeGreaterThan(0);
});

test('to a label nobody belongs otherwise than as one of it', () => {
  const label = { id: 'b', kind: 'GROUP', groupType: 'LABEL' } as const;
  expect(stixRelation('member-of', { id: 'a', kind: 'PERSON' }, label)?.type).toBe('ONE_OF');
});

testWithData(
  'each of the 24,771 objects of ATT&CK is taken or told to be left out',
  'attack/enterprise-attack.json.gz',
  async (path) => {
    const lines = new Set<number>();
    let taken = 0;
    let left = 0;
    for await (const items of (await STIX.open([path], {})).read()) {
      for (const { line, shared, records, skipped, refused } of items) {
        if (shared) continue;
        lines.add(line);
        if (records.length > 0) taken += 1;
        else if (skipped.length > 0 || refused) left += 1;
      }
    }
    expect(lines.size).toBe(24_771);
    expect(taken + left).toBe(24_771);
    expect(taken).toBeGreaterThan(2_000);
  },
  60_000,
);
