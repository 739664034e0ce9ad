/** Entities: their labels, whom they stand for, their counters of links, and that each link at them is one that claims speak to. */
import { labelOf, nameClaimsOf } from '../entity/label-entities.js';
import { identitiesOf } from '../identity/identities.js';
import { mergesInForce } from '../identity/merge.js';
import type { EntityId } from '../ids.js';
import { parseLinkId } from '../link/link-id.js';
import { ALL_RELATION_TYPES } from '../link/read-links.js';
import type { Reader, Row, Store } from '../store/store.js';
import { isReadable } from './check-links.js';
import { difference, type Finding } from './finding.js';
import { comparePages, type CheckedPage } from './pages.js';

const TYPES = { types: [...ALL_RELATION_TYPES] };
const LINKS_AT_ONCE = 2_000;

export function checkEntities(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  return comparePages(store, 'integrity/page-entities', pageSize, comparePage);
}

async function comparePage(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const ids = rows.map((row) => row['id'] as EntityId);
  const names = await nameClaimsOf(reader, ids);
  const identities = identitiesOf(await mergesInForce(reader));
  const counted = await reader.run('integrity/count-entity-links', { ids }, TYPES);
  const counts = new Map(counted.map((row) => [row['id'], row]));
  const findings = rows.flatMap((row) => {
    const id = row['id'] as EntityId;
    const properties = row['properties'] as Row;
    const kind = properties['kind'] as string;
    const count = counts.get(id);
    const { mergedInto = null, canonical = null, members } = identities.get(id) ?? {};
    return [
      ...difference(
        'entity.labels',
        id,
        ['Entity', `${kind[0]}${kind.slice(1).toLowerCase()}`].sort(),
        [...(row['labels'] as string[])].sort(),
      ),
      ...difference('entity.name', id, labelOf(id, names.get(id) ?? []), properties['name'] ?? null),
      ...difference('entity.mergedInto', id, mergedInto, properties['mergedInto'] ?? null),
      ...difference('entity.canonical', id, canonical, properties['canonical'] ?? null),
      ...difference('entity.members', id, members ? [...members] : null, properties['members'] ?? null),
      ...difference('entity.links', id, count?.['links'] ?? 0, properties['links'] ?? null),
      ...difference('entity.linksWithId', id, count?.['outward'] ?? 0, count?.['named'] ?? 0),
    ];
  });
  for (const group of groups(ids, (id) => counts.get(id)?.['outward'] as number)) {
    for (let after = ''; ;) {
      const page = { ids: group, after, limit: LINKS_AT_ONCE };
      const links = await reader.run('integrity/page-outward-links', page, TYPES);
      findings.push(...(await strays(reader, links)));
      // Only an entity alone in its group has more links than fit.
      if (links.length < LINKS_AT_ONCE || group.length > 1) break;
      after = links.at(-1)!['link'] as string;
    }
  }
  return findings;
}

/** Entities with links, put together so that a page takes all their links; one with more stands alone. */
function groups(ids: readonly EntityId[], linksOf: (id: EntityId) => number): EntityId[][] {
  const all: EntityId[][] = [];
  let room = 0;
  for (const id of ids) {
    const links = linksOf(id);
    if (links === 0) continue;
    if (links > room) {
      all.push([]);
      room = LINKS_AT_ONCE;
    }
    all.at(-1)!.push(id);
    room -= links;
  }
  return all;
}

/** Links that no claim speaks to, or that lie between other ends than their id says. */
async function strays(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const links = [...new Set(rows.map((row) => row['link'] as string))];
  if (links.length === 0) return [];
  const spoken = new Set(
    (await reader.run('integrity/list-first-claims', { links })).map((row) => row['link']),
  );
  return rows.flatMap((row) => {
    const id = row['link'] as string;
    const [type, from, to] = [row['relationType'], row['entity'], row['end']].map(String) as [
      string,
      string,
      string,
    ];
    const found = `${type} from ${from} to ${to}`;
    if (!spoken.has(id) || !isReadable(id)) return [{ what: 'link', id, expected: null, found }];
    const link = parseLinkId(id);
    return difference('link.ends', id, `${link.type} from ${link.from} to ${link.to}`, found);
  });
}
