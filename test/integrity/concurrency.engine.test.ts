import { beforeEach, describe, expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import type { ClaimId, LinkId } from '../../src/ids.js';
import { check } from '../../src/integrity/check.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import { findLinks } from '../../src/link/read-links.js';
import { currentRevision } from '../../src/store/revisions.js';
import type { Store } from '../../src/store/store.js';
import { lane, neo4jAddress, openTestStore, reopenTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';

const LEADS = 'LEADS~person:a~group:g' as LinkId;
const WRITERS = 200;

let store: Store;
/** On Neo4j a second process may write; here a second store stands for it. */
let hands: Store[];

beforeEach(async () => {
  store = await openTestStore();
  hands = lane === 'neo4j' ? [store, await reopenTestStore({ location: neo4jAddress() })] : [store];
  await recordGraph(store, { entities: ['person:a', 'group:g'], sources: ['source:one'] });
});

/** The i-th of many claims on one link; they differ in their role alone, which makes no other link. */
const said = (i: number) =>
  claim('person:a', 'LEADS', 'group:g', { role: `role ${i}`, stance: i % 3 === 0 ? 'DENIES' : 'ASSERTS' });

const record = (by: Store, i: number): Promise<ClaimId> =>
  by.write(async (writer) => (await recordClaims(writer, [said(i)], 'tester')).ids[0]!);
const handOf = (i: number): Store => hands[i % hands.length]!;

async function summary() {
  return (await findLinks(store, [LEADS], DEFAULT_FILTER, { summary: true, names: false })).get(LEADS)
    ?.summary;
}

async function damage(): Promise<unknown[]> {
  const findings: unknown[] = [];
  for await (const finding of check(store)) findings.push(finding);
  return findings;
}

describe('two hundred who write and retract on one link at once', () => {
  test('lose nothing, and leave the store clean', async () => {
    const before = await currentRevision(store);
    const standing = await Promise.all(Array.from({ length: WRITERS / 2 }, (_, i) => record(handOf(i), i)));
    await Promise.all(
      Array.from({ length: WRITERS }, (_, i) => {
        const claimed = standing[i >> 1]!;
        return i % 2 === 0
          ? record(handOf(i >> 1), WRITERS + i)
          : handOf(i >> 1).write((writer) => retractClaim(writer, claimed, 'a slip', 'tester'));
      }),
    );
    expect(await currentRevision(store)).toBe(before + WRITERS * 1.5);
    const written = Array.from({ length: WRITERS / 2 }, (_, i) => said(WRITERS + 2 * i));
    const denies = written.filter(({ stance }) => stance === 'DENIES').length;
    expect(await summary()).toMatchObject({ asserts: written.length - denies, denies });
    expect(await damage()).toEqual([]);
  }, 120_000);

  test('each makes a revision of its own, in which the link is what it then was', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => record(handOf(i), 3 * i + 1)));
    expect(new Set(ids).size).toBe(20);
    const last = await currentRevision(store);
    for (let ago = 0; ago < 20; ago += 1) {
      const asked = { evidence: {}, time: { knownAt: last - ago } };
      const links = await findLinks(store, [LEADS], asked, { summary: true, names: false });
      expect(links.get(LEADS)?.summary).toMatchObject({ asserts: 20 - ago });
    }
  });
});

describe('work that fails in the middle', () => {
  test('leaves nothing of itself: no claim, no link, no number, no revision', async () => {
    await record(store, 1);
    const before = await currentRevision(store);
    const [numbers] = await store.run('integrity/read-store');
    const failing = store.write(async (writer) => {
      await recordClaims(writer, [said(2), claim('person:a', 'MEMBER_OF', 'group:g')], 'tester');
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(await currentRevision(store)).toBe(before);
    expect((await store.run('integrity/read-store'))[0]).toEqual(numbers);
    expect(await summary()).toMatchObject({ asserts: 1 });
    expect((await store.run('claim/count-claims'))[0]).toEqual({ counted: 1 });
    expect(await damage()).toEqual([]);
    await record(store, 2);
    expect(await summary()).toMatchObject({ asserts: 2 });
  });

  test('leaves nothing when a claim of a hundred is refused by the store itself', async () => {
    const before = await currentRevision(store);
    const failing = store.write(async (writer) => {
      await recordClaims(
        writer,
        Array.from({ length: 100 }, (_, i) => said(i)),
        'tester',
      );
      await writer.run('entity/create-entities', {
        rows: [{ properties: { id: 'person:a', kind: 'PERSON' } }],
      });
    });
    await expect(failing).rejects.toMatchObject({ code: 'CONSTRAINT' });
    expect(await currentRevision(store)).toBe(before);
    expect(await summary()).toBeUndefined();
    expect(await damage()).toEqual([]);
  });
});
