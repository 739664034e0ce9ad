/** A deadline that answers the caller even where the engine can't stop. */
import { NisbaError } from '../errors.js';

/** Milliseconds, an optional signal of the caller, and one promise that rejects when either is through. */
export class Deadline {
  readonly #endsAt: number;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #expired: Promise<never>;
  readonly #caller: AbortSignal | undefined;
  #onAbort: (() => void) | undefined;

  constructor(
    readonly milliseconds: number,
    caller?: AbortSignal,
  ) {
    this.#endsAt = performance.now() + milliseconds;
    this.#caller = caller;
    this.#expired = new Promise<never>((_, reject) => {
      this.#controller.signal.addEventListener('abort', () =>
        reject(this.#controller.signal.reason as Error),
      );
    });
    this.#expired.catch(() => undefined);
    this.#timer = setTimeout(() => this.#controller.abort(timedOut(milliseconds)), milliseconds);
    if (caller) {
      this.#onAbort = () => this.#controller.abort(caller.reason);
      if (caller.aborted) this.#onAbort();
      else caller.addEventListener('abort', this.#onAbort, { once: true });
    }
  }

  /** Fires at the deadline (reason: TIMEOUT) or when the caller goes away (reason: the caller's). */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What is left, at least one millisecond. */
  get remainingMs(): number {
    return Math.max(1, Math.ceil(this.#endsAt - performance.now()));
  }

  /** The work's outcome, or the deadline's error if that comes first. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#expired]);
  }

  /** Stops the clock. */
  clear(): void {
    clearTimeout(this.#timer);
    if (this.#onAbort) this.#caller?.removeEventListener('abort', this.#onAbort);
  }
}

function timedOut(milliseconds: number): NisbaError {
  return new NisbaError(
    'TIMEOUT',
    `The store did not answer within ${milliseconds} ms; ask for less, or allow more time.`,
    {
      deadlineMs: milliseconds,
    },
  );
}
