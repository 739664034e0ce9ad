/** Keeping the name keys: from the names that claims give, in the transaction that records or retracts them. */
import { ALL_ROWS } from '../recording/all-rows.js';
import { OPEN_REVISION, type Deriver, type Row } from '../store/store.js';
import { dictionaryWord, formKeys, KEY_VERSION } from './form-keys.js';

/** Forms in one part of a key: a write rewrites the last part, and a long list is dear to rewrite. */
export const PART_SIZE = 150;

/** A word's key begins so; the dictionary is the keys of words. */
const WORD = 's:';

/** The ids of the keys under which a name is found. */
export function keyIds(form: string): readonly string[] {
  const { words, keys } = formKeys(form);
  return [...words.map((word) => wordKey(word)), ...keys];
}

/** The id of a word's key. */
export function wordKey(symbols: string): string {
  return `${WORD}${symbols}`;
}

/** The id of a part of a key, from 0: the first has the key's own. */
function partId(key: string, part: number): string {
  return part === 0 ? key : `${key} ${part}`;
}

/** What a key's first part has beside its forms. */
export function keyProperties(id: string): Readonly<Record<string, string>> {
  return id.startsWith(WORD) ? { ...dictionaryWord(id.slice(WORD.length)) } : {};
}

/**
 * Gives names that are new their keys.
 *
 * @param names exact keys of names, as nameKey gives them
 * @returns how many were new
 */
export async function indexNames(writer: Deriver, names: Iterable<string>): Promise<number> {
  const ids = [...new Set(names)].filter((name) => name !== '');
  if (ids.length === 0) return 0;
  const known = new Set(
    (await writer.run('search/find-forms', { ids }, {}, ALL_ROWS)).map((row) => row['id']),
  );
  const fresh = ids.filter((id) => !known.has(id));
  if (fresh.length === 0) return 0;
  const [state] = await writer.run('search/read-index');
  // A rebuild is deleting all keys: it comes to these names afterwards.
  if (state?.['deleting'] === true) return 0;
  const [taken] = await writer.run('search/take-form-numbers', { count: fresh.length, version: KEY_VERSION });
  const first = Number(taken?.['taken'] ?? 0) + 1;
  const rows = fresh.map((id, at) => ({ id, number: first + at }));
  await writer.run('search/create-forms', { rows });
  const postings = new Map<string, number[]>();
  for (const { id, number } of rows) {
    for (const key of keyIds(id)) {
      const forms = postings.get(key);
      if (forms) forms.push(number);
      else postings.set(key, [number]);
    }
  }
  await post(writer, postings);
  return fresh.length;
}

/** Puts forms under their keys, into the last part of each while it has room. */
async function post(writer: Deriver, postings: ReadonlyMap<string, readonly number[]>): Promise<void> {
  const found = await writer.run('search/find-keys', { ids: [...postings.keys()] }, {}, ALL_ROWS);
  const known = new Map(found.map((row) => [row['id'] as string, row]));
  const created: { properties: Row }[] = [];
  const extended: Row[] = [];
  const counted: Row[] = [];
  const extendedParts: Row[] = [];
  for (const [id, forms] of postings) {
    const key = known.get(id);
    const parts = Number(key?.['parts'] ?? 1);
    const room = Number(key?.['room'] ?? PART_SIZE);
    const fitting = forms.slice(0, room);
    const rest = chunks(forms.slice(room), PART_SIZE);
    const last = rest.at(-1);
    const head = { parts: parts + rest.length, room: last ? PART_SIZE - last.length : room - fitting.length };
    if (!key)
      created.push({
        properties: { id, ...keyProperties(id), forms: fitting, count: forms.length, ...head },
      });
    else if (parts === 1) extended.push({ id, forms: fitting, added: forms.length, ...head });
    else counted.push({ id, added: forms.length, ...head });
    if (parts > 1 && fitting.length > 0) extendedParts.push({ id: partId(id, parts - 1), forms: fitting });
    created.push(...rest.map((part, i) => ({ properties: { id: partId(id, parts + i), forms: part } })));
  }
  if (extended.length > 0) await writer.run('search/extend-keys', { rows: extended });
  if (counted.length > 0) await writer.run('search/count-up-keys', { rows: counted });
  if (extendedParts.length > 0) await writer.run('search/extend-parts', { rows: extendedParts });
  if (created.length > 0) await writer.run('search/create-keys', { rows: created });
}

function chunks(forms: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(forms.length / size) }, (_, i) =>
    forms.slice(i * size, (i + 1) * size),
  );
}

/**
 * Takes names out that no claim gives any more.
 *
 * @param names exact keys of names of which a claim has just been retracted
 */
export async function forgetNames(writer: Deriver, names: Iterable<string>): Promise<void> {
  const ids = [...new Set(names)].filter((name) => name !== '');
  if (ids.length === 0) return;
  const standing = await writer.run('search/count-standing', { ids, open: OPEN_REVISION });
  const kept = new Set(standing.map((row) => row['id']));
  const gone = await writer.run('search/find-forms', { ids: ids.filter((id) => !kept.has(id)) });
  for (const row of gone) await forget(writer, row['id'] as string, Number(row['number']));
}

async function forget(writer: Deriver, form: string, number: number): Promise<void> {
  const keys = await writer.run('search/find-keys', { ids: [...keyIds(form)] });
  const ids = keys.flatMap((row) => partsOf(row));
  if (ids.length > 0) await writer.run('search/withdraw-form', { ids, number });
  const shared = keys.filter((row) => Number(row['count']) > 1).map((row) => row['id']);
  const empty = keys.filter((row) => Number(row['count']) <= 1).flatMap((row) => partsOf(row));
  if (shared.length > 0) await writer.run('search/discount-keys', { ids: shared });
  if (empty.length > 0) await writer.run('search/delete-keys', { ids: empty });
  await writer.run('search/delete-form', { id: form });
}

/** The ids of all parts of a key, by its columns. */
export function partsOf(row: Row): string[] {
  return partIds(row['id'] as string, Number(row['parts']));
}

/** The ids of the parts of a key. */
export function partIds(key: string, parts: number): string[] {
  return Array.from({ length: parts }, (_, part) => partId(key, part));
}
