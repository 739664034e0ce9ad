/** Results by what they are of: worked out once, however many ask at a time, and kept while there is room. */

interface Work<T> {
  readonly result: Promise<T>;
  readonly given: AbortController;
  /** How many wait for it. */
  asking: number;
}

export class Remembered<T> {
  readonly #kept = new Map<string, T>();
  readonly #underWay = new Map<string, Work<T>>();

  /** @param most how many results are kept: past it the one that was not asked for the longest goes */
  constructor(private readonly most: number) {}

  /**
   * The result under a key; `work` begins where there is none yet. It is given up when all who asked for it
   * have gone away.
   *
   * @throws what `work` throws, and the reason of `signal` once it fires
   */
  async get(key: string, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept !== undefined) return this.#keep(key, kept);
    const underWay = this.#underWay.get(key) ?? this.#begin(key, work);
    underWay.asking += 1;
    const gone = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    try {
      return await Promise.race([underWay.result, gone]);
    } finally {
      underWay.asking -= 1;
      if (underWay.asking === 0 && this.#underWay.get(key) === underWay) {
        this.#underWay.delete(key);
        underWay.given.abort(signal?.reason);
      }
    }
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<T>): Work<T> {
    const given = new AbortController();
    const result = work(given.signal);
    const begun: Work<T> = { result, given, asking: 0 };
    this.#underWay.set(key, begun);
    const forget = (): void => {
      if (this.#underWay.get(key) === begun) this.#underWay.delete(key);
    };
    result.then((value) => {
      forget();
      this.#keep(key, value);
    }, forget);
    return begun;
  }

  #keep(key: string, value: T): T {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.most) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return value;
  }
}
