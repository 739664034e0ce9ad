/**
 * Records on trial: checked against the store and against what was tried before, and written nowhere. Of merges
 * on trial nothing is kept: the next is judged as if they had not been.
 */
import { planBearings } from '../bearing/record-bearings.js';
import { planClaims } from '../claim/record-claims.js';
import { GROUP_TYPES, type BearingInput, type ClaimInput, type Entity, type Source } from '../claim/claim.js';
import { planEntities } from '../entity/record-entities.js';
import { slugLabel } from '../entity/name-key.js';
import type { Recording } from '../exchange/record-batch.js';
import { checkMerge, mergeInForce } from '../identity/merge-entities.js';
import type { EntityId } from '../ids.js';
import { planSources } from '../source/record-sources.js';
import { sourceProperties } from '../source/source-row.js';
import {
  OPEN_REVISION,
  type Fill,
  type Parameters,
  type Reader,
  type Row,
  type RunOptions,
} from '../store/store.js';
import { ENTITY_KINDS } from '../vocabulary/vocabulary.js';
import { Seen } from './seen.js';

/** What a batch on trial would bring. */
class Brought {
  readonly entities = new Map<string, Entity>();
  readonly sources = new Map<string, Row>();
  readonly claims = new Set<string>();
  readonly bearings = new Set<string>();
}

/**
 * A store as it would be. It keeps what each batch would bring, entities and claims in a few bytes each, so
 * that later batches find what they name.
 */
export class Trial implements Reader {
  readonly #entities = new Seen();
  readonly #sources = new Map<string, Row>();
  readonly #claims = new Seen();
  readonly #bearings = new Seen();
  #brought = new Brought();

  constructor(private readonly store: Reader) {}

  /** Tries a batch; what it would bring is kept when it is not refused. */
  async attempt<T>(work: (recording: Recording) => Promise<T>): Promise<T> {
    this.#brought = new Brought();
    const done = await work(this.#recording());
    for (const [id, entity] of this.#brought.entities) this.#entities.add(id, markOf(entity));
    for (const [id, row] of this.#brought.sources) this.#sources.set(id, row);
    for (const id of this.#brought.claims) this.#claims.add(id);
    for (const id of this.#brought.bearings) this.#bearings.add(id);
    return done;
  }

  /** The store's rows, and those of what was tried. */
  async run(statement: string, parameters?: Parameters, fill?: Fill, options?: RunOptions): Promise<Row[]> {
    const rows = await this.store.run(statement, parameters, fill, options);
    const would = ROWS[statement];
    const ids = (parameters?.['ids'] ?? parameters?.['identities']) as readonly string[];
    if (!would) return rows;
    return [...rows, ...ids.map((id) => would(this, id)).filter((row) => row !== undefined)];
  }

  entityRow(id: string): Row | undefined {
    const mark = this.#entities.get(id);
    const entity = this.#brought.entities.get(id) ?? (mark === undefined ? undefined : entityOf(id, mark));
    return entity && { ...entity, name: slugLabel(entity.id), links: 0 };
  }

  sourceRow(id: string): Row | undefined {
    const properties = this.#brought.sources.get(id) ?? this.#sources.get(id);
    return properties && { properties: { ...properties } };
  }

  hasClaim(id: string): boolean {
    return this.#brought.claims.has(id) || this.#claims.has(id);
  }

  hasBearing(id: string): boolean {
    return this.#brought.bearings.has(id) || this.#bearings.has(id);
  }

  #recording(): Recording {
    return {
      entities: (inputs) => this.#tryEntities(inputs),
      sources: (inputs) => this.#trySources(inputs),
      claims: (inputs) => this.#tryClaims(inputs),
      bearings: (inputs) => this.#tryBearings(inputs),
      merge: async ({ id, into }) => {
        if ((await mergeInForce(this, id))?.into === into) return false;
        await checkMerge(this, id, into);
        return true;
      },
    };
  }

  async #tryEntities(inputs: readonly Entity[]): Promise<number> {
    const fresh = await planEntities(this, inputs);
    for (const [id, entity] of fresh) this.#brought.entities.set(id, entity);
    return fresh.size;
  }

  async #trySources(inputs: readonly Source[]): Promise<number> {
    const fresh = await planSources(this, inputs);
    const recording = { recorded: 0, recordedAt: '', recordedBy: '' };
    for (const source of fresh)
      this.#brought.sources.set(source.id, sourceProperties({ ...source, ...recording }));
    return fresh.length;
  }

  async #tryClaims(inputs: readonly ClaimInput[]) {
    if (inputs.length === 0) return { ids: [], recorded: 0, extended: 0 };
    const { ids, fresh, locators } = await planClaims(this, inputs);
    // Which locators a claim on trial has was not kept.
    const extended = locators.filter(({ id }) => !this.hasClaim(id)).length;
    for (const { id } of fresh) this.#brought.claims.add(id);
    return { ids, recorded: fresh.length, extended };
  }

  async #tryBearings(inputs: readonly BearingInput[]): Promise<number> {
    if (inputs.length === 0) return 0;
    const { fresh } = await planBearings(this, inputs);
    for (const id of fresh.keys()) this.#brought.bearings.add(id);
    return fresh.size;
  }
}

/** The statements that tell what is there, and the row of one that would be. */
const ROWS: Readonly<Record<string, (trial: Trial, id: string) => Row | undefined>> = {
  'entity/find-entities': (trial, id) => trial.entityRow(id),
  'source/find-sources': (trial, id) => trial.sourceRow(id),
  'claim/find-identities': (trial, id) =>
    trial.hasClaim(id)
      ? { identity: id, id, locators: [], retractedRevision: OPEN_REVISION, number: 0 }
      : undefined,
  'claim/list-claims': (trial, id) => (trial.hasClaim(id) ? { id, link: null } : undefined),
  'bearing/find-bearings': (trial, id) =>
    trial.hasBearing(id) ? { properties: { id, retractedRevision: OPEN_REVISION } } : undefined,
};

/** All that an entity is, as a number of 1 to 255. */
const FORMS: readonly Omit<Entity, 'id'>[] = ENTITY_KINDS.flatMap((kind) =>
  [undefined, ...(kind === 'GROUP' ? GROUP_TYPES : [])].flatMap((groupType) =>
    [false, true].flatMap((anonymous) =>
      [false, true].map((unnamed) => ({ kind, groupType, anonymous, unnamed })),
    ),
  ),
);

function markOf({ kind, groupType, anonymous = false, unnamed = false }: Entity): number {
  const form = FORMS.findIndex(
    (one) =>
      one.kind === kind &&
      one.groupType === groupType &&
      one.anonymous === anonymous &&
      one.unnamed === unnamed,
  );
  return form + 1;
}

const entityOf = (id: string, mark: number): Entity => ({ ...FORMS[mark - 1]!, id: id as EntityId });
