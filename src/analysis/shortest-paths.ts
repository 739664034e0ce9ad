/**
 * Betweenness and closeness: what lies on shortest paths, and what is near.
 *
 * - U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001)
 *   163–177: from every node one search, then the dependencies summed up backwards.
 * - U. Brandes & C. Pich, Centrality estimation in large networks, International Journal of Bifurcation and
 *   Chaos 17 (2007) 2303–2318: from some nodes only, drawn by lot, and the sums scaled up.
 * - S. Wasserman & K. Faust, Social Network Analysis (1994), 200–201: closeness where not all reach all.
 * - M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64 (2001) 016132: a tie of
 *   weight w is 1/w long.
 *
 * graphology has the first for all nodes alone, and closeness without weights; it is what the tests compare with.
 */
import { DistanceQueue } from './distance-queue.js';
import { seededRandom } from './random.js';
import type { Ties } from './ties.js';

/** From how many of all nodes the searches went that betweenness was estimated by. */
export interface Sample {
  readonly sources: number;
  readonly of: number;
}

export interface PathMeasures {
  /** The share, 0 to 1, of shortest paths between two others that lead through a node. */
  readonly betweenness?: Float64Array;
  /** Set where betweenness was estimated. */
  readonly sample?: Sample;
  /** 1 / mean distance to those that a node reaches, times the share of all others that it reaches. */
  readonly closeness?: Float64Array;
}

/** Ties that the searches for betweenness may follow in all; 5,000 nodes with 20,000 ties take half of it. */
export const MOST_STEPS = 500_000_000;
/** By how much a search over distances costs more than one over hops. */
const DISTANCE_COST = 8;
const SEED = 2007;
/** The distance of what was not reached (yet). */
const NOWHERE = Infinity;

export function pathMeasures(
  ties: Ties,
  wanted: { readonly betweenness: boolean; readonly closeness: boolean },
  mostSteps = MOST_STEPS,
): PathMeasures {
  const { order } = ties;
  const hasLengths = ties.weight.some((weight) => weight !== 1);
  const search = hasLengths ? new DistanceSearch(ties) : new HopSearch(ties);
  const stepsEach = (order + 2 * ties.size) * (hasLengths ? DISTANCE_COST : 1);
  const sources = Math.max(1, Math.min(order, Math.floor(mostSteps / stepsEach)));
  const isSource = wanted.betweenness ? drawn(order, sources) : new Uint8Array(order);
  const betweenness = new Float64Array(order);
  const closeness = new Float64Array(order);
  for (let node = 0; node < order; node += 1) {
    if (!wanted.closeness && isSource[node] === 0) continue;
    search.from(node);
    if (wanted.closeness) closeness[node] = search.closeness();
    if (isSource[node] === 1) search.addDependencies(betweenness);
  }
  const pairs = (order - 1) * (order - 2);
  const scale = pairs > 0 ? order / sources / pairs : 0;
  return {
    ...(wanted.betweenness && { betweenness: betweenness.map((sum) => sum * scale) }),
    ...(wanted.betweenness && sources < order && { sample: { sources, of: order } }),
    ...(wanted.closeness && { closeness }),
  };
}

/** Marks `count` of `order` nodes, drawn without putting back. */
function drawn(order: number, count: number): Uint8Array {
  if (count >= order) return new Uint8Array(order).fill(1);
  const random = seededRandom(SEED);
  const nodes = Uint32Array.from({ length: order }, (_, node) => node);
  const marks = new Uint8Array(order);
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (order - at));
    [nodes[at], nodes[other]] = [nodes[other]!, nodes[at]!];
    marks[nodes[at]!] = 1;
  }
  return marks;
}

/** What more paths than 1.8e308 are to a number. */
const TOO_MANY = Infinity;
const { exp, log } = Math;

/** A search from one node: who was reached, in the order of their distance, and by how many shortest paths. */
abstract class Search {
  protected readonly distance: Float64Array;
  protected readonly reached: Uint32Array;
  protected count = 0;
  readonly #paths: Float64Array;
  readonly #dependency: Float64Array;

  constructor(protected readonly ties: Ties) {
    this.distance = new Float64Array(ties.order).fill(NOWHERE);
    this.reached = new Uint32Array(ties.order);
    this.#paths = new Float64Array(ties.order);
    this.#dependency = new Float64Array(ties.order);
  }

  protected abstract spread(source: number): void;
  /** Whether a shortest path to `node` leads through `neighbour` and the tie between them. */
  protected abstract isBefore(neighbour: number, tie: number, node: number): boolean;

  from(source: number): void {
    for (let at = 0; at < this.count; at += 1) this.distance[this.reached[at]!] = NOWHERE;
    this.count = 0;
    this.spread(source);
  }

