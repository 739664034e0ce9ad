import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordBearings } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { withdrawClaims } from '../../src/claim/withdraw-claims.js';
import { recordEntities } from '../../src/entity/record-entities.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import { entityId, sourceId } from '../../src/ids.js';
import { check, describeFinding, type CheckProgress, type Finding } from '../../src/integrity/check.js';
import { recordSources } from '../../src/source/record-sources.js';
import type { Store } from '../../src/store/store.js';
import { lane, openTestStore } from '../engines.js';
import { claim, source } from '../graph.js';
import { DAMAGE, damageLibrary } from './damage.js';
import { Cast, nothingYet, steps, take } from './random-work.js';

const LEADS = 'LEADS~person:a~group:g';

async function findings(store: Store, pageSize?: number): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of check(store, { pageSize })) found.push(finding);
  return found;
}

describe('a store that only the domain functions have written', () => {
  let store: Store;
  let part = 0;

  beforeAll(async () => {
    store = await openTestStore();
  });

  test('is clean, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        part += 1;
        const cast = new Cast(String(part));
        const memory = nothingYet();
        await cast.record(store);
        for (const step of history) await take(store, step, cast, memory);
      }),
      { numRuns: lane === 'neo4j' ? 12 : 40 },
    );
    expect(await findings(store)).toEqual([]);
    expect(await findings(store, 7)).toEqual([]);
  });

  test('is told of as it is read, each thing once', async () => {
    const told: CheckProgress[] = [];
    for await (const finding of check(store, { pageSize: 10, onProgress: (progress) => told.push(progress) }))
      throw new Error(describeFinding(finding));
    const done = told.filter((progress) => progress.done);
    expect(done.map(({ section }) => section)).toEqual([
      'revisions',
      'sources',
      'merges',
      'entities',
      'claims',
      'bearings',
      'links',
      'names',
    ]);
    for (const { checked, total } of done) expect(checked).toBe(total);
    expect(told.length).toBeGreaterThan(done.length * 3);
  });
});

describe('damage is found and named', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore({ library: damageLibrary });
    await store.write(async (writer) => {
      const entities = ['person:a', 'person:b', 'person:c', 'person:d', 'group:g', 'group:h'].map(entityId);
      await recordEntities(
        writer,
        entities.map((id) => ({ id, kind: id.startsWith('p') ? 'PERSON' : 'GROUP' })),
        'tester',
      );
      const derived = source('source:two', { derivedFrom: [sourceId('source:one')] });
      await recordSources(
        writer,
        [source('source:one', { publisher: entityId('group:h') }), derived],
        'tester',
      );
    });
    const { ids } = await store.write((writer) =>
      recordClaims(
        writer,
        [
          claim('person:a', 'LEADS', 'group:g', { validFrom: '2021' }),
          claim('person:b', 'LEADS', 'group:g', { source: 'source:two', attributedTo: 'person:a' }),
          claim('person:a', 'NAME', { type: 'NAME', name: 'Alif', nameKind: 'PRIMARY' }),
          claim('person:a', 'MET', 'person:b'),
          claim('person:b', 'MET', 'person:b', { attributedTo: 'person:c' }),
        ],
        'tester',
      ),
    );
    const [one, other, , met] = ids;
    await store.write((writer) =>
      recordBearings(writer, [{ type: 'CONTRADICTS', claim: one!, on: other! }], 'tester'),
    );
    await store.write((writer) => retractClaim(writer, met!, 'a slip', 'tester'));
    await store.write((writer) => withdrawClaims(writer, [other!], '2025', 'tester'));
    const pair = { id: entityId('person:c'), into: entityId('person:d'), reason: 'one' };
    await store.write((writer) => mergeEntities(writer, pair, 'tester'));
    expect(await findings(store)).toEqual([]);
  });

  test.each(DAMAGE)('$name', async ({ statement, what, id, types }) => {
    await store.write((writer) => writer.run(`damage/${statement}`, {}, types ? { types } : {}));
    const found = await findings(store);
    expect(found).toContainEqual(expect.objectContaining({ what, ...(id !== undefined && { id }) }));
    for (const finding of found)
      expect(describeFinding(finding)).toMatch(/^[a-z]+(\.[a-zA-Z]+)? of .+: expected .+, found .+$/);
  });

  test('and nothing else with it, where it is one thing', async () => {
    await store.write((writer) => writer.run('damage/change-link-status', {}, { types: ['LEADS'] }));
    expect(await findings(store)).toEqual([
      { what: 'link.status', id: LEADS, expected: 'CONTESTED', found: 'DENIED' },
    ]);
  });
});
