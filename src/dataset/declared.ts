/** What a reader has told already: actors and places come again on every row, and need be told once. */
const MOST_REMEMBERED = 100_000;

/**
 * Remembers keys, up to a number that keeps the memory of an import flat. When it is full it forgets them
 * all: what is then told again is in the store, and telling it twice writes nothing.
 */
export class Declared {
  readonly #keys = new Set<string>();

  constructor(readonly most = MOST_REMEMBERED) {}

  /** Whether the key is new; from now on it is not. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    if (this.#keys.size >= this.most) this.#keys.clear();
    this.#keys.add(key);
    return true;
  }
}
