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
const MOST_STEPS = 500_000_000;
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
  /** How many shortest paths lead to each node. */
  protected readonly paths: Float64Array;
  /** The last nodes before each on these paths: as many as `befores` says, from where its neighbours start. */
  protected readonly before: Uint32Array;
  protected readonly befores: Uint32Array;
  readonly #dependency: Float64Array;

  constructor(protected readonly ties: Ties) {
    this.distance = new Float64Array(ties.order).fill(NOWHERE);
    this.reached = new Uint32Array(ties.order);
    this.paths = new Float64Array(ties.order);
    this.before = new Uint32Array(2 * ties.size);
    this.befores = new Uint32Array(ties.order);
    this.#dependency = new Float64Array(ties.order);
  }

  protected abstract spread(source: number): void;

  from(source: number): void {
    for (let at = 0; at < this.count; at += 1) {
      const node = this.reached[at]!;
      this.distance[node] = NOWHERE;
      this.befores[node] = 0;
    }
    this.distance[source] = 0;
    this.paths[source] = 1;
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
    const { reached, count, before, befores, paths } = this;
    const { starts } = this.ties;
    const dependency = this.#dependency;
    const logarithms = this.#hasTooManyPaths() ? this.#countByLogarithm() : undefined;
    for (let at = 0; at < count; at += 1) dependency[reached[at]!] = 0;
    for (let at = count - 1; at > 0; at -= 1) {
      const node = reached[at]!;
      const passed = 1 + dependency[node]!;
      const end = starts[node]! + befores[node]!;
      for (let next = starts[node]!; next < end; next += 1) {
        const previous = before[next]!;
        const share = logarithms
          ? exp(logarithms[previous]! - logarithms[node]!)
          : paths[previous]! / paths[node]!;
        dependency[previous]! += share * passed;
      }
      sums[node]! += dependency[node]!;
    }
  }

  /** Diamonds in a row double the paths each time: a thousand are more than a number holds. */
  #hasTooManyPaths(): boolean {
    for (let at = 0; at < this.count; at += 1) if (this.paths[this.reached[at]!] === TOO_MANY) return true;
    return false;
  }

  #countByLogarithm(): Float64Array {
    const { starts, order } = this.ties;
    const logarithms = new Float64Array(order);
    for (let at = 1; at < this.count; at += 1) {
      const node = this.reached[at]!;
      const previous = this.before.subarray(starts[node], starts[node]! + this.befores[node]!);
      const most = previous.reduce((a, one) => Math.max(a, logarithms[one]!), 0);
      const sum = previous.reduce((a, one) => a + exp(logarithms[one]! - most), 0);
      logarithms[node] = most + log(sum);
    }
    return logarithms;
  }
}

/** Every tie is 1 long. */
class HopSearch extends Search {
  protected override spread(source: number): void {
    const { starts, neighbours } = this.ties;
    const { distance, reached, before, befores, paths } = this;
    reached[0] = source;
    let count = 1;
    for (let at = 0; at < count; at += 1) {
      const node = reached[at]!;
      const farther = distance[node]! + 1;
      const end = starts[node + 1]!;
      for (let next = starts[node]!; next < end; next += 1) {
        const neighbour = neighbours[next]!;
        if (distance[neighbour] === NOWHERE) {
          distance[neighbour] = farther;
          reached[count++] = neighbour;
          paths[neighbour] = 0;
        } else if (distance[neighbour] !== farther) continue;
        paths[neighbour]! += paths[node]!;
        before[starts[neighbour]! + befores[neighbour]!++] = node;
      }
    }
    this.count = count;
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
    this.#queue.push(source, 0);
    let count = 0;
    while (this.#queue.size > 0) {
      const node = this.#queue.pop();
      if (this.#isReached[node] === 1) continue;
      this.#isReached[node] = 1;
      reached[count++] = node;
      if (node !== source) this.#arrive(node);
      const end = starts[node + 1]!;
      for (let next = starts[node]!; next < end; next += 1) {
        const neighbour = neighbours[next]!;
        const farther = distance[node]! + this.#length[through[next]!]!;
        if (farther >= distance[neighbour]!) continue;
        distance[neighbour] = farther;
        this.#queue.push(neighbour, farther);
      }
    }
    this.count = count;
  }

  /** Its distance stands now, and that of all that are nearer: those before it are known. */
  #arrive(node: number): void {
    const { starts, neighbours, through } = this.ties;
    const { distance, paths } = this;
    let free = starts[node]!;
    let sum = 0;
    for (let next = starts[node]!; next < starts[node + 1]!; next += 1) {
      const neighbour = neighbours[next]!;
      if (this.#isReached[neighbour] === 0) continue;
      if (distance[neighbour]! + this.#length[through[next]!]! - distance[node]! >= EQUAL) continue;
      sum += paths[neighbour]!;
      this.before[free++] = neighbour;
    }
    this.befores[node] = free - starts[node]!;
    paths[node] = sum;
  }
}
