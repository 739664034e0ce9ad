/** A cap on what runs at once, with a bounded line of those who wait. */
import { NisbaError } from '../errors.js';

/** Lets `width` through at a time. Whoever passed keeps the place until `leave`, answered or not. */
export class Gate {
  readonly #waiting = new Set<() => void>();
  readonly #empty = new Set<() => void>();
  #inside = 0;

  constructor(
    readonly width: number,
    readonly line: number,
  ) {}

  /**
   * Waits for a place, first come, first served. The place is given back by calling the result once.
   * @throws OVERLOADED when the line is full, or the signal's reason when it fires before a place is free
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#inside >= this.width) {
      if (this.#waiting.size >= this.line) {
        throw new NisbaError('OVERLOADED', 'Too many requests wait for the store; try again in a moment.', {
          running: this.#inside,
          waiting: this.#waiting.size,
        });
      }
      await this.#wait(signal);
    } else {
      this.#inside += 1;
    }
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }

  /** Resolves when nobody is inside. */
  async idle(): Promise<void> {
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => this.#empty.add(resolve));
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const admit = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.delete(admit);
        reject(signal.reason as Error);
      };
      this.#waiting.add(admit);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Hands the place to the first who waits, so that nobody jumps the line. */
  #leave(): void {
    const [first] = this.#waiting;
    if (first) {
      this.#waiting.delete(first);
      first();
      return;
    }
    this.#inside -= 1;
    if (this.#inside > 0) return;
    for (const resolve of this.#empty) resolve();
    this.#empty.clear();
  }
}
