import { describe, expect, test } from '@jest/globals';
import { Remembered } from '../../src/analysis/remembered.js';

/** A result that is given when the test says so. */
function awaited<T>() {
  let give: (value: T) => void = () => undefined;
  let signal: AbortSignal | undefined;
  let begun = 0;
  return {
    work: (given: AbortSignal): Promise<T> => {
      begun += 1;
      signal = given;
      return new Promise((resolve, reject) => {
        give = resolve;
        given.addEventListener('abort', () => reject(given.reason as Error));
      });
    },
    give: (value: T) => give(value),
    isGivenUp: () => signal?.aborted,
    begun: () => begun,
  };
}

describe('a result', () => {
  test('is worked out once for all who ask at a time, and kept', async () => {
    const results = new Remembered<number>(2);
    const one = awaited<number>();
    const asked = [results.get('a', one.work), results.get('a', one.work)];
    one.give(1);
    expect(await Promise.all(asked)).toEqual([1, 1]);
    expect(await results.get('a', one.work)).toBe(1);
    expect(one.begun()).toBe(1);
  });

  test('goes when there is no room, the one not asked for the longest first', async () => {
    const results = new Remembered<string>(2);
    const begun: string[] = [];
    const get = (key: string): Promise<string> =>
      results.get(key, () => {
        begun.push(key);
        return Promise.resolve(key);
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await get(key)).toBe(key);
    expect(begun).toEqual(['a', 'b', 'c', 'b']);
  });

  test('is still given to one who waits when the other has gone away', async () => {
    const results = new Remembered<number>(2);
    const one = awaited<number>();
    const gone = new AbortController();
    const left = results.get('a', one.work, gone.signal);
    const stays = results.get('a', one.work);
    gone.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(one.isGivenUp()).toBe(false);
    one.give(1);
    expect(await stays).toBe(1);
  });

  test('is given up when all have gone away, and begun anew for the next', async () => {
    const results = new Remembered<number>(2);
    const one = awaited<number>();
    const gone = new AbortController();
    const left = [results.get('a', one.work, gone.signal), results.get('a', one.work, gone.signal)];
    gone.abort(new Error('gone'));
    for (const result of left) await expect(result).rejects.toThrow('gone');
    expect(one.isGivenUp()).toBe(true);
    const next = results.get('a', one.work);
    one.give(2);
    expect(await next).toBe(2);
  });

  test('that failed is not kept', async () => {
    const results = new Remembered<number>(2);
    await expect(results.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await results.get('a', () => Promise.resolve(3))).toBe(3);
  });
});
