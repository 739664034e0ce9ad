/** `npm run bench -- export`: how fast everything comes out in each format, and in what memory. */
import { EXPORT_FORMATS } from '../src/export/formats.js';
import type { EngineName } from '../src/store/store.js';
import type { ExportFigures } from './export-process.js';
import { SIZES, type GraphName } from './places.js';
import { table } from './print.js';
import { filledPlace, startProcess, type Place } from './stores.js';

/** The aims: links a second for formats of lines, and megabytes over idle. */
const AIM = 50_000;
const MOST_MEGABYTES = 150;
/** Reads the links and writes nothing: what no format can be quicker than. */
const READING = '-';

export async function measureExport(
  engines: readonly EngineName[],
  graphs: readonly GraphName[] = ['whole'],
): Promise<void> {
  const heads = [
    'engine',
    'graph',
    'format',
    'MB',
    's',
    'links/s',
    '÷ aim',
    '÷ reading',
    'peak over idle',
    '÷ bound',
    'kept over idle',
    'engine, first reading',
  ];
  const rows: (string | number)[][] = [];
  for (const engine of engines) {
    for (const name of graphs) {
      const place = await filledPlace(engine, name);
      try {
        let reading = 0;
        for (const format of [READING, ...EXPORT_FORMATS.map(({ extension }) => extension)]) {
          const { megabytes, seconds, touched, peakOver, keptOver } = await exported(place, format);
          if (format === READING) reading = seconds;
          const rate = SIZES[name].links / seconds;
          rows.push([
            engine,
            name,
            format === READING ? 'reading links only' : format,
            megabytes,
            seconds,
            rate,
            rate / AIM,
            seconds / reading,
            peakOver,
            peakOver / MOST_MEGABYTES,
            keptOver,
            touched,
          ]);
        }
      } finally {
        await place.stop();
      }
    }
  }
  console.log(
    'Export of everything, links with their claims (megabytes over a process that has read the store once):\n',
  );
  table(heads, rows);
}

async function exported(place: Place, format: string): Promise<ExportFigures> {
  const child = startProcess('export-process.ts', [place.location, format], ['--expose-gc']);
  return new Promise<ExportFigures>((resolve, reject) => {
    let figures: ExportFigures | undefined;
    child.once('message', (message) => (figures = message as ExportFigures));
    child.once('exit', (code) => {
      if (figures) resolve(figures);
      else reject(new Error(`The export to ${format} ended with code ${code}.`));
    });
  });
}
