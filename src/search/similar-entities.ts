/** Who may be the same as an entity, and why. */
import { listAttributes, type AttributeGroup } from '../entity/read-attributes.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { nameClaimsOf } from '../entity/label-entities.js';
import { canonicalOf, membersOf } from '../identity/canonical.js';
import { listJudgements } from '../identity/judgements.js';
import type { EntityId } from '../ids.js';
import type { Reader } from '../store/store.js';
import type { AttributeType } from '../vocabulary/vocabulary.js';
import { searchNames, type SearchHit } from './search-names.js';

export type SimilarityReasonType = 'NAME' | 'IDENTIFIER' | 'DATE' | 'CLAIM';

export interface SimilarityReason {
  readonly reasonType: SimilarityReasonType;
  readonly speaksFor: boolean;
  readonly explanation: string;
}

export interface SimilarEntity {
  readonly entity: StoredEntity;
  /** How well the names fit, in [0, 1]; 0 where only claims say that they may be one. */
  readonly score: number;
  readonly reasons: readonly SimilarityReason[];
}

export interface SimilarEntities {
  /** Likeliest first. */
  readonly candidates: readonly SimilarEntity[];
  /** Who would be one, had nobody denied that the two may be the same. */
  readonly judgedDifferent: readonly StoredEntity[];
  readonly bounded: boolean;
}

/** Names that are less alike are of others, so far as names tell. */
const LEAST_SIMILAR = 0.7;
/** How many of an entity's names are looked for, and how many candidates are compared further. */
const NAMES_SEARCHED = 12;
const COMPARED = 100;
const COMPARED_TYPES: readonly AttributeType[] = ['IDENTIFIER', 'BIRTH_DATE'];

/**
 * Possible duplicates of an entity: of its kind, with names that fit one of its own, or that claims say may
 * be the same. Whom a claim denies to be the same, with none for it, is kept apart.
 */
export async function similarEntities(reader: Reader, entity: StoredEntity): Promise<SimilarEntities> {
  const own = canonicalOf(entity);
  const [names, judgements] = await Promise.all([nameClaimsOf(reader, [own]), listJudgements(reader, [own])]);
  const texts = [...new Set((names.get(own) ?? []).map(({ text }) => text))];
  const { best, bounded } = await bearersOf(reader, texts.slice(0, NAMES_SEARCHED), entity);
  const judged = judgements.get(own) ?? [];
  const different = new Set(
    judged.filter(({ same, different: denied }) => denied > 0 && same === 0).map(({ other }) => other.id),
  );
  const entities = new Map<EntityId, StoredEntity>([
    ...[...best.values()].map(({ hit }) => [hit.id, hit.entity] as const),
    ...judged.filter(({ same }) => same > 0).map(({ other }) => [other.id, other] as const),
  ]);
  const compared = [...entities.values()].filter(({ id }) => !different.has(id)).slice(0, COMPARED);
  const facts = await listAttributes(
    reader,
    [own, ...compared.map(({ id }) => id)],
    COMPARED_TYPES,
    { evidence: {}, time: {} },
    (id) =>
      membersOf(
        id === own ? { ...entity, id: own } : (entities.get(id as EntityId) ?? { id: id as EntityId }),
      ),
    false,
  );
  const candidates = compared.map((other) => ({
    entity: other,
    score: best.get(other.id)?.hit.score ?? 0,
    reasons: [
      ...nameReason(best.get(other.id)),
      ...judged.filter((judgement) => judgement.other.id === other.id).flatMap(claimReasons),
      ...factReasons(facts.get(own) ?? [], facts.get(other.id) ?? []),
    ],
  }));
  return {
    candidates: candidates.sort(
      (one, next) => rank(next) - rank(one) || (one.entity.id < next.entity.id ? -1 : 1),
    ),
    judgedDifferent: [...best.values()]
      .filter(({ hit }) => different.has(hit.id))
      .map(({ hit }) => hit.entity),
    bounded: bounded || texts.length > NAMES_SEARCHED || entities.size - different.size > COMPARED,
  };
}

/** A hit, and the name by which it was found. */
interface Bearer {
  readonly hit: SearchHit;
  readonly asked: string;
}

