/** Threads: what they answer, what they refuse, and what is left of them afterwards. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { layoutOf } from '../../src/analysis/layout.js';
import { MEASURES, measure } from '../../src/analysis/measure.js';
import type { Task } from '../../src/analysis/work.js';
import { temporaryFolder } from '../engines.js';
import { KARATE_CLUB, network, randomNetwork } from './networks.js';
import { openTestAnalysis, openTestPool } from './threads.js';

const wanted = new Set(MEASURES);
const club: Task = { kind: 'measure', network: KARATE_CLUB, wanted, weightedBy: 'NONE' };
/** Some seconds of work. */
const long: Task = {
  ...club,
  network: randomNetwork(1, { nodes: 5_000, links: 20_000 }),
  wanted: new Set(['BETWEENNESS', 'CLOSENESS']),
  weightedBy: 'ORIGINS',
};

describe('a thread', () => {
  test('gives what is worked out here', async () => {
    const pool = openTestPool();
    expect(await pool.run(club)).toEqual(measure(KARATE_CLUB, wanted, 'NONE'));
    expect(await pool.run({ kind: 'layout', network: KARATE_CLUB })).toEqual(layoutOf(KARATE_CLUB));
    const empty = await pool.run({ ...club, network: network('') });
    expect(empty).toMatchObject({ density: null, degree: new Uint32Array() });
  });

  test('takes one task after the other, however many come at a time', async () => {
    const pool = openTestPool({ threads: 2 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => pool.run(club)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('that takes too long is ended with an error that says what to do, and the next task is answered', async () => {
    const pool = openTestPool({ threads: 1, timeoutMs: 3_000 });
    await expect(pool.run(long)).rejects.toMatchObject({
      code: 'ANALYSIS_TIMEOUT',
      message: expect.stringContaining('ask for fewer nodes'),
      details: { nodes: 5_000, links: 20_000, timeoutMs: 3_000 },
    });
    await expect(pool.run(club)).resolves.toMatchObject({ density: expect.any(Number) });
  });

  test('ends when whoever asked has gone away', async () => {
    const pool = openTestPool({ threads: 1 });
    const gone = new AbortController();
    const running = pool.run(long, gone.signal);
    const waiting = pool.run(long, gone.signal);
    setTimeout(() => gone.abort(new Error('gone')), 300);
    const start = performance.now();
    await expect(running).rejects.toThrow('gone');
    await expect(waiting).rejects.toThrow('gone');
    await pool.run(club);
    expect(performance.now() - start).toBeLessThan(10_000);
    await expect(pool.run(club, gone.signal)).rejects.toThrow('gone');
  });

  test('is not waited for by more than a few', async () => {
    const pool = openTestPool({ threads: 1, mostWaiting: 2 });
    const given = new AbortController();
    const asked = Array.from({ length: 3 }, () => pool.run(long, given.signal));
    await expect(pool.run(club)).rejects.toMatchObject({ code: 'OVERLOADED' });
    given.abort(new Error('enough'));
    for (const one of asked) await expect(one).rejects.toThrow('enough');
  });

  test('that breaks is replaced', async () => {
    const entry = join(temporaryFolder(), 'broken.mjs');
    writeFileSync(
      entry,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ kind }) => {
         if (kind === 'layout') throw new Error('broken');
         parentPort.postMessage({ fault: { message: 'a fault' } });
       });`,
    );
    const pool = openTestPool({ entry: pathToFileURL(entry), threads: 1 });
    await expect(pool.run({ kind: 'layout', network: KARATE_CLUB })).rejects.toThrow('broken');
    await expect(pool.run(club)).rejects.toThrow('a fault');
    await expect(pool.run(club)).rejects.toThrow('a fault');
  });
});

describe('a closed pool', () => {
  test('refuses what runs, what waits and what comes', async () => {
    const pool = openTestPool({ threads: 1 });
    const refused = [pool.run(long), pool.run(club)].map((one) =>
      expect(one).rejects.toMatchObject({ code: 'UNAVAILABLE' }),
    );
    await pool.close();
    await Promise.all(refused);
    await expect(pool.run(club)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('an analysis', () => {
  test('remembers by the content of the network', async () => {
    const analysis = openTestAnalysis({ threads: 1 });
    const first = await analysis.measure(KARATE_CLUB, wanted, 'NONE');
    expect(await analysis.measure({ ...KARATE_CLUB, ids: [...KARATE_CLUB.ids] }, wanted, 'NONE')).toBe(first);
    expect(await analysis.measure(KARATE_CLUB, wanted, 'LINKS')).not.toBe(first);
    expect(await analysis.measure(KARATE_CLUB, new Set(['DEGREE']), 'NONE')).not.toHaveProperty('density');
    expect(await analysis.layout(KARATE_CLUB)).toBe(await analysis.layout(KARATE_CLUB));
    expect(await analysis.layout(network('a-b'))).not.toEqual(await analysis.layout(network('a-c')));
  });
});
