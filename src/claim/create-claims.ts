/** Writing claims that were checked: their nodes and ties, and the labels, name keys and links that follow. */
import { labelEntities } from '../entity/label-entities.js';
import { nameKey } from '../entity/name-key.js';
import type { ClaimId, LinkId } from '../ids.js';
import { rewriteLinks } from '../link/rewrite-links.js';
import { indexNames } from '../search/index-names.js';
import { OPEN_REVISION, type Deriver, type Value } from '../store/store.js';
import type { CheckedClaim } from './check-claim.js';
import { tiesOf } from './claim-ends.js';
import type { ClaimInput } from './claim.js';

/** A claim, and the properties of its node. */
export interface NewClaim {
  readonly id: ClaimId;
  readonly checked: CheckedClaim;
  readonly properties: Readonly<Record<string, Value>>;
}

/**
 * Writes claims, and everything that is derived from them.
 *
 * @param first the smallest of their numbers, above those of all claims that are there
 */
export async function createClaims(
  writer: Deriver,
  claims: readonly NewClaim[],
  first: number,
): Promise<void> {
  await writer.run('claim/create-claims', { rows: claims.map(({ properties }) => ({ properties })) });
  await tieClaims(writer, claims);
  await labelEntities(
    writer,
    new Set(claims.flatMap(({ checked: { claim } }) => (claim.predicate === 'NAME' ? [claim.subject] : []))),
  );
  await indexNames(
    writer,
    claims.flatMap(({ checked: { claim }, properties }) =>
      properties['retractedRevision'] === OPEN_REVISION ? namesGiven(claim) : [],
    ),
  );
  await rewriteLinks(
    writer,
    new Set(claims.flatMap(({ checked }): LinkId[] => (checked.link ? [checked.link.id] : []))),
    // Numbers ascend, so a link that has an older claim was there.
    (_link, numbers) => numbers[0]! < first,
  );
}

/** The exact key of the name that a claim asserts. */
function namesGiven({ value, stance }: ClaimInput): string[] {
  return value?.type === 'NAME' && stance === 'ASSERTS' ? [nameKey(value.name)] : [];
}

/** One statement for each kind of tie that occurs: deciding on the kind row by row costs three times as much. */
async function tieClaims(writer: Deriver, claims: readonly NewClaim[]): Promise<void> {
  const groups = new Map<
    string,
    { statement: string; part: string; rows: { claim: ClaimId; end: string }[] }
  >();
  for (const { id, checked } of claims) {
    const { toEntities, toClaims } = tiesOf(checked.claim);
    for (const [statement, ties] of [
      ['claim/tie-entities', toEntities],
      ['claim/tie-claims', toClaims],
    ] as const) {
      for (const { part, end } of ties) {
        const key = `${statement} ${part}`;
        const group = groups.get(key) ?? { statement, part, rows: [] };
        group.rows.push({ claim: id, end });
        groups.set(key, group);
      }
    }
  }
  for (const { statement, part, rows } of groups.values())
    await writer.run(statement, { rows }, { keep: [part] });
}
