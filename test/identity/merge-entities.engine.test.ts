import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordBearings } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { findEntities, recordEntities } from '../../src/entity/record-entities.js';
import { mergeEntities, unmergeEntities } from '../../src/identity/merge-entities.js';
import { listMerges } from '../../src/identity/merge.js';
import { entityId, sourceId, type ClaimId, type EntityId } from '../../src/ids.js';
import { check } from '../../src/integrity/check.js';
import { ALL_RELATION_TYPES } from '../../src/link/read-links.js';
import { writeOnce } from '../../src/recording/idempotency.js';
import { recordSources } from '../../src/source/record-sources.js';
import type { Row, Store } from '../../src/store/store.js';
import { lane, openTestStore } from '../engines.js';
import { claim, recordGraph, source } from '../graph.js';
import { Cast, nothingYet, stepsWithoutMerges, take } from '../integrity/random-work.js';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
  await recordGraph(store, {
    entities: ['person:a', 'person:b', 'person:c', 'person:d', 'group:g', 'group:h', 'place:p'],
    sources: ['source:one', 'source:two'],
  });
});

const record = (...claims: Parameters<typeof recordClaims>[1]) =>
  store.write((writer) => recordClaims(writer, claims, 'tester'));
const merge = (id: string, into: string) =>
  store.write((writer) =>
    mergeEntities(writer, { id: entityId(id), into: entityId(into), reason: 'the same' }, 'editor'),
  );
const unmerge = (id: string) =>
  store.write((writer) => unmergeEntities(writer, { id: entityId(id), reason: 'another' }, 'editor'));
const retract = (id: ClaimId) => store.write((writer) => retractClaim(writer, id, 'a slip', 'tester'));

/** Every link there is, by id. */
async function links(): Promise<Map<string, Row>> {
  const rows = await store.run('derived/list-links', {}, { types: [...ALL_RELATION_TYPES] });
  return new Map(rows.map((row) => [row['id'] as string, row['properties'] as Row]));
}

const linkIds = async (): Promise<string[]> => [...(await links()).keys()];

/** Everything derived: as it must be again once every merge is taken back. */
async function derived(): Promise<unknown> {
  const claims = await store.run('derived/list-claims');
  const entities = await store.run('derived/list-entities');
  return { claims, entities, links: [...(await links())] };
}

async function expectClean(): Promise<void> {
  const found = [];
  for await (const finding of check(store)) found.push(finding);
  expect(found).toEqual([]);
}

async function entity(id: string) {
  return (await findEntities(store, [id as EntityId])).get(id as EntityId)!;
}

