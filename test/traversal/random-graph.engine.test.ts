import { expect, test } from '@jest/globals';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import { countHidden, countLinks } from '../../src/link/read-links.js';
import { openTestStore } from '../engines.js';
import { GRAPH_TYPES, hiddenLinks, loadGraphs, randomGraphs, shownLinks } from './random-graph.js';

test('random graphs lie in the store as disjoint parts, and show what the judge says', async () => {
  const store = await openTestStore();
  const graphs = randomGraphs(30, 7);
  expect(randomGraphs(30, 7)).toEqual(graphs);
  await loadGraphs(store, graphs);
  const selection = { types: GRAPH_TYPES, direction: 'BOTH' } as const;
  for (const graph of graphs) {
    const ids = graph.entities.map(({ id }) => id);
    const counts = await countLinks(store, ids, selection, DEFAULT_FILTER);
    const hidden = await countHidden(store, ids, selection, DEFAULT_FILTER);
    for (const id of ids) {
      const touches = (link: { from: string; to: string }): boolean => [link.from, link.to].includes(id);
      expect(counts.get(id) ?? 0).toBe(shownLinks(graph, DEFAULT_FILTER).filter(touches).length);
      const { MODALITY = 0, BASIS = 0, STATUS = 0 } = hidden.get(id) ?? {};
      expect(MODALITY + BASIS + STATUS).toBe(hiddenLinks(graph, DEFAULT_FILTER).filter(touches).length);
    }
  }
});
