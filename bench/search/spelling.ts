/** Which aliases are spellings of a primary name, by a plain measure that shares nothing with the search. */
import { distance } from 'fastest-levenshtein';

/**
 * An alias is a spelling of the primary name if either
 * - their numbers of words differ by one at most, and each word of the shorter has its own partner in the
 *   longer, at a plain Levenshtein distance of at most 2 and of at most 40 % of the longer word; or
 * - without spaces they are within a fifth of the longer's length of each other.
 * Words are runs of letters and digits in lower case without marks; a surname before a comma goes last;
 * quotes are dropped.
 */
export function isSpellingOf(alias: string, primary: string): boolean {
  const [one, other] = [words(alias), words(primary)];
  if (one.length === 0 || other.length === 0) return false;
  const [joined, whole] = [one.join(''), other.join('')];
  if (distance(joined, whole) <= Math.max(joined.length, whole.length) / 5) return true;
  if (Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, [...other]] : [other, [...one]];
  return short.every((word) => takePartner(word, long));
}

function takePartner(word: string, others: string[]): boolean {
  const near = others
    .map((other, at) => ({ at, edits: distance(word, other), length: Math.max(word.length, other.length) }))
    .filter(({ edits, length }) => edits <= 2 && edits <= length * 0.4)
    .sort((one, other) => one.edits - other.edits)[0];
  if (near) others.splice(near.at, 1);
  return near !== undefined;
}

function words(name: string): readonly string[] {
  const [last, first] = name.split(', ');
  const text = first === undefined ? name : `${first} ${last ?? ''}`;
  return (
    text
      .normalize('NFD')
      .replace(/[\p{M}'’‘`]/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
