/** The links of what was selected, judged as at its revision. */
import { live, summarise } from '../evidence/judge.js';
import { hiddenCondition, selectsClaims, shownCondition } from '../evidence/predicate.js';
import type { EntityId, LinkId } from '../ids.js';
import { parseLinkId } from '../link/link-id.js';
import { evidenceOf, scalarsOf } from '../link/link-properties.js';
import { ALL_RELATION_TYPES, linkColumns } from '../link/read-links.js';
import { ALL_ROWS } from '../recording/all-rows.js';
import { currentRevision } from '../store/revisions.js';
import type { Reader, Row, Store } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import { relationType } from '../vocabulary/vocabulary.js';
import type { ExportLink } from './graph.js';
import { type GraphPages } from './pages.js';
import { inGroups } from '../recording/in-groups.js';
import type { Selected } from './select.js';

const LINKS_AT_ONCE = 1_000;
/** By scalars: few columns, so that a hub's links are looked through less often. */
const PRESENT_AT_ONCE = 5_000;

/** A link, and the ids of the speakers and origins of the claims that count. */
export interface CountedLink {
  readonly link: ExportLink;
  readonly named: readonly string[];
}

export class LinkPages {
  /** The filter as it was given, where the links' scalars answer it for the present. */
  readonly #present: Selected['filter'] | undefined;

  constructor(
    private readonly store: Store,
    private readonly pages: GraphPages,
    private readonly selected: Selected,
    private readonly signal: AbortSignal | undefined,
  ) {
    const { knownAt: _revision, ...time } = selected.filter.time;
    const present = { evidence: selected.filter.evidence, time };
    this.#present = selectsClaims(present) ? undefined : present;
  }

  async *read(): AsyncGenerator<CountedLink[]> {
    const { part } = this.selected;
    if (part !== 'everything') {
      for (const ids of inGroups(part.links, LINKS_AT_ONCE)) yield await this.#find(this.pages, ids);
      return;
    }
    for await (const rows of this.pages.numbered()) {
      const ids = rows.filter((row) => !row['canonical']).map((row) => row['id'] as EntityId);
      for (let after = ''; ;) {
        const present = await this.#pagePresent(ids, after);
        const page = present ?? (await this.#page(ids, after));
        yield* inGroups(page, LINKS_AT_ONCE);
        if (page.length < (present ? PRESENT_AT_ONCE : LINKS_AT_ONCE)) break;
        after = page.at(-1)!.link.id;
      }
    }
  }

  /** How many links out of some entities only the defaults keep out, by the reason. */
  async countHidden(ids: readonly string[]): Promise<Row[]> {
    const count = (reader: Pick<Reader, 'run'>, filter: Selected['filter']): Promise<Row[]> => {
      const { keep, parameters } = hiddenCondition(filter);
      return reader.run(
        'link/count-hidden',
        { ...parameters, ids: [...ids], after: '' },
        { types: [...ALL_RELATION_TYPES], keep: ['out', ...keep] },
        ALL_ROWS,
      );
    };
    const present = this.#present;
    const counted = present && (await this.#atPresent((reader) => count(reader, present)));
    return counted ?? count(this.pages, this.selected.filter);
  }

  /** What is read of the present; undefined when the revision is no longer, or never was, the last one. */
  #atPresent<T>(work: (reader: Reader) => Promise<T>): Promise<T | undefined> {
    return this.store.read(
      async (reader) => {
        const result = await work(reader);
        return (await currentRevision(reader)) === this.selected.point.revision ? result : undefined;
      },
      this.signal && { signal: this.signal },
    );
  }

  /** Links by id, in that order. */
  async #find(reader: Pick<GraphPages, 'run'> | Reader, ids: readonly LinkId[]): Promise<CountedLink[]> {
    if (ids.length === 0) return [];
    const ends = ids.map(parseLinkId);
    const rows = await reader.run(
      'link/find-links',
      { rows: ends.map(({ id, from, to }) => ({ id, from, to })) },
      { types: [...new Set(ends.map(({ type }) => type))], keep: linkColumns(false, true) },
    );
    const byId = new Map(rows.map((row) => [row['id'] as string, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [this.#judged(row)] : [];
    });
  }

  /** The links out of some entities as they stood at the revision, by all their entries. */
  async #page(ids: readonly EntityId[], after: string): Promise<CountedLink[]> {
    const shown = shownCondition(this.selected.filter);
    const rows = await this.pages.run(
      'export/page-links',
      { ...shown.parameters, ids, after, limit: LINKS_AT_ONCE },
      { types: [...ALL_RELATION_TYPES], keep: [...shown.keep, ...linkColumns(false, true)] },
    );
    return rows.map((row) => this.#judged(row));
  }

  /**
   * The same by the scalars, three times as fast: they tell the present, so they hold as long as the
   * revision is the last one; undefined when it is not.
   */
  async #pagePresent(ids: readonly EntityId[], after: string): Promise<CountedLink[] | undefined> {
    if (!this.#present) return undefined;
    const { keep, parameters } = shownCondition(this.#present);
    return this.#atPresent(async (reader) => {
      const rows = await reader.run(
        'export/page-links',
        { ...parameters, ids, after, limit: PRESENT_AT_ONCE },
        { types: [...ALL_RELATION_TYPES], keep: [...keep, 'words', ...linkColumns(true, false)] },
        ALL_ROWS,
      );
      // Where each entry is an assertion that counts, the lists are the summary's.
      const plain = rows.map((row) =>
        (row['claims'] as Row[]).length === row['asserts'] ? asserted(row) : undefined,
      );
      const others = rows.flatMap((row, at) => (plain[at] ? [] : [row['id'] as LinkId]));
      const judged = await this.#find(reader, others);
      return [...plain.filter((link) => link !== undefined), ...judged].sort((one, other) =>
        compareCodePoints(one.link.id, other.link.id),
      );
    });
  }

  #judged(row: Row): CountedLink {
    const counting = live(evidenceOf(row), this.selected.filter);
    const claims = [...new Set(counting.entries.map(({ claim }) => claim))];
    const link = linkOf(row, summarise(counting), claims);
    return { link, named: counting.entries.flatMap(({ speaker, origin }) => [speaker, origin]) };
  }
}

/** A link each of whose entries is an assertion that counts. */
function asserted(row: Row): CountedLink {
  const { originCount: _origins, sourceCount: _sources, ...scalars } = scalarsOf(row);
  const origins = distinct(row['origins'] as string[]);
  const sources = distinct(row['sources'] as string[]);
  return { link: linkOf(row, { ...scalars, origins, sources }, row['claims'] as number[]), named: origins };
}

function linkOf(row: Row, summary: ExportLink['summary'], claims: readonly number[]): ExportLink {
  const { id, type, from, to } = parseLinkId(row['id'] as string);
  const { family, symmetric } = relationType(type)!;
  const role = row['role'] as string | null;
  return {
    id,
    type,
    family,
    symmetric,
    from,
    to,
    ...(role && { role }),
    summary,
    claimNumbers: [...claims].sort((one, other) => one - other),
  };
}

function distinct(ids: readonly string[]): string[] {
  return ids.length === 1 ? [...ids] : [...new Set(ids)].sort(compareCodePoints);
}
