import { describe, expect, test } from '@jest/globals';
import { HALF_WIDTH, type Layout } from '../../src/analysis/layout.js';
import type { NetworkColumns } from '../../src/analysis/plain-network.js';
import { KARATE_CLUB, network, randomNetwork, randomNetworks } from './networks.js';
import { openTestPool } from './threads.js';

const pool = openTestPool();

const layoutOf = (network: NetworkColumns): Promise<Layout> => pool.run({ kind: 'layout', network });

const distance = ({ x, y }: { x: Float64Array; y: Float64Array }, a: number, b: number): number =>
  Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);

describe('positions', () => {
  test('are finite and within their bounds, and the same each time', async () => {
    for (const of of [...randomNetworks(12), randomNetwork(3, { nodes: 510, links: 1_000 })]) {
      const { x, y } = await layoutOf(of);
      expect(x).toHaveLength(of.ids.length);
      for (const value of [...x, ...y]) expect(Math.abs(value)).toBeLessThanOrEqual(HALF_WIDTH);
      expect(await layoutOf(of)).toEqual({ x, y });
    }
  });

  test('do not hang on the order in which nodes and links are given', async () => {
    expect(await layoutOf(network('c-b a-b d'))).toEqual(await layoutOf(network('d a-b c-b')));
  });

  test('lie closer together for those who are tied', async () => {
    const layout = await layoutOf(KARATE_CLUB);
    const nodes = KARATE_CLUB.ids.map((_, node) => node);
    const tied = [...KARATE_CLUB.from].map((from, link) => distance(layout, from, KARATE_CLUB.to[link]!));
    const any = nodes.flatMap((a) => nodes.filter((b) => b > a).map((b) => distance(layout, a, b)));
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
    expect(mean(tied)).toBeLessThan(0.7 * mean(any));
  });

  test('differ from node to node', async () => {
    const { x, y } = await layoutOf(network('a b c d-e e-f f-d'));
    expect(new Set([...x].map((value, node) => `${value} ${y[node]}`)).size).toBe(6);
  });

  test('of one node are the middle, of none are none', async () => {
    expect(await layoutOf(network('a-a'))).toEqual({ x: new Float64Array(1), y: new Float64Array(1) });
    expect(await layoutOf(network(''))).toEqual({ x: new Float64Array(), y: new Float64Array() });
  });
});
