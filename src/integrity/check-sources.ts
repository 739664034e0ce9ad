/** Sources: their origins, and the ties to publishers and to what they are derived from. */
import { findEntities } from '../entity/record-entities.js';
import { findSources, originsOf } from '../source/record-sources.js';
import { sourceOf } from '../source/source-row.js';
import type { Reader, Row, Store } from '../store/store.js';
import { difference, type Finding } from './finding.js';
import { compare, comparePages, tie, tiesOf, type CheckedPage } from './pages.js';

export async function* checkSources(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  yield* comparePages(store, 'source/page-sources', pageSize, comparePage);
  const findings = await compare(store, async (reader) => {
    const [state] = await reader.run('integrity/read-store');
    const [row] = await reader.run('source/count-sources');
    return difference('store.sources', 'store', row?.['value'] ?? 0, state?.['sources'] ?? 0);
  });
  yield { checked: 0, findings };
}

async function comparePage(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const sources = rows.map((row) => sourceOf(row['properties'] as Row));
  const parents = await findSources(
    reader,
    sources.flatMap(({ derivedFrom }) => derivedFrom),
  );
  const publishers = await findEntities(
    reader,
    sources.flatMap(({ publisher }) => publisher ?? []),
  );
  const ties = await tiesOf(
    reader,
    'integrity/list-source-ties',
    sources.map(({ id }) => id),
  );
  return sources.flatMap((source) => {
    const { id, derivedFrom, publisher, recorded } = source;
    const findings: Finding[] = [];
    for (const parent of derivedFrom) {
      if (!parents.has(parent))
        findings.push({ what: 'source.derivedFrom', id, expected: `a source ${parent}`, found: null });
      else if (!(parents.get(parent)!.recorded < recorded)) {
        const expected = `more than ${parents.get(parent)!.recorded}`;
        findings.push({ what: 'source.recorded', id, expected, found: recorded ?? null });
      }
    }
    if (publisher !== undefined && !publishers.has(publisher)) {
      findings.push({ what: 'source.publisher', id, expected: `an entity ${publisher}`, found: null });
    }
    if (derivedFrom.every((parent) => parents.has(parent))) {
      findings.push(...difference('source.origins', id, originsOf(source, parents), [...source.origins]));
    }
    const expected = [
      ...derivedFrom.map((parent) => tie('DERIVED_FROM', parent)),
      ...(publisher === undefined ? [] : [tie('PUBLISHED_BY', publisher)]),
    ].sort();
    return [...findings, ...difference('source.ties', id, expected, ties.get(id) ?? [])];
  });
}
