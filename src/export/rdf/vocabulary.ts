/** The relation and attribute types as terms: those that an export uses stand in it, with what they mean. */
import {
  ATTRIBUTE_TYPES,
  RELATION_TYPES,
  type AttributeTypeDefinition,
  type EntityKind,
  type RelationTypeDefinition,
} from '../../vocabulary/vocabulary.js';
import { PROPERTIES as P, iriOf, term, type Term } from './terms.js';
import type { RdfWriter, Text } from './writer.js';
import { asWords } from '../words.js';

/** @param used names of types; the others are left out */
export function writeTypes(out: RdfWriter, used: ReadonlySet<string>): void {
  for (const definition of RELATION_TYPES) if (used.has(definition.type)) writeRelationType(out, definition);
  for (const definition of ATTRIBUTE_TYPES)
    if (used.has(definition.type)) writeAttributeType(out, definition);
}

function writeRelationType(out: RdfWriter, definition: RelationTypeDefinition): void {
  out.begin(iriOf(`nisba:${definition.type}`), ['nisba:RelationType', 'rdf:Property']);
  out.put(P.label, english(asWords(definition.type)));
  out.put(P.inverseLabel, english(definition.inverse));
  out.put(P.statement, english(definition.description));
  out.put(P.family, term('family', definition.family));
  if (definition.symmetric) out.put(P.symmetric, true);
  out.put(P.subjectKind, definition.domain.map(kindTerm));
  out.put(P.objectKind, definition.range.map(kindTerm));
  out.end();
}

function writeAttributeType(out: RdfWriter, definition: AttributeTypeDefinition): void {
  out.begin(iriOf(`nisba:${definition.type}`), ['nisba:AttributeType', 'rdf:Property']);
  out.put(P.label, english(asWords(definition.type)));
  out.put(P.statement, english(definition.description));
  out.put(P.valueType, term('valueType', definition.valueType));
  out.put(P.subjectKind, definition.domain.map(kindTerm));
  out.end();
}

export function english(text: string): Text {
  return { text, language: 'en' };
}

/** The class of a kind of entity: nisba:Person. */
function kindTerm(kind: EntityKind): Term {
  return `nisba:${kind[0]!}${kind.slice(1).toLowerCase()}`;
}
