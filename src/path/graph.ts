/** The part of the graph in which all paths of a length lie, cut out of the links that a search has read. */
import type { EntityId, LinkId } from '../ids.js';
import { compareCodePoints } from '../text/code-point.js';

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
  /** By node, the arcs that leave it, by link id. */
  readonly out: readonly (readonly Arc[])[];
  /** By node, the arcs that reach it. */
  readonly into: readonly (readonly Arc[])[];
}

/** Links as a search reads them: arcs that may come twice, between any nodes. */
export class LinkPool {
  /** Two columns of node numbers and one of links: a hub's links are many, and objects are large. */
  readonly #tails: number[] = [];
  readonly #heads: number[] = [];
  readonly #rows: number[] = [];
  readonly #links: LinkId[] = [];
  readonly #strengths: number[] = [];

  addLink(link: LinkId, strength: number): number {
    this.#links.push(link);
    this.#strengths.push(strength);
    return this.#links.length - 1;
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
    const fromStart = forwards(near, start, toEnd, hops);
    const kept = new Map<string, Arc>();
    for (const arc of near) {
      const before = fromStart.get(arc.tail);
      if (before === undefined || before + 1 + toEnd.get(arc.head)! > hops) continue;
      // A link that was read from both its ends is there twice; one without a direction goes both ways.
      kept.set(`${arc.tail} ${arc.link}`, arc);
    }
    return renumbered([...kept.values()], nodes, start, end);
  }

  /** Breadth first from the end, against the arcs. */
  #backwards(
    count: number,
    end: number,
    hops: number,
    leastFrom: (node: number) => number,
  ): { near: Arc[]; toEnd: Map<number, number> } {
    const { offsets, arcs } = this.#byHead(count);
    const toEnd = new Map([[end, 0]]);
    const near: Arc[] = [];
    let level = [end];
    for (let depth = 1; depth <= hops && level.length > 0; depth += 1) {
      const next: number[] = [];
      for (const head of level) {
        for (let at = offsets[head]!; at < offsets[head + 1]!; at += 1) {
          const arc = arcs[at]!;
          const tail = this.#tails[arc]!;
          if (leastFrom(tail) + depth > hops) continue;
          const row = this.#rows[arc]!;
          near.push({ tail, head, link: this.#links[row]!, strength: this.#strengths[row]! });
          if (toEnd.has(tail)) continue;
          toEnd.set(tail, depth);
          next.push(tail);
        }
      }
      level = next;
    }
    return { near, toEnd };
  }

  /** The arcs in the order of their heads, by counting. */
  #byHead(count: number): { offsets: Int32Array; arcs: Int32Array } {
    const offsets = new Int32Array(count + 1);
    for (const head of this.#heads) offsets[head + 1]! += 1;
    for (let node = 0; node < count; node += 1) offsets[node + 1]! += offsets[node]!;
    const next = offsets.slice();
    const arcs = new Int32Array(this.#heads.length);
    this.#heads.forEach((head, arc) => {
      arcs[next[head]!] = arc;
      next[head]! += 1;
    });
    return { offsets, arcs };
  }
}

/** Breadth first from the start, to nodes from which the end is near enough. */
function forwards(
  arcs: readonly Arc[],
  start: number,
  toEnd: ReadonlyMap<number, number>,
  hops: number,
): Map<number, number> {
  const leaving = new Map<number, Arc[]>();
  for (const arc of arcs) {
    const beside = leaving.get(arc.tail);
    if (beside) beside.push(arc);
    else leaving.set(arc.tail, [arc]);
  }
  const distances = new Map([[start, 0]]);
  let level = [start];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: number[] = [];
    for (const tail of level) {
      for (const { head } of leaving.get(tail) ?? []) {
        if (distances.has(head) || depth + toEnd.get(head)! > hops) continue;
        distances.set(head, depth);
        next.push(head);
      }
    }
    level = next;
  }
  return distances;
}

function renumbered(arcs: readonly Arc[], nodes: readonly EntityId[], start: number, end: number): PathGraph {
  const numbers = new Map<number, number>();
  const kept: EntityId[] = [];
  const numberOf = (node: number): number => {
    let number = numbers.get(node);
    if (number === undefined) {
      number = kept.push(nodes[node]!) - 1;
      numbers.set(node, number);
    }
    return number;
  };
  const first = numberOf(start);
  const last = numberOf(end);
  const own = arcs.map((arc) => ({ ...arc, tail: numberOf(arc.tail), head: numberOf(arc.head) }));
  const out: Arc[][] = kept.map(() => []);
  const into: Arc[][] = kept.map(() => []);
  for (const arc of own) {
    out[arc.tail]!.push(arc);
    into[arc.head]!.push(arc);
  }
  for (const leaving of out) leaving.sort((one, other) => compareCodePoints(one.link, other.link));
  return { nodes: kept, start: first, end: last, out, into };
}
