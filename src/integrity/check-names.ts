/** Name keys: that each name a claim gives has all of its keys, and that no key holds anything else. */
import { formKeys, KEY_VERSION } from '../search/form-keys.js';
import { keyIds, keyProperties, partsOf } from '../search/index-names.js';
import { readNameIndex } from '../search/name-index.js';
import { OPEN_REVISION, type Reader, type Row, type Store } from '../store/store.js';
import { difference, type Finding } from './finding.js';
import { compare, comparePages, numbersTo, type CheckedPage } from './pages.js';

/** Keys of another version say nothing of damage: they are to be made anew as a whole. */
export async function* checkNames(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  const { version, stale, forms } = await readNameIndex(store);
  if (stale) {
    yield { checked: 0, findings: difference('names.version', 'run nisba reindex', KEY_VERSION, version) };
    return;
  }
  yield* comparePages(store, 'integrity/page-name-forms', pageSize, compareForms);
  yield* comparePages(store, 'integrity/page-name-keys', pageSize, compareKeys);
  const [state] = await store.run('recording/read-numbers');
  for (const numbers of numbersTo(Number(state?.['numbers'] ?? 0), 5 * pageSize))
    yield { checked: 0, findings: await compare(store, (reader) => missingForms(reader, numbers)) };
  const findings = await compare(store, async (reader) => {
    const [counted] = await reader.run('integrity/count-name-forms');
    return difference('names.forms', 'names', counted?.['counted'] ?? 0, (await readNameIndex(reader)).forms);
  });
  yield { checked: 0, findings: forms === 0 ? [] : findings };
}

/** Names without a claim that gives them, and keys that lack one. */
async function compareForms(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const ids = rows.map((row) => row['id'] as string);
  const standing = new Set(
    (await reader.run('search/count-standing', { ids, open: OPEN_REVISION })).map((row) => row['id']),
  );
  const holding = await reader.run('integrity/find-keys-holding', {
    rows: await withParts(reader, rows),
  });
  const held = new Map(ids.map((id) => [id, new Set<unknown>()]));
  for (const row of holding) held.get(row['form'] as string)?.add(row['key']);
  return ids.flatMap((id) => [
    ...difference('name.claimed', id, true, standing.has(id)),
    ...keyIds(id)
      .filter((key) => !held.get(id)?.has(key))
      .map((key): Finding => ({ what: 'name.key', id, expected: key, found: null })),
  ]);
}

/** Each form with each part that a key of its may have. */
async function withParts(reader: Reader, rows: readonly Row[]): Promise<Row[]> {
  const keys = [...new Set(rows.flatMap((row) => keyIds(row['id'] as string)))];
  const found = await reader.run('search/find-keys', { ids: keys });
  const parts = new Map(found.map((row) => [row['id'] as string, partsOf(row)]));
  return rows.flatMap((row) =>
    keyIds(row['id'] as string).flatMap((key) =>
      (parts.get(key) ?? []).map((part) => ({ form: row['id']!, number: row['number']!, key, part })),
    ),
  );
}

/** Forms under keys that are not theirs, and words that the dictionary describes wrongly. */
async function compareKeys(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const numbers = [...new Set(rows.flatMap((row) => row['forms'] as number[]))];
  const forms = await reader.run('search/list-forms', { numbers });
  const keysOf = new Map(forms.map((row) => [row['number'], new Set(keyIds(row['id'] as string))]));
  return rows.flatMap((row) => {
    const id = row['id'] as string;
    const properties = row['properties'] as Row;
    const held = row['forms'] as number[];
    // The parts of a key have its id and a number behind it.
    const key = id.replace(/ \d+$/u, '');
    const strays = held.filter((number) => !keysOf.get(number)?.has(key));
    const described = Object.entries(key === id ? keyProperties(id) : {}).flatMap(([name, value]) =>
      difference(`key.${name}`, id, value, properties[name] ?? null),
    );
    return [
      ...strays.map((number): Finding => ({ what: 'key.form', id, expected: null, found: number })),
      ...(key === id && properties['parts'] === 1
        ? difference('key.count', id, held.length, properties['count'] ?? null)
        : []),
      ...described,
    ];
  });
}

/** Names that claims of some numbers give and that have no keys. */
async function missingForms(reader: Reader, numbers: readonly number[]): Promise<Finding[]> {
  const given = await reader.run('search/list-names-by-number', { numbers, open: OPEN_REVISION });
  const names = given.map((row) => row['name'] as string).filter((name) => formKeys(name).words.length > 0);
  const found = new Set((await reader.run('search/find-forms', { ids: names })).map((row) => row['id']));
  return names
    .filter((name) => !found.has(name))
    .map((name): Finding => ({ what: 'name', id: name, expected: 'keys', found: null }));
}
