import { describe, expect, test } from '@jest/globals';
import { Seen } from '../../src/dataset/seen.js';

describe('What has been seen', () => {
  test('is known by its id, with its last mark, and counted once', () => {
    const seen = new Seen();
    expect([seen.has('claim:a'), seen.get('claim:a'), seen.size]).toEqual([false, undefined, 0]);
    seen.add('claim:a');
    seen.add('claim:a', 7);
    seen.add('claim:b', 255);
    expect([seen.get('claim:a'), seen.get('claim:b'), seen.has('claim:c'), seen.size]).toEqual([
      7,
      255,
      false,
      2,
    ]);
  });

  test('stays so among many', () => {
    const seen = new Seen();
    for (let at = 0; at < 50_000; at += 1) seen.add(`claim:${at}`, (at % 255) + 1);
    expect(seen.size).toBe(50_000);
    const wrong = Array.from({ length: 50_000 }, (_, at) => at).filter(
      (at) => seen.get(`claim:${at}`) !== (at % 255) + 1 || seen.has(`claim:${at}.2`),
    );
    expect(wrong).toEqual([]);
  });
});
