import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { retractBearing } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { withdrawClaims } from '../../src/claim/withdraw-claims.js';
import { exportAll, type ExportProgress } from '../../src/exchange/export.js';
import { parseRecord } from '../../src/exchange/record.js';
import { mergeEntities, unmergeEntities } from '../../src/identity/merge-entities.js';
import { entityId, sourceId, type BearingId, type ClaimId } from '../../src/ids.js';
import { recordSources } from '../../src/source/record-sources.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph, source } from '../graph.js';
import { exportText, linesOf, recordTangle, type Json } from './exports.js';

let store: Store;
let text: string;
let lines: Json[];

const ofSort = (sort: string): Json[] => lines.filter(({ record }) => record === sort);

beforeEach(async () => {
  store = await openTestStore();
  await recordTangle(store);
  text = await exportText(store);
  lines = linesOf(text);
});

/** One write of every kind that touches what was recorded. */
async function writeEverywhere(): Promise<void> {
  const [first, second] = ofSort('claim').map(({ id }) => id as ClaimId);
  await store.write((writer) =>
    recordClaims(
      writer,
      [claim('person:x', 'LEADS', 'group:k', { quantity: { low: 1, approximate: true }, locators: ['p9'] })],
      't',
    ),
  );
  await store.write((writer) => retractClaim(writer, second!, 'a slip', 't'));
  await store.write((writer) =>
    retractBearing(writer, ofSort('bearing')[0]!['id'] as BearingId, 'a slip', 't'),
  );
  await store.write((writer) => unmergeEntities(writer, { id: entityId('person:x'), reason: 'two' }, 't'));
  await recordGraph(store, { entities: ['group:late'], sources: [] });
  await store.write((writer) =>
    recordSources(
      writer,
      [source('source:late', { derivedFrom: [sourceId('source:one')], licence: 'none' })],
      't',
    ),
  );
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:x', 'MEMBER_OF', 'group:late', {
          source: 'source:late',
          basis: 'INFERRED',
          inferredFrom: [first!],
        }),
      ],
      't',
    ),
  );
  await store.write((writer) => withdrawClaims(writer, [first!], '2025', 'late'));
  await store.write((writer) =>
    mergeEntities(writer, { id: entityId('group:late'), into: entityId('group:k'), reason: 'one' }, 't'),
  );
}

describe('an export', () => {
  test('of one revision is the same bytes each time', async () => {
    expect(await exportText(store)).toBe(text);
  });

  test('holds lines that are records of the format, and says how many of each sort', () => {
    for (const line of lines) expect(parseRecord(line)).toMatchObject({ record: line['record'] });
    expect(lines[0]).toMatchObject({
      format: 'nisba-jsonl',
      version: 1,
      selection: 'everything',
      counts: {
        revisions: ofSort('revision').length,
        entities: 4,
        sources: 2,
        merges: 3,
        claims: 2,
        bearings: 1,
      },
      knownAt: ofSort('revision').at(-1)!['at'],
      revision: ofSort('revision').length,
    });
  });

  test('ends with the hash of all lines before it', () => {
    const body = text.slice(0, text.trimEnd().lastIndexOf('\n') + 1);
    expect(lines.at(-1)).toEqual({
      record: 'end',
      lines: lines.length - 1,
      sha256: createHash('sha256').update(body).digest('hex'),
    });
  });

  test('tells what ended, by whom and at which revision', () => {
    const [first] = ofSort('merge').filter(({ endedAt }) => endedAt !== undefined);
    expect(first).toMatchObject({
      merged: 'person:x',
      into: 'person:y',
      endedReason: 'two',
      endedBy: 'tester',
    });
    expect(ofSort('claim')[0]).toMatchObject({ locators: ['p1', 'p7', 'p8'], locatorRevisions: [3, 3] });
  });

  test.each([1, 2, 4, 6])('is not touched by what is written after its %s. piece', async (pieces) => {
    const begun = await exportAll(store);
    let got = '';
    let at = 0;
    for await (const some of begun.lines()) {
      got += some;
      at += 1;
      if (at === pieces) await writeEverywhere();
    }
    expect(got).toBe(text);
    const later = linesOf(await exportText(store));
    expect(later[0]).toMatchObject({
      counts: { claims: 3, sources: 3, entities: 5, merges: 4 },
      licences: [{ licence: 'none', sources: 1 }],
    });
    expect(later.filter(({ retractedRevision }) => retractedRevision !== undefined)).toHaveLength(2);
    expect(later.filter(({ withdrawnBy }) => withdrawnBy !== undefined)).toMatchObject([
      { withdrawnAt: '2025' },
    ]);
  });

  test('is not touched by what is written while it counts', async () => {
    const [begun] = await Promise.all([exportAll(store), writeEverywhere()]);
    let got = '';
    for await (const some of begun.lines()) got += some;
    const before = linesOf(got);
    const { revision, counts } = before[0] as { revision: number; counts: Record<string, number> };
    expect(before.filter(({ record }) => record === 'revision')).toHaveLength(revision);
    expect(before.filter(({ record }) => record === 'claim')).toHaveLength(counts['claims']!);
  });

  test('tells how far it has come, and stops where it is told to', async () => {
    const seen: ExportProgress[] = [];
    const stop = new AbortController();
    const { lines: given } = await exportAll(store, {
      signal: stop.signal,
      onProgress: (progress) => {
        seen.push(progress);
        if (seen.length === 2) stop.abort(new Error('enough'));
      },
    });
    const read = async (): Promise<void> => {
      for await (const _some of given()) continue;
    };
    await expect(read()).rejects.toThrow('enough');
    expect(seen.map(({ totalRecords }) => totalRecords)).toEqual([lines.length - 2, lines.length - 2]);
  });

  test('reads no more when nobody takes its lines', async () => {
    const ran: string[] = [];
    const watched: Store = Object.create(store, {
      run: {
        value: (...given: Parameters<Store['run']>) => {
          ran.push(given[0]);
          return store.run(...given);
        },
      },
    }) as Store;
    const { lines: given } = await exportAll(watched);
    for await (const _some of given()) break;
    expect(ran).not.toContain('exchange/list-claims');
  });
});
