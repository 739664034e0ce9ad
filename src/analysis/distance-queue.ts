/** Nodes by their distance, nearest first: a binary heap over columns. A node may stand in it several times. */
export class DistanceQueue {
  readonly #nodes: number[] = [];
  readonly #distances: number[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  push(node: number, distance: number): void {
    let at = this.#nodes.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#distances[above]! <= distance) break;
      this.#move(above, at);
      at = above;
    }
    this.#nodes[at] = node;
    this.#distances[at] = distance;
  }

  /** Takes the nearest; there must be one. */
  pop(): number {
    const nearest = this.#nodes[0]!;
    const node = this.#nodes.pop()!;
    const distance = this.#distances.pop()!;
    const { length } = this.#nodes;
    if (length === 0) return nearest;
    let at = 0;
    for (let below = 1; below < length; below = 2 * at + 1) {
      if (below + 1 < length && this.#distances[below + 1]! < this.#distances[below]!) below += 1;
      if (this.#distances[below]! >= distance) break;
      this.#move(below, at);
      at = below;
    }
    this.#nodes[at] = node;
    this.#distances[at] = distance;
    return nearest;
  }

  #move(from: number, to: number): void {
    this.#nodes[to] = this.#nodes[from]!;
    this.#distances[to] = this.#distances[from]!;
  }
}
