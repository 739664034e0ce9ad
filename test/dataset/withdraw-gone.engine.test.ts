import { beforeEach, describe, expect, test } from '@jest/globals';
import { findClaims } from '../../src/claim/read-claims.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { recordEdition, requireNewest, withdrawGone } from '../../src/dataset/withdraw-gone.js';
import { sourceId, type ClaimId } from '../../src/ids.js';
import { findSources } from '../../src/source/record-sources.js';
import { currentRevision } from '../../src/store/revisions.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';

const EDITION = { source: sourceId('source:one'), publishedAt: '2030-06-01' };

let store: Store;
let ids: ClaimId[];

beforeEach(async () => {
  store = await openTestStore();
  await recordGraph(store, {
    entities: ['person:a', 'group:g', 'group:h'],
    sources: ['source:one', 'source:two'],
  });
  const claims = [
    claim('person:a', 'LEADS', 'group:g'),
    claim('person:a', 'LEADS', 'group:h'),
    claim('person:a', 'MEMBER_OF', 'group:g'),
    claim('person:a', 'MEMBER_OF', 'group:h', { source: 'source:two' }),
    claim('group:g', 'BACKS', 'group:h', { publishedAt: '2031' }),
  ];
  ({ ids } = await store.write((writer) => recordClaims(writer, claims, 'tester')));
  await store.write((writer) => retractClaim(writer, ids[1]!, 'a slip', 'tester'));
});

const withdrawnIn = async (): Promise<(string | undefined)[]> => {
  const found = await findClaims(store, ids);
  return ids.map((id) => found.get(id)?.withdrawnAt);
};

describe('What an edition does not say', () => {
  test('is withdrawn, where its source said it before and it stands', async () => {
    const seen = new Set([ids[0]!]);
    expect(await withdrawGone(store, EDITION, seen, { by: 'tester', dryRun: true })).toBe(1);
    expect(await withdrawnIn()).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(await withdrawGone(store, EDITION, seen, { by: 'tester' })).toBe(1);
    expect(await withdrawnIn()).toEqual([undefined, undefined, EDITION.publishedAt, undefined, undefined]);
  });

  test('is withdrawn once, and after an interruption when it is done again', async () => {
    const stopped = AbortSignal.abort(new Error('enough'));
    const nothing = new Set<ClaimId>();
    await expect(withdrawGone(store, EDITION, nothing, { by: 'tester', signal: stopped })).rejects.toThrow(
      'enough',
    );
    expect(await withdrawGone(store, EDITION, nothing, { by: 'tester' })).toBe(2);
    const revision = await currentRevision(store);
    expect(await withdrawGone(store, EDITION, nothing, { by: 'tester' })).toBe(0);
    expect(await currentRevision(store)).toBe(revision);
  });
});

describe('An edition', () => {
  test('is recorded once, as a source like its list', async () => {
    await recordEdition(store, EDITION, 'tester');
    await recordEdition(store, EDITION, 'tester');
    const id = sourceId('source:one.2030-06-01');
    expect((await findSources(store, [id])).get(id)).toMatchObject({
      title: 'source:one, edition of 2030-06-01',
      sourceType: 'ARTICLE',
      publishedAt: '2030-06-01',
      derivedFrom: ['source:one'],
    });
  });

  test('is refused when it is older than the newest that was imported', async () => {
    await recordEdition(store, EDITION, 'tester');
    await requireNewest(store, EDITION);
    await requireNewest(store, { ...EDITION, publishedAt: '2031-01-01' });
    await expect(requireNewest(store, { ...EDITION, publishedAt: '2030-05-31' })).rejects.toMatchObject({
      code: 'EDITION_ORDER',
      details: { newest: '2030-06-01' },
    });
  });
});