describe('merging', () => {
  test('lays the links of one entity to the other, and leaves the claims as they were recorded', async () => {
    const { ids } = await record(
      claim('person:b', 'LEADS', 'group:g'),
      claim('person:a', 'LEADS', 'group:g', { source: 'source:two', stance: 'DENIES' }),
      claim('person:b', 'MEMBER_OF', 'group:h'),
    );
    await merge('person:b', 'person:a');
    expect(await linkIds()).toEqual(['LEADS~person:a~group:g', 'MEMBER_OF~person:a~group:h']);
    expect((await links()).get('LEADS~person:a~group:g')).toMatchObject({
      status: 'CONTESTED',
      asserts: 1,
      denies: 1,
    });
    const [row] = await store.run('claim/find-claims', { ids: [ids[0]] });
    expect(row!['properties']).toMatchObject({ subject: 'person:b', linkId: 'LEADS~person:a~group:g' });
    expect(await entity('person:b')).toMatchObject({
      mergedInto: 'person:a',
      canonical: 'person:a',
      links: 0,
    });
    expect(await entity('person:a')).toMatchObject({ members: ['person:a', 'person:b'], links: 2 });
    await expectClean();
  });

  test('tells who, when and why, and until when', async () => {
    const id = await merge('person:b', 'person:a');
    await unmerge('person:b');
    const again = await merge('person:b', 'person:a');
    expect(again).toBe(`${id}.2`);
    const [first, second] = (await listMerges(store, [entityId('person:a')])).get(entityId('person:a'))!;
    expect(first).toMatchObject({
      id,
      merged: 'person:b',
      into: 'person:a',
      reason: 'the same',
      recordedBy: 'editor',
      recordedRevision: 2,
      endedBy: 'editor',
      endedReason: 'another',
      endedRevision: 3,
    });
    expect(second).toMatchObject({ recordedRevision: 4, endedAt: undefined });
    await expectClean();
  });

  test('along a chain and of what others were merged into leads to the last', async () => {
    await record(claim('person:c', 'LEADS', 'group:g'), claim('person:d', 'MET', 'person:c'));
    await merge('person:c', 'person:b');
    await merge('person:b', 'person:a');
    expect(await linkIds()).toEqual(['LEADS~person:a~group:g', 'MET~person:a~person:d']);
    expect(await entity('person:c')).toMatchObject({ mergedInto: 'person:b', canonical: 'person:a' });
    await merge('person:d', 'person:c');
    expect(await entity('person:d')).toMatchObject({ mergedInto: 'person:c', canonical: 'person:a' });
    expect(await linkIds()).toEqual(['LEADS~person:a~group:g', 'MET~person:a~person:a']);
    await expectClean();
  });

  test('can be taken back in another order; what was merged into an entity stays with it', async () => {
    await record(
      claim('person:d', 'LEADS', 'group:g'),
      claim('person:c', 'LEADS', 'group:g'),
      claim('person:b', 'MEMBER_OF', 'group:g'),
    );
    const before = await derived();
    await merge('person:d', 'person:c');
    await merge('person:c', 'person:b');
    await merge('person:b', 'person:a');
    await unmerge('person:c');
    expect(await linkIds()).toEqual(['LEADS~person:c~group:g', 'MEMBER_OF~person:a~group:g']);
    expect(await entity('person:d')).toMatchObject({ canonical: 'person:c', mergedInto: 'person:c' });
    expect(await entity('person:a')).toMatchObject({ members: ['person:a', 'person:b'] });
    await expectClean();
    await unmerge('person:b');
    await unmerge('person:d');
    expect(await derived()).toEqual(before);
    await expectClean();
  });

  test('makes a claim between the two a link of one with itself', async () => {
    await record(
      claim('person:a', 'MET', 'person:b'),
      claim('person:b', 'POSSIBLY_SAME_AS', 'person:a'),
      claim('person:b', 'BACKS', 'person:c'),
    );
    await merge('person:b', 'person:a');
    expect(await linkIds()).toEqual([
      'BACKS~person:a~person:c',
      'MET~person:a~person:a',
      'POSSIBLY_SAME_AS~person:a~person:a',
    ]);
    expect(await entity('person:a')).toMatchObject({ links: 3 });
    await expectClean();
    await unmerge('person:b');
    expect(await linkIds()).toContain('MET~person:a~person:b');
    await expectClean();
  });

  test('orders the ends of a symmetric type by the entities that stand for them', async () => {
    await record(claim('person:a', 'MET', 'person:b'));
    await merge('person:a', 'person:c');
    expect(await linkIds()).toEqual(['MET~person:b~person:c']);
    await expectClean();
  });

  test('keeps roles apart where they make links, and brings equal ones together', async () => {
    await record(
      claim('person:a', 'HOLDS_OFFICE_IN', 'group:g', { role: 'Minister' }),
      claim('person:b', 'HOLDS_OFFICE_IN', 'group:g', { role: 'minister', source: 'source:two' }),
      claim('person:b', 'HOLDS_OFFICE_IN', 'group:g', { role: 'Deputy' }),
    );
    await merge('person:b', 'person:a');
    const now = await links();
    expect([...now.keys()]).toEqual([
      'HOLDS_OFFICE_IN~person:a~group:g~deputy',
      'HOLDS_OFFICE_IN~person:a~group:g~minister',
    ]);
    expect(now.get('HOLDS_OFFICE_IN~person:a~group:g~minister')).toMatchObject({
      role: 'Minister',
      asserts: 2,
    });
    await expectClean();
  });

  test('makes one origin of two speakers, and of two publishers whose words are repeated', async () => {
    await store.write((writer) =>
      recordSources(
        writer,
        [
          source('source:paper', { publisher: entityId('group:g') }),
          source('source:reprint', { derivedFrom: [sourceId('source:paper')] }),
          source('source:other', { publisher: entityId('group:h') }),
        ],
        'tester',
      ),
    );
    await record(
      claim('person:c', 'LEADS', 'group:g', { attributedTo: 'person:a' }),
      claim('person:c', 'LEADS', 'group:g', { attributedTo: 'person:b' }),
      claim('person:d', 'LEADS', 'group:g', { source: 'source:reprint' }),
      claim('person:d', 'LEADS', 'group:g', { source: 'source:other' }),
    );
    const count = async (id: string) => (await links()).get(id)!['originCount'];
    await merge('person:b', 'person:a');
    expect(await count('LEADS~person:c~group:g')).toBe(1);
    expect(await count('LEADS~person:d~group:g')).toBe(2);
    await merge('group:g', 'group:h');
    expect(await count('LEADS~person:d~group:h')).toBe(1);
    await expectClean();
    await unmerge('group:g');
    await unmerge('person:b');
    expect(await count('LEADS~person:c~group:g')).toBe(2);
    await expectClean();
  });

  test('reaches the links that a merged speaker contradicts', async () => {
    const { ids } = await record(
      claim('person:c', 'LEADS', 'group:g'),
      claim('person:d', 'LEADS', 'group:g', { attributedTo: 'person:b' }),
    );
    await store.write((writer) =>
      recordBearings(writer, [{ type: 'CONTRADICTS', claim: ids[1]!, on: ids[0]! }], 'tester'),
    );
    await merge('person:b', 'person:a');
    expect((await links()).get('LEADS~person:c~group:g')).toMatchObject({
      status: 'CONTESTED',
      speakers: ['', 'person:a'],
    });
    await expectClean();
  });

  test('goes on for what is recorded and retracted afterwards', async () => {
    await record(claim('person:a', 'LEADS', 'group:g'));
    await merge('person:b', 'person:a');
    const before = await linkIds();
    const { ids } = await record(
      claim('person:b', 'LEADS', 'group:g', { source: 'source:two' }),
      claim('person:b', 'LEADS', 'group:h', { attributedTo: 'person:b' }),
    );
    expect(await linkIds()).toEqual(['LEADS~person:a~group:g', 'LEADS~person:a~group:h']);
    expect((await links()).get('LEADS~person:a~group:g')).toMatchObject({ asserts: 2 });
    expect((await links()).get('LEADS~person:a~group:h')).toMatchObject({ origins: ['person:a'] });
    await expectClean();
    await retract(ids[0]!);
    expect((await links()).get('LEADS~person:a~group:g')).toMatchObject({ asserts: 1 });
    await expectClean();
    await unmerge('person:b');
    expect(await linkIds()).toEqual([...before, 'LEADS~person:b~group:g', 'LEADS~person:b~group:h']);
    expect((await links()).get('LEADS~person:b~group:g')).toMatchObject({ status: 'NONE' });
    await expectClean();
  });

  test('names the one that stands for others by the names of all', async () => {
    const name = (of: string, text: string, from = 'source:one') =>
      claim(of, 'NAME', { type: 'NAME', name: text, nameKind: 'PRIMARY' }, { source: from });
    const { ids } = await record(
      name('person:a', 'Alif'),
      name('person:b', 'Ba'),
      name('person:b', 'Ba', 'source:two'),
    );
    await merge('person:b', 'person:a');
    expect([(await entity('person:a')).name, (await entity('person:b')).name]).toEqual(['Ba', 'Ba']);
    await retract(ids[1]!);
    await retract(ids[2]!);
    expect([(await entity('person:a')).name, (await entity('person:b')).name]).toEqual(['Alif', 'b']);
    await unmerge('person:b');
    expect((await entity('person:a')).name).toBe('Alif');
    await expectClean();
  });
});

