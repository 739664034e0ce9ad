/** A real store whose statements wait at a gate, so that a test can look at a request in its middle. */
import type { RunOptions, Store } from '../../src/store/store.js';

export class HeldStore {
  /** What runs, in the order in which it came; each with the signal of its request. */
  readonly waiting: { readonly statement: string; readonly signal?: AbortSignal }[] = [];
  #open: () => void = () => undefined;
  #gate: Promise<void> = Promise.resolve();

  constructor(private readonly store: Store) {}

  hold(): void {
    this.waiting.length = 0;
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  release(): void {
    this.#open();
  }

  /** Resolves when a statement waits at the gate. */
  async arrival(): Promise<{ readonly statement: string; readonly signal?: AbortSignal }> {
    for (let tries = 0; tries < 500; tries += 1) {
      const [first] = this.waiting;
      if (first) return first;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('No statement came.');
  }

  /** The store as the server sees it. */
  asStore(): Store {
    const { store } = this;
    return {
      engine: store.engine,
      run: async (statement, parameters, fill, options?: RunOptions) => {
        this.waiting.push({ statement, signal: options?.signal });
        await this.#gate;
        return store.run(statement, parameters, fill, options);
      },
      read: (work, options) => store.read(work, options),
      write: (work, options) => store.write(work, options),
      derive: (work, options) => store.derive(work, options),
      pages: (statement, parameters, fill, options) => store.pages(statement, parameters, fill, options),
      ping: () => store.ping(),
      announce: (address) => store.announce(address),
      close: () => store.close(),
    };
  }
}
