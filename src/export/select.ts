/** What a request selects, found at one revision. */
import { findEntities, type CountedEntity } from '../entity/record-entities.js';
import { NisbaError } from '../errors.js';
import type { Filter } from '../evidence/evidence.js';
import { namedInFull } from '../evidence/named.js';
import { readPoint, type Point } from '../exchange/point.js';
import { canonicalOf, membersOf } from '../identity/canonical.js';
import { isEntityId, type EntityId, type LinkId } from '../ids.js';
import { listLinksBetween, type HiddenCounts } from '../link/read-links.js';
import { NETWORK_BOUNDS, countHiddenAt, readNetwork, type Network } from '../network/network.js';
import { findPaths } from '../path/find-paths.js';
import { MOST_EXPLORED, MOST_HOPS, MOST_PATHS, type PathEnd } from '../path/path.js';
import { searchNames } from '../search/search-names.js';
import { pastAt } from '../store/revisions.js';
import type { Reader } from '../store/store.js';
import type { Around, ExportRequest } from './request.js';
import type { LeftOut } from './graph.js';

/** A part of the graph at a revision. */
export interface Selected {
  readonly point: Point;
  /** With the revision as its knownAt, so that every page reads the same. */
  readonly filter: Filter;
  readonly part: 'everything' | { readonly entities: readonly EntityId[]; readonly links: readonly LinkId[] };
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds what a request selects, at the present revision or at that of its `knownAt`.
 *
 * @throws NOT_FOUND, BAD_USER_INPUT, INVALID_PAGE_SIZE, SAME_ENTITY; what searching and reading throw
 */
export async function select(
  reader: Reader,
  request: ExportRequest,
  signal?: AbortSignal,
): Promise<Selected> {
  const point = await pointOf(reader, request.scope.knownAt);
  const { evidence, time } = request.scope;
  const filter: Filter = {
    evidence: await namedInFull(evidence, (ids) => inFull(reader, ids)),
    time: { ...time, knownAt: point.revision },
  };
  if (request.kind === 'everything') return { point, filter, part: 'everything', leftOut: [] };
  if (request.kind === 'network') {
    const seeds = await standing(reader, 'seeds', request.seeds);
    bounded('seeds', seeds.length, NETWORK_BOUNDS.seeds);
    return { point, filter, ...(await around(reader, seeds, request, filter)) };
  }
  if (request.kind === 'search') {
    bounded('first', request.first, NETWORK_BOUNDS.seeds);
    const { text, exactScript, around: how } = request;
    const { kinds } = how.selection;
    const { hits, bounded: cut } = await searchNames(reader, { text, exactScript, ...(kinds && { kinds }) });
    const shown = hits.slice(0, request.first);
    const seeds = await standing(
      reader,
      'search',
      shown.map(({ id }) => id),
    );
    const found = await around(reader, seeds, how, filter);
    const more = hits.length - shown.length;
    return {
      point,
      filter,
      ...found,
      leftOut: [
        ...(more > 0
          ? [{ what: 'entities that fit the text less well', why: `first is ${request.first}`, count: more }]
          : []),
        ...(cut
          ? [{ what: 'names that share words with the text', why: 'too many do; the best were compared' }]
          : []),
        ...found.leftOut,
      ],
    };
  }
  return { point, filter, ...(await alongPaths(reader, request, filter, signal)) };
}

async function pointOf(reader: Reader, knownAt: string | undefined): Promise<Point> {
  const point = await readPoint(reader);
  if (knownAt === undefined) return point;
  const { revision } = await pastAt(reader, knownAt);
  const [row] = revision === 0 ? [] : await reader.run('exchange/list-revisions', { numbers: [revision] });
  return { ...point, revision, at: row?.['at'] as string | undefined };
}

async function inFull(reader: Reader, ids: readonly string[]): Promise<readonly string[]> {
  const entities = await findEntities(reader, ids.filter(isEntityId));
  return [...new Set([...ids, ...[...entities.values()].flatMap((entity) => membersOf(entity))])];
}

/** The entities that stand for some ids, each once, in the order given. */
async function standing(reader: Reader, field: string, ids: readonly EntityId[]): Promise<CountedEntity[]> {
  const found = await findEntities(reader, ids);
  const unknown = ids.filter((id) => !found.has(id));
  if (unknown.length > 0) {
    throw new NisbaError('NOT_FOUND', `There is no entity ${unknown.join(', ')}: see ${field}.`, {
      field,
      ids: unknown,
    });
  }
  const canonical = [...new Set(ids.map((id) => canonicalOf(found.get(id)!)))];
  const others = await findEntities(reader, canonical);
  return canonical.map((id) => others.get(id)!);
}

type Part = Pick<Selected, 'part' | 'leftOut'>;

async function around(
  reader: Reader,
  seeds: readonly CountedEntity[],
  { depth, maxNodes, maxLinks, selection, throughLabels }: Around,
  filter: Filter,
): Promise<Part> {
  if (depth === 0) return among(reader, seeds, selection.types, filter);
  const query = { selection, filter, depth, maxNodes, maxLinks, throughLabels };
  const network = await readNetwork(reader, seeds, query, { summary: false, names: false });
  const hidden = await countHiddenAt(reader, network.followed, selection, filter);
  return {
    part: {
      entities: network.nodes.map(({ id }) => id).sort(),
      links: network.links.map(({ id }) => id).sort(),
    },
    leftOut: [...cutOff(network), ...hiddenLinks(hidden)],
  };
}

async function among(
  reader: Reader,
  entities: readonly CountedEntity[],
  types: Around['selection']['types'],
  filter: Filter,
): Promise<Part> {
  const ids = entities.map(({ id }) => id);
  const pairs = ids.flatMap((from, at) => ids.slice(at).map((to) => ({ from, to })));
  const bound = { types, most: NETWORK_BOUNDS.maxLinks };
  const links = await listLinksBetween(reader, pairs, filter, { summary: false, names: false }, bound);
  return { part: { entities: [...ids].sort(), links: links.map(({ id }) => id).sort() }, leftOut: [] };
}

function cutOff({ cut }: Network): LeftOut[] {
  if (!cut) return [];
  const what = cut.reason === 'MAX_NODES' ? 'further entities, with their links' : 'further links';
  return [
    {
      what,
      why: `${cut.reason === 'MAX_NODES' ? 'maxNodes' : 'maxLinks'} is ${cut.limit}; the nearest and best-attested were kept`,
    },
  ];
}

/** What only the defaults keep out, in the words of a manifest. */
export function hiddenLinks({ MODALITY, BASIS, STATUS }: HiddenCounts): LeftOut[] {
  const counted = [
    {
      what: 'links that are said to be possible, intended or demanded only',
      count: MODALITY,
      why: 'modalities is ACTUAL unless it is given',
    },
    {
      what: 'links that editors concluded',
      count: BASIS,
      why: 'bases is REPORTED and OBSERVED unless it is given',
    },
    {
      what: 'links that nobody asserts',
      count: STATUS,
      why: 'statuses is UNCONTESTED and CONTESTED unless it is given',
    },
  ];
  return counted.filter(({ count }) => count > 0);
}

async function alongPaths(
  reader: Reader,
  request: ExportRequest & { readonly kind: 'paths' },
  filter: Filter,
  signal: AbortSignal | undefined,
): Promise<Part> {
  bounded('maxHops', request.maxHops, MOST_HOPS);
  bounded('first', request.first, MOST_PATHS);
  const [from] = await standing(reader, 'from', [request.from]);
  const [to] = await standing(reader, 'to', [request.to]);
  if (from!.id === to!.id) {
    throw new NisbaError('SAME_ENTITY', 'from and to are one entity: a path leads from one to another.', {
      from: request.from,
      to: request.to,
    });
  }
  const { types, direction } = request.selection;
  const { mode, maxHops, first, throughLabels } = request;
  const ends: { from: PathEnd; to: PathEnd } = { from: from!, to: to! };
  // Not the engine's own search: it gives any one of equal paths, and an export is the same each time.
  const answer = await findPaths(
    reader,
    { ...ends, types, direction, mode, maxHops, first, throughLabels, filter },
    { ...(signal && { signal }) },
  );
  const steps = answer.paths.flatMap((path) => path.steps);
  return {
    part: {
      entities: [...new Set([from!.id, to!.id, ...steps.map((step) => step.to)])].sort(),
      links: [...new Set(steps.map(({ link }) => link))].sort(),
    },
    leftOut: [
      ...(answer.more ? [{ what: 'further paths', why: `first is ${first}` }] : []),
      ...(answer.bounded
        ? [{ what: 'paths that were not looked for', why: `a search reads ${MOST_EXPLORED} links at most` }]
        : []),
    ],
  };
}

function bounded(field: string, value: number, most: number): void {
  if (value >= 1 && value <= most) return;
  throw new NisbaError('BAD_USER_INPUT', `${field} is ${value}: give 1 to ${most}.`, {
    field,
    least: 1,
    most,
  });
}
