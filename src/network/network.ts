/**
 * The network around some entities: breadth first, one statement a level and one for the links among all
 * that was found. Bounded on every side, and the same answer each time and on each engine.
 */
import { entityOf, type StoredEntity } from '../entity/entity-row.js';
import { NisbaError } from '../errors.js';
import type { Filter, HiddenReason } from '../evidence/evidence.js';
import { hiddenCondition, shownCondition } from '../evidence/predicate.js';
import type { EntityId, LinkId } from '../ids.js';
import {
  NOTHING_HIDDEN,
  columnsFor,
  countLinks,
  linkOfRow,
  matchCondition,
  storedOrigins,
  type FoundLink,
  type HiddenCounts,
  type LinkSelection,
  type LinkWanted,
} from '../link/read-links.js';
import type { Reader } from '../store/store.js';
import { relationType, type EntityKind } from '../vocabulary/vocabulary.js';

/** Which links are followed, and how far. */
export interface NetworkQuery {
  /** From each entity that is reached; `kinds` are those of the entities that may be reached. */
  readonly selection: Omit<LinkSelection, 'with'>;
  readonly filter: Filter;
  /** Hops from the seeds, 1 to 4. */
  readonly depth: number;
  readonly maxNodes: number;
  readonly maxLinks: number;
  /** Follow links beyond groups that are a description and no organisation. */
  readonly throughLabels: boolean;
}

export interface NetworkNode {
  readonly id: EntityId;
  readonly entity: StoredEntity;
  /** Hops from the nearest seed; a seed has 0. */
  readonly depth: number;
  /** How many links of the network it has; one to itself counts once. */
  readonly degree: number;
}

export interface NetworkLink extends FoundLink {
  /** How many origins assert it under the filter. */
  readonly originCount: number;
}

/** What stopped a network short of its depth. */
export interface NetworkCut {
  readonly reason: 'MAX_NODES' | 'MAX_LINKS';
  readonly limit: number;
}

export interface Network {
  /** Nearest first, those of a level by the link that led to them. */
  readonly nodes: readonly NetworkNode[];
  /** Nearest first, then by origins, most first, then by id. */
  readonly links: readonly NetworkLink[];
  /** The entities from which links were followed. */
  readonly followed: readonly EntityId[];
  /** What was left out, and why; undefined when nothing was. */
  readonly cut?: NetworkCut;
}

/** The largest of each; the smallest is 1. */
export const NETWORK_BOUNDS = { depth: 4, maxNodes: 5_000, maxLinks: 20_000, seeds: 100 } as const;

interface Reached {
  readonly entity: StoredEntity;
  readonly depth: number;
}

/**
 * The network around seeds that were read as who stands for them.
 *
 * Of the entities that a level reaches, those with the best-attested link come first (most origins under
 * the filter, then the smaller id of the link), until a bound is met; the search then ends. All links of
 * the selected types among the entities that were found belong to it, whichever way they point; past
 * `maxLinks` those are kept by which entities were found, then the nearest, then the best-attested.
 *
 * @param wanted columns of the links
 * @throws BAD_USER_INPUT when a bound is out of its range
 */
export async function readNetwork(
  reader: Reader,
  seeds: readonly StoredEntity[],
  query: NetworkQuery,
  wanted: Omit<LinkWanted, 'far'>,
): Promise<Network> {
  checkBounds(query, seeds.length);
  const search = new Search(reader, seeds, query);
  await search.run();
  const { links, cut } = await search.links(wanted);
  const degrees = degreesOf(links);
  const nodes = [...search.reached.values()].map(({ entity, depth }): NetworkNode => ({
    id: entity.id,
    entity,
    depth,
    degree: degrees.get(entity.id) ?? 0,
  }));
  return { nodes, links, followed: search.followed, cut: search.cut ?? cut };
}

/** A search breadth first. */
class Search {
  readonly reached: Map<EntityId, Reached>;
  readonly followed: EntityId[] = [];
  cut: NetworkCut | undefined;
  /** The links by which entities were found. */
  readonly #tree = new Set<LinkId>();

  constructor(
    private readonly reader: Reader,
    seeds: readonly StoredEntity[],
    private readonly query: NetworkQuery,
  ) {
    this.reached = new Map(seeds.map((entity) => [entity.id, { entity, depth: 0 }]));
  }

