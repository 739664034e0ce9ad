import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Row, Store } from '../../../src/store/store.js';
import { openTestStore } from '../../engines.js';

const HUB = 50_000;
const BATCH = 5_000;

let store: Store;

async function createNodes(ids: readonly string[]): Promise<void> {
  await store.write((writer) => writer.run('trial/create-nodes', { rows: ids.map((id) => ({ id })) }));
}

interface TrialLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly sort?: string;
  readonly sources?: readonly string[];
  readonly numbers?: readonly number[];
}

async function createLinks(type: string, rows: readonly TrialLink[]): Promise<void> {
  await store.write((writer) => writer.run('trial/create-links', { rows }, { types: [type] }));
}

async function linksOf(
  id: string,
  direction: 'outgoing' | 'incoming' | 'either',
  types: string[],
): Promise<Row[]> {
  return store.run('trial/list-links', { id }, { keep: [direction], types });
}

beforeAll(async () => {
  store = await openTestStore();
  await createNodes(['person:a', 'person:b', 'person:c', 'person:self', 'person:lists', 'person:lists-end']);
  await createLinks('LEADS', [
    { id: 'l1', from: 'person:a', to: 'person:b' },
    { id: 'l2', from: 'person:a', to: 'person:b' },
    { id: 'l3', from: 'person:b', to: 'person:a' },
    { id: 's1', from: 'person:self', to: 'person:self' },
  ]);
  await createLinks('BACKS', [{ id: 'b1', from: 'person:a', to: 'person:b' }]);
  await createLinks('FUNDS', [
    {
      id: 'f1',
      from: 'person:lists',
      to: 'person:lists-end',
      sources: ['ap', 'bbc', 'ap'],
      numbers: [1, 2, 3],
    },
    { id: 'f2', from: 'person:lists', to: 'person:lists-end', sources: ['bbc'], numbers: [9] },
    { id: 'f3', from: 'person:lists', to: 'person:lists-end', sources: [], numbers: [] },
  ]);
});

describe('links', () => {
  test('parallel links of one type are all there', async () => {
    expect((await linksOf('person:a', 'outgoing', ['LEADS'])).map((row) => row.id)).toEqual(['l1', 'l2']);
  });

  test('parallel links of several types are all there', async () => {
    const rows = await linksOf('person:a', 'outgoing', ['LEADS', 'BACKS']);
    expect(rows.map((row) => [row.id, row.type])).toEqual([
      ['b1', 'BACKS'],
      ['l1', 'LEADS'],
      ['l2', 'LEADS'],
    ]);
  });

  test('incoming links show their own ends', async () => {
    expect(await linksOf('person:a', 'incoming', ['LEADS', 'BACKS'])).toEqual([
      { id: 'l3', type: 'LEADS', source: 'person:b', target: 'person:a', other: 'person:b' },
    ]);
  });

  test('both directions give each link once', async () => {
    const rows = await linksOf('person:a', 'either', ['LEADS', 'BACKS']);
    expect(rows.map((row) => row.id)).toEqual(['b1', 'l1', 'l2', 'l3']);
  });

  test('a type without links gives no row', async () => {
    expect(await linksOf('person:a', 'either', ['ARMS'])).toEqual([]);
  });

  test('a link to itself is one row outwards', async () => {
    expect((await linksOf('person:self', 'outgoing', ['LEADS'])).map((row) => row.id)).toEqual(['s1']);
  });

  test('a link to itself is one row inwards', async () => {
    expect((await linksOf('person:self', 'incoming', ['LEADS'])).map((row) => row.id)).toEqual(['s1']);
  });

  test('a link to itself is one row in both directions', async () => {
    expect((await linksOf('person:self', 'either', ['LEADS'])).map((row) => row.id)).toEqual(['s1']);
  });

  test('a typed MERGE writes each row as its own type, again without doubling it', async () => {
    const rows = [
      { id: 'm1', type: 'LEADS', from: 'person:c', to: 'person:a', sort: '1' },
      { id: 'm2', type: 'BACKS', from: 'person:c', to: 'person:a', sort: '2' },
    ];
    await store.write((writer) => writer.run('trial/merge-typed', { rows }));
    await store.write((writer) => writer.run('trial/merge-typed', { rows }));
    const links = await linksOf('person:c', 'outgoing', ['LEADS', 'BACKS']);
    expect(links.map((row) => [row.id, row.type])).toEqual([
      ['m1', 'LEADS'],
      ['m2', 'BACKS'],
    ]);
  });

  test('a type that is not in the vocabulary is refused before the engine sees it', async () => {
    await expect(linksOf('person:a', 'either', ['LEADS`]-() DETACH DELETE n //'])).rejects.toMatchObject({
      code: 'BAD_STATEMENT',
    });
  });

  test('a node that has links is not deleted', async () => {
    const removal = store.write((writer) => writer.run('trial/delete-node', { id: 'person:b' }));
    await expect(removal).rejects.toMatchObject({ code: 'CONSTRAINT' });
    expect(await store.run('trial/get-value', { id: 'person:b' })).toHaveLength(1);
  });

  test('a whole link is refused as a bug', async () => {
    await expect(store.run('trial/whole-link')).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });
});

