/** What the resolvers of one request share: the store, the loaders, and the statements that were run. */
import DataLoader from 'dataloader';
import type { Filter } from '../evidence/evidence.js';
import type { Scope } from '../evidence/scope.js';
import { findEntities } from '../entity/record-entities.js';
import type { StoredEntity } from '../entity/entity-row.js';
import type { EntityId, SourceId } from '../ids.js';
import { findSources } from '../source/record-sources.js';
import type { StoredSource } from '../source/source-row.js';
import { revisionAt } from '../store/revisions.js';
import type { Reader, Store } from '../store/store.js';

/** Loads values for many keys in one statement; a key without a value is missing from the map. */
export type BatchLoad<K, V> = (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>;

export class Context {
  /** Reads, and remembers the names of the statements that it ran. */
  readonly reader: Reader;
  readonly statements: string[] = [];
  // No #private members: Apollo hands resolvers a shallow copy, which would lose them.
  private readonly loaders = new Map<string, unknown>();
  private readonly revisions = new Map<string, Promise<number>>();

  /**
   * @param store the store
   * @param signal fires when the client has gone away: what is still to be read is not read any more
   */
  constructor(
    readonly store: Store,
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

  entity(id: EntityId): Promise<StoredEntity | undefined> {
    return this.loader<EntityId, StoredEntity>('entity', (ids) => findEntities(this.reader, ids)).load(id);
  }

  source(id: SourceId): Promise<StoredSource | undefined> {
    return this.loader<SourceId, StoredSource>('source', (ids) => findSources(this.reader, ids)).load(id);
  }

  /** The filter of a scope, once its instant is a revision. */
  async filter({ evidence, time, knownAt }: Scope): Promise<Filter> {
    if (knownAt === undefined) return { evidence, time };
    let revision = this.revisions.get(knownAt);
    if (!revision) {
      revision = revisionAt(this.reader, knownAt);
      this.revisions.set(knownAt, revision);
    }
    return { evidence, time: { ...time, knownAt: await revision } };
  }
}