describe('it is refused', () => {
  test.each([
    ['what is merged already', 'ALREADY_MERGED', 'person:b', 'person:c'],
    ['a circle', 'MERGE_CYCLE', 'person:a', 'person:b'],
    ['entities of two kinds', 'WRONG_KIND', 'person:a', 'group:g'],
    ['an entity and itself', 'BAD_USER_INPUT', 'person:a', 'person:a'],
    ['who does not exist', 'NOT_FOUND', 'person:x', 'person:a'],
    ['into who does not exist', 'NOT_FOUND', 'person:a', 'person:x'],
    ['an anonymous speaker', 'INVALID_MERGE', 'person:nobody', 'person:a'],
    ['into an anonymous speaker', 'INVALID_MERGE', 'person:a', 'person:nobody'],
  ])('to merge %s', async (_what, code, id, into) => {
    await store.write((writer) =>
      recordEntities(writer, [{ id: entityId('person:nobody'), kind: 'PERSON', anonymous: true }], 'tester'),
    );
    await merge('person:b', 'person:a');
    const before = await derived();
    await expect(merge(id, into)).rejects.toMatchObject({ code });
    expect(await derived()).toEqual(before);
  });

  test('to unmerge what is not merged', async () => {
    await expect(unmerge('person:a')).rejects.toMatchObject({ code: 'NOT_MERGED' });
    await expect(unmerge('person:x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a merge', () => {
  test('happens once for its key, also after it was taken back', async () => {
    const once = () =>
      writeOnce(store, { key: 'k', payload: 'merge' }, (writer) =>
        mergeEntities(
          writer,
          { id: entityId('person:b'), into: entityId('person:a'), reason: 'the same' },
          'editor',
        ),
      );
    const first = await once();
    await unmerge('person:b');
    expect(await once()).toBe(first);
    expect((await entity('person:b')).mergedInto).toBeUndefined();
  });

  test('that breaks off leaves nothing', async () => {
    await record(claim('person:b', 'LEADS', 'group:g'), claim('person:a', 'LEADS', 'group:g'));
    const before = await derived();
    const broken = store.write(async (writer) => {
      const pair = { id: entityId('person:b'), into: entityId('person:a'), reason: 'the same' };
      await mergeEntities(writer, pair, 'editor');
      throw new Error('the power is gone');
    });
    await expect(broken).rejects.toThrow('the power is gone');
    expect(await derived()).toEqual(before);
    await expectClean();
  });

  test('of a hub moves all that it has, in pieces', async () => {
    const others = Array.from({ length: 2_500 }, (_, i) => entityId(`person:p${i}`));
    for (let at = 0; at < others.length; at += 500) {
      const some = others.slice(at, at + 500);
      await store.write(async (writer) => {
        await recordEntities(
          writer,
          some.map((id) => ({ id, kind: 'PERSON' as const })),
          'tester',
        );
        await recordClaims(
          writer,
          some.map((id) => claim(id, 'MEMBER_OF', 'group:g')),
          'tester',
        );
      });
    }
    await record(claim('person:p7', 'MEMBER_OF', 'group:h'));
    await merge('group:g', 'group:h');
    const now = await linkIds();
    expect(now).toHaveLength(2_500);
    expect(now.every((id) => id.endsWith('~group:h'))).toBe(true);
    expect((await entity('group:h')).links).toBe(2_500);
    await unmerge('group:g');
    expect(await linkIds()).toHaveLength(2_501);
    await expectClean();
  }, 180_000);
});

describe('after any writes', () => {
  test('merges that are taken back, in whatever order, leave everything derived as it was', async () => {
    const order = fc.array(fc.tuple(fc.boolean(), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6 });
    let part = 0;
    await fc.assert(
      fc.asyncProperty(
        stepsWithoutMerges,
        order,
        fc.infiniteStream(fc.nat(5)),
        async (history, pairs, picks) => {
          part += 1;
          store = await openTestStore();
          const cast = new Cast(String(part));
          const memory = nothingYet();
          await cast.record(store);
          for (const step of history) await take(store, step, cast, memory);
          const before = await derived();
          for (const [people, id, into] of pairs)
            await take(store, { does: 'merge', people, id, into }, cast, memory);
          while (memory.merges.size > 0)
            await take(store, { does: 'unmerge', merge: picks.next().value! }, cast, memory);
          expect(await derived()).toEqual(before);
        },
      ),
      { numRuns: lane === 'neo4j' ? 5 : 25 },
    );
  }, 180_000);
});
