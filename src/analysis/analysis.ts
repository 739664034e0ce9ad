/** Metrics and positions of networks, worked out off the main thread and remembered by the network's content. */
import type { Layout } from './layout.js';
import type { Measure, Measures } from './measure.js';
import { fingerprint, type NetworkColumns } from './plain-network.js';
import { Remembered } from './remembered.js';
import type { Weight } from './ties.js';
import { WorkerPool, type PoolOptions } from './worker-pool.js';

/** Answers that are kept: at 5,000 nodes the measures take 0.4 MB, the positions 0.1 MB. */
const MOST_KEPT = 64;

export class Analysis {
  readonly #pool: WorkerPool;
  readonly #measures = new Remembered<Measures>(MOST_KEPT);
  readonly #layouts = new Remembered<Layout>(MOST_KEPT);

  constructor(options?: PoolOptions) {
    this.#pool = new WorkerPool(options);
  }

  /**
   * What is wanted of a network's measures, for its nodes in the order of its columns.
   *
   * @throws ANALYSIS_TIMEOUT, OVERLOADED, UNAVAILABLE, and the signal's reason
   */
  measure(
    network: NetworkColumns,
    wanted: ReadonlySet<Measure>,
    weightedBy: Weight,
    signal?: AbortSignal,
  ): Promise<Measures> {
    const key = `${fingerprint(network)} ${weightedBy} ${[...wanted].sort().join(' ')}`;
    const task = { kind: 'measure', network, wanted, weightedBy } as const;
    return this.#measures.get(key, (given) => this.#pool.run(task, given), signal);
  }

  /**
   * Positions of a network's nodes, in the order of its columns; the same each time.
   *
   * @throws as `measure`
   */
  layout(network: NetworkColumns, signal?: AbortSignal): Promise<Layout> {
    const task = { kind: 'layout', network } as const;
    return this.#layouts.get(fingerprint(network), (given) => this.#pool.run(task, given), signal);
  }

  /** Ends what runs. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}
