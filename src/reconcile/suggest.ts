/** Suggestions while somebody types: entities, kinds, properties. */
import { NisbaError } from '../errors.js';
import { nameKey } from '../entity/name-key.js';
import { searchNames } from '../search/search-names.js';
import type { Reader } from '../store/store.js';
import { KINDS, sortOf, typeOf, worded, type KindType } from './kinds.js';
import { PROPERTIES } from './properties.js';
import { byId, describe } from './reconcile.js';

export interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The kind, of an entity. */
  readonly notable?: readonly KindType[];
}

/** Suggestions in one answer. */
const PAGE = 20;

/**
 * Entities whose names fit what was typed so far, or whose id it is.
 *
 * @param cursor how many to skip
 * @throws BAD_USER_INPUT for a text that is too long, INDEX_STALE
 */
export async function suggestEntities(
  reader: Reader,
  prefix: string,
  cursor: number,
): Promise<readonly Suggestion[]> {
  const given = await byId(reader, prefix);
  const first = given
    ? [{ id: given.id, name: given.name, description: sortOf(given), notable: [typeOf(given.kind)] }]
    : [];
  // A quote or a space is the beginning of something, and no mistake.
  const { hits } = /[\p{L}\p{N}]/u.test(prefix) ? await searchNames(reader, { text: prefix }) : { hits: [] };
  const found = hits
    .filter(({ id }) => id !== given?.id)
    .map((hit) => ({
      id: hit.id,
      name: hit.entity.name,
      description: describe(hit),
      notable: [typeOf(hit.entity.kind)],
    }));
  return [...first, ...found].slice(cursor, cursor + PAGE);
}

export function suggestKinds(prefix: string, cursor: number): readonly Suggestion[] {
  return startingWith(prefix, KINDS).slice(cursor, cursor + PAGE);
}

/** Attributes that a query's properties may name. */
export function suggestProperties(prefix: string, cursor: number): readonly Suggestion[] {
  const all = PROPERTIES.map(({ type, description }) => ({ id: type, name: worded(type), description }));
  return startingWith(prefix, all).slice(cursor, cursor + PAGE);
}

/** Those of which the id, or a word of the name, begins so; all for an empty text. */
function startingWith<T extends Suggestion>(prefix: string, all: readonly T[]): readonly T[] {
  const typed = nameKey(prefix);
  return all.filter(({ id, name }) =>
    [id.toLowerCase(), name.toLowerCase(), ...name.toLowerCase().split(' ')].some((text) =>
      text.startsWith(typed),
    ),
  );
}

/** @throws BAD_USER_INPUT unless the text is a whole number, 0 or more, or absent */
export function parseCursor(text: string | null): number {
  if (text === null || text === '') return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new NisbaError('BAD_USER_INPUT', 'cursor is how many suggestions to skip: give a whole number.');
}
