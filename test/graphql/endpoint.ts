/** The GraphQL service over a store of the lane, without a transport: a query in, its answer and statements out. */
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { execute, makeService, type Execution } from '../../src/graphql/execute.js';
import type { Store } from '../../src/store/store.js';
import { openTestAnalysis } from '../analysis/threads.js';
import { openTestStore } from '../engines.js';
import { loadSeed } from '../seed.js';

export type Data = Record<string, unknown>;

export class Endpoint {
  #store: Store | undefined;
  /** What was logged as a bug or an engine's fault. */
  readonly faults: unknown[] = [];
  readonly #analysis = openTestAnalysis();
  readonly #service = makeService({ logFault: (fault) => this.faults.push(fault) });

  get store(): Store {
    if (!this.#store) throw new Error('The endpoint is not open yet.');
    return this.#store;
  }

  async open(fill: (store: Store) => Promise<void>): Promise<void> {
    this.#store = await openTestStore();
    await this.#service.start();
    await fill(this.#store);
  }

  close(): Promise<void> {
    return this.#service.stop();
  }

  run(query: string, variables: Data = {}): Promise<Execution> {
    return execute(this.#service, this.store, this.#analysis, query, variables);
  }

  async answer(query: string, variables: Data = {}): Promise<FormattedExecutionResult> {
    return (await this.run(query, variables)).answer;
  }

  /** The data of an operation that has no errors. */
  async data(query: string, variables: Data = {}): Promise<Data> {
    const { data, errors } = await this.answer(query, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }

  /** The errors of an operation. */
  async errors(query: string, variables: Data = {}): Promise<readonly GraphQLFormattedError[]> {
    return (await this.answer(query, variables)).errors ?? [];
  }

  /** The one error of an operation. */
  async error(query: string, variables: Data = {}): Promise<GraphQLFormattedError> {
    const errors = await this.errors(query, variables);
    expect(errors).toHaveLength(1);
    return errors[0]!;
  }

  /** The code of the one error of an operation. */
  async code(query: string, variables: Data = {}): Promise<unknown> {
    return (await this.error(query, variables)).extensions?.['code'];
  }
}

/** An endpoint for a test file, over the seed graph unless `fill` says otherwise. */
export function endpoint(fill: (store: Store) => Promise<void> = loadSeed): Endpoint {
  const opened = new Endpoint();
  // A Neo4j that has just started plans every statement of the importer anew.
  beforeAll(() => opened.open(fill), 180_000);
  afterAll(() => opened.close());
  return opened;
}

/** What stands at a path of an answer, such as 'person.links.nodes.0.id'. */
export function at(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) throw new Error(`Nothing stands at ${path} (${key}).`);
    return (value as Data)[key];
  }, data);
}

/** A list at a path of an answer. */
export function listAt(data: unknown, path: string): unknown[] {
  const list = at(data, path);
  if (!Array.isArray(list)) throw new Error(`No list stands at ${path}.`);
  return list as unknown[];
}
