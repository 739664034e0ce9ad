/**
 * The real list, 2019 and then 2021, against a comparison of its files row for row. A share of its entities
 * is imported, whole rows by their ids; NISBA_OFAC_SHARE=1 takes all of them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { findChanges } from '../../src/change/read-change.js';
import type { StoredClaim } from '../../src/claim/claim-properties.js';
import { pageClaims } from '../../src/claim/read-claims.js';
import { importDataset, type DatasetReport } from '../../src/dataset/import-dataset.js';
import { OFAC } from '../../src/dataset/ofac/ofac.js';
import { entityId } from '../../src/ids.js';
import type { Store } from '../../src/store/store.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { lane, openTestStore, temporaryFolder } from '../engines.js';
import { testWithData } from './data.js';
import { saidBy, saidIn } from './ofac-plain.js';

const SHARE = Number(process.env['NISBA_OFAC_SHARE'] ?? (lane === 'neo4j' ? 60 : 12));
const [FIRST, SECOND] = ['2019-06-03', '2021-03-09'] as const;

/** The rows of every so-manieth entity. */
function shareOf(folder: string): string {
  if (SHARE === 1) return folder;
  const share = temporaryFolder();
  for (const file of ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv']) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const lines = readFileSync(path, 'utf8').split('\n');
    const kept = lines.filter((line) => Number(/^\d+/.exec(line)?.[0] ?? 1) % SHARE === 0);
    writeFileSync(join(share, file), kept.map((line) => `${line}\n`).join(''));
  }
  return share;
}

async function take(store: Store, folder: string, edition: string): Promise<DatasetReport> {
  return importDataset(store, await OFAC.open([folder], { edition }), { by: edition });
}

async function claimsOf(store: Store): Promise<StoredClaim[]> {
  const claims: StoredClaim[] = [];
  for (;;) {
    const page = { after: claims.at(-1)?.number ?? 0, limit: 5_000, newest: false };
    const more = await pageClaims(store, {}, { evidence: {}, time: {} }, page);
    claims.push(...more);
    if (more.length < page.limit) break;
  }
  return claims.filter(({ subject, predicate }) => /:ofac-\d+$/.test(subject) || predicate === 'SANCTIONED');
}

const sorted = (some: Iterable<string>): string[] => [...new Set(some)].sort();

testWithData(
  'a newer edition of the real list adds what is new, withdraws what is gone, and leaves the rest',
  'ofac',
  async (data) => {
    const folders = ['2019', '2021'].map((year) => shareOf(join(data, year))) as [string, string];
    const [before, after] = folders.map(saidIn) as [Set<string>, Set<string>];
    const added = [...after].filter((said) => !before.has(said));
    const gone = [...before].filter((said) => !after.has(said));
    const store = await openTestStore();
    await take(store, folders[0], FIRST);
    const report = await take(store, folders[1], SECOND);
    expect(report).toMatchObject({ problems: [], extended: 0 });

    const claims = await claimsOf(store);
    const said = (some: readonly StoredClaim[]): string[] => sorted(some.map(saidBy));
    const withdrawn = claims.filter(({ withdrawnAt }) => withdrawnAt === SECOND);
    expect(said(claims.filter(({ recordedBy }) => recordedBy === FIRST))).toEqual(sorted(before));
    expect(said(claims.filter(({ recordedBy }) => recordedBy === SECOND))).toEqual(sorted(added));
    expect(said(withdrawn)).toEqual(sorted(gone));
    expect(said(claims.filter(({ withdrawnAt }) => withdrawnAt === undefined))).toEqual(sorted(after));
    expect(added.length * SHARE).toBeGreaterThan(5_000);
    expect(gone.length * SHARE).toBeGreaterThan(500);

    const repeated = await take(store, folders[1], SECOND);
    expect(repeated).toMatchObject({ created: { claims: 0 }, extended: 0, withdrawn: 0 });

    // What the list says of whom it sanctions, as networkChange tells it of some of them.
    const [from, to] = [FIRST, SECOND].map((day) => spanOf(parseEdtf(day)).latest);
    const listed = (some: readonly string[]): string[] =>
      some.filter((one) => one.startsWith('SANCTIONED ')).map((one) => one.split(' ')[1]!);
    const seeds = [...sorted(listed(added)).slice(0, 40), ...sorted(listed(gone)).slice(0, 40)];
    const { links } = await findChanges(store, {
      seeds: sorted(seeds).map(entityId),
      ends: { axis: 'PUBLISHED', from: from!, to: to! },
      depth: 1,
      throughLabels: false,
      filter: { evidence: {}, time: {} },
    });
    const told = (kind: string): string[] =>
      sorted(
        links
          .filter(
            ({ type, difference }) =>
              type === 'SANCTIONED' && difference.changes.some((one) => one.kind === kind),
          )
          .map((link) => link.to),
      );
    const ofSeeds = (some: readonly string[]) => sorted(listed(some)).filter((id) => seeds.includes(id));
    expect(told('SAID')).toEqual(ofSeeds(added));
    expect(told('WITHDRAWN')).toEqual(ofSeeds(gone));
  },
  600_000,
);
