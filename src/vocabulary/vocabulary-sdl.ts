/** The vocabulary as GraphQL enums: `schema/vocabulary.graphql` is this text, and a test holds the two together. */
import {
  ATTRIBUTE_TYPES,
  ENTITY_KINDS,
  FAMILIES,
  RELATION_TYPES,
  VALUE_TYPES,
  type EntityKind,
  type Family,
  type ValueType,
} from './vocabulary.js';

const KIND_TEXTS: Readonly<Record<EntityKind, string>> = {
  PERSON: 'A human being.',
  GROUP: 'An organisation, government, army, parliament, medium or community, or a mere label.',
  PLACE: 'A country, region, town, base or building.',
  EVENT: 'Something that happened, is to happen, or is said to have happened.',
  ASSET: 'A weapon, vessel, aircraft, account, document or tool.',
};

const FAMILY_TEXTS: Readonly<Record<Family, string>> = {
  COMMAND: 'Who commands, belongs to or speaks for whom.',
  BACKING: 'Who supports whom.',
  COOPERATION: 'Who stands together.',
  CONTACT: 'Who was in touch with whom.',
  HOSTILITY: 'Who stands against whom.',
  EVENT: 'Who had a part in what happened.',
  PLACE: 'What is where.',
  SPEECH: 'What was said about whom.',
  IDENTITY: 'Who may be who.',
};

const VALUE_TEXTS: Readonly<Record<ValueType, string>> = {
  TEXT: 'A text.',
  QUANTITY: 'A number of something, with bounds.',
  DATE: 'A date.',
  POINT: 'A point on the earth.',
  NAME: 'A form of a name.',
};

/** The text of `schema/vocabulary.graphql`. */
export function vocabularySdl(): string {
  return [
    printed(
      'EntityKind',
      'What an entity is.',
      ENTITY_KINDS.map((kind) => [kind, KIND_TEXTS[kind]]),
    ),
    printed(
      'Family',
      'Relation types that belong together.',
      FAMILIES.map((family) => [family, FAMILY_TEXTS[family]]),
    ),
    printed(
      'RelationType',
      'How two entities are tied.',
      RELATION_TYPES.map(({ type, description }) => [type, description]),
    ),
    printed(
      'AttributeType',
      'What is said of an entity besides its ties.',
      ATTRIBUTE_TYPES.map(({ type, description }) => [type, description]),
    ),
    printed(
      'ValueType',
      'What sort of value an attribute takes.',
      VALUE_TYPES.map((type) => [type, VALUE_TEXTS[type]]),
    ),
  ].join('\n');
}

function printed(name: string, text: string, values: readonly (readonly [string, string])[]): string {
  const lines = values.map(([value, about]) => `  ${JSON.stringify(about)}\n  ${value}\n`);
  return `${JSON.stringify(text)}\nenum ${name} {\n${lines.join('')}}\n`;
}
