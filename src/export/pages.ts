/** The pages of what was selected: entities, links and claims as they stood at its revision. */
import type { StoredClaim } from '../claim/claim-properties.js';
import { claimCondition } from '../claim/read-claims.js';
import { entityOf, type StoredEntity } from '../entity/entity-row.js';
import { labelOf, nameOf, type NameClaim } from '../entity/label-entities.js';
import { claimAt } from '../exchange/claim-at.js';
import { membersOf } from '../identity/canonical.js';
import type { EntityId } from '../ids.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import { inGroups } from '../recording/in-groups.js';
import type { Fill, Parameters, Reader, Row } from '../store/store.js';
import { ATTRIBUTE_TYPES } from '../vocabulary/vocabulary.js';
import type { ExportEntity, ExportMention } from './graph.js';
import type { Selected } from './select.js';

const ENTITIES_AT_ONCE = 500;
export const CLAIMS_AT_ONCE = 1_000;

const ATTRIBUTES = ATTRIBUTE_TYPES.map(({ type }) => type);

export class GraphPages {
  /** Where entities were found among the numbers, most of which are claims': where the next reading looks. */
  #filled: readonly number[] | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly selected: Selected,
  ) {}

  /** Claims by number, as they stood at the revision; in the order of recording, each once. */
  async claimsOf(numbers: readonly number[]): Promise<StoredClaim[]> {
    const ascending = [...new Set(numbers)].sort((one, other) => one - other);
    const claims: StoredClaim[] = [];
    for (const some of inGroups(ascending, CLAIMS_AT_ONCE)) {
      const rows = await this.run('exchange/list-claims', { numbers: some }, { keep: ['derived'] });
      for (const row of rows) claims.push(claimAt(row, this.selected.point.revision));
    }
    return claims;
  }

  async *entities(): AsyncGenerator<ExportEntity[]> {
    const { part } = this.selected;
    if (part !== 'everything') {
      for (const ids of inGroups(part.entities, ENTITIES_AT_ONCE)) {
        const rows = await this.run('export/list-entities', { ids }, { keep: ['byId'] });
        const byId = new Map(rows.map((row) => [row['id'] as string, row]));
        yield await this.#described(
          ids.flatMap((id) => {
            const row = byId.get(id);
            return row ? [row] : [];
          }),
        );
      }
      return;
    }
    for await (const rows of this.numbered()) {
      const standing = rows.filter((row) => !row['canonical']);
      if (standing.length > 0) yield await this.#described(standing);
    }
  }

  async *numbered(): AsyncGenerator<Row[]> {
    const { numbers, at } = this.selected.point;
    const filled: number[] = [];
    for (const first of this.#filled ?? steps(numbers, ENTITIES_AT_ONCE)) {
      const some = Array.from(
        { length: Math.min(ENTITIES_AT_ONCE, numbers - first + 1) },
        (_, at) => first + at,
      );
      const rows = await this.run('export/list-entities', { numbers: some }, { keep: ['byNumber'] });
      // Of a past revision: those that had been recorded by then.
      const there = rows.filter((row) => (row['recordedAt'] as string) <= (at ?? ''));
      if (there.length === 0) continue;
      filled.push(first);
      yield there;
    }
    this.#filled = filled;
  }

  /** Entities with their labels of the revision and the claims of their attributes. */
  async #described(rows: readonly Row[]): Promise<ExportEntity[]> {
    const named = await this.named(rows);
    const owners = new Map(
      named.flatMap(({ entity }) => membersOf(entity).map((member) => [member as string, entity.id])),
    );
    const { keep, parameters } = claimCondition({}, this.selected.filter);
    const numbers = new Map<EntityId, number[]>(named.map(({ entity }) => [entity.id, []]));
    const all: number[] = [];
    for (let after = 0; ; after = all.at(-1)!) {
      const found = await this.run(
        'export/list-attribute-claims',
        { ...parameters, ids: [...owners.keys()], predicates: ATTRIBUTES, after, limit: CLAIMS_AT_ONCE * 5 },
        { keep: [...keep] },
      );
      for (const row of found) {
        all.push(row['number'] as number);
        numbers.get(owners.get(row['entity'] as string)!)!.push(row['number'] as number);
      }
      if (found.length < CLAIMS_AT_ONCE * 5) break;
    }
    const claims = new Map((await this.claimsOf(all)).map((claim) => [claim.number, claim]));
    return named.map(({ entity, row }) => ({
      ...mentionOf(entity),
      number: row['number'] as number,
      recordedAt: row['recordedAt'] as string,
      recordedBy: row['recordedBy'] as string,
      merged: membersOf(entity).filter((member) => member !== entity.id),
      claims: numbers.get(entity.id)!.map((number) => claims.get(number)!),
    }));
  }

  /** Entities with the labels that they had at the revision. */
  async named(rows: readonly Row[]): Promise<{ readonly entity: StoredEntity; readonly row: Row }[]> {
    const entities = rows.map((row) => ({ entity: entityOf(row), row }));
    const owners = new Map(
      entities.flatMap(({ entity }) => membersOf(entity).map((member) => [member as string, entity.id])),
    );
    if (owners.size === 0) return [];
    const found = await this.run('export/list-names', {
      ids: [...owners.keys()],
      revision: this.selected.point.revision,
    });
    const names = new Map<EntityId, NameClaim[]>();
    for (const row of found) {
      const owner = owners.get(row['entity'] as string)!;
      const name = nameOf(row);
      const list = names.get(owner);
      if (list) list.push(name);
      else names.set(owner, [name]);
    }
    return entities.map(({ entity, row }) => ({
      entity: { ...entity, name: labelOf(entity.id, names.get(entity.id) ?? []) },
      row,
    }));
  }

  run(statement: string, parameters: Parameters, fill: Fill = {}): Promise<Row[]> {
    return this.reader.run(statement, parameters, fill, ALL_ROWS);
  }
}

export function mentionOf({ id, kind, groupType, anonymous, unnamed, name }: StoredEntity): ExportMention {
  return { id, kind, ...(groupType && { groupType }), anonymous, unnamed, name };
}

function* steps(last: number, size: number): Generator<number> {
  for (let first = 1; first <= last; first += size) yield first;
}
