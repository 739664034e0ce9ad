import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Store, Value } from '../../../src/store/store.js';
import { openTestStore } from '../../engines.js';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});

let counter = 0;
async function stored(value: unknown): Promise<Value | undefined> {
  counter += 1;
  const id = `group:value-${counter}`;
  await store.write((writer) => writer.run('trial/put-value', { id, value }));
  const [row] = await store.run('trial/get-value', { id });
  return row?.value;
}

const SAME: readonly (readonly [what: string, value: Value])[] = [
  ['Latin text', 'Harakat al-Nujaba'],
  ['Arabic text', 'حركة النجباء'],
  ['Arabic text with vowel signs', 'حَرَكَة'],
  ['Persian and Kurdish letters', 'پ چ ژ گ ک ی ێ ۆ'],
  ['Arabic-Indic digits', '٠١٢٣٤٥٦٧٨٩'],
  ['text of both directions with marks', 'PMF \u200fالحشد\u200e (2014)'],
  ['a zero-width joiner and non-joiner', 'می\u200cخواهم \u200d'],
  ['composed letters', 'Sūrat al-Fātiḥa, Noël, Å'],
  ['astral characters', '𐤀𐤁 🚀 𝔸'],
  ['quotes and backslashes', `'"\\ \` \${x} {{types}} //`],
  ['line ends and tabs', 'a\nb\r\nc\td'],
  ['empty text', ''],
  ['blanks around', '  a  '],
  ['text that looks like a number', '042'],
  ['text that looks like a parameter', '$id'],
  ['a long text', 'ولاء'.repeat(50_000)],
  ['zero', 0],
  ['a negative integer', -42],
  ['the greatest safe integer', Number.MAX_SAFE_INTEGER],
  ['the least safe integer', Number.MIN_SAFE_INTEGER],
  ['a fraction', 0.1],
  ['a negative fraction', -33.333333333333336],
  ['a very small number', 5e-324],
  ['true', true],
  ['false', false],
  ['a list of texts', ['source:ap', '', 'مصدر']],
  ['a list of integers', [3, -1, 0, Number.MAX_SAFE_INTEGER]],
  ['a list of fractions', [0.5, -0.25]],
  ['a list of integers and fractions', [1.5, 2]],
  ['a list of booleans', [true, false, true]],
  ['a list of one', ['only']],
  ['a list with repeats', ['a', 'a', 'b', 'a']],
  ['a list of 5,000', Array.from({ length: 5_000 }, (_, i) => i)],
  ['an empty list', []],
];

describe('what is stored comes back the same', () => {
  test.each(SAME)('%s', async (_, value) => {
    expect(await stored(value)).toEqual(value);
  });

  test('the integer 2^53 comes back as a bigint', async () => {
    expect(await stored(2n ** 53n)).toBe(2n ** 53n);
  });

  test('the greatest 64-bit integer comes back as a bigint', async () => {
    expect(await stored(2n ** 63n - 1n)).toBe(2n ** 63n - 1n);
  });

  test('the least 64-bit integer comes back as a bigint', async () => {
    expect(await stored(-(2n ** 63n))).toBe(-(2n ** 63n));
  });

  test('a bigint that is a safe integer comes back as a number', async () => {
    expect(await stored(42n)).toBe(42);
  });

  test('a list of numbers and bigints comes back, each as small as it is', async () => {
    expect(await stored([1, 2n ** 60n, 3n])).toEqual([1, 2n ** 60n, 3]);
  });

  test('a number without a fraction comes back as that number', async () => {
    expect(await stored(2.0)).toBe(2);
  });

  test('minus zero comes back as zero', async () => {
    expect(await stored(-0)).toBe(0);
  });
});

describe('what is not there', () => {
  test('null leaves no property', async () => {
    const id = 'group:nothing';
    await store.write((writer) => writer.run('trial/put-value', { id, value: null }));
    expect(await store.run('trial/get-value', { id })).toEqual([{ value: null, missing: true }]);
  });

  test('undefined is sent as null', async () => {
    expect(await store.run('trial/echo', { value: undefined })).toEqual([{ value: null }]);
  });

  test('null removes a property that was there', async () => {
    const id = 'group:removed';
    await store.write((writer) => writer.run('trial/put-value', { id, value: 'here' }));
    await store.write((writer) => writer.run('trial/put-value', { id, value: null }));
    expect(await store.run('trial/get-value', { id })).toEqual([{ value: null, missing: true }]);
  });

  test('an empty list is not null', async () => {
    const id = 'group:empty-list';
    await store.write((writer) => writer.run('trial/put-value', { id, value: [] }));
    expect(await store.run('trial/get-value', { id })).toEqual([{ value: [], missing: false }]);
  });

  test('an empty text is not null', async () => {
    const id = 'group:empty-text';
    await store.write((writer) => writer.run('trial/put-value', { id, value: '' }));
    expect(await store.run('trial/get-value', { id })).toEqual([{ value: '', missing: false }]);
  });

  test('what no node has gives no row', async () => {
    expect(await store.run('trial/get-value', { id: 'group:nobody' })).toEqual([]);
  });
});

describe('rows', () => {
  test('a map of properties comes back as a plain map', async () => {
    await store.write((writer) => writer.run('trial/put-value', { id: 'group:map', value: ['a'] }));
    const [row] = await store.run('trial/describe-node', { id: 'group:map' });
    expect(row).toEqual({ all: { id: 'group:map', value: ['a'] }, some: { id: 'group:map', value: ['a'] } });
  });

  test('rows of an UNWIND list become nodes, a null in a row leaves the property out', async () => {
    const rows = [
      { id: 'person:row-1', value: 'one' },
      { id: 'person:row-2', value: null },
      { id: 'person:row-3', value: ['x', 'y'] },
    ];
    await store.write((writer) => writer.run('trial/create-nodes', { rows }));
    expect(await store.run('trial/get-value', { id: 'person:row-2' })).toEqual([
      { value: null, missing: true },
    ]);
    expect(await store.run('trial/get-value', { id: 'person:row-3' })).toEqual([
      { value: ['x', 'y'], missing: false },
    ]);
  });

  test('a row may carry one map of properties', async () => {
    const rows = [{ id: 'person:nested', properties: { value: 7, name: 'علي' } }];
    await store.write((writer) => writer.run('trial/create-nested', { rows }));
    const [row] = await store.run('trial/describe-node', { id: 'person:nested' });
    expect(row?.all).toEqual({ id: 'person:nested', value: 7, name: 'علي' });
  });

  test('an UNWIND list without rows does nothing', async () => {
    await store.write((writer) => writer.run('trial/create-nodes', { rows: [] }));
    expect(await store.run('trial/list-nodes', { ids: [] }, { keep: ['matching'] })).toEqual([]);
  });

  test('columns keep the order of the statement', async () => {
    const [row] = await store.run('trial/two-parameters', { two: 2, one: 1 });
    expect(Object.keys(row ?? {})).toEqual(['one', 'two']);
  });

  test('a whole node is refused as a bug', async () => {
    await expect(store.run('trial/whole-node')).rejects.toMatchObject({ code: 'BAD_STATEMENT' });
  });

  test('a parameter that the statement does not use does no harm', async () => {
    expect(await store.run('trial/echo', { value: 1, other: 2 })).toEqual([{ value: 1 }]);
  });
});
