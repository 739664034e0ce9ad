import type { FoldedName } from './fold.js';
import {
  halfKey,
  keysOf,
  MAX_FORM_KEYS,
  MIN_HALVED,
  starts,
  telling,
  wholeKey,
  type DictionaryWord,
} from './form-keys.js';
import type { NameWord } from './name-word.js';
import { skeletonOf, skeletons, soundOf } from './skeleton.js';

/** What to look up for one word of a query. */
export interface WordProbe {
  readonly word: NameWord;
  /** Sounds to compare the dictionary's words with: the word's, without an article, joined with the next. */
  readonly sounds: readonly string[];
  /** Skeletons that spellings of it may have. */
  readonly skeletons: readonly string[];
  /** Halves of words one letter off. */
  readonly heads: readonly string[];
  readonly tails: readonly string[];
}

/** What to look up for a query; bounded by the sixteen words that are read of a text. */
export interface QueryKeys {
  readonly words: readonly WordProbe[];
  /** Keys of whole forms. */
  readonly keys: readonly string[];
  /** How the last word begins, where it may be unfinished. */
  readonly beginning?: Pick<DictionaryWord, 'start2' | 'start3' | 'sound2'>;
}

const MAX_SPLIT_KEYS = 60;
/** Of a text's keys beyond those of its words. */
export const MAX_QUERY_KEYS = MAX_SPLIT_KEYS + MAX_FORM_KEYS + 1;

/** The keys of a folded query. */
export function queryKeys(query: FoldedName): QueryKeys {
  const told = telling(query.words);
  const [only] = query.words;
  const letters = query.words.length === 1 && only?.script === 'LATIN' ? only.written.toLowerCase() : '';
  const last = query.words.at(-1);
  return {
    words: told.map((word, at) => probe(word, told[at + 1])),
    keys: [
      ...new Set([
        ...(/^[a-z]{2,7}$/u.test(letters) ? [`a:${letters}`] : []),
        ...keysOf(query),
        ...splitKeys(told),
      ]),
    ],
    ...(last && { beginning: starts(last.sounds.symbols) }),
  };
}

function probe(word: NameWord, next: NameWord | undefined): WordProbe {
  const symbols = [word.sounds.symbols, ...(word.unarticled ? [word.unarticled.symbols] : [])];
  const joined = next ? [word.sounds.symbols + next.sounds.symbols] : [];
  const own = [...new Set([...skeletons(word), ...symbols.map(skeletonOf)])];
  // Short words are halved with their vowels, and those a letter longer than short may come to be.
  const short = symbols.filter((sounds) => skeletonOf(sounds).length <= MIN_HALVED);
  const wholes = [...own.slice(0, 2), ...short.map(soundOf)];
  return {
    word,
    sounds: [...symbols, ...joined],
    skeletons: [
      ...new Set([...own, ...own.flatMap(exchanged), ...swapped(word.skeleton), ...joined.map(skeletonOf)]),
    ],
    heads: wholes.flatMap((whole) => lengthsNear(whole).map((length) => headProbe(whole, length))),
    tails: wholes.flatMap((whole) => lengthsNear(whole).map((length) => tailProbe(whole, length))),
  };
}

/**
 * A word of some length that is one letter off has its first half, or the rest, in common with this one:
 * one error cannot lie in both.
 */
function lengthsNear(whole: string): readonly number[] {
  return [whole.length - 1, whole.length, whole.length + 1].filter((length) => length >= MIN_HALVED);
}

function headProbe(whole: string, length: number): string {
  return halfKey(length, whole.slice(0, Math.floor(length / 2)));
}

function tailProbe(whole: string, length: number): string {
  return halfKey(length, whole.slice(Math.max(0, whole.length - (length - Math.floor(length / 2)))));
}

/** What other habits of reading make of a skeleton; two-letter ones are too short for their halves. */
// prettier-ignore
const EXCHANGED: readonly (readonly [RegExp, string])[] = [
  [/S/u, 'T'], [/T/u, 'S'], [/J/u, 'K'], [/K/u, 'J'], [/D/u, 'T'], [/T/u, 'D'], [/^H/u, 'K'], [/^K/u, 'H'], [/^W/u, 'V'], [/B/u, 'V'], [/^A/u, ''],
];

/** Two neighbours changed places: where the halves meet, neither of them would tell. */
function swapped(skeleton: string): readonly string[] {
  if (skeleton.length < 3) return [];
  return Array.from(
    { length: skeleton.length - 1 },
    (_, i) => skeleton.slice(0, i) + skeleton.charAt(i + 1) + skeleton.charAt(i) + skeleton.slice(i + 2),
  );
}

function exchanged(skeleton: string): readonly string[] {
  return EXCHANGED.filter(([letter]) => letter.test(skeleton))
    .map(([letter, other]) => skeleton.replace(letter, other))
    .filter((other) => other.length >= 2);
}

/** Keys of names that write as two words what the query writes as one: Alireza, Ali Reza. */
function splitKeys(words: readonly NameWord[]): readonly string[] {
  const all = words.map((word) => word.skeleton);
  const found = words.flatMap(({ sounds: { symbols } }, at) =>
    Array.from({ length: Math.max(0, symbols.length - 3) }, (_, i) => i + 2).map((i) =>
      wholeKey([
        ...all.slice(0, at),
        skeletonOf(symbols.slice(0, i)),
        skeletonOf(symbols.slice(i)),
        ...all.slice(at + 1),
      ]),
    ),
  );
  return found.slice(0, MAX_SPLIT_KEYS);
}

/** Whether one letter put in, left out, exchanged, or two neighbours swapped lead from one skeleton to another. */
export function isOneOff(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2))
  );
}
