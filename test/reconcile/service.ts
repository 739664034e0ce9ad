/** The reconciliation service over a small graph, by HTTP; every answer is held against the specification. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import type { z } from 'zod';
import { recordClaims } from '../../src/claim/record-claims.js';
import type { NameKind } from '../../src/claim/claim.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import { entityId } from '../../src/ids.js';
import { startServer, type RunningServer } from '../../src/server.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';
import { SHAPES, type Candidate, type ShapeName } from './shapes.js';

/** A checkout of https://github.com/reconciliation-api/specs, if there is one. */
export const specifications = process.env.RECONCILIATION_SPECS;

export const HOSTILE_NAME = `<script>alert("1")</script> & 'Sons' \u202e`;
export const LONG_ID = `person:${'a-very-long-name-'.repeat(6)}end`;

const NAMES: readonly (readonly [id: string, name: string, kind: NameKind])[] = [
  ['person:qassem-soleimani', 'Qassem Soleimani', 'PRIMARY'],
  ['person:qassem-soleimani', 'Soleimani', 'WEAK_ALIAS'],
  ['person:spokesman', 'Hussein al-Mosawi', 'PRIMARY'],
  ['person:officer', 'Hossein Musavi', 'PRIMARY'],
  ['group:kataib-hezbollah', 'Kataib Hezbollah', 'PRIMARY'],
  ['group:hezbollah', 'Hezbollah', 'PRIMARY'],
  ['group:nujaba', 'Harakat al-Nujaba', 'PRIMARY'],
  ['place:iran', 'Iran', 'PRIMARY'],
  ['group:iran-government', 'Iran', 'METONYM'],
  ['asset:hostile', HOSTILE_NAME, 'PRIMARY'],
  ['person:muhandis', 'Abu Mahdi al-Muhandis', 'PRIMARY'],
  ['person:muhandis-again', 'Jamal Jafaar Ibrahimi', 'PRIMARY'],
  [LONG_ID, 'Longinus', 'PRIMARY'],
];

async function fill(store: Store): Promise<void> {
  await recordGraph(store, {
    entities: [...new Set(NAMES.map(([id]) => id))],
    sources: ['source:one', 'source:two'],
  });
  const named = NAMES.map(([id, name, nameKind]) => claim(id, 'NAME', { type: 'NAME', name, nameKind }));
  const told = (id: string, predicate: 'NATIONALITY' | 'DESCRIBED_AS', text: string) =>
    claim(id, predicate, { type: 'TEXT', text });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        ...named,
        told('person:spokesman', 'NATIONALITY', 'Iraqi'),
        told('person:officer', 'NATIONALITY', 'Iranian'),
        claim('person:spokesman', 'BIRTH_DATE', { type: 'DATE', date: '1975' }),
        claim('person:officer', 'BIRTH_DATE', { type: 'DATE', date: '1960-03-04' }),
        claim('person:officer', 'IDENTIFIER', { type: 'TEXT', text: 'SDN-1234', scheme: 'OFAC' }),
        told('person:qassem-soleimani', 'DESCRIBED_AS', 'Commander <b>of</b> the Quds Force'),
        claim('person:qassem-soleimani', 'LEADS', 'group:nujaba'),
        claim('person:qassem-soleimani', 'LEADS', 'group:nujaba', { source: 'source:two', stance: 'DENIES' }),
        claim('person:qassem-soleimani', 'MEMBER_OF', 'group:iran-government'),
      ],
      'tester',
    ),
  );
  await store.write((writer) =>
    mergeEntities(
      writer,
      { id: entityId('person:muhandis-again'), into: entityId('person:muhandis'), reason: 'one man' },
      'tester',
    ),
  );
}

export interface Query {
  readonly query?: string;
  readonly type?: string | readonly string[];
  readonly type_strict?: string;
  readonly limit?: number;
  readonly properties?: readonly { readonly pid: string; readonly v: unknown }[];
}

interface Answered {
  readonly result: readonly Candidate[];
  readonly error?: { readonly code: string; readonly message: string };
}

export class Service {
  #server: RunningServer | undefined;
  /** Answers that were held against the specification's own schemas. */
  checked = 0;
  readonly #schemas = specifications === undefined ? undefined : readSchemas(specifications);

  async open(): Promise<void> {
    const store = await openTestStore();
    await fill(store);
    this.#server = await startServer({ store, host: '127.0.0.1', port: 0 });
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  get url(): string {
    return this.#server!.url;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}/reconcile${path}`, init);
  }

  send(queries: string): Promise<Response> {
    return this.fetch('', { method: 'POST', body: new URLSearchParams({ queries }) });
  }

  /** An answer of 200 in the form of the specification. */
  async read<Name extends ShapeName>(
    path: string,
    shape: Name,
    init: RequestInit = {},
  ): Promise<z.infer<(typeof SHAPES)[Name]>> {
    const response = await this.fetch(path, init);
    const json: unknown = await response.json();
    expect({ status: response.status, json }).toMatchObject({ status: 200 });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    this.#hold(json, shape);
    return SHAPES[shape].parse(json) as z.infer<(typeof SHAPES)[Name]>;
  }

  /** Sends a batch of the specification's form. */
  async ask(queries: Readonly<Record<string, Query>>): Promise<Readonly<Record<string, Answered>>> {
    this.#hold(queries, 'reconciliation-query-batch');
    return this.askAnything(queries);
  }

  /** Sends whatever is given. */
  askAnything(queries: unknown): Promise<Readonly<Record<string, Answered>>> {
    return this.read('', 'reconciliation-result-batch', {
      method: 'POST',
      body: new URLSearchParams({ queries: JSON.stringify(queries) }),
    });
  }

  async candidates(query: Query): Promise<readonly Candidate[]> {
    const { q0 } = await this.ask({ q0: query });
    expect(q0?.error).toBeUndefined();
    return q0!.result;
  }

  /** The id of the match. */
  async match(query: Query): Promise<string | undefined> {
    return (await this.candidates(query)).find(({ match }) => match)?.id;
  }

  #hold(json: unknown, name: string): void {
    const holds = this.#schemas?.(name);
    if (!holds) return;
    expect({ holds: holds(json), errors: holds.errors }).toEqual({ holds: true, errors: null });
    this.checked += 1;
  }
}

/** A service for a test file. */
export function service(): Service {
  const opened = new Service();
  beforeAll(() => opened.open(), 180_000);
  afterAll(() => opened.close());
  return opened;
}

const SCHEMAS = [
  'type',
  'manifest',
  'reconciliation-query-batch',
  'reconciliation-result-batch',
  'suggest-entities-response',
  'suggest-types-response',
  'suggest-properties-response',
];

function readSchemas(folder: string): (name: string) => ValidateFunction {
  // They are of no draft in particular, and name one that Ajv doesn't know.
  const ajv = new Ajv({ strict: false });
  // What the manifest says of authentication, of which we have none.
  ajv.addSchema({
    $id: 'http://swagger.io/v2/schema.json',
    definitions: { securityDefinitions: { additionalProperties: {} } },
  });
  const schemas = new Map(
    SCHEMAS.map((name) => {
      const text = readFileSync(join(folder, '0.2', 'schemas', `${name}.json`), 'utf8');
      const { $schema: _draft, ...schema } = JSON.parse(text) as Record<string, unknown>;
      return [name, schema];
    }),
  );
  for (const schema of schemas.values()) ajv.addSchema(schema);
  return (name) => {
    const validate = ajv.getSchema(schemas.get(name)!['$id'] as string);
    if (!validate) throw new Error(`There is no schema ${name}.`);
    return validate;
  };
}