/** The best fit of each other entity of the kind. */
async function bearersOf(reader: Reader, texts: readonly string[], entity: StoredEntity) {
  const best = new Map<EntityId, Bearer>();
  let bounded = false;
  for (const text of texts) {
    const found = await searchNames(reader, { text, kinds: [entity.kind] });
    bounded ||= found.bounded;
    for (const hit of found.hits) {
      const itself = membersOf(entity).includes(hit.id) || hit.id === canonicalOf(entity);
      if (itself || hit.completed || hit.entity.anonymous || hit.score < LEAST_SIMILAR) continue;
      if (hit.score > (best.get(hit.id)?.hit.score ?? 0)) best.set(hit.id, { hit, asked: text });
    }
  }
  return { best, bounded };
}

function reason(reasonType: SimilarityReasonType, speaksFor: boolean, explanation: string): SimilarityReason {
  return { reasonType, speaksFor, explanation };
}

function nameReason(bearer: Bearer | undefined): SimilarityReason[] {
  if (!bearer) return [];
  const { asked, hit } = bearer;
  const how = asked === hit.name ? 'both are called so' : hit.explanation.text;
  return [reason('NAME', true, `"${asked}" and "${hit.name}": ${how}`)];
}

function claimReasons({
  same,
  different,
}: {
  readonly same: number;
  readonly different: number;
}): SimilarityReason[] {
  const claims = (count: number): string => (count === 1 ? '1 claim says' : `${count} claims say`);
  return [
    ...(same > 0 ? [reason('CLAIM', true, `${claims(same)} that the two may be the same`)] : []),
    ...(different > 0 ? [reason('CLAIM', false, `${claims(different)} that the two are not the same`)] : []),
  ];
}

/** What two entities' identifiers and dates say of their being one. */
function factReasons(own: readonly AttributeGroup[], others: readonly AttributeGroup[]): SimilarityReason[] {
  return [...identifierReasons(own, others), ...dateReasons(own, others)];
}

function identifierReasons(
  own: readonly AttributeGroup[],
  others: readonly AttributeGroup[],
): SimilarityReason[] {
  const [mine, theirs] = [identifiersOf(own), identifiersOf(others)];
  return [...mine].flatMap(([scheme, texts]) => {
    const other = theirs.get(scheme);
    if (!other) return [];
    const shared = [...texts].filter((text) => other.has(text));
    return shared.length > 0
      ? shared.map((text) => reason('IDENTIFIER', true, `both have ${scheme} ${text}`))
      : [
          reason(
            'IDENTIFIER',
            false,
            `different ${scheme}: ${[...texts].join(', ')} and ${[...other].join(', ')}`,
          ),
        ];
  });
}

function identifiersOf(facts: readonly AttributeGroup[]): Map<string, Set<string>> {
  const schemes = new Map<string, Set<string>>();
  for (const { value } of facts) {
    if (value.type !== 'TEXT') continue;
    const scheme = value.scheme ?? 'identifier';
    schemes.set(scheme, (schemes.get(scheme) ?? new Set()).add(value.text));
  }
  return schemes;
}

function dateReasons(own: readonly AttributeGroup[], others: readonly AttributeGroup[]): SimilarityReason[] {
  const [mine, theirs] = [datesOf(own), datesOf(others)];
  if (mine.size === 0 || theirs.size === 0) return [];
  const shared = [...mine].filter((date) => theirs.has(date));
  return shared.length > 0
    ? [reason('DATE', true, `both were born ${shared.join(', ')}`)]
    : [reason('DATE', false, `born ${[...mine].join(', ')} and ${[...theirs].join(', ')}`)];
}

function datesOf(facts: readonly AttributeGroup[]): Set<string> {
  return new Set(facts.flatMap(({ value }) => (value.type === 'DATE' ? [value.date] : [])));
}

/** Names first; an identifier in common lifts, one that differs lowers. */
function rank({ score, reasons }: SimilarEntity): number {
  const told = reasons.filter(({ reasonType }) => reasonType !== 'NAME');
  return told.reduce(
    (sum, { reasonType, speaksFor }) => sum + (speaksFor ? 1 : -1) * (WEIGHTS[reasonType] ?? 0),
    score,
  );
}

const WEIGHTS: Readonly<Partial<Record<SimilarityReasonType, number>>> = {
  IDENTIFIER: 0.5,
  CLAIM: 0.3,
  DATE: 0.15,
};
