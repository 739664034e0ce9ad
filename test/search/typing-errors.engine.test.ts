import { beforeAll, describe, expect, it } from '@jest/globals';
import { searchNames } from '../../src/search/search-names.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { recordNames } from './named-graph.js';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  const forms = ['Soleimani', 'Kataib Hezbollah', 'Qasim Muslih', 'Akram al-Kaabi', 'Muhandis', 'Daqduq'];
  await recordNames(
    store,
    forms.map((form) => ({ id: form, form })),
  );
});

describe('one typing error', () => {
  // prettier-ignore
  it.each([
    ['Soleimoni', 'Soleimani'], ['Soleiman', 'Soleimani'], ['Solemani', 'Soleimani'], ['Soleimmani', 'Soleimani'], ['Soleiamni', 'Soleimani'],
    ['Sokeimani', 'Soleimani'], ['Soeimani', 'Soleimani'], ['Slleimani', 'Soleimani'], ['Soleimanin', 'Soleimani'], ['Doleimani', 'Soleimani'],
    ['Mohandis', 'Muhandis'], ['Muhadnis', 'Muhandis'], ['Muhandia', 'Muhandis'], ['Muhamdis', 'Muhandis'], ['uMhandis', 'Muhandis'],
    ['Dakduk', 'Daqduq'], ['Daqdug', 'Daqduq'], ['Dqaduq', 'Daqduq'], ['Daqdup', 'Daqduq'],
    ['Kataib Hezbolah', 'Kataib Hezbollah'], ['Kataip Hezbollah', 'Kataib Hezbollah'], ['Katsib Hezbollah', 'Kataib Hezbollah'],
    ['Qasim Muslig', 'Qasim Muslih'], ['Wasim Muslih', 'Qasim Muslih'], ['Akarm al-Kaabi', 'Akram al-Kaabi'],
  ])('%s still finds %s', async (text, form) => {
    const { hits } = await searchNames(store, { text });
    expect(hits[0]?.name).toBe(form);
  });
});
