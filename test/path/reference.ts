/** Paths the slow way: every one of them is walked on plain arrays, then they are sorted. */
import type { Filter } from '../../src/evidence/evidence.js';
import type { EntityId } from '../../src/ids.js';
import type { Direction } from '../../src/link/read-links.js';
import type { PathMode } from '../../src/path/path.js';
import type { RelationType } from '../../src/vocabulary/vocabulary.js';
import { shownLinks, type RandomGraph, type ShownLink } from '../traversal/random-graph.js';

export interface Asked {
  readonly graph: RandomGraph;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly mode: PathMode;
  readonly maxHops: number;
  readonly first: number;
  readonly types: readonly RelationType[];
  readonly direction: Direction;
  readonly throughLabels: boolean;
  readonly filter: Filter;
}

export interface SlowPath {
  readonly links: readonly string[];
  readonly strength: number;
}

/** The links that may be walked from an entity, with where each leads. */
function waysFrom(asked: Asked, links: readonly ShownLink[], at: EntityId): [ShownLink, EntityId][] {
  const { direction, types } = asked;
  return links
    .filter((link) => types.includes(link.type) && link.from !== link.to)
    .flatMap(
      (link): [ShownLink, EntityId][] =>
        [
          ...(link.from === at && (link.symmetric || direction !== 'IN') ? [[link, link.to] as const] : []),
          ...(link.to === at && (link.symmetric || direction !== 'OUT') ? [[link, link.from] as const] : []),
        ] as [ShownLink, EntityId][],
    );
}

function isLabel({ graph }: Asked, id: EntityId): boolean {
  return graph.entities.find((entity) => entity.id === id)!.groupType === 'LABEL';
}

/** All paths within the hops that visit no entity twice. */
export function allPaths(asked: Asked): SlowPath[] {
  const links = shownLinks(asked.graph, asked.filter);
  const found: SlowPath[] = [];
  const walk = (at: EntityId, visited: readonly EntityId[], walked: readonly ShownLink[]): void => {
    if (at === asked.to) {
      const strength = Math.min(...walked.map(({ originCount }) => originCount));
      found.push({ links: walked.map(({ id }) => id), strength });
      return;
    }
    if (walked.length === asked.maxHops) return;
    if (at !== asked.from && !asked.throughLabels && isLabel(asked, at)) return;
    for (const [link, next] of waysFrom(asked, links, at))
      if (!visited.includes(next)) walk(next, [...visited, next], [...walked, link]);
  };
  walk(asked.from, [asked.from], []);
  return found;
}

const byLength = (one: SlowPath, other: SlowPath): number => one.links.length - other.links.length;
const byStrength = (one: SlowPath, other: SlowPath): number => other.strength - one.strength;
const byIds = (one: SlowPath, other: SlowPath): number =>
  one.links.join(' ') < other.links.join(' ') ? -1 : 1;

/** What the mode gives, and whether there would be more. */
export function pathsSlowly(asked: Asked): { paths: SlowPath[]; more: boolean } {
  const all = allPaths(asked);
  const ranked = all.toSorted((a, b) => byLength(a, b) || byStrength(a, b) || byIds(a, b));
  const shortest = ranked.filter((path) => byLength(path, ranked[0]!) === 0);
  switch (asked.mode) {
    case 'SHORTEST':
      return { paths: ranked.slice(0, 1), more: false };
    case 'ALL_SHORTEST':
      return { paths: shortest.slice(0, asked.first), more: shortest.length > asked.first };
    case 'K_SHORTEST':
      return { paths: ranked.slice(0, asked.first), more: false };
    case 'STRONGEST':
      return {
        paths: all.toSorted((a, b) => byStrength(a, b) || byLength(a, b) || byIds(a, b)).slice(0, 1),
        more: false,
      };
  }
}

interface Side {
  readonly asked: Asked;
  readonly seen: EntityId[];
  level: readonly EntityId[];
  cost: number;
}

/**
 * How far a search within a number of rows comes: it goes on from the end whose last level has fewer links,
 * of whatever status, a level at a time, and not at all where the level has more rows than are left.
 */
export function searchedSlowly(
  asked: Asked,
  limit: number,
): { explored: number; bounded: boolean; met: boolean } {
  const links = shownLinks(asked.graph, asked.filter);
  const linksOf = (id: EntityId): number =>
    asked.graph.links.filter((link) => link.from === id || link.to === id).length;
  const cost = (level: readonly EntityId[]): number => level.reduce((sum, id) => sum + linksOf(id), 0);
  const reversed = {
    ...asked,
    direction: ({ OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const)[asked.direction],
  };
  const sides: readonly Side[] = [
    { asked, seen: [asked.from], level: [asked.from], cost: linksOf(asked.from) },
    { asked: reversed, seen: [asked.to], level: [asked.to], cost: linksOf(asked.to) },
  ];
  let explored = 0;
  for (let hop = 0; hop < asked.maxHops && sides.every(({ level }) => level.length > 0); hop += 1) {
    const [near, far] = sides.toSorted((one, other) => one.cost - other.cost) as [Side, Side];
    const rows = near.level.flatMap((id) =>
      waysFrom(near.asked, links, id).filter(
        ([, next]) =>
          asked.throughLabels || next === asked.from || next === asked.to || !isLabel(asked, next),
      ),
    );
    const own = near.level.flatMap((id) => links.filter((link) => link.from === id && link.to === id));
    const loops = own.filter(
      ({ type, from }) =>
        asked.types.includes(type) &&
        (asked.throughLabels || from === asked.from || from === asked.to || !isLabel(asked, from)),
    ).length;
    if (rows.length + loops > limit - explored) return { explored, bounded: true, met: false };
    explored += rows.length + loops;
    const reached = [...new Set(rows.map(([, next]) => next))].filter((id) => !near.seen.includes(id));
    near.seen.push(...reached);
    const level = reached.filter((id) => id !== asked.from && id !== asked.to);
    near.level = level;
    near.cost = cost(level);
    if (reached.some((id) => far.seen.includes(id))) return { explored, bounded: false, met: true };
  }
  return { explored, bounded: false, met: false };
}
