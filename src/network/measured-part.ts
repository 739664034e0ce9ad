/** What of a network is measured: as it is, or as it would be without some sources or entities. */
import { columnsOf, type NetworkColumns } from '../analysis/plain-network.js';
import { invariant } from '../errors.js';
import type { Filter } from '../evidence/evidence.js';
import { isShown } from '../evidence/judge.js';
import type { EntityId, LinkId } from '../ids.js';
import { findLinks } from '../link/read-links.js';
import type { Reader } from '../store/store.js';
import { relationType } from '../vocabulary/vocabulary.js';
import type { Network, NetworkLink, NetworkNode } from './network.js';

export interface MeasuredPart {
  /** In the network's order. */
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** How many groups were left out that are a mere description. */
  readonly labelsLeftOut: number;
  readonly columns: NetworkColumns;
}

export interface PartOptions {
  readonly throughLabels: boolean;
  /** Entities of the network that are taken out. */
  readonly withoutEntities: ReadonlySet<string>;
  /** Judges the links anew: the network's filter without some sources. */
  readonly filter?: Filter;
}

export async function measuredPart(
  reader: Reader,
  network: Pick<Network, 'nodes' | 'links'>,
  { throughLabels, withoutEntities, filter }: PartOptions,
): Promise<MeasuredPart> {
  const left = network.nodes.filter(({ id }) => !withoutEntities.has(id));
  // As in the network itself, a label ends a path unless it is a seed.
  const nodes = left.filter(
    ({ depth, entity }) => throughLabels || depth === 0 || entity.groupType !== 'LABEL',
  );
  const ids = new Set(nodes.map(({ id }) => id));
  const within = network.links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const links = filter ? await judgedAnew(reader, within, filter) : within;
  return {
    nodes,
    links,
    labelsLeftOut: left.length - nodes.length,
    columns: columnsOfNetwork({ nodes, links }),
  };
}

/** The columns of all entities and links, for an analysis. */
export function columnsOfNetwork({ nodes, links }: Pick<Network, 'nodes' | 'links'>): NetworkColumns {
  return columnsOf({
    nodes,
    links: links.map(({ id, type, from, to, originCount }) => ({
      id,
      from,
      to,
      originCount,
      symmetric: relationType(type)!.symmetric,
    })),
  });
}

/** Links that a statement judges at a time: their evidence is read in full. */
const BATCH = 2_000;

/** Those of some links that a filter still shows, with what it makes of them. */
async function judgedAnew(
  reader: Reader,
  links: readonly NetworkLink[],
  filter: Filter,
): Promise<NetworkLink[]> {
  const shown = new Map<LinkId, number>();
  for (let at = 0; at < links.length; at += BATCH) {
    const ids = links.slice(at, at + BATCH).map(({ id }) => id);
    const found = await findLinks(reader, ids, filter, { summary: true, names: true });
    for (const [id, { summary }] of found) {
      invariant(summary?.origins, 'a link was judged without its origins');
      const { status, origins } = summary;
      if (isShown({ status, origins }, filter)) shown.set(id, origins.length);
    }
  }
  return links.flatMap((link) => {
    const originCount = shown.get(link.id);
    return originCount === undefined ? [] : [{ ...link, originCount }];
  });
}

/** Whether an id is that of one of a network's entities. */
export function isWithin({ nodes }: Pick<Network, 'nodes'>, id: EntityId): boolean {
  return nodes.some((node) => node.id === id);
}
