/** Kinds of entity as the types of a reconciliation service. */
import type { StoredEntity } from '../entity/entity-row.js';
import { ENTITY_KINDS, type EntityKind } from '../vocabulary/vocabulary.js';

/** A type of the specification (section 2.2): its id is the kind. */
export interface KindType {
  readonly id: EntityKind;
  readonly name: string;
}

export interface DescribedKind extends KindType {
  readonly description: string;
}

const DESCRIPTIONS: Readonly<Record<EntityKind, string>> = {
  PERSON: 'A human being, named or not.',
  GROUP: 'Armed groups, governments, ministries, parties, media, companies, coalitions.',
  PLACE: 'Countries, provinces, towns, bases, sites.',
  EVENT: 'Attacks, strikes, meetings, elections: what happened at some time.',
  ASSET: 'Weapons, vessels, aircraft, accounts, documents, tools.',
};

export const KINDS: readonly DescribedKind[] = ENTITY_KINDS.map((kind) => ({
  ...typeOf(kind),
  description: DESCRIPTIONS[kind],
}));

export function typeOf(kind: EntityKind): KindType {
  return { id: kind, name: worded(kind) };
}

/** What sort of thing an entity is, in words: "Group (armed group)". */
export function sortOf({ kind, groupType, anonymous, unnamed }: StoredEntity): string {
  const nameless = anonymous || unnamed ? 'unnamed in its source' : undefined;
  const more = [groupType && groupType !== 'OTHER' ? words(groupType) : undefined, nameless].filter(
    (part) => part !== undefined,
  );
  return more.length > 0 ? `${worded(kind)} (${more.join(', ')})` : worded(kind);
}

/** A constant of the vocabulary as words: LOCATED_IN → "located in". */
export function words(constant: string): string {
  return constant.toLowerCase().replaceAll('_', ' ');
}

/** The same with a capital: PERSON → "Person". */
export function worded(constant: string): string {
  const text = words(constant);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
