/** `npm run bench -- import`: how fast claims go in, and what the importer keeps in memory meanwhile. */
import type { EngineName } from '../src/store/store.js';
import type { GraphName } from './places.js';
import { table } from './print.js';
import { importAnew } from './stores.js';

const DEFAULT_GRAPHS: readonly GraphName[] = ['quarter', 'whole'];
const STATEMENTS_SHOWN = 8;

export async function measureImport(
  engines: readonly EngineName[],
  graphs: readonly GraphName[] = DEFAULT_GRAPHS,
): Promise<void> {
  for (const engine of engines) {
    const rows: (string | number)[][] = [];
    const parts: (string | number)[][] = [];
    for (const name of graphs) {
      const figures = await importAnew(engine, name);
      rows.push([
        name,
        figures.claims,
        figures.seconds,
        figures.claims / figures.seconds,
        figures.claims / figures.processorSeconds,
        figures.batchP50,
        figures.batchP95,
        figures.slowing,
        figures.keptAtQuarter,
        figures.keptAtEnd,
        figures.residentBefore,
        figures.residentAtEnd,
      ]);
      const shown = figures.statements.slice(0, STATEMENTS_SHOWN);
      const inStatements = figures.statements.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
      for (const [statement, milliseconds] of shown)
        parts.push([name, statement, milliseconds / 10 / figures.seconds]);
      parts.push([name, 'outside statements', 100 - inStatements / 10 / figures.seconds]);
    }
    console.log(`Import, ${engine} (milliseconds a batch of 1,000 lines; megabytes):\n`);
    table(
      [
        'graph',
        'claims',
        's',
        'claims/s',
        'claims/processor s',
        'batch p50',
        'p95',
        'last ÷ middle',
        'kept at ¼',
        'kept at end',
        'resident before',
        'resident at end',
      ],
      rows,
    );
    table(['graph', 'where the time goes', '%'], parts);
  }
}
