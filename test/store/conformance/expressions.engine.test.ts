import { beforeAll, expect, test } from '@jest/globals';
import type { Store, Value } from '../../../src/store/store.js';
import { openTestStore, testLibrary } from '../../engines.js';

const NONE = Symbol('no row');
const arabic = 'أبو علاء الولائي';

/** What each block of trial/expressions gives, on both engines. */
const EXPECTED: Readonly<Record<string, Value | typeof NONE>> = {
  arabicContains: true,
  arabicEquality: false,
  arabicSize: 16,
  arabicSplit: ['أبو', 'علاء', 'الولائي'],
  arabicStartsWith: true,
  arabicSubstring: 'علاء',
  bigIntegerCompare: true,
  bigIntegerSum: 9007199254740993n,
  caseOfNull: 'none',
  coalesced: '',
  collectNothing: [],
  comprehension: [20, 30],
  countNothing: 0,
  countSubquery: 0,
  distinctByPosition: 3,
  distinctRows: [1, 2],
  emptyAll: true,
  emptyAny: false,
  emptyIn: false,
  emptyNone: true,
  emptyRange: [],
  emptySize: 0,
  existsNothing: null,
  existsSubquery: false,
  floatDivision: 3.5,
  groupedCounts: ['a1', 'b2'],
  integerDivision: 3,
  integerSum: 9007199254740991,
  joined: 'a~b',
  listConcatenation: [1, 2, 3],
  listHead: [3, 1],
  listOutOfRange: null,
  listSlice: [2, 3],
  lowerCase: true,
  mapOfLists: { a: [1, 2], b: { c: null } },
  maxNothing: null,
  mixedComparison: true,
  mixedEquality: true,
  modulo: -1,
  nullEquality: null,
  nullInList: null,
  nullsLast: [1, 2, 0],
  parsedInteger: [42, 1],
  quotedKeyword: 1,
  reducedSum: 6,
  replaced: 'Mosawi',
  rounding: 2.5,
  sumNothing: 0,
  trimmed: 'a b',
  unionRows: [1, 2],
  unwindNothing: NONE,
};

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});

test('every expression that the suite holds has an expected value', () => {
  expect(testLibrary.optionsOf('trial/expressions').blocks).toEqual(Object.keys(EXPECTED).sort());
});

test.each(Object.entries(EXPECTED))(
  'the expression %s has the same value on both engines',
  async (name, expected) => {
    const rows = await store.run('trial/expressions', { arabic, missing: null }, { keep: [name] });
    expect(rows).toEqual(expected === NONE ? [] : [{ value: expected }]);
  },
);
