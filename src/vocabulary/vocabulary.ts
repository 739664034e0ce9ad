/**
 * The vocabulary: the closed set of relation and attribute types that a claim may use.
 *
 * One line a type. Letters stand for the kinds of entity that may be subject (domain) and object
 * (range): P person, G group, L place, E event, A asset.
 */
export const ENTITY_KINDS = ['PERSON', 'GROUP', 'PLACE', 'EVENT', 'ASSET'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const FAMILIES = [
  'COMMAND',
  'BACKING',
  'COOPERATION',
  'CONTACT',
  'HOSTILITY',
  'EVENT',
  'PLACE',
  'SPEECH',
  'IDENTITY',
] as const;
export type Family = (typeof FAMILIES)[number];

export const VALUE_TYPES = ['TEXT', 'QUANTITY', 'DATE', 'POINT', 'NAME'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export interface RelationTypeDefinition {
  readonly type: RelationType;
  readonly family: Family;
  readonly domain: readonly EntityKind[];
  readonly range: readonly EntityKind[];
  /** How the link reads from its object's end. */
  readonly inverse: string;
  /** One link whichever end the source names first. */
  readonly symmetric: boolean;
  /** Claims with different roles make different links. */
  readonly roleInIdentity: boolean;
  readonly description: string;
}

export interface AttributeTypeDefinition {
  readonly type: AttributeType;
  readonly domain: readonly EntityKind[];
  readonly valueType: ValueType;
  readonly description: string;
}

const KIND_OF_LETTER: Readonly<Record<string, EntityKind>> = {
  P: 'PERSON',
  G: 'GROUP',
  L: 'PLACE',
  E: 'EVENT',
  A: 'ASSET',
};
const kinds = (letters: string): EntityKind[] => [...letters].map((letter) => KIND_OF_LETTER[letter]!);

type Flag = 'symmetric' | 'roleInIdentity';
type RelationLine = readonly [
  family: Family,
  domain: string,
  range: string,
  inverse: string,
  description: string,
  ...flags: Flag[],
];
type AttributeLine = readonly [domain: string, valueType: ValueType, description: string];

const RELATIONS = {
  // who commands, belongs to, speaks for
  LEADS: [
    'COMMAND',
    'P',
    'G',
    'is led by',
    'Commands or heads a group; for a post in a state or an army use HOLDS_OFFICE_IN.',
  ],
  MEMBER_OF: [
    'COMMAND',
    'P',
    'G',
    'has as a member',
    'A person belongs to a group, in whatever rank; leaders get LEADS.',
  ],
  SPOKESPERSON_FOR: [
    'COMMAND',
    'P',
    'G',
    'speaks through',
    'Speaks for a group by appointment; a single statement is SAID.',
  ],
  HOLDS_OFFICE_IN: [
    'COMMAND',
    'PG',
    'G',
    'has as an office holder',
    'Holds, held or is to hold a named post in a state, army, parliament or organisation; the post is the role.',
    'roleInIdentity',
  ],
  FOUNDED: ['COMMAND', 'PG', 'G', 'was founded by', 'Brought a group into being; leading it is LEADS.'],
  PART_OF: [
    'COMMAND',
    'G',
    'G',
    'has as a part',
    'A group belongs to a larger organisation; to a mere description it is ONE_OF.',
  ],
  OWNS: [
    'COMMAND',
    'PG',
    'GA',
    'is owned by',
    'Has a group or an asset as its property, wholly or in part; the share is the quantity.',
  ],
  ONE_OF: [
    'COMMAND',
    'PGLA',
    'G',
    'includes',
    'Is said to be among those whom a label describes; a label is no organisation.',
  ],
  OVERLAPS_WITH: [
    'COMMAND',
    'G',
    'G',
    'overlaps with',
    'Two groups share members without one being part of the other.',
    'symmetric',
  ],
  SPLIT_FROM: ['COMMAND', 'G', 'G', 'gave rise to', 'Broke away from a group that went on.'],
  SUCCEEDED: [
    'COMMAND',
    'PG',
    'PG',
    'was succeeded by',
    'Took the place of another, as a group or in a post.',
  ],
  // who supports whom
  BACKS: [
    'BACKING',
    'PG',
    'PGE',
    'is backed by',
    'Supports in general, or in a way that the source leaves open.',
  ],
  FUNDS: ['BACKING', 'PG', 'PG', 'is funded by', 'Gives money or means of payment.'],
  ARMS: ['BACKING', 'PG', 'PG', 'is armed by', 'Gives weapons.'],
  TRAINS: ['BACKING', 'PG', 'PG', 'is trained by', 'Gives military or technical instruction.'],
  DIRECTS: [
    'BACKING',
    'PG',
    'PGE',
    'is directed by',
    'Gives orders to a group that it does not formally lead, or has an act done.',
  ],
  RESTRAINS: ['BACKING', 'PG', 'PG', 'is restrained by', 'Tries to hold back what another does.'],
  // who stands together
  ALLIED_WITH: [
    'COOPERATION',
    'PG',
    'PG',
    'is allied with',
    'Declared or described as allies; fighting side by side is FIGHTS_ALONGSIDE.',
    'symmetric',
  ],
  FIGHTS_ALONGSIDE: [
    'COOPERATION',
    'PG',
    'PG',
    'fights alongside',
    'Fought on the same side in one theatre.',
    'symmetric',
  ],
  // who stands against whom
  RIVAL_OF: ['HOSTILITY', 'PG', 'PG', 'is a rival of', 'Competes without fighting.', 'symmetric'],
  FIGHTS: [
    'HOSTILITY',
    'PG',
    'PGE',
    'is fought by',
    'Fights, or took part in the fight against; one attack is an event with TARGETED.',
  ],
  OPPOSES: [
    'HOSTILITY',
    'PG',
    'PGE',
    'is opposed by',
    'Is against somebody or something by position; words of blame are BLAMED.',
  ],
  DETAINED_BY: ['HOSTILITY', 'P', 'PG', 'detained', 'Was held prisoner by.'],
  SANCTIONED: ['HOSTILITY', 'G', 'PGA', 'was sanctioned by', 'Put under sanctions.'],
  // who was in touch
  MET: ['CONTACT', 'PG', 'PG', 'met', 'Met in person.', 'symmetric'],
  PHOTOGRAPHED_WITH: [
    'CONTACT',
    'P',
    'P',
    'was photographed with',
    'Is seen in one picture with; says nothing more.',
    'symmetric',
  ],
  DISPLAYS_IMAGE_OF: [
    'CONTACT',
    'PG',
    'PGE',
    'is displayed by',
    'Shows a picture of somebody in rooms, banners or publications.',
  ],
  RELATIVE_OF: [
    'CONTACT',
    'P',
    'P',
    'is a relative of',
    'Is related by blood or marriage; the role says how.',
    'symmetric',
  ],
  SPOKE_TO: [
    'CONTACT',
    'PG',
    'PG',
    'was spoken to by',
    'Gave an interview or a statement to, or talked to; talks about an agreement are NEGOTIATES_WITH.',
  ],
  NEGOTIATES_WITH: [
    'CONTACT',
    'PG',
    'PG',
    'negotiates with',
    'Holds talks about an agreement; a refusal to is a denial or an intention not to.',
    'symmetric',
  ],
  LINKED_TO: [
    'CONTACT',
    'PGA',
    'PGA',
    'is linked to',
    'Is tied to in a way that the source leaves open; where it tells how, its own type.',
    'symmetric',
  ],
  // who had a part in what happened
  CARRIED_OUT: [
    'EVENT',
    'PG',
    'E',
    'was carried out by',
    'Did it; for a person or unit that was merely there use PARTICIPATED_IN.',
  ],
  PARTICIPATED_IN: ['EVENT', 'PGA', 'E', 'had as a participant', 'Took part in.'],
  TARGETED: [
    'EVENT',
    'E',
    'PGLA',
    'was targeted by',
    'The event was aimed at; hitting something else by chance is an attribute of the event.',
  ],
  USED: ['EVENT', 'PGE', 'A', 'was used by', 'An event or an actor made use of a weapon, vehicle or tool.'],
  KILLED_IN: ['EVENT', 'PG', 'E', 'killed', 'Died in the event; numbers of dead are the attribute KILLED.'],
  INJURED_IN: ['EVENT', 'PG', 'E', 'injured', 'Was hurt in the event; numbers are the attribute WOUNDED.'],
  RESPONSE_TO: [
    'EVENT',
    'E',
    'E',
    'was answered by',
    'Is presented as an answer to an earlier event; by whom, the attribution says.',
  ],
  PART_OF_EVENT: ['EVENT', 'E', 'E', 'comprises', 'Is one part of a larger event.'],
  SUSPENDED: ['EVENT', 'PG', 'E', 'was suspended by', 'Stopped for now what it had been doing.'],
  PASSED: [
    'EVENT',
    'G',
    'E',
    'was passed by',
    'A parliament or council adopted a resolution or a law, taken as an event.',
  ],
  WON: ['EVENT', 'PG', 'E', 'was won by', 'Won an election or a contest.'],
  // where
  OCCURRED_AT: [
    'PLACE',
    'E',
    'L',
    'was the scene of',
    'Where an event happened; the role gives the precision: AT, NEAR, WITHIN or ALONG.',
    'roleInIdentity',
  ],
  LOCATED_IN: ['PLACE', 'LAG', 'L', 'contains', 'Lies inside a larger place.'],
  NEAR: ['PLACE', 'L', 'L', 'is near', 'Lies close to another place.', 'symmetric'],
  BASED_IN: [
    'PLACE',
    'PG',
    'L',
    'is the base of',
    'Has its seat or its home there; troops sent there are DEPLOYED_TO.',
  ],
  DEPLOYED_TO: ['PLACE', 'PGA', 'L', 'has deployed to it', 'Was sent to a place for a time.'],
  OPERATES_IN: [
    'PLACE',
    'PG',
    'L',
    'is an area of operation of',
    'Is active in a place, wherever it is based.',
  ],
  HOSTS: [
    'PLACE',
    'LG',
    'PGA',
    'is hosted by',
    'A place or base houses troops or equipment; how many is the quantity.',
  ],
  GOVERNS: ['PLACE', 'G', 'L', 'is governed by', 'Is the government or authority of a place.'],
  // what was said about whom
  PRAISED: ['SPEECH', 'PG', 'PGE', 'was praised by', 'Spoke well of; support in deeds is BACKS.'],
  CONDEMNED: ['SPEECH', 'PG', 'PGE', 'was condemned by', 'Publicly disapproved of an act or an actor.'],
  THREATENED: ['SPEECH', 'PG', 'PGL', 'was threatened by', 'Announced harm to somebody.'],
  BLAMED: [
    'SPEECH',
    'PG',
    'PG',
    'was blamed by',
    'Held responsible for what `about` names; the accusation itself is a second, attributed claim.',
  ],
  REJECTED: ['SPEECH', 'PG', 'PGE', 'was rejected by', 'Refused somebody or a proposal.'],
  SUMMONED: [
    'SPEECH',
    'PG',
    'PG',
    'was summoned by',
    'Formally called in, as a government does with a diplomat.',
  ],
  // who may be who
  POSSIBLY_SAME_AS: [
    'IDENTITY',
    'PGLEA',
    'PGLEA',
    'is possibly the same as',
    'The two may be one; merging them is a separate, reversible decision.',
    'symmetric',
  ],
} as const satisfies Readonly<Record<string, RelationLine>>;

const ATTRIBUTES = {
  NAME: ['PGLEA', 'NAME', 'A form of the name, as the source spells it.'],
  IDENTIFIER: ['PGLEA', 'TEXT', 'An identifier that some register gave; its scheme says which.'],
  DESCRIBED_AS: ['PGLEA', 'TEXT', 'What the source calls it, where no relation type says it.'],
  DATE: ['E', 'DATE', 'When the event happened.'],
  DURATION: ['E', 'QUANTITY', 'How long it lasted; the unit is minutes, hours, days …'],
  COORDINATES: ['LEA', 'POINT', 'Where it lies, WGS 84.'],
  KILLED: ['E', 'QUANTITY', 'How many died, and of whom.'],
  WOUNDED: ['E', 'QUANTITY', 'How many were hurt, and of whom.'],
  MISSING: ['E', 'QUANTITY', 'How many are missing, and of whom.'],
  CASUALTIES: ['E', 'QUANTITY', 'Dead and wounded together, or casualties of unstated kind.'],
  DAMAGE: ['ELA', 'TEXT', 'What was damaged, and how badly.'],
  STRENGTH: ['GE', 'QUANTITY', 'How many people or units a group has, in all or in a place.'],
  EVENT_COUNT: ['GE', 'QUANTITY', 'How many events of a kind there were.'],
  SITES_STRUCK: ['E', 'QUANTITY', 'How many sites an attack hit.'],
  MUNITIONS: ['E', 'QUANTITY', 'How many munitions were used.'],
  WEAPON: ['EPG', 'TEXT', 'What kind of weapon was used, where it is no entity.'],
  OCCUPANCY: ['ELA', 'TEXT', 'Who or what was at a site when it was hit.'],
  TARGET_CONTENTS: ['ELA', 'TEXT', 'What a target was or held; a denial says that it did not.'],
  PURPOSE: ['PGEA', 'TEXT', 'What it was for.'],
  REASON: ['PGEA', 'TEXT', 'Why it was done or came about.'],
  RANK: ['P', 'TEXT', 'Military or civil rank.'],
  SAID: ['PG', 'TEXT', 'What somebody said, where no relation type says it.'],
  LEGAL_STATUS: ['PGLEA', 'TEXT', 'Standing in law: state-sanctioned, non-binding …'],
  DISTANCE: ['LE', 'QUANTITY', 'How far it is from what `of` names.'],
  BIRTH_DATE: ['P', 'DATE', 'When the person was born.'],
  BIRTH_PLACE: ['P', 'TEXT', 'Where the person was born, as the source writes it.'],
  GENDER: ['P', 'TEXT', 'Gender, in the word of the source.'],
  NATIONALITY: ['P', 'TEXT', 'Citizenship or nationality.'],
  ADDRESS: [
    'PGA',
    'TEXT',
    'Where it can be found, as the source writes it; a country or town is a relation.',
  ],
} as const satisfies Readonly<Record<string, AttributeLine>>;

export type RelationType = keyof typeof RELATIONS;
export type AttributeType = keyof typeof ATTRIBUTES;

export const RELATION_TYPES: readonly RelationTypeDefinition[] = Object.entries(RELATIONS).map(
  ([type, line]) => {
    const [family, domain, range, inverse, description, ...flags] = line as RelationLine;
    return {
      type: type as RelationType,
      family,
      domain: kinds(domain),
      range: kinds(range),
      inverse,
      description,
      symmetric: flags.includes('symmetric'),
      roleInIdentity: flags.includes('roleInIdentity'),
    };
  },
);

export const ATTRIBUTE_TYPES: readonly AttributeTypeDefinition[] = Object.entries(ATTRIBUTES).map(
  ([type, line]) => {
    const [domain, valueType, description] = line as AttributeLine;
    return { type: type as AttributeType, domain: kinds(domain), valueType, description };
  },
);

const relationTypes = new Map<string, RelationTypeDefinition>(
  RELATION_TYPES.map((definition) => [definition.type, definition]),
);
const attributeTypes = new Map<string, AttributeTypeDefinition>(
  ATTRIBUTE_TYPES.map((definition) => [definition.type, definition]),
);

/** The relation type of that name, or undefined. */
export function relationType(name: string): RelationTypeDefinition | undefined {
  return relationTypes.get(name);
}

/** The attribute type of that name, or undefined. */
export function attributeType(name: string): AttributeTypeDefinition | undefined {
  return attributeTypes.get(name);
}

/** The relation types of some families, in the vocabulary's order. */
export function typesOfFamilies(families: readonly Family[]): RelationType[] {
  return RELATION_TYPES.filter((definition) => families.includes(definition.family)).map(
    (definition) => definition.type,
  );
}
