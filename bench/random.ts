/** Random numbers that are the same on every machine: Mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer 0 ≤ i < bound, each as likely. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** An integer 0 ≤ i < bound by a power law: few low ones take most, as few entities have most links. */
  skewed(bound: number): number {
    return Math.floor(bound * this.next() ** 3);
  }

  /** One of some, by their weights. */
  weighted<T extends { readonly weight: number }>(choices: readonly T[]): T {
    let left = this.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
    return choices.find(({ weight }) => (left -= weight) < 0) ?? choices.at(-1)!;
  }
}
