/** A few threads that work tasks out, one each at a time, within a time limit; a task that is given up ends its thread. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { NisbaError } from '../errors.js';
import type { AnswerTo, Reply, Task } from './work.js';

export interface PoolOptions {
  /** The module that a thread runs. */
  readonly entry?: URL;
  /** Threads at the most; they start when they are first needed. */
  readonly threads?: number;
  /** How long a task may take, its wait for a thread left out. */
  readonly timeoutMs?: number;
  /** How many tasks may wait for a thread. */
  readonly mostWaiting?: number;
}

const TIMEOUT_MS = 30_000;
const MOST_WAITING = 32;
/** A network of 5,000 nodes takes a tenth of it; what would take more ends its thread, not the process. */
const MEMORY_MB = 512;

interface Job {
  readonly task: Task;
  /** Gives it up: it leaves the queue, or its thread ends. */
  readonly end: (reason: unknown) => void;
  readonly done: (reply: Reply) => void;
}

export class WorkerPool {
  readonly #entry: URL;
  readonly #threads: number;
  readonly #timeoutMs: number;
  readonly #mostWaiting: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, { readonly job: Job; readonly timer: NodeJS.Timeout }>();
  readonly #waiting: Job[] = [];
  #isClosed = false;

  constructor({
    entry = new URL('./worker.js', import.meta.url),
    threads = Math.min(2, availableParallelism()),
    timeoutMs = TIMEOUT_MS,
    mostWaiting = MOST_WAITING,
  }: PoolOptions = {}) {
    this.#entry = entry;
    this.#threads = threads;
    this.#timeoutMs = timeoutMs;
    this.#mostWaiting = mostWaiting;
  }

  /**
   * Works a task out.
   *
   * @param signal gives the task up
   * @throws ANALYSIS_TIMEOUT past the time limit, OVERLOADED when too many wait, UNAVAILABLE once closed, and
   *   the signal's reason
   */
  run<T extends Task>(task: T, signal?: AbortSignal): Promise<AnswerTo<T>> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw closed();
      signal?.throwIfAborted();
      if (this.#busy.size >= this.#threads && this.#waiting.length >= this.#mostWaiting)
        throw overloaded(this.#mostWaiting);
      const onAbort = (): void => job.end(signal?.reason);
      const job: Job = {
        task,
        end: (reason) => {
          signal?.removeEventListener('abort', onAbort);
          this.#drop(job);
          reject(reason);
        },
        done: (reply) => {
          signal?.removeEventListener('abort', onAbort);
          if ('fault' in reply) reject(Object.assign(new Error(reply.fault.message), reply.fault));
          else resolve(reply.answer as AnswerTo<T>);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(job);
      this.#startNext();
    });
  }

  /** Ends all threads; what still runs or waits is refused with UNAVAILABLE. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    const jobs = [...this.#waiting, ...[...this.#busy.values()].map(({ job }) => job)];
    for (const job of jobs) job.end(closed());
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #startNext(): void {
    while (!this.#isClosed && this.#busy.size < this.#threads) {
      const job = this.#waiting.shift();
      if (!job) return;
      const worker = this.#idle.pop() ?? this.#start();
      // The process lives as long as somebody waits for an answer.
      worker.ref();
      const timer = setTimeout(() => job.end(late(job.task, this.#timeoutMs)), this.#timeoutMs);
      this.#busy.set(worker, { job, timer });
      worker.postMessage(job.task);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker.on('message', (reply: Reply) => {
      const job = this.#release(worker);
      worker.unref();
      if (job) this.#idle.push(worker);
      job?.done(reply);
      this.#startNext();
    });
    worker.on('error', (error) => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
      this.#busy.get(worker)?.job.end(error);
    });
    return worker;
  }

  /** A thread cannot be told to leave off: it is ended, and another one starts when it is needed. */
  #drop(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    for (const [worker, busy] of this.#busy) {
      if (busy.job !== job) continue;
      this.#release(worker);
      void worker.terminate();
    }
    this.#startNext();
  }

  /** @returns what it was busy with, unless that was given up */
  #release(worker: Worker): Job | undefined {
    const busy = this.#busy.get(worker);
    clearTimeout(busy?.timer);
    this.#busy.delete(worker);
    return busy?.job;
  }
}

const ADVICE = {
  measure: 'ask for fewer nodes (maxNodes), or without betweenness and closeness',
  layout: 'ask for fewer nodes (maxNodes), or without position',
} as const;

function late({ kind, network }: Task, timeoutMs: number): NisbaError {
  return new NisbaError(
    'ANALYSIS_TIMEOUT',
    `The ${kind === 'layout' ? 'positions' : 'metrics'} of ${network.ids.length} nodes and ${network.from.length} links were not worked out within ${timeoutMs / 1_000} s: ${ADVICE[kind]}.`,
    { nodes: network.ids.length, links: network.from.length, timeoutMs },
  );
}

function overloaded(mostWaiting: number): NisbaError {
  return new NisbaError('OVERLOADED', `${mostWaiting} networks wait to be analysed: ask again in a moment.`, {
    waiting: mostWaiting,
  });
}

function closed(): NisbaError {
  return new NisbaError('UNAVAILABLE', 'Nisba is shutting down: ask again when it is back.');
}
