import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Row, Store } from '../../../src/store/store.js';
import { openTestStore } from '../../engines.js';

/** By code point, which is neither JavaScript's order (UTF-16 units) nor a dictionary's. */
const NAMES = ['', ' ', 'A', 'Z', 'a', 'b', 'z', 'É', 'é', 'ا', 'ب', 'ة', 'پ', 'ی', '中', 'ﷺ', '𐤀', '😀'];

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  const shuffled = NAMES.map((name, index) => ({
    id: `person:${String(index).padStart(3, '0')}`,
    name,
  })).sort((a, b) => (a.id.slice(-1) < b.id.slice(-1) ? -1 : 1));
  await store.write((writer) => writer.run('trial/create-nodes', { rows: shuffled }));
});

async function collectPages(pageSize: number): Promise<Row[][]> {
  const pages: Row[][] = [];
  for await (const page of store.pages('trial/page-nodes', {}, {}, { pageSize })) pages.push(page);
  return pages;
}

describe('order', () => {
  test('texts are ordered by code point, Arabic and astral ones too', async () => {
    const rows = await store.run('trial/list-names', {}, { keep: ['ascending'] });
    expect(rows.map((row) => row.name)).toEqual(NAMES);
  });

  test('the descending order is the exact reverse', async () => {
    const rows = await store.run('trial/list-names', {}, { keep: ['descending'] });
    expect(rows.map((row) => row.name)).toEqual([...NAMES].reverse());
  });

  test('a limit is a bound parameter', async () => {
    const rows = await store.run('trial/list-names', { limit: 3 }, { keep: ['ascending', 'bounded'] });
    expect(rows.map((row) => row.name)).toEqual(NAMES.slice(0, 3));
  });

  test('a limit of 0 gives nothing', async () => {
    expect(await store.run('trial/list-names', { limit: 0 }, { keep: ['ascending', 'bounded'] })).toEqual([]);
  });

  test('a negative limit is refused', async () => {
    const run = store.run('trial/list-names', { limit: -1 }, { keep: ['ascending', 'bounded'] });
    await expect(run).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });
});

describe('pages', () => {
  test('give every row once, in order, in pages of the size asked for', async () => {
    const pages = await collectPages(4);
    expect(pages.map((page) => page.length)).toEqual([4, 4, 4, 4, 2]);
    expect(pages.flat().map((row) => row.key)).toEqual(
      NAMES.map((_, index) => `person:${String(index).padStart(3, '0')}`),
    );
  });

  test('end when the last page is exactly full', async () => {
    expect((await collectPages(9)).map((page) => page.length)).toEqual([9, 9]);
  });

  test('are one when everything fits', async () => {
    expect(await collectPages(100)).toHaveLength(1);
  });

  test('can be left early', async () => {
    let seen = 0;
    for await (const page of store.pages('trial/page-nodes', {}, {}, { pageSize: 2 })) {
      seen += page.length;
      break;
    }
    expect(seen).toBe(2);
  });

  test('see what was written between two pages', async () => {
    const ids: unknown[] = [];
    for await (const page of store.pages('trial/page-nodes', {}, {}, { pageSize: 17 })) {
      ids.push(...page.map((row) => row.key));
      if (ids.length === 17) {
        await store.write((writer) => writer.run('trial/merge-nodes', { ids: ['person:999'] }));
      }
    }
    expect(ids.at(-1)).toBe('person:999');
  });

  test('of a statement without a key are a bug that is told', async () => {
    const read = async (): Promise<void> => {
      for await (const page of store.pages('trial/page-badly', {}, {}, { pageSize: 2 }))
        expect(page).toBeDefined();
    };
    await expect(read()).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });

  test('of a statement whose key stands still end in an error and not in a loop', async () => {
    const read = async (): Promise<void> => {
      for await (const page of store.pages('trial/page-in-place', {}, {}, { pageSize: 2 }))
        expect(page).toBeDefined();
    };
    await expect(read()).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });
});
