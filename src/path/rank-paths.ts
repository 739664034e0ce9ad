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
  const toEnd = distancesToEnd(graph, behind, hops - prefix.length);
  const goesOn = (arc: Arc): boolean => !behind.has(arc.head) && toEnd[arc.head]! >= 0;
  const first = graph.out[spur]!.filter((arc) => goesOn(arc) && !without.has(arc.link));
  const left = 1 + first.reduce((least, { head }) => Math.min(least, toEnd[head]!), Number.POSITIVE_INFINITY);
  if (prefix.length + left > hops) return undefined;

  /** The links that lead on by a shortest way, from a node `left` links before the end. */
  const ways = (node: number, left: number): readonly Arc[] =>
    (node === spur ? first : graph.out[node]!).filter((arc) => goesOn(arc) && toEnd[arc.head] === left - 1);
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
  const strength = Math.min(strengthFrom(spur, left), ...prefix.map((arc) => arc.strength));
  const arcs = [...prefix];
  for (let node = spur, rest = left; rest > 0; rest -= 1) {
    // Arcs lie by their link's id, so the first that is strong enough all the way is the one.
    const next = ways(node, rest).find(
      (arc) => arc.strength >= strength && strengthFrom(arc.head, rest - 1) >= strength,
    )!;
    arcs.push(next);
    node = next.head;
  }
  return { part: { prefix, without }, arcs, strength };
}

/** How many links each node is before the end, around what is behind; -1 where more than `hops`, or cut off. */
function distancesToEnd(graph: PathGraph, behind: ReadonlySet<number>, hops: number): Int32Array {
  const distances = new Int32Array(graph.nodes.length).fill(-1);
  distances[graph.end] = 0;
  let level = [graph.end];
  for (let depth = 1; depth < hops && level.length > 0; depth += 1) {
    const next: number[] = [];
    for (const node of level) {
      for (const { tail } of graph.into[node]!) {
        if (distances[tail] !== -1 || behind.has(tail)) continue;
        distances[tail] = depth;
        next.push(tail);
      }
    }
    level = next;
  }
  return distances;
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
