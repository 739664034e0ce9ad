/** The part of the graph in which all paths of a length lie, cut out of the links that a search has read. */
import type { EntityId, LinkId } from '../ids.js';

/** A link as it is walked, between nodes by their number. */
export interface Arc {
  readonly tail: number;
  readonly head: number;
  readonly link: LinkId;
  readonly strength: number;
}

export interface PathGraph {
  readonly nodes: readonly EntityId[];
  readonly start: number;
  readonly end: number;
  /** By node, the arcs that leave it; one that was read from both its ends may be there twice. */
  readonly out: readonly (readonly Arc[])[];
  /** By node, the arcs that reach it. */
  readonly into: readonly (readonly Arc[])[];
}

/** Arcs by one of their ends: those of node n lie at `offsets[n]` to `offsets[n + 1]`. */
interface Incidence {
  readonly offsets: Int32Array;
  readonly arcs: Int32Array;
}

/** Links as a search reads them, in columns, since a hub's are many and objects are large. */
export class LinkPool {
  readonly #tails: number[] = [];
  readonly #heads: number[] = [];
  /** By arc, its link. */
  readonly #rows: number[] = [];
  readonly #links: LinkId[] = [];
  readonly #strengths: number[] = [];

  /** @returns what `addArc` takes */
  addLink(link: LinkId, strength: number): number {
    this.#strengths.push(strength);
    return this.#links.push(link) - 1;
  }

  addArc(row: number, tail: number, head: number): void {
    this.#rows.push(row);
    this.#tails.push(tail);
    this.#heads.push(head);
  }

  /**
   * The arcs on walks of at most `hops` links from `start` to `end`, every path among them.
   *
   * @param nodes the entities by number
   * @param leastFrom a lower bound of each node's distance from the start, which keeps the cut small
   */
  cut(
    nodes: readonly EntityId[],
    start: number,
    end: number,
    hops: number,
    leastFrom: (node: number) => number,
  ): PathGraph {
    const { near, toEnd } = this.#backwards(nodes.length, end, hops, leastFrom);
    const fromStart = this.#forwards(near, nodes.length, start, toEnd, hops);
    const kept = near.filter((arc) => {
      const before = fromStart[this.#tails[arc]!]!;
      return before >= 0 && before + 1 + toEnd[this.#heads[arc]!]! <= hops;
    });
    return this.#graph(kept, nodes, start, end);
  }

  /** Breadth first from the end, against the arcs: those that were met, and by node its distance, -1 where it was not. */
  #backwards(
    count: number,
    end: number,
    hops: number,
    leastFrom: (node: number) => number,
  ): { near: number[]; toEnd: Int32Array } {
    const { offsets, arcs } = incidence(this.#heads, count);
    const toEnd = new Int32Array(count).fill(-1);
    toEnd[end] = 0;
    const near: number[] = [];
    let level = [end];
    for (let depth = 1; depth <= hops && level.length > 0; depth += 1) {
      const next: number[] = [];
      for (const head of level) {
        for (let at = offsets[head]!; at < offsets[head + 1]!; at += 1) {
          const tail = this.#tails[arcs[at]!]!;
          if (leastFrom(tail) + depth > hops) continue;
          near.push(arcs[at]!);
          if (toEnd[tail] !== -1) continue;
          toEnd[tail] = depth;
          next.push(tail);
        }
      }
      level = next;
    }
    return { near, toEnd };
  }

  /** Breadth first from the start, along some arcs, to nodes from which the end is near enough. */
  #forwards(
    among: readonly number[],
    count: number,
    start: number,
    toEnd: Int32Array,
    hops: number,
  ): Int32Array {
    const { offsets, arcs } = incidence(
      among.map((arc) => this.#tails[arc]!),
      count,
    );
    const fromStart = new Int32Array(count).fill(-1);
    fromStart[start] = 0;
    let level = [start];
    for (let depth = 1; level.length > 0; depth += 1) {
      const next: number[] = [];
      for (const tail of level) {
        for (let at = offsets[tail]!; at < offsets[tail + 1]!; at += 1) {
          const head = this.#heads[among[arcs[at]!]!]!;
          if (fromStart[head] !== -1 || depth + toEnd[head]! > hops) continue;
          fromStart[head] = depth;
          next.push(head);
        }
      }
      level = next;
    }
    return fromStart;
  }

  /** Some arcs as a graph of its own, whose nodes are numbered anew. */
  #graph(kept: readonly number[], nodes: readonly EntityId[], start: number, end: number): PathGraph {
    const numbers = new Int32Array(nodes.length).fill(-1);
    const own: EntityId[] = [];
    const out: Arc[][] = [];
    const into: Arc[][] = [];
    const numberOf = (node: number): number => {
      if (numbers[node] === -1) {
        numbers[node] = own.push(nodes[node]!) - 1;
        out.push([]);
        into.push([]);
      }
      return numbers[node]!;
    };
    const ends = { start: numberOf(start), end: numberOf(end) };
    for (const at of kept) {
      const row = this.#rows[at]!;
      const arc = {
        tail: numberOf(this.#tails[at]!),
        head: numberOf(this.#heads[at]!),
        link: this.#links[row]!,
        strength: this.#strengths[row]!,
      };
      out[arc.tail]!.push(arc);
      into[arc.head]!.push(arc);
    }
    return { nodes: own, ...ends, out, into };
  }
}

/** The arcs in the order of one of their ends, by counting. */
function incidence(ends: readonly number[], count: number): Incidence {
  const offsets = new Int32Array(count + 1);
  for (const node of ends) offsets[node + 1]! += 1;
  for (let node = 0; node < count; node += 1) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice();
  const arcs = new Int32Array(ends.length);
  for (const [arc, node] of ends.entries()) {
    arcs[next[node]!] = arc;
    next[node]! += 1;
  }
  return { offsets, arcs };
}
