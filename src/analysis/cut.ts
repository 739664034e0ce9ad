/**
 * What holds a network together: bridges and articulation points, by depth-first search in time
 * proportional to nodes and ties.
 *
 * - J. Hopcroft & R. Tarjan, Algorithm 447: Efficient algorithms for graph manipulation, Communications of
 *   the ACM 16 (1973) 372–378: articulation points, by the lowest node that a subtree reaches back to.
 * - R. E. Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2 (1974) 160–161.
 *
 * The search keeps its path in an array: by recursion a chain of some thousand nodes would overflow the stack.
 */
import type { Ties } from './ties.js';

export interface Cut {
  /** The places of links without which a component falls into two, in order. Parallel links are no bridges. */
  readonly bridges: Uint32Array;
  /** Nodes without which a component falls into two or more, in order. */
  readonly articulationPoints: Uint32Array;
}

export function cutOf(ties: Ties): Cut {
  const { order, size } = ties;
  const search = new Search(ties);
  for (let node = 0; node < order; node += 1) search.from(node);
  return {
    bridges: marked(size, (tie) => search.isBridge[tie] === 1 && ties.links[tie] === 1)
      .map((tie) => ties.link[tie]!)
      .sort(),
    articulationPoints: marked(order, (node) => search.isArticulation[node] === 1),
  };
}

const NONE = 0xffffffff;

class Search {
  readonly isBridge: Uint8Array;
  readonly isArticulation: Uint8Array;
  /** When each node was found, from 1; 0 = not yet. */
  readonly #found: Uint32Array;
  /** The earliest found node that its subtree reaches by at most one tie back. */
  readonly #reach: Uint32Array;
  /** Where among its neighbours the search goes on, and by which tie it came. */
  readonly #next: Uint32Array;
  readonly #by: Uint32Array;
  #clock = 0;

  constructor(private readonly ties: Ties) {
    this.isBridge = new Uint8Array(ties.size);
    this.isArticulation = new Uint8Array(ties.order);
    this.#found = new Uint32Array(ties.order);
    this.#reach = new Uint32Array(ties.order);
    this.#next = ties.starts.slice(0, ties.order);
    this.#by = new Uint32Array(ties.order);
  }

  /** Searches the component of a node, unless it was searched before. */
  from(root: number): void {
    if (this.#found[root] !== 0) return;
    const { starts, neighbours, through } = this.ties;
    const path = [this.#enter(root, NONE)];
    let subtrees = 0;
    while (path.length > 0) {
      const node = path.at(-1)!;
      const at = this.#next[node]!++;
      if (at < starts[node + 1]!) {
        const neighbour = neighbours[at]!;
        if (this.#found[neighbour] === 0) path.push(this.#enter(neighbour, through[at]!));
        else if (through[at] !== this.#by[node]) this.#reaches(node, this.#found[neighbour]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent === undefined) break;
      this.#leave(node, parent, root);
      if (parent === root) subtrees += 1;
    }
    if (subtrees > 1) this.isArticulation[root] = 1;
  }

  #enter(node: number, by: number): number {
    this.#clock += 1;
    this.#found[node] = this.#clock;
    this.#reach[node] = this.#clock;
    this.#by[node] = by;
    return node;
  }

  #leave(node: number, parent: number, root: number): void {
    const reach = this.#reach[node]!;
    this.#reaches(parent, reach);
    if (reach > this.#found[parent]!) this.isBridge[this.#by[node]!] = 1;
    if (parent !== root && reach >= this.#found[parent]!) this.isArticulation[parent] = 1;
  }

  #reaches(node: number, found: number): void {
    if (found < this.#reach[node]!) this.#reach[node] = found;
  }
}

function marked(length: number, isMarked: (at: number) => boolean): Uint32Array {
  return Uint32Array.from(Array.from({ length }, (_, at) => at).filter(isMarked));
}
