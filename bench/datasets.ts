/** `npm run bench -- datasets`: how fast data sets by others go in, and what the importer keeps meanwhile. */
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineName } from '../src/store/store.js';
import type { DatasetFigures } from './datasets-process.js';
import { FOLDER as STORES } from './places.js';
import { table } from './print.js';
import { openPlace, startProcess } from './stores.js';

const DATA = process.env['NISBA_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

/** In this order into one store each: the second edition of a list meets the first. */
const DATASETS: readonly (readonly { name: string; format: string; edition: string; file: string }[])[] = [
  [
    { name: 'OFAC 2019', format: 'ofac', edition: '2019-11-01', file: 'ofac/2019' },
    { name: 'OFAC 2021', format: 'ofac', edition: '2021-11-01', file: 'ofac/2021' },
  ],
  [{ name: 'UCDP Iraq', format: 'ucdp', edition: '', file: 'ucdp/ged-iraq-1989-2015.csv' }],
  [{ name: 'ATT&CK', format: 'stix', edition: '', file: 'attack/enterprise-attack.json.gz' }],
];

export async function measureDatasets(engines: readonly EngineName[]): Promise<void> {
  for (const engine of engines) {
    const rows: (string | number)[][] = [];
    for (const sets of DATASETS) {
      const missing = sets.filter(({ file }) => !existsSync(join(DATA, file)));
      if (missing.length > 0) {
        console.log(`${missing.map(({ name }) => name).join(', ')} left out: not in ${DATA}.\n`);
        continue;
      }
      rmSync(join(STORES, `${engine}-dataset`), { recursive: true, force: true });
      const place = await openPlace(engine, 'dataset');
      try {
        for (const { name, format, edition, file } of sets) {
          const given = [place.location, format, edition, join(DATA, file)];
          rows.push(rowOf(name, await figuresOf(given)));
        }
      } finally {
        await place.stop();
      }
    }
    console.log(`Data sets, ${engine} (megabytes):\n`);
    table(
      [
        'data set',
        'records',
        'claims',
        'left out',
        's',
        'processor s',
        'records/s',
        'claims/s',
        'kept',
        'resident',
      ],
      rows,
    );
  }
}

async function figuresOf(given: readonly string[]): Promise<DatasetFigures> {
  const child = startProcess('datasets-process.ts', given, ['--expose-gc']);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The import ended with code ${String(code)}.`);
  });
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [DatasetFigures];
  return figures;
}

function rowOf(name: string, figures: DatasetFigures): (string | number)[] {
  const { records, claims, skipped, seconds, processorSeconds, mostKept, mostResident } = figures;
  return [
    name,
    records,
    claims,
    skipped,
    seconds,
    processorSeconds,
    records / seconds,
    claims / seconds,
    mostKept,
    mostResident,
  ];
}
