/**
 * STIX relationships as relation types. The table is asked first; then a relationship named like one of
 * Nisba's own relation types (part-of, member-of, leads) is taken for it where the ends fit. What is left
 * has no place: techniques, and what detects or mitigates them, are no entities.
 */
import { relationType, type EntityKind, type RelationType } from '../../vocabulary/vocabulary.js';
import type { StixThing } from './index-objects.js';

export interface StixRelation {
  readonly type: RelationType;
  /** The link goes from the target to the source of the relationship. */
  readonly reversed: boolean;
  readonly role?: string;
}

type Rule = readonly [
  relationship: string,
  from: readonly EntityKind[],
  to: readonly EntityKind[],
  type: RelationType,
  further?: { readonly reversed?: true; readonly role?: string },
];

const ACTOR = ['PERSON', 'GROUP'] as const;
const LINKABLE = ['PERSON', 'GROUP', 'ASSET'] as const;

/** In the order in which they are tried. */
const RULES: readonly Rule[] = [
  ['attributed-to', ['EVENT'], ACTOR, 'CARRIED_OUT', { reversed: true }],
  // Of a set of intrusions or an actor: the two may be one, which is for an editor to decide.
  ['attributed-to', ACTOR, ACTOR, 'POSSIBLY_SAME_AS'],
  ['uses', ['PERSON', 'GROUP', 'EVENT'], ['ASSET'], 'USED'],
  ['targets', ['EVENT'], ['PERSON', 'GROUP', 'PLACE', 'ASSET'], 'TARGETED'],
  ['targets', ACTOR, ACTOR, 'OPPOSES', { role: 'targets' }],
  ['targets', ACTOR, ['PLACE'], 'OPERATES_IN', { role: 'targets' }],
  ['compromises', ['EVENT'], ['ASSET'], 'TARGETED', { role: 'compromised' }],
  ['located-at', ACTOR, ['PLACE'], 'BASED_IN'],
  ['located-at', ['EVENT'], ['PLACE'], 'OCCURRED_AT', { role: 'WITHIN' }],
  ['located-at', ['PLACE', 'ASSET'], ['PLACE'], 'LOCATED_IN'],
  ['originates-from', ACTOR, ['PLACE'], 'BASED_IN'],
  ['part-of', ['PERSON'], ['GROUP'], 'MEMBER_OF'],
  ['part-of', ['EVENT'], ['EVENT'], 'PART_OF_EVENT'],
  ['part-of', ['PLACE'], ['PLACE'], 'LOCATED_IN'],
  ['member-of', ['GROUP'], ['GROUP'], 'PART_OF'],
  ['works-for', ['PERSON'], ['GROUP'], 'MEMBER_OF'],
  ['employed-by', ['PERSON'], ['GROUP'], 'MEMBER_OF'],
  ['leader-of', ['PERSON'], ['GROUP'], 'LEADS'],
  ['sponsored-by', ACTOR, ACTOR, 'BACKS', { reversed: true }],
  ['supports', ACTOR, [...ACTOR, 'EVENT'], 'BACKS'],
  ['participates-in', ['PERSON', 'GROUP', 'ASSET'], ['EVENT'], 'PARTICIPATED_IN'],
  ['related-to', LINKABLE, LINKABLE, 'LINKED_TO'],
  ['owns', ACTOR, ['GROUP', 'ASSET'], 'OWNS'],
  ['owns', LINKABLE, LINKABLE, 'LINKED_TO', { role: 'owns' }],
  ['controls', LINKABLE, LINKABLE, 'LINKED_TO', { role: 'controls' }],
  [
    'duplicate-of',
    ['PERSON', 'GROUP', 'PLACE', 'EVENT', 'ASSET'],
    ['PERSON', 'GROUP', 'PLACE', 'EVENT', 'ASSET'],
    'POSSIBLY_SAME_AS',
  ],
];

/** The relation type that a relationship between two entities is; undefined where none says it. */
export function stixRelation(relationship: string, from: StixThing, to: StixThing): StixRelation | undefined {
  const [type, reversed, role] = ruled(relationship, from, to) ?? [];
  if (type === undefined) return undefined;
  // To a mere description nobody belongs otherwise.
  const isToLabel = (type === 'MEMBER_OF' || type === 'PART_OF') && to.groupType === 'LABEL';
  return {
    type: isToLabel ? 'ONE_OF' : type,
    reversed: reversed ?? false,
    ...(role !== undefined && { role }),
  };
}

function ruled(
  relationship: string,
  from: StixThing,
  to: StixThing,
): readonly [type: RelationType, reversed?: boolean, role?: string] | undefined {
  const rule = RULES.find(
    ([name, domain, range]) => name === relationship && domain.includes(from.kind) && range.includes(to.kind),
  );
  if (rule) return [rule[3], rule[4]?.reversed, rule[4]?.role];
  const own = relationType(relationship.replaceAll('-', '_').toUpperCase());
  const fits = own?.domain.includes(from.kind) && own.range.includes(to.kind);
  return fits ? [own!.type] : undefined;
}
