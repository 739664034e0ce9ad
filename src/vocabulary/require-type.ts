/** Whether a name is a type of the vocabulary. */
import { NisbaError } from '../errors.js';
import { attributeType, relationType } from './vocabulary.js';

/** @throws UNKNOWN_TYPE unless the name is a relation or attribute type */
export function requireType(name: string): void {
  if (!relationType(name) && !attributeType(name)) throw unknownType(name);
}

/** What to tell of a name that is no type. */
export function unknownType(name: string): NisbaError {
  const shown = name.slice(0, 80);
  return new NisbaError(
    'UNKNOWN_TYPE',
    `${shown} is neither a relation type nor an attribute type: see { vocabulary { relationTypes { type } attributeTypes { type } } }.`,
    { type: shown },
  );
}
