/** Which entities stand in files of FollowTheMoney, learnt in a first reading: ties name what comes later. */
import type { FtmEntity } from './entity.js';
import { formOf, rankOf, type FtmForm } from './schemata.js';
import { slugOf } from './voices.js';
import { Seen } from '../seen.js';

export interface FtmThing extends FtmForm {
  /** The entity's id. */
  readonly id: string;
}

/** Some bytes for each entity, whatever it holds. */
export class FtmIndex {
  readonly #ranks = new Seen();
  readonly #latest = new Map<string, string>();

  add({ id, statements }: FtmEntity): void {
    for (const { schema, datasets, lastSeen } of statements) {
      const rank = rankOf(schema);
      if (rank !== undefined && rank > (this.#ranks.get(id) ?? 0)) this.#ranks.add(id, rank);
      const [dataset] = datasets;
      if (lastSeen === undefined || dataset === undefined) continue;
      if (lastSeen > (this.#latest.get(dataset) ?? '')) this.#latest.set(dataset, lastSeen);
    }
  }

  /** What an id of the files is here; undefined for what is not in them, or no entity. */
  thing(id: string): FtmThing | undefined {
    const rank = this.#ranks.get(id);
    if (rank === undefined) return undefined;
    const form = formOf(rank);
    return { id: `${form.kind.toLowerCase()}:ftm-${slugOf(id)}`, ...form };
  }

  /** The day on which a data set was last seen. */
  readonly latest = (dataset: string): string | undefined => this.#latest.get(dataset);
}
