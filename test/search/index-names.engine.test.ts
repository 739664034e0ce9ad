import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import type { NameKind } from '../../src/claim/claim.js';
import { entityId, type ClaimId } from '../../src/ids.js';
import { check, type Finding } from '../../src/integrity/check.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import { PART_SIZE } from '../../src/search/index-names.js';
import { readNameIndex } from '../../src/search/name-index.js';
import { reindex } from '../../src/search/reindex.js';
import { searchNames } from '../../src/search/search-names.js';
import { currentRevision } from '../../src/store/revisions.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';
import { recordNames } from './named-graph.js';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
});

async function found(text: string): Promise<string[]> {
  return (await searchNames(store, { text })).hits.map(({ id }) => id);
}

async function findings(): Promise<Finding[]> {
  const all: Finding[] = [];
  for await (const finding of check(store)) all.push(finding);
  return all;
}

async function name(id: string, text: string, nameKind: NameKind = 'PRIMARY', rest = {}): Promise<ClaimId> {
  const { ids } = await store.write((writer) =>
    recordClaims(writer, [claim(id, 'NAME', { type: 'NAME', name: text, nameKind }, rest)], 'tester'),
  );
  return ids[0]!;
}

describe('the keys of names follow the claims', () => {
  beforeEach(() =>
    recordGraph(store, { entities: ['person:a', 'person:b'], sources: ['source:one', 'source:two'] }),
  );

  it('a recorded name is found at once, and a retracted one no more', async () => {
    const claimed = await name('person:a', 'Qassem Soleimani');
    expect(await found('Ghasem Suleymani')).toEqual(['person:a']);
    await store.write((writer) => retractClaim(writer, claimed, 'a slip', 'tester'));
    expect(await found('Ghasem Suleymani')).toEqual([]);
    expect(await store.run('integrity/count-name-keys')).toEqual([{ counted: 0 }]);
    expect(await findings()).toEqual([]);
  });

  it('a name stays as long as one claim gives it', async () => {
    const first = await name('person:a', 'Hadi al-Amiri');
    const second = await name('person:a', 'Hadi Al-Amiri', 'PRIMARY', { source: 'source:two' });
    await store.write((writer) => retractClaim(writer, first, 'a slip', 'tester'));
    expect(await found('Hadi Ameri')).toEqual(['person:a']);
    await store.write((writer) => retractClaim(writer, second, 'a slip', 'tester'));
    expect(await found('Hadi Ameri')).toEqual([]);
  });

  it('a retracted name leaves the words that others share', async () => {
    const one = await name('person:a', 'Abbas al-Musawi');
    await name('person:b', 'Hussein al-Musawi');
    await store.write((writer) => retractClaim(writer, one, 'a slip', 'tester'));
    expect(await found('Hossein Mousavi')).toEqual(['person:b']);
    expect(await findings()).toEqual([]);
  });

  it('a denied name is nobody’s', async () => {
    await name('person:a', 'Abu Fadak', 'KUNYA', { stance: 'DENIES' });
    expect(await found('Abu Fadak')).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('what was merged is found as the entity that stands for it', async () => {
    await name('person:a', 'Jamal Ibrahimi');
    await name('person:b', 'Abu Mahdi al-Muhandis');
    const pair = { id: entityId('person:a'), into: entityId('person:b'), reason: 'one man' };
    await store.write((writer) => mergeEntities(writer, pair, 'tester'));
    expect(await found('Jamal Ebrahimi')).toEqual(['person:b']);
  });

  it('a write that fails leaves no keys behind', async () => {
    const failing = store.write(async (writer) => {
      await recordClaims(
        writer,
        [claim('person:a', 'NAME', { type: 'NAME', name: 'Akram', nameKind: 'PRIMARY' })],
        'tester',
      );
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await found('Akram')).toEqual([]);
    expect(await findings()).toEqual([]);
  });
});

describe('many names that share a word', () => {
  const count = 10 * PART_SIZE + 120;
  const things = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    form: `Muhammad ${letters(at)}`,
  }));

  it('are kept in parts; the rare word finds, the common one alone says that it is bounded', async () => {
    await recordNames(store, things);
    const rare = await searchNames(store, { text: `Mohamed ${letters(1_609)}` });
    expect(rare.hits[0]).toMatchObject({ name: `Muhammad ${letters(1_609)}`, match: true });
    const common = await searchNames(store, { text: 'Mohammed' });
    expect(common.bounded).toBe(true);
    expect(common.hits.length).toBeGreaterThan(10);
    expect(await findings()).toEqual([]);
  });
});

/** A number as a word of consonants and vowels. */
function letters(number: number): string {
  const [consonants, vowels] = ['bdfgklmnrstz', 'aiu'];
  let word = '';
  for (let rest = number + 7; rest > 0; rest = Math.floor(rest / 36))
    word += consonants.charAt(rest % 12) + vowels.charAt(Math.floor(rest / 12) % 3);
  return word;
}

describe('making the keys anew', () => {
  beforeEach(async () => {
    await recordNames(store, [
      { id: 'a', form: 'Qassem Soleimani' },
      { id: 'b', form: 'Kataib Hezbollah' },
      { id: 'c', form: 'Hadi al-Amiri' },
    ]);
  });

  it('gives the same keys, and makes no revision', async () => {
    const keys = await store.run('integrity/page-name-keys', { after: '', limit: 100 });
    const revision = await currentRevision(store);
    expect(await reindex(store)).toBe(3);
    expect(await currentRevision(store)).toBe(revision);
    const anew = await store.run('integrity/page-name-keys', { after: '', limit: 100 });
    expect(anew.map((row) => row['id'])).toEqual(keys.map((row) => row['id']));
    expect(await findings()).toEqual([]);
  });

  it('is refused to searches while it lasts, and goes on where it was broken off', async () => {
    const stop = new AbortController();
    const broken = reindex(store, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    });
    await expect(broken).rejects.toThrow('stopped');
    await expect(searchNames(store, { text: 'Soleimani' })).rejects.toMatchObject({ code: 'INDEX_STALE' });
    expect(await readNameIndex(store)).toMatchObject({ stale: true, version: 0 });
    expect(await reindex(store)).toBe(3);
    expect(await readNameIndex(store)).toMatchObject({ stale: false, forms: 3 });
    expect(await findings()).toEqual([]);
  });
});
