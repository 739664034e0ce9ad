import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inPortions } from '../../src/graphql/portions.js';

const numbers = Array.from({ length: 1_000 }, (_, at) => at);

function completed(items: readonly (number | Promise<number>)[]): Promise<number[]> {
  return Promise.all(items.map((item) => Promise.resolve(item)));
}

describe('a list in portions', () => {
  it('has the same items in the same order', async () => {
    expect(await completed(inPortions(numbers))).toEqual(numbers);
  });

  it('is the list itself as long as it is short', () => {
    expect(inPortions(numbers.slice(0, 200))).toEqual(numbers.slice(0, 200));
  });

  it('lets others have their turn before it is complete', async () => {
    const order: string[] = [];
    const whole = completed(inPortions(numbers)).then(() => order.push('the list'));
    const other = setImmediate().then(() => order.push('another'));
    await Promise.all([whole, other]);
    expect(order).toEqual(['another', 'the list']);
  });
});
