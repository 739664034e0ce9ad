/** `npm run bench -- generate [NAME…]`: writes made-up graphs as Nisba files. */
import { statSync } from 'node:fs';
import { graphFile, SIZES, type GraphName } from './places.js';
import { table } from './print.js';

export async function generate(names: readonly GraphName[]): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const name of names) {
    const { path, facts } = await graphFile(name);
    const { entities, links, claims } = SIZES[name];
    rows.push([name, entities, links, claims, facts.hubLinks, Math.round(statSync(path).size / 1e6), path]);
  }
  table(['graph', 'entities', 'links', 'claims', "hub's links", 'MB', 'file'], rows);
}
