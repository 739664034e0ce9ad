/** `npm run bench -- export`: how fast everything comes out as Nisba JSON Lines, and in what memory. */
import type { EngineName } from '../src/store/store.js';
import type { ExportFigures } from './export-process.js';
import type { GraphName } from './places.js';
import { table } from './print.js';
import { filledPlace, startProcess } from './stores.js';

/** The aims: records a second, and megabytes over idle. */
const AIM = 50_000;
const MOST_MEGABYTES = 150;

export async function measureExport(
  engines: readonly EngineName[],
  graphs: readonly GraphName[] = ['quarter'],
): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const engine of engines) {
    for (const name of graphs) {
      const { records, megabytes, seconds, peakOver, keptOver } = await exported(engine, name);
      const rate = records / seconds;
      rows.push([
        engine,
        name,
        records,
        megabytes,
        seconds,
        rate,
        rate / AIM,
        peakOver,
        peakOver / MOST_MEGABYTES,
        keptOver,
      ]);
    }
  }
  console.log('Export of everything as Nisba JSON Lines (megabytes over the process with its store open):\n');
  table(
    [
      'engine',
      'graph',
      'records',
      'MB',
      's',
      'records/s',
      '÷ aim',
      'peak over idle',
      '÷ bound',
      'kept over idle',
    ],
    rows,
  );
}

async function exported(engine: EngineName, name: GraphName): Promise<ExportFigures> {
  const place = await filledPlace(engine, name);
  try {
    const child = startProcess('export-process.ts', [place.location], ['--expose-gc']);
    return await new Promise<ExportFigures>((resolve, reject) => {
      let figures: ExportFigures | undefined;
      child.once('message', (message) => (figures = message as ExportFigures));
      child.once('exit', (code) => {
        if (figures) resolve(figures);
        else reject(new Error(`The export ended with code ${code}.`));
      });
    });
  } finally {
    await place.stop();
  }
}
