/** What the resolvers of one request share: the store, the loaders, and the statements that were run. */
import DataLoader from 'dataloader';
import type { Analysis } from '../analysis/analysis.js';
import type { Filter } from '../evidence/evidence.js';
import { NAMING, namedInFull } from '../evidence/named.js';
import type { Scope } from '../evidence/scope.js';
import { findEntities, type CountedEntity } from '../entity/record-entities.js';
import { canonicalOf, type Identity } from '../identity/canonical.js';
import { listLaterMerges, type LaterMerge } from '../identity/merge.js';
import { isEntityId, type EntityId, type SourceId } from '../ids.js';
import { findSources } from '../source/record-sources.js';
import type { StoredSource } from '../source/source-row.js';
import { pastAt } from '../store/revisions.js';
import type { Reader, Store } from '../store/store.js';
import { mergedLater, type MergedLaterNote } from './notes.js';

/** Loads values for many keys in one statement; a key without a value is missing from the map. */
export type BatchLoad<K, V> = (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>;

export class Context {
  /** Reads, and remembers the names of the statements that it ran. */
  readonly reader: Reader;
  readonly statements: string[] = [];
  // No #private members: Apollo hands resolvers a shallow copy, which would lose them.
  private readonly loaders = new Map<string, unknown>();
  private readonly groups = new Map<string, readonly EntityId[]>();
  private readonly revisions = new Map<string, Promise<number>>();
  private readonly laterMerges = new Map<string, readonly LaterMerge[]>();
  /** By recorded instant, the entities of which an answer tells what was known then. */
  private readonly touched = new Map<string, Set<string>>();

  /**
   * @param store the store
   * @param analysis works out the metrics and positions of networks
   * @param signal fires when the client has gone away: what is still to be read is not read any more
   */
  constructor(
    readonly store: Store,
    readonly analysis: Analysis,
    readonly signal?: AbortSignal,
  ) {
    this.reader = {
      run: (statement, parameters, fill, options) => {
        this.statements.push(statement);
        return store.run(statement, parameters, fill, { signal, ...options });
      },
    };
  }

  /**
   * The loader of a name: the first caller's `load` serves all that give the same name, so the name must
   * say everything that the statement depends on: the field, its arguments, the filter, the columns.
   */
  loader<K, V>(name: string, load: BatchLoad<K, V>): DataLoader<K, V | undefined> {
    const known = this.loaders.get(name) as DataLoader<K, V | undefined> | undefined;
    if (known) return known;
    const loader = new DataLoader<K, V | undefined>(async (keys) => {
      const values = await load(keys);
      return keys.map((key) => values.get(key));
    });
    this.loaders.set(name, loader);
    return loader;
  }

  entity(id: EntityId): Promise<CountedEntity | undefined> {
    return this.loader<EntityId, CountedEntity>('entity', (ids) => findEntities(this.reader, ids)).load(id);
  }

  source(id: SourceId): Promise<StoredSource | undefined> {
    return this.loader<SourceId, StoredSource>('source', (ids) => findSources(this.reader, ids)).load(id);
  }

  /** The id under which an entity is read: that of the one that stands for it. Remembers who is read with it. */
  readAs(entity: Identity): EntityId {
    const id = canonicalOf(entity);
    if (entity.members) this.groups.set(id, entity.members);
    return id;
  }

  /** All that are read under an id that `readAs` gave; of any other the id alone. */
  membersOf(id: string): readonly string[] {
    return this.groups.get(id) ?? [id];
  }

  /** Ids, and with each entity among them all that are read as one with it: one look-up for all. */
  async inFull<T extends string>(ids: readonly (T | EntityId)[]): Promise<readonly (T | EntityId)[]> {
    const entities = await Promise.all(
      ids.map(async (id: string) => (isEntityId(id) ? this.entity(id) : undefined)),
    );
    const others = entities.flatMap((entity) => entity?.members ?? []);
    return others.length === 0 ? ids : [...new Set([...ids, ...others])];
  }

  /** The filter of a scope, once its instant is a revision and what it names is known by all its ids. */
  async filter({ evidence, time, knownAt }: Scope): Promise<Filter> {
    const named = await namedInFull(evidence, (ids) => this.inFull(ids));
    if (knownAt === undefined) return { evidence: named, time };
    this.touch(
      { knownAt },
      NAMING.flatMap((part) => evidence[part] ?? []),
    );
    return { evidence: named, time: { ...time, knownAt: await this.revision(knownAt) } };
  }

  /** Tells that the answer holds what was known of some entities at the scope's instant, if it has one. */
  touch({ knownAt }: Pick<Scope, 'knownAt'>, ids: Iterable<string>): void {
    if (knownAt === undefined) return;
    const touched = this.touched.get(knownAt) ?? new Set();
    for (const id of ids) touched.add(id);
    this.touched.set(knownAt, touched);
  }

  /** What the answer has to say of itself, once it is complete. */
  notes(): MergedLaterNote[] {
    return [...this.laterMerges].flatMap(([knownAt, merges]) => {
      const touched = this.touched.get(knownAt);
      return merges
        .filter(({ merged, into, canonical }) => [merged, into, canonical].some((id) => touched?.has(id)))
        .map((merge) => mergedLater(merge, knownAt));
    });
  }

  private revision(knownAt: string): Promise<number> {
    let revision = this.revisions.get(knownAt);
    if (!revision) {
      revision = this.readPast(knownAt);
      this.revisions.set(knownAt, revision);
    }
    return revision;
  }

  private async readPast(knownAt: string): Promise<number> {
    const past = await pastAt(this.reader, knownAt);
    if (past.mergedLater) this.laterMerges.set(knownAt, await listLaterMerges(this.reader, past.revision));
    return past.revision;
  }
}
