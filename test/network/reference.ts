/** What a network is, written down slowly over plain arrays, for the tests to hold the store's answer against. */
import type { Entity } from '../../src/claim/claim.js';
import type { Filter } from '../../src/evidence/evidence.js';
import type { EntityId } from '../../src/ids.js';
import type { NetworkCut, NetworkQuery } from '../../src/network/network.js';
import type { HiddenCounts } from '../../src/link/read-links.js';
import { hiddenLinks, shownLinks, type RandomGraph, type ShownLink } from '../traversal/random-graph.js';

export interface SlowNetwork {
  readonly nodes: readonly { id: EntityId; depth: number; degree: number }[];
  readonly links: readonly { id: string; originCount: number }[];
  readonly followed: readonly EntityId[];
  readonly cut?: NetworkCut;
  readonly beyond: ReadonlyMap<EntityId, number>;
  readonly hidden: HiddenCounts;
}

type Ends = Pick<ShownLink, 'from' | 'to' | 'symmetric' | 'type'>;
type Selection = NetworkQuery['selection'];

export function networkSlowly(
  graph: RandomGraph,
  seeds: readonly EntityId[],
  { selection, filter, depth: most, maxNodes, maxLinks, throughLabels }: NetworkQuery,
): SlowNetwork {
  const entityOf = (id: string): Entity => graph.entities.find((entity) => entity.id === id)!;
  const shown = shownLinks(graph, filter).filter(({ type }) => selection.types.includes(type));
  const depths = new Map<EntityId, number>(seeds.map((id) => [id, 0]));
  const tree: string[] = [];
  const followed: EntityId[] = [];
  let cut: NetworkCut | undefined;
  for (let depth = 1; depth <= most && !cut; depth += 1) {
    const frontier = [...depths].filter(
      ([id, its]) =>
        its === depth - 1 && (depth === 1 || throughLabels || entityOf(id).groupType !== 'LABEL'),
    );
    followed.push(...frontier.map(([id]) => id));
    const ways = frontier.flatMap(([near]) =>
      shown
        .filter((link) => isFollowed(link, near, selection, entityOf))
        .map((link) => ({ link, far: farOf(link, near) })),
    );
    const news = ways.filter(({ far }) => !depths.has(far)).sort((a, b) => byStrength(a.link, b.link));
    for (const { link, far } of news) {
      if (depths.has(far)) continue;
      if (depths.size === maxNodes || tree.length === maxLinks) {
        // Where both bounds are met at once, the one on entities is named.
        cut =
          depths.size === maxNodes
            ? { reason: 'MAX_NODES', limit: maxNodes }
            : { reason: 'MAX_LINKS', limit: maxLinks };
        break;
      }
      depths.set(far, depth);
      tree.push(link.id);
    }
  }
  const depthOf = ({ from, to }: Ends): number => Math.min(depths.get(from)!, depths.get(to)!);
  const nearest = (a: ShownLink, b: ShownLink): number => depthOf(a) - depthOf(b) || byStrength(a, b);
  const among = shown.filter(({ from, to }) => depths.has(from) && depths.has(to));
  const links = among
    .sort((a, b) => Number(tree.includes(b.id)) - Number(tree.includes(a.id)) || nearest(a, b))
    .slice(0, maxLinks)
    .sort(nearest);
  if (links.length < among.length) cut ??= { reason: 'MAX_LINKS', limit: maxLinks };
  const kept = new Set(links.map(({ id }) => id));
  const beyond = [...depths.keys()].map((id): [EntityId, number] => [
    id,
    shown.filter((link) => isFollowed(link, id, selection, entityOf) && !kept.has(link.id)).length,
  ]);
  const unseen = hiddenLinks(graph, filter).filter(
    (link) =>
      selection.types.includes(link.type) && followed.some((id) => isFollowed(link, id, selection, entityOf)),
  );
  const because = (reason: string): number => unseen.filter((link) => link.reason === reason).length;
  return {
    nodes: [...depths].map(([id, depth]) => ({ id, depth, degree: links.filter(touching(id)).length })),
    links: links.map(({ id, originCount }) => ({ id, originCount })),
    followed,
    cut,
    beyond: new Map(beyond),
    hidden: { MODALITY: because('MODALITY'), BASIS: because('BASIS'), STATUS: because('STATUS') },
  };
}

const touching =
  (id: string) =>
  ({ from, to }: Ends): boolean =>
    from === id || to === id;

const farOf = ({ from, to }: Ends, near: string): EntityId => (from === near ? to : from);

function isFollowed(
  link: Ends,
  near: string,
  { direction, kinds }: Selection,
  entityOf: (id: string) => Entity,
): boolean {
  const outward = link.from === near;
  const inward = link.to === near;
  const directed = { OUT: outward, IN: inward, BOTH: true }[direction];
  return (
    (outward || inward) &&
    (link.symmetric || directed) &&
    (kinds === undefined || kinds.includes(entityOf(farOf(link, near)).kind))
  );
}

function byStrength(a: ShownLink, b: ShownLink): number {
  return b.originCount - a.originCount || (a.id < b.id ? -1 : 1);
}

export interface SlowNeighbour {
  readonly id: EntityId;
  readonly tied: number;
  readonly weakest: number;
}

/** Entities tied to two or more of some others, none of these themselves. */
export function commonNeighboursSlowly(
  graph: RandomGraph,
  ids: readonly EntityId[],
  types: readonly string[],
  filter: Filter,
): SlowNeighbour[] {
  const shown = shownLinks(graph, filter).filter(({ type }) => types.includes(type));
  const neighbours = graph.entities
    .filter(({ id }) => !ids.includes(id))
    .map(({ id }) => {
      const ties = ids
        .map((given) => shown.filter((link) => touching(given)(link) && touching(id)(link)))
        .filter((links) => links.length > 0);
      return {
        id,
        tied: ties.length,
        weakest: Math.min(...ties.map((links) => Math.max(...links.map(({ originCount }) => originCount)))),
      };
    });
  return neighbours
    .filter(({ tied }) => tied >= 2)
    .sort((a, b) => b.tied - a.tied || b.weakest - a.weakest || (a.id < b.id ? -1 : 1));
}
