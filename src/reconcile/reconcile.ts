/** Who may be meant by a name in somebody's table: ranked candidates, and at most one match. */
import type { StoredEntity } from '../entity/entity-row.js';
import { findEntities } from '../entity/record-entities.js';
import { canonicalOf } from '../identity/canonical.js';
import { isEntityId, type EntityId } from '../ids.js';
import { judge } from '../search/judge.js';
import { searchNames, type SearchHit } from '../search/search-names.js';
import type { Reader } from '../store/store.js';
import type { EntityKind } from '../vocabulary/vocabulary.js';
import { sortOf, typeOf, words, type KindType } from './kinds.js';
import { fitProperties, type PropertyFit } from './properties.js';
import { MOST_CANDIDATES, type ReconciliationQuery } from './query.js';

/** A value that went into the score (section 4.2 of the specification). */
export interface Feature {
  readonly id: string;
  readonly value: number | boolean;
}

/** A reconciliation candidate (section 4.2 of the specification). */
export interface Candidate {
  readonly id: EntityId;
  readonly name: string;
  readonly description: string;
  readonly type: readonly KindType[];
  /** 0 to 100. */
  readonly score: number;
  /** Whether it is the one that is meant: of one query one candidate at the most. */
  readonly match: boolean;
  readonly features: readonly Feature[];
}

/** What another kind than the one preferred leaves of a score: too little for a match. */
const OTHER_KIND = 0.8;
/** What is left of a score where sources assert another value: so little that a namesake with this one is ahead. */
const OTHER_VALUE = 0.9;
/** How much of what a score lacks an identifier makes good. */
const SAME_IDENTIFIER = 0.5;

/**
 * The candidates of one query, best first.
 *
 * @throws BAD_USER_INPUT for a text without letters or too long, INDEX_STALE
 */
export async function reconcile(reader: Reader, query: ReconciliationQuery): Promise<readonly Candidate[]> {
  const { text, kinds, strictness, limit, properties } = query;
  // Nothing is of two kinds.
  if (strictness === 'all' && kinds.length > 1) return [];
  const given = await byId(reader, text);
  if (given && (strictness === 'should' || isOf(kinds, given))) return [givenById(given)];

  const filtered = strictness !== 'should' && kinds.length > 0;
  const { hits } = await searchNames(reader, { text, ...(filtered && { kinds }) });
  const considered = hits.slice(0, MOST_CANDIDATES);
  const fits = await fitProperties(
    reader,
    considered.map(({ entity }) => entity),
    properties,
  );
  const fitting = considered.map((hit) => ({
    hit,
    id: hit.id,
    kindFits: isOf(kinds, hit.entity),
    fits: fits.get(hit.id) ?? [],
  }));
  const identified = fitting.some(isIdentified);
  const scored = fitting
    .map((one) => ({ ...one, score: scoreOf(one, identified) }))
    .sort((one, other) => other.score - one.score);
  const judgement = judge(scored);
  const winner = judgement.verdict === 'RESOLVED' ? judgement.winner.id : undefined;
  return scored.slice(0, limit).map((one) => ({
    id: one.id,
    name: one.hit.entity.name,
    description: describe(one.hit),
    type: [typeOf(one.hit.entity.kind)],
    score: percent(one.score),
    match: one.id === winner,
    features: featuresOf(one, kinds.length > 0),
  }));
}

/** The entity that stands for the one of an id, if the text is the id of one. */
export async function byId(reader: Reader, text: string): Promise<StoredEntity | undefined> {
  const id = text.trim();
  if (!isEntityId(id)) return undefined;
  const entity = (await findEntities(reader, [id])).get(id);
  if (entity?.canonical === undefined) return entity;
  const standing = canonicalOf(entity);
  return (await findEntities(reader, [standing])).get(standing);
}

function givenById(entity: StoredEntity): Candidate {
  return {
    id: entity.id,
    name: entity.name,
    description: sortOf(entity),
    type: [typeOf(entity.kind)],
    score: 100,
    match: true,
    features: [{ id: 'given_by_id', value: true }],
  };
}

/** What it is, and which of its names was found by which reading, where that isn't the name shown. */
export function describe({ entity, name, nameKind, explanation }: SearchHit): string {
  const found = name === entity.name ? [] : [`found by “${name}” (${words(nameKind)})`];
  const read = explanation.words.some(({ steps }) => steps.length > 0) ? [explanation.text] : [];
  return [sortOf(entity), ...found, ...read].join(' · ');
}

function isOf(kinds: readonly EntityKind[], { kind }: StoredEntity): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

interface Fitting {
  readonly hit: SearchHit;
  readonly kindFits: boolean;
  readonly fits: readonly PropertyFit[];
}

function isIdentified({ fits }: Fitting): boolean {
  return fits.some(({ property, fits: same }) => property === 'IDENTIFIER' && same);
}

/**
 * A given identifier speaks for its bearer, and against the other candidates; where it is nobody's it tells
 * nothing, as registers number the same thing in different ways. Other properties lower the score where
 * sources assert something else, and raise none, as many share them.
 *
 * @param identified whether the identifier that was given is a candidate's
 */
function scoreOf(candidate: Fitting, identified: boolean): number {
  const { hit, kindFits, fits } = candidate;
  let score = kindFits ? hit.score : hit.score * OTHER_KIND;
  if (identified)
    score = isIdentified(candidate) ? score + (1 - score) * SAME_IDENTIFIER : score * OTHER_VALUE;
  for (const { property, fits: same } of fits) if (property !== 'IDENTIFIER' && !same) score *= OTHER_VALUE;
  return score;
}

function featuresOf({ hit, kindFits, fits }: Fitting, kindAsked: boolean): readonly Feature[] {
  return [
    { id: 'name_score', value: percent(hit.parts?.score ?? hit.score) },
    { id: 'name_kind_factor', value: hit.kindFactor },
    { id: 'all_words_found', value: hit.explanation.unmatchedQuery.length === 0 },
    ...(kindAsked ? [{ id: 'type_fits', value: kindFits }] : []),
    ...fits.map(({ property, fits: same }) => ({ id: `property_${property}`, value: same })),
  ];
}

/** With two decimals. */
function percent(score: number): number {
  return Math.round(score * 10_000) / 100;
}
