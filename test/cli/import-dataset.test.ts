import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { CSV } from '../../src/dataset/csv.js';
import { importDataset } from '../../src/dataset/import-dataset.js';
import { openStore } from '../../src/store/open.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { exportText, linesOf, type Json } from '../exchange/exports.js';
import { LOADER, MAIN, nisba, startNisba, type Ended } from './nisba.js';

const ROWS = 600;
const MAPPING = `
source: { id: register, title: Register, licence: CC0-1.0, publishedAt: 2021-05-01 }
entities:
  person: { kind: PERSON, id: "person:{id}", names: [{ name: "{name}" }] }
  group: { kind: GROUP, id: "group:{group}", names: [{ name: "{group}" }] }
claims:
  - { subject: person, predicate: MEMBER_OF, object: group, validFrom: "{since}" }
`;

let folder: string;
let table: string;
let mapping: string;
beforeEach(() => {
  folder = temporaryFolder();
  table = join(folder, 'people.csv');
  mapping = join(folder, 'people.yaml');
  const rows = Array.from({ length: ROWS }, (_, at) => `${at},Person ${at},Group ${at % 30},2019`);
  writeFileSync(table, ['id,name,group,since', ...rows, ''].join('\n'));
  writeFileSync(mapping, MAPPING);
});

const run = (...given: string[]): Promise<Ended> => nisba(given, { folder });
const importing = (): string[] => ['import', table, '--mapping', mapping];

/** Everything that an export holds, but for who recorded it and when. */
function withoutTimes(text: string): Json[] {
  return linesOf(text)
    .filter(({ record }) => !['manifest', 'revision', 'end'].includes(String(record)))
    .map(
      ({ recordedAt: _at, recordedBy: _by, recordedRevision: _revision, number: _number, ...rest }) => rest,
    );
}

/** What an import gives that nothing interrupts. */
async function expected(): Promise<Json[]> {
  const store = await openTestStore();
  await importDataset(store, await CSV.open([table], { mapping }), { by: 'tester' });
  return withoutTimes(await exportText(store));
}

/** What the command left in its store, or what is there when it is repeated. */
async function recorded({ repeated = false } = {}): Promise<Json[]> {
  const store = await openStore(`embedded:${join(folder, '.nisba', 'store')}`);
  try {
    if (repeated) await importDataset(store, await CSV.open([table], { mapping }), { by: 'tester' });
    return withoutTimes(await exportText(store));
  } finally {
    await store.close();
  }
}

describe('nisba import of a table', () => {
  test('tells what would change, what did, and writes its report', async () => {
    writeFileSync(table, 'id,name,group,since,note\n1,A,G,2019,x\n2,B,G,yesterday,\n');
    const dry = await run(...importing(), '--dry-run');
    expect(dry).toMatchObject({ code: 0, errors: '' });
    expect(dry.output).toMatch(
      /^Read 2 records in [\d.]+ s \(dry run, nothing is written\)\.\nWould be created: 3 entities, 1 source, 4 claims\nThere already: nothing\nLeft out:\n {2}1 × column "note": no part of the mapping uses it \(line 2\)\n {2}1 × column "since": .* \(line 3\)\n$/,
    );
    const real = await run(...importing(), '--report', 'report.json');
    expect(real.output).toMatch(/^Imported 2 records .*\nCreated: 3 entities, 1 source, 4 claims\n/);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      dryRun: false,
      created: { entities: 3, sources: 1, claims: 4 },
      skipped: [{ kind: 'column "note"', places: [{ file: table, line: 2 }] }, { count: 1 }],
    });
  });

  test('prints the draft of a mapping', async () => {
    const { code, output } = await run('import', '--suggest', table);
    expect(output).toMatch(/^# A draft of a mapping for people\.csv\./);
    expect(code).toBe(0);
  });

  test('asks for the format where it cannot be told, and tells where a mapping is wrong', async () => {
    const unknown = await run('import', table);
    expect(unknown.errors).toMatch(
      /^nisba: BAD_USER_INPUT .*people\.csv.*--mapping FILE.*--format nisba\|csv/,
    );
    writeFileSync(mapping, MAPPING.replace('MEMBER_OF', 'OWES'));
    const wrong = await run(...importing());
    expect(wrong.errors).toMatch(/INVALID_MAPPING .*people\.yaml:7: claims\[0\]\.predicate says "OWES"/);
    expect([unknown.code, wrong.code]).toEqual([1, 2]);
  });

  test('killed on its way and repeated gives what an import without that gives', async () => {
    const { child, ended } = startNisba(importing(), { folder });
    while (!existsSync(join(folder, '.nisba', 'store', 'holder.json'))) await sleep(10);
    await sleep(400);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    const repeated = await run(...importing());
    expect(repeated).toMatchObject({ code: 0, errors: expect.not.stringContaining('nisba:') });
    expect(await recorded()).toEqual(await expected());
  });

  test('on a disk that fills stops, keeps its batches, and goes on when there is room', async () => {
    const limited = await limitedTo(200, importing());
    expect(limited.code).toBe(1);
    expect(limited.errors).toMatch(/STORE_NOT_WRITABLE .*full.*same command again/);
    expect(limited.output).toMatch(/^Imported [\d,]+ records/);
    expect(await recorded({ repeated: true })).toEqual(await expected());
  });
});

/** Runs a command whose files cannot grow beyond some kilobytes. */
function limitedTo(kilobytes: number, given: readonly string[]): Promise<Ended> {
  const command = [process.execPath, '--no-warnings', '--import', LOADER, MAIN, ...given];
  const child = spawn('bash', ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', ...command], {
    cwd: folder,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output, errors })));
}
