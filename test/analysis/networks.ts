/** Networks for tests: in a word, from the literature, and made up by lot. */
import { columnsOf, type NetworkColumns, type PlainLink } from '../../src/analysis/plain-network.js';
import { seededRandom } from '../../src/analysis/random.js';

/** Links as "a-b c-d"; "a>b" holds from a to b alone, "a-b*3" has three origins; a lone "e" is a node without links. */
export function network(text: string): NetworkColumns {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const links = words.flatMap((word, at): PlainLink[] => {
    const [, from, sign, to, origins] = /^([^->]+)([->])([^*]+)(?:\*(\d+))?$/.exec(word) ?? [];
    if (from === undefined || to === undefined) return [];
    return [{ id: `${at}`, from, to, originCount: Number(origins ?? 1), symmetric: sign === '-' }];
  });
  const lone = words.filter((word) => !/[->]/.test(word));
  const ids = new Set([...lone, ...links.flatMap(({ from, to }) => [from, to])]);
  return columnsOf({ nodes: [...ids].map((id) => ({ id })), links });
}

/** `n` nodes, and ties "1-2", by their numbers from 1. */
export function numbered(n: number, ties: readonly (readonly [number, number])[]): NetworkColumns {
  return columnsOf({
    nodes: Array.from({ length: n }, (_, at) => ({ id: idOf(at + 1) })),
    links: ties.map(([from, to], at) => ({
      id: `${at}`,
      from: idOf(from),
      to: idOf(to),
      originCount: 1,
      symmetric: true,
    })),
  });
}

const idOf = (number: number): string => String(number).padStart(5, '0');

/**
 * W. W. Zachary, An information flow model for conflict and fission in small groups, Journal of
 * Anthropological Research 33 (1977) 452–473: 34 members of a karate club, 78 friendships.
 */
export const KARATE_CLUB = numbered(
  34,
  [
    [1, '2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32'],
    [2, '3 4 8 14 18 20 22 31'],
    [3, '4 8 9 10 14 28 29 33'],
    [4, '8 13 14'],
    [5, '7 11'],
    [6, '7 11 17'],
    [7, '17'],
    [9, '31 33 34'],
    [10, '34'],
    [14, '34'],
    [15, '33 34'],
    [16, '33 34'],
    [19, '33 34'],
    [20, '34'],
    [21, '33 34'],
    [23, '33 34'],
    [24, '26 28 30 33 34'],
    [25, '26 28 32'],
    [26, '32'],
    [27, '30 34'],
    [28, '34'],
    [29, '32 34'],
    [30, '33 34'],
    [31, '33 34'],
    [32, '33 34'],
    [33, '34'],
  ].flatMap(([from, to]) => `${to}`.split(' ').map((end) => [Number(from), Number(end)] as const)),
);

export interface RandomSize {
  readonly nodes: number;
  readonly links: number;
}

/** Links by lot, with parallel ones, ones of a node to itself, and parts that nothing ties. */
export function randomNetwork(seed: number, { nodes, links }: RandomSize): NetworkColumns {
  const random = seededRandom(seed);
  const any = (): string => `n${Math.floor(random() * nodes)}`;
  return columnsOf({
    nodes: Array.from({ length: nodes }, (_, at) => ({ id: `n${at}` })),
    links: Array.from({ length: links }, (_, at) => ({
      id: `${at}`,
      from: any(),
      to: any(),
      originCount: Math.floor(random() * 4),
      symmetric: random() < 0.5,
    })),
  });
}

/** Some dozens of sizes, sparse ones that fall apart and dense ones that hold. */
export function randomNetworks(count: number): NetworkColumns[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = seededRandom(seed + 1);
    const nodes = 1 + Math.floor(random() * 14);
    return randomNetwork(seed, { nodes, links: Math.floor(random() * 2.2 * nodes) });
  });
}
