import { describe, expect, test } from '@jest/globals';
import { currentRevision, nextInstant, pastAt } from '../../src/store/revisions.js';
import { openTestStore } from '../engines.js';

describe('nextInstant', () => {
  const now = new Date('2024-02-03T04:05:06.789Z');

  test('is now at the first revision', () => {
    expect(nextInstant(null, now)).toBe('2024-02-03T04:05:06.789Z');
  });

  test('is now when the clock has gone on', () => {
    expect(nextInstant('2024-02-03T04:05:06.788Z', now)).toBe('2024-02-03T04:05:06.789Z');
  });

  test("is the last revision's instant when the clock has gone back", () => {
    expect(nextInstant('2031-01-01T00:00:00.000Z', now)).toBe('2031-01-01T00:00:00.000Z');
  });
});

describe('revisions', () => {
  test('an empty store has made none', async () => {
    const store = await openTestStore();
    expect(await currentRevision(store)).toBe(0);
    expect(await pastAt(store, '2999-01-01T00:00:00.000Z')).toEqual({ revision: 0, mergedLater: false });
  });

  test('an instant resolves to the greatest revision made by then', async () => {
    const store = await openTestStore();
    const instants: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      await store.write(async (writer) => void instants.push(writer.recordedAt));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await pastAt(store, instants[0]!)).toEqual({ revision: 1, mergedLater: false });
    expect(await pastAt(store, instants[1]!)).toEqual({ revision: 2, mergedLater: false });
    expect(await pastAt(store, instants[2]!)).toEqual({ revision: 3, mergedLater: false });
    expect(await pastAt(store, '1970-01-01T00:00:00.000Z')).toEqual({ revision: 0, mergedLater: false });
    expect(await pastAt(store, '2999-01-01T00:00:00.000Z')).toEqual({ revision: 3, mergedLater: false });
  });
});
