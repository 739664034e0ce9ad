/** A network as plain columns, in an order of its own, so that it is cheap to hand to a worker and the same each time. */
import { createHash } from 'node:crypto';
import { invariant } from '../errors.js';
import { compareCodePoints } from '../text/code-point.js';

/** What of a network is analysed; several links may tie the same two nodes, and a link may tie a node to itself. */
export interface PlainNetwork {
  readonly nodes: readonly { readonly id: string }[];
  readonly links: readonly PlainLink[];
}

export interface PlainLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly originCount: number;
  /** It holds in either direction. */
  readonly symmetric: boolean;
}

/** Nodes stand for their place among the ids by code point; links keep the place at which they were given. */
export interface NetworkColumns {
  readonly ids: readonly string[];
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly originCount: Uint32Array;
  /** 1 where the link holds in either direction. */
  readonly symmetric: Uint8Array;
}

/** @throws INTERNAL when a node stands twice or a link's end is no node */
export function columnsOf({ nodes, links }: PlainNetwork): NetworkColumns {
  const ids = nodes.map(({ id }) => id).sort(compareCodePoints);
  const places = new Map(ids.map((id, at) => [id, at]));
  invariant(places.size === ids.length, 'a node stands twice in a network');
  const columns = {
    ids,
    from: new Uint32Array(links.length),
    to: new Uint32Array(links.length),
    originCount: new Uint32Array(links.length),
    symmetric: new Uint8Array(links.length),
  };
  links.forEach((link, at) => {
    const from = places.get(link.from);
    const to = places.get(link.to);
    invariant(from !== undefined && to !== undefined, `the link ${link.id} leads out of its network`);
    columns.from[at] = from;
    columns.to[at] = to;
    columns.originCount[at] = link.originCount;
    columns.symmetric[at] = link.symmetric ? 1 : 0;
  });
  return columns;
}

/** A hash of everything that an analysis can depend on: 64 hexadecimal characters of SHA-256. */
export function fingerprint({ ids, from, to, originCount, symmetric }: NetworkColumns): string {
  const hash = createHash('sha256').update(ids.join('\n'));
  for (const column of [from, to, originCount, symmetric]) hash.update('\0').update(column);
  return hash.digest('hex');
}
