/** Revisions: one for each number, none missing, and no instant before the last one's. */
import type { Store } from '../store/store.js';
import { difference, type Finding } from './finding.js';
import { compare, numbersTo, type CheckedPage } from './pages.js';

export async function* checkRevisions(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  const [state] = await store.run('integrity/read-store');
  const last = (state?.['revision'] as number | null | undefined) ?? 0;
  let at = '';
  for (const numbers of numbersTo(last, pageSize)) {
    const rows = await store.run('integrity/list-revisions', { numbers }, {}, { maxRows: 2 * pageSize });
    const findings: Finding[] = [];
    for (const number of numbers) {
      const own = rows.filter((row) => row['number'] === number);
      findings.push(...difference('revision', String(number), 1, own.length));
      const instant = own[0]?.['at'] as string | null | undefined;
      if (!instant) continue;
      if (instant < at)
        findings.push({
          what: 'revision.at',
          id: String(number),
          expected: `${at} or later`,
          found: instant,
        });
      at = instant;
    }
    yield { checked: numbers.length, findings };
  }
  const findings = await compare(store, async (reader) => {
    const [now] = await reader.run('integrity/read-store');
    const [count] = await reader.run('integrity/count-revisions');
    const revision = (now?.['revision'] as number | null | undefined) ?? 0;
    const [lastRow] = await reader.run('integrity/list-revisions', { numbers: [revision] });
    return [
      ...difference('store.revision', 'store', count?.['counted'] ?? 0, revision),
      ...difference('store.lastAt', 'store', lastRow?.['at'] ?? null, now?.['lastAt'] ?? null),
    ];
  });
  yield { checked: 0, findings };
}
