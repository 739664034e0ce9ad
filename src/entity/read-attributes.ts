/** An entity's attributes: each value with the claims that give it, side by side. */
import canonicalize from 'canonicalize';
import { claimOf, type StoredClaim } from '../claim/claim-properties.js';
import type { ClaimValue } from '../claim/claim.js';
import { claimCondition, type MembersOf } from '../claim/read-claims.js';
import { NisbaError } from '../errors.js';
import { entriesOf } from '../evidence/entries.js';
import type { ContradictionEntry, Filter } from '../evidence/evidence.js';
import { judge, withoutDefaults } from '../evidence/judge.js';
import type { EntityId } from '../ids.js';
import type { Summary } from '../link/read-links.js';
import type { Reader, Row } from '../store/store.js';
import type { AttributeType } from '../vocabulary/vocabulary.js';

export interface AttributeGroup {
  readonly type: AttributeType;
  readonly value: ClaimValue;
  readonly claims: readonly StoredClaim[];
  readonly summary: Summary;
}

/** More claims of the asked types than this are not given as one list. */
const MOST_ATTRIBUTE_CLAIMS = 1_000;

/** A claim's columns, and the entries that contradict it. */
interface AttributeClaim {
  readonly properties: Row;
  readonly contradictions: ContradictionEntry[];
}

/**
 * The attributes of some entities in one statement, in the order in which their values were first
 * recorded. They obey what the filter gives, never the defaults.
 *
 * @param membersOf all whose claims are an entity's
 * @param judged whether their status is asked for, which needs the claims that contradict them
 * @throws RESULT_TOO_LARGE for an entity with more than 1,000 such claims: page through its claims instead
 */
export async function listAttributes(
  reader: Reader,
  ids: readonly EntityId[],
  types: readonly AttributeType[],
  filter: Filter,
  membersOf: MembersOf,
  judged: boolean,
): Promise<Map<EntityId, AttributeGroup[]>> {
  const { keep, parameters } = claimCondition({}, filter);
  const owners = new Map(ids.flatMap((id) => membersOf(id).map((member) => [member, id])));
  const rows = await reader.run(
    'claim/list-attribute-claims',
    { ...parameters, ids: [...owners.keys()], predicates: [...types], limit: MOST_ATTRIBUTE_CLAIMS + 1 },
    { keep: judged ? [...keep, 'contradictions'] : keep },
  );
  // What is listed here is filtered by what was given; so the judge must not put its defaults back.
  const given = withoutDefaults(filter);
  return new Map(
    [...byOwner(rows, owners)].map(([owner, claims]) => [
      owner,
      groupsOf(bounded(owner, claims)).map((group) => attributeOf(group, given)),
    ]),
  );
}

function byOwner(
  rows: readonly Row[],
  ownerOf: ReadonlyMap<string, EntityId>,
): Map<EntityId, AttributeClaim[]> {
  const owners = new Map<EntityId, Map<number, AttributeClaim>>();
  for (const row of rows) {
    const owner = ownerOf.get(row['owner'] as string)!;
    const properties = row['properties'] as Row;
    const number = properties['number'] as number;
    const claims = owners.get(owner) ?? new Map<number, AttributeClaim>();
    const claim = claims.get(number) ?? { properties, contradictions: [] };
    const other = (row['other'] ?? null) as Row | null;
    if (other && properties['stance'] === 'ASSERTS') {
      const life = { since: row['since'] as number, until: row['until'] as number };
      claim.contradictions.push(...entriesOf(other, life).map((entry) => ({ ...entry, touches: number })));
    }
    owners.set(owner, claims.set(number, claim));
  }
  const inOrder = (one: AttributeClaim, next: AttributeClaim): number =>
    (one.properties['number'] as number) - (next.properties['number'] as number);
  return new Map([...owners].map(([owner, claims]) => [owner, [...claims.values()].sort(inOrder)]));
}

function bounded(owner: EntityId, claims: readonly AttributeClaim[]): readonly AttributeClaim[] {
  if (claims.length <= MOST_ATTRIBUTE_CLAIMS) return claims;
  throw new NisbaError(
    'RESULT_TOO_LARGE',
    `${owner} has more than ${MOST_ATTRIBUTE_CLAIMS} claims of these types: page through claims(where: {predicates: …}) instead.`,
    { id: owner, most: MOST_ATTRIBUTE_CLAIMS },
  );
}

function groupsOf(claims: readonly AttributeClaim[]): AttributeClaim[][] {
  const groups = new Map<string, AttributeClaim[]>();
  for (const claim of claims) {
    const key = `${String(claim.properties['predicate'])} ${canonicalize(JSON.parse(claim.properties['value'] as string))}`;
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()];
}

function attributeOf(group: readonly AttributeClaim[], filter: Filter): AttributeGroup {
  const claims = group.map(({ properties }) => claimOf(properties));
  const [first] = claims as [StoredClaim];
  const summary = judge(
    {
      entries: group.flatMap(({ properties }) => entriesOf(properties)),
      contradictions: group.flatMap(({ contradictions }) => contradictions),
    },
    filter,
  );
  return {
    type: first.predicate as AttributeType,
    value: first.value!,
    claims,
    summary: { ...summary, originCount: summary.origins.length, sourceCount: summary.sources.length },
  };
}
