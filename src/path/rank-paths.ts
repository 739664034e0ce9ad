/**
 * Paths in order: fewest links first, then the strongest weakest link, then the links' ids.
 *
 * J. Y. Yen, Finding the K Shortest Loopless Paths in a Network, Management Science 17 (1971), 712–716,
 * with E. L. Lawler's partition (Management Science 18 (1972), 401–405): what is left after a path was
 * taken falls into parts that have its first links in common and leave out its next one. The best of each
 * part is a shortest path around what is behind it, so nothing is enumerated that is not asked for.
 */
import type { LinkId } from '../ids.js';
import { compareCodePoints } from '../text/code-point.js';
import type { Arc, PathGraph } from './graph.js';
import type { Path } from './path.js';

/** All paths that begin with some links and do not go on with some others. */
interface Part {
  readonly prefix: readonly Arc[];
  readonly without: ReadonlySet<LinkId>;
}

interface Candidate {
  readonly part: Part;
  readonly arcs: readonly Arc[];
  readonly strength: number;
}

/** The paths of a graph with at most `hops` links, no entity twice, one after the other. */
export function* rankedPaths(graph: PathGraph, hops: number): Generator<Path, void> {
  const candidates: Candidate[] = [];
  const consider = (part: Part): void => {
    const best = bestOf(graph, part, hops);
    if (best) candidates.push(best);
  };
  consider({ prefix: [], without: new Set() });
  while (candidates.length > 0) {
    const best = candidates.reduce((one, other) => (compare(other, one) < 0 ? other : one));
    candidates.splice(candidates.indexOf(best), 1);
    yield pathOf(graph, best);
    const { part, arcs } = best;
    for (let at = part.prefix.length; at < arcs.length; at += 1) {
      const without = new Set(at === part.prefix.length ? part.without : []);
      without.add(arcs[at]!.link);
      consider({ prefix: arcs.slice(0, at), without });
    }
  }
}

function compare(one: Candidate, other: Candidate): number {
  const byLength = one.arcs.length - other.arcs.length;
  const byStrength = other.strength - one.strength;
  if (byLength !== 0 || byStrength !== 0) return byLength || byStrength;
  const at = one.arcs.findIndex(({ link }, i) => link !== other.arcs[i]!.link);
  return at === -1 ? 0 : compareCodePoints(one.arcs[at]!.link, other.arcs[at]!.link);
}

/** The first path of a part, by the order of all. */
function bestOf(graph: PathGraph, { prefix, without }: Part, hops: number): Candidate | undefined {
  const spur = prefix.at(-1)?.head ?? graph.start;
  const behind = new Set([graph.start, ...prefix.map(({ head }) => head)]);
  const first = graph.out[spur]!.filter((arc) => !behind.has(arc.head) && !without.has(arc.link));
  const toEnd = distancesToEnd(graph, behind, new Set(first.map(({ head }) => head)), hops - prefix.length);
  if (!toEnd) return undefined;

  /** The links that lead on by a shortest way, from a node `left` links before the end. */
  const ways = (node: number, left: number): readonly Arc[] =>
    (node === spur ? first : graph.out[node]!).filter((arc) => toEnd.distances.get(arc.head) === left - 1);
  const strengths = new Map<number, number>();
  const strengthFrom = (node: number, left: number): number => {
    if (left === 0) return Number.POSITIVE_INFINITY;
    let best = strengths.get(node);
    if (best === undefined) {
      best = ways(node, left).reduce(
        (most, { head, strength }) => Math.max(most, Math.min(strength, strengthFrom(head, left - 1))),
        Number.NEGATIVE_INFINITY,
      );
      strengths.set(node, best);
    }
    return best;
  };
  const left = toEnd.nearest + 1;
  const strength = Math.min(strengthFrom(spur, left), ...prefix.map((arc) => arc.strength));
  const arcs = [...prefix];
  for (let node = spur, rest = left; rest > 0; rest -= 1) {
    const next = ways(node, rest)
      .filter((arc) => arc.strength >= strength && strengthFrom(arc.head, rest - 1) >= strength)
      .reduce((one, other) => (compareCodePoints(other.link, one.link) < 0 ? other : one));
    arcs.push(next);
    node = next.head;
  }
  return { part: { prefix, without }, arcs, strength };
}

interface Distances {
  /** By node, how many links it is before the end; only of those as near as the nearest that was looked for. */
  readonly distances: ReadonlyMap<number, number>;
  /** The distance of the nearest that was looked for. */
  readonly nearest: number;
}

/** Breadth first from the end, around what is behind, until one of some nodes is met; not beyond `hops` with a link before it. */
function distancesToEnd(
  graph: PathGraph,
  behind: ReadonlySet<number>,
  lookedFor: ReadonlySet<number>,
  hops: number,
): Distances | undefined {
  const distances = new Map([[graph.end, 0]]);
  let level = [graph.end];
  for (let depth = 0; depth < hops && level.length > 0; depth += 1) {
    if (level.some((node) => lookedFor.has(node))) return { distances, nearest: depth };
    const next: number[] = [];
    for (const node of level) {
      for (const { tail } of graph.into[node]!) {
        if (distances.has(tail) || behind.has(tail)) continue;
        distances.set(tail, depth + 1);
        next.push(tail);
      }
    }
    level = next;
  }
  return undefined;
}

function pathOf({ nodes }: PathGraph, { arcs, strength }: Candidate): Path {
  return {
    strength,
    steps: arcs.map((arc) => ({
      link: arc.link,
      from: nodes[arc.tail]!,
      to: nodes[arc.head]!,
      strength: arc.strength,
    })),
  };
}