describe('lists on links', () => {
  const types = ['FUNDS'];

  test('come back as they were stored', async () => {
    const rows = await store.run(
      'trial/read-link',
      { from: 'person:lists', to: 'person:lists-end' },
      { types },
    );
    const first = rows.find((row) => Array.isArray(row.sources) && row.sources.length === 3);
    expect(first?.properties).toEqual({ id: 'f1', sources: ['ap', 'bbc', 'ap'], numbers: [1, 2, 3] });
  });

  test('an empty list on a link is a list', async () => {
    const rows = await store.run(
      'trial/read-link',
      { from: 'person:lists', to: 'person:lists-end' },
      { types },
    );
    expect(rows.filter((row) => Array.isArray(row.sources) && row.sources.length === 0)).toHaveLength(1);
  });

  test('conditions over parallel lists keep the entries that meet all of them', async () => {
    const rows = await store.run(
      'trial/filter-lists',
      { id: 'person:lists', excluded: ['bbc'], least: 0 },
      { types },
    );
    expect(rows).toEqual([{ id: 'f1', kept: ['ap', 'ap'], distinctSources: 1 }]);
  });

  test('an empty list of exclusions excludes nothing', async () => {
    const rows = await store.run(
      'trial/filter-lists',
      { id: 'person:lists', excluded: [], least: 0 },
      { types },
    );
    expect(rows).toEqual([
      { id: 'f1', kept: ['ap', 'bbc', 'ap'], distinctSources: 2 },
      { id: 'f2', kept: ['bbc'], distinctSources: 1 },
    ]);
  });

  test('a condition on numbers looks at the same position', async () => {
    const rows = await store.run(
      'trial/filter-lists',
      { id: 'person:lists', excluded: ['ap'], least: 3 },
      { types },
    );
    expect(rows).toEqual([{ id: 'f2', kept: ['bbc'], distinctSources: 1 }]);
  });
});

describe('a hub of 50,000 links', () => {
  const ids = Array.from({ length: HUB }, (_, i) => `group:${String(i).padStart(5, '0')}`);
  const types = ['MEMBER_OF', 'LEADS'];

  beforeAll(async () => {
    await createNodes(['group:hub']);
    for (let at = 0; at < HUB; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      await createNodes(batch);
      const rows = batch.map((to) => ({ id: `h${to.slice(6)}`, from: 'group:hub', to, sort: to.slice(6) }));
      await createLinks('MEMBER_OF', rows);
    }
  }, 180_000);

  test('is counted', async () => {
    expect(await store.run('trial/count-hub', { id: 'group:hub' }, { types })).toEqual([{ count: HUB }]);
  });

  test('gives its first page', async () => {
    const rows = await store.run('trial/page-hub', { id: 'group:hub', after: '', limit: 3 }, { types });
    expect(rows.map((row) => row.sort)).toEqual(['00000', '00001', '00002']);
  });

  test('gives a page from its middle', async () => {
    const rows = await store.run('trial/page-hub', { id: 'group:hub', after: '24999', limit: 2 }, { types });
    expect(rows.map((row) => row.other)).toEqual(['group:25000', 'group:25001']);
  });

  test('gives its last page, and nothing after it', async () => {
    const last = await store.run('trial/page-hub', { id: 'group:hub', after: '49997', limit: 5 }, { types });
    expect(last.map((row) => row.sort)).toEqual(['49998', '49999']);
    expect(
      await store.run('trial/page-hub', { id: 'group:hub', after: '49999', limit: 5 }, { types }),
    ).toEqual([]);
  });

  test('does not swallow its neighbours in a batch: each gets its own first links', async () => {
    const rows = await store.run(
      'trial/first-links',
      { ids: ['group:hub', 'person:a', 'person:self'], limit: 2 },
      { types: ['MEMBER_OF', 'LEADS'] },
    );
    expect(rows.map((row) => [row.id, row.link])).toEqual([
      ['group:hub', 'h00000'],
      ['group:hub', 'h00001'],
      ['person:a', 'l1'],
      ['person:a', 'l2'],
      ['person:self', 's1'],
    ]);
  });

  test('is read from a far end without walking the hub', async () => {
    const rows = await store.run('trial/list-links', { id: 'group:31415' }, { keep: ['incoming'], types });
    expect(rows.map((row) => row.source)).toEqual(['group:hub']);
  });

  test('is too large to be read at once', async () => {
    const run = store.run('trial/list-links', { id: 'group:hub' }, { keep: ['outgoing'], types });
    await expect(run).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
  });

  test('is read whole where the caller asks for that many', async () => {
    const fill = { keep: ['outgoing'], types };
    const rows = await store.run('trial/list-links', { id: 'group:hub' }, fill, {
      maxRows: HUB,
      deadlineMs: 60_000,
    });
    expect(rows).toHaveLength(HUB);
    expect(rows.at(-1)?.id).toBe('h49999');
  });
});
