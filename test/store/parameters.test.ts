import { describe, expect, test } from '@jest/globals';
import { checkParameters } from '../../src/store/parameters.js';

class Thing {
  readonly x = 1;
}

describe('parameters that pass', () => {
  test.each([
    ['undefined, as null', undefined, null],
    ['an empty list', [], []],
    ['text in Arabic', 'أحمد', 'أحمد'],
    ['integers and fractions in one list', [1, 2.5, 3n], [1, 2.5, 3n]],
    ['rows', [{ id: 'a', list: ['x'], none: undefined }], [{ id: 'a', list: ['x'], none: null }]],
    [
      'rows with one map of properties',
      [{ id: 'a', properties: { b: [1] } }],
      [{ id: 'a', properties: { b: [1] } }],
    ],
  ])('%s', (_, given, passed) => {
    expect(checkParameters({ given })).toEqual({ given: passed });
  });

  test('none at all', () => {
    expect(checkParameters(undefined)).toEqual({});
  });
});

describe('what a user may have typed is refused as bad input', () => {
  test.each([
    ['half of a surrogate pair', 'a\ud800b'],
    ['text that is not in NFC', 'e\u0301'],
    ['U+0000', 'a\0b'],
    ['an integer that a number cannot hold', 2 ** 53],
    ['a huge number', 1e300],
    ['infinity', Infinity],
    ['not a number', NaN],
    ['a bigint past 64 bits', 2n ** 63n],
    ['a bigint before 64 bits', -(2n ** 63n) - 1n],
  ])('%s', (_, given) => {
    expect(() => checkParameters({ given })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});

describe('what no property can hold is refused as a bug', () => {
  test.each([
    ['a map', { a: 1 }],
    ['a list with null', ['a', null]],
    ['a list of mixed types', ['a', 1]],
    ['a list within a list', [['a']]],
    ['a map among scalars', ['a', { a: 1 }]],
    ['a Date', new Date(0)],
    ['bytes', new Uint8Array(1)],
    ['a Set', new Set()],
    ['an instance of a class', new Thing()],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a map within a map within a row', [{ a: { b: { c: 1 } } }]],
    ['a list of maps within a row', [{ a: [{ b: 1 }] }]],
  ])('%s', (_, given) => {
    expect(() => checkParameters({ given })).toThrow(expect.objectContaining({ code: 'BAD_STATEMENT' }));
  });

  test('and told where it is', () => {
    expect(() => checkParameters({ rows: [{ id: 'a' }, { id: ['b', null] }] })).toThrow('$rows[1].id[1]');
  });
});