  closeness(): number {
    let sum = 0;
    for (let at = 1; at < this.count; at += 1) sum += this.distance[this.reached[at]!]!;
    const others = this.count - 1;
    return sum > 0 ? (others / sum) * (others / (this.ties.order - 1)) : 0;
  }

  /** Adds to each node the share of the source's shortest paths that lead through it. */
  addDependencies(sums: Float64Array): void {
    const { starts, neighbours, through } = this.ties;
    const shares = this.#countPaths() ? this.#paths : this.#countPathsByLogarithm();
    const isLogarithm = shares !== this.#paths;
    for (let at = 0; at < this.count; at += 1) this.#dependency[this.reached[at]!] = 0;
    for (let at = this.count - 1; at > 0; at -= 1) {
      const node = this.reached[at]!;
      const passed = 1 + this.#dependency[node]!;
      for (let next = starts[node]!; next < starts[node + 1]!; next += 1) {
        const neighbour = neighbours[next]!;
        if (!this.isBefore(neighbour, through[next]!, node)) continue;
        const share = isLogarithm
          ? exp(shares[neighbour]! - shares[node]!)
          : shares[neighbour]! / shares[node]!;
        this.#dependency[neighbour]! += share * passed;
      }
      sums[node]! += this.#dependency[node]!;
    }
  }

  /** @returns false when there are more than a number holds: diamonds in a row double them each time */
  #countPaths(): boolean {
    const { starts, neighbours, through } = this.ties;
    const paths = this.#paths;
    paths[this.reached[0]!] = 1;
    for (let at = 1; at < this.count; at += 1) {
      const node = this.reached[at]!;
      let sum = 0;
      for (let next = starts[node]!; next < starts[node + 1]!; next += 1)
        if (this.isBefore(neighbours[next]!, through[next]!, node)) sum += paths[neighbours[next]!]!;
      if (sum === TOO_MANY) return false;
      paths[node] = sum;
    }
    return true;
  }

  #countPathsByLogarithm(): Float64Array {
    const { starts, neighbours, through } = this.ties;
    const logarithms = new Float64Array(this.ties.order);
    for (let at = 1; at < this.count; at += 1) {
      const node = this.reached[at]!;
      const before: number[] = [];
      for (let next = starts[node]!; next < starts[node + 1]!; next += 1)
        if (this.isBefore(neighbours[next]!, through[next]!, node))
          before.push(logarithms[neighbours[next]!]!);
      const most = Math.max(...before);
      logarithms[node] = most + log(before.reduce((sum, one) => sum + exp(one - most), 0));
    }
    return logarithms;
  }
}

/** Every tie is 1 long. */
class HopSearch extends Search {
  protected override spread(source: number): void {
    const { starts, neighbours } = this.ties;
    const { distance, reached } = this;
    distance[source] = 0;
    reached[0] = source;
    let count = 1;
    for (let at = 0; at < count; at += 1) {
      const node = reached[at]!;
      const farther = distance[node]! + 1;
      for (let next = starts[node]!; next < starts[node + 1]!; next += 1) {
        const neighbour = neighbours[next]!;
        if (distance[neighbour] !== NOWHERE) continue;
        distance[neighbour] = farther;
        reached[count++] = neighbour;
      }
    }
    this.count = count;
  }

  protected override isBefore(neighbour: number, _tie: number, node: number): boolean {
    return this.distance[neighbour] === this.distance[node]! - 1;
  }
}

/** Lengths are sums of fractions: two that differ by less are equal. */
const EQUAL = 1e-9;

/** A tie of weight w is 1/w long (Dijkstra 1959). */
class DistanceSearch extends Search {
  readonly #length: Float64Array;
  readonly #isReached: Uint8Array;
  readonly #queue = new DistanceQueue();

  constructor(ties: Ties) {
    super(ties);
    this.#length = ties.weight.map((weight) => 1 / weight);
    this.#isReached = new Uint8Array(ties.order);
  }

  protected override spread(source: number): void {
    const { starts, neighbours, through } = this.ties;
    const { distance, reached } = this;
    this.#isReached.fill(0);
    distance[source] = 0;
    this.#queue.push(source, 0);
    let count = 0;
    while (this.#queue.size > 0) {
      const node = this.#queue.pop();
      if (this.#isReached[node] === 1) continue;
      this.#isReached[node] = 1;
      reached[count++] = node;
      for (let next = starts[node]!; next < starts[node + 1]!; next += 1) {
        const neighbour = neighbours[next]!;
        const farther = distance[node]! + this.#length[through[next]!]!;
        if (farther >= distance[neighbour]!) continue;
        distance[neighbour] = farther;
        this.#queue.push(neighbour, farther);
      }
    }
    this.count = count;
  }

  protected override isBefore(neighbour: number, tie: number, node: number): boolean {
    const difference = this.distance[neighbour]! + this.#length[tie]! - this.distance[node]!;
    return difference < EQUAL && difference > -EQUAL;
  }
}
