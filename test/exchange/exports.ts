/** Exports of test stores, as text and as files, and what they are restored into. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { recordBearings } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { exportAll } from '../../src/exchange/export.js';
import { mergeEntities, unmergeEntities } from '../../src/identity/merge-entities.js';
import { entityId } from '../../src/ids.js';
import { check, describeFinding } from '../../src/integrity/check.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore, temporaryFolder } from '../engines.js';
import { claim, recordGraph } from '../graph.js';
import { Cast, nothingYet, steps, take } from '../integrity/random-work.js';

export type Json = Readonly<Record<string, unknown>>;

export async function exportText(store: Store): Promise<string> {
  const { lines } = await exportAll(store);
  let text = '';
  for await (const some of lines()) text += some;
  return text;
}

export function fileWith(content: string | Uint8Array, ending = 'jsonl'): string {
  const path = join(temporaryFolder(), `export.${ending}`);
  writeFileSync(path, content);
  return path;
}

/** An empty store into which a restore may go. */
export const openTarget = (): Promise<Store> => openTestStore({ mayBeRestoring: true });

export const linesOf = (text: string): Json[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);

/** The lines as an export that is whole by its hash. */
export function sealed(lines: readonly Json[]): string {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return `${text}${JSON.stringify({ record: 'end', lines: lines.length, sha256 })}\n`;
}

export async function findingsOf(store: Store): Promise<string[]> {
  const findings: string[] = [];
  for await (const finding of check(store)) findings.push(describeFinding(finding));
  return findings;
}

/** Some histories that are the same each time: with retractions, bearings, merges and what took them back. */
export async function recordHistories(store: Store, count: number, seed = 20_210_627): Promise<void> {
  await recordGraph(store, { entities: [], sources: ['source:one'] });
  for (const [part, history] of fc.sample(steps, { numRuns: count, seed }).entries()) {
    const cast = new Cast(String(part));
    await cast.record(store);
    const memory = nothingYet();
    for (const step of history) await take(store, step, cast, memory);
  }
}

/** A chain of merges one of which was taken back and made again, locators added later, a contradiction across. */
export async function recordTangle(store: Store): Promise<void> {
  const people = ['person:x', 'person:y', 'person:z'];
  await recordGraph(store, { entities: [...people, 'group:k'], sources: ['source:one', 'source:tangle'] });
  const leads = claim('person:x', 'LEADS', 'group:k', { quantity: { low: 1, approximate: true } });
  const denied = claim('person:y', 'LEADS', 'group:k', { stance: 'DENIES', source: 'source:tangle' });
  await store.write(async (writer) => {
    const { ids } = await recordClaims(writer, [leads, denied], 'tester');
    const [by, on] = ids;
    await recordBearings(writer, [{ type: 'CONTRADICTS', claim: on!, on: by!, reason: 'No.' }], ' ');
  });
  await store.write((writer) => recordClaims(writer, [{ ...leads, locators: ['p7', 'p8'] }], 'tester'));
  const [x, y, z] = people.map((id) => entityId(id));
  const merge = (id: typeof x, into: typeof x) =>
    store.write((writer) => mergeEntities(writer, { id: id!, into: into!, reason: 'one' }, 'tester'));
  await merge(x, y);
  await merge(y, z);
  await store.write((writer) => unmergeEntities(writer, { id: x!, reason: 'two' }, 'tester'));
  await merge(x, y);
}