  async run(): Promise<void> {
    if (this.query.selection.types.length === 0) return;
    let frontier = [...this.reached.keys()];
    for (let depth = 1; depth <= this.query.depth && frontier.length > 0 && !this.cut; depth += 1) {
      const found = await this.#level(frontier);
      for (const entity of found) this.reached.set(entity.id, { entity, depth });
      frontier = found.filter((entity) => this.#isFollowed(entity)).map(({ id }) => id);
    }
  }

  /** All links among what was reached. */
  async links(wanted: Omit<LinkWanted, 'far'>): Promise<{ links: NetworkLink[]; cut?: NetworkCut }> {
    const { selection, filter, maxLinks } = this.query;
    if (selection.types.length === 0) return { links: [] };
    const shown = shownCondition(filter, { countOrigins: true });
    const rows = await this.reader.run(
      'network/list-links',
      {
        ...shown.parameters,
        ids: [...this.reached.keys()],
        depths: [Object.fromEntries([...this.reached].map(([id, { depth }]) => [id, depth]))],
        tree: [Object.fromEntries([...this.#tree].map((id) => [id, 1]))],
        limit: maxLinks + 1,
      },
      {
        types: [...selection.types],
        keep: [...shown.keep, ...storedOrigins(shown.keep), ...columnsFor(filter, wanted)],
      },
      { maxRows: maxLinks + 1 },
    );
    const links = rows.slice(0, maxLinks).map((row) => {
      const link = linkOfRow(row, filter, { ...wanted, far: false });
      return { ...link, originCount: row['originRank'] as number, depth: row['depth'] as number };
    });
    links.sort((one, other) => one.depth - other.depth || byStrength(one, other));
    return {
      links: links.map(({ depth: _depth, ...link }) => link),
      ...(rows.length > maxLinks && { cut: { reason: 'MAX_LINKS', limit: maxLinks } }),
    };
  }

  /** The entities that are new one hop on, best-attested first, as many as there is room for. */
  async #level(frontier: readonly EntityId[]): Promise<StoredEntity[]> {
    const { selection, filter, maxNodes, maxLinks } = this.query;
    const nodesLeft = maxNodes - this.reached.size;
    const linksLeft = maxLinks - this.#tree.size;
    const room = Math.min(nodesLeft, linksLeft);
    const matched = matchCondition(selection);
    const shown = shownCondition(filter, { countOrigins: true });
    const rows = await this.reader.run(
      'network/reach-entities',
      {
        ...shown.parameters,
        ...matched.parameters,
        ids: frontier,
        after: '',
        found: [Object.fromEntries([...this.reached.keys()].map((id) => [id, 1]))],
        // One more than there is room for tells that there is more.
        limit: room + 1,
      },
      { types: [...selection.types], keep: [...matched.keep, ...shown.keep, ...storedOrigins(shown.keep)] },
    );
    this.followed.push(...frontier);
    if (rows.length > room) {
      this.cut =
        nodesLeft <= linksLeft
          ? { reason: 'MAX_NODES', limit: maxNodes }
          : { reason: 'MAX_LINKS', limit: maxLinks };
    }
    const found = rows.slice(0, room);
    for (const row of found) this.#tree.add((row['rank'] as string).slice(RANK_DIGITS) as LinkId);
    return found.map((row) => entityOf(row));
  }

  /** A label is a description, and no actor through which others would be tied. */
  #isFollowed({ groupType }: StoredEntity): boolean {
    return this.query.throughLabels || groupType !== 'LABEL';
  }
}

/** The digits before the link's id in the column `rank`. */
const RANK_DIGITS = 7;

/** Link ids are ASCII, so comparing UTF-16 units is comparing code points. */
function byStrength(one: NetworkLink, other: NetworkLink): number {
  return other.originCount - one.originCount || (one.id < other.id ? -1 : 1);
}

function degreesOf(links: readonly NetworkLink[]): Map<EntityId, number> {
  const degrees = new Map<EntityId, number>();
  for (const { from, to } of links)
    for (const end of new Set([from, to])) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  return degrees;
}

/**
 * How many more links each entity of a network has: those that the selection and the filter let through,
 * followed from it, and that are not among the network's.
 */
export async function countBeyond(
  reader: Reader,
  { nodes, links }: Pick<Network, 'nodes' | 'links'>,
  { selection, filter }: NetworkQuery,
): Promise<Map<EntityId, number>> {
  if (selection.types.length === 0) return new Map();
  const kinds = new Map(nodes.map(({ id, entity }) => [id, entity.kind]));
  const within = new Map<EntityId, number>();
  for (const link of links) {
    for (const end of new Set([link.from, link.to])) {
      const far = kinds.get(link.from === end ? link.to : link.from);
      if (isFollowable(link, end, far, selection)) within.set(end, (within.get(end) ?? 0) + 1);
    }
  }
  const all = await countLinks(
    reader,
    nodes.map(({ id }) => id),
    selection,
    filter,
  );
  return new Map(nodes.map(({ id }) => [id, (all.get(id) ?? 0) - (within.get(id) ?? 0)]));
}

/** Whether a link is one of those that are followed from one of its ends. */
function isFollowable(
  { from, to, type }: FoundLink,
  near: EntityId,
  far: EntityKind | undefined,
  { direction, kinds }: NetworkQuery['selection'],
): boolean {
  const either = direction === 'BOTH' || relationType(type)!.symmetric;
  const points = either || (direction === 'OUT' ? from : to) === near;
  return points && (!kinds || (far !== undefined && kinds.includes(far)));
}

/** How many links at the entities that were followed, each once, only the defaults keep out. */
export async function countHiddenAt(
  reader: Reader,
  ids: readonly EntityId[],
  selection: LinkSelection,
  filter: Filter,
): Promise<HiddenCounts> {
  if (selection.types.length === 0 || ids.length === 0) return NOTHING_HIDDEN;
  const condition = hiddenCondition(filter);
  const matched = matchCondition(selection);
  const rows = await reader.run(
    'network/count-hidden',
    { ...condition.parameters, ...matched.parameters, ids, after: '' },
    { types: [...selection.types], keep: [...matched.keep, ...condition.keep] },
  );
  const counted = rows.map((row) => [row['reason'] as HiddenReason, row['counted'] as number]);
  return { ...NOTHING_HIDDEN, ...(Object.fromEntries(counted) as Partial<HiddenCounts>) };
}

function checkBounds({ depth, maxNodes, maxLinks }: NetworkQuery, seeds: number): void {
  const given = { depth, maxNodes, maxLinks };
  for (const [field, value] of Object.entries(given) as [keyof typeof given, number][]) {
    const most = NETWORK_BOUNDS[field];
    if (value < 1 || value > most) {
      throw new NisbaError('BAD_USER_INPUT', `${field} is ${value}: give 1 to ${most}.`, {
        field,
        least: 1,
        most,
      });
    }
  }
  if (seeds > maxNodes) {
    throw new NisbaError(
      'BAD_USER_INPUT',
      `maxNodes is ${maxNodes}, and there are ${seeds} seeds: give at least as many.`,
      { field: 'maxNodes', least: seeds, most: NETWORK_BOUNDS.maxNodes },
    );
  }
}
