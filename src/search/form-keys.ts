import { commonWeight } from './common-words.js';
import { foldName, type FoldedName } from './fold.js';
import { latinLetters } from './latin-letters.js';
import type { NameWord } from './name-word.js';
import { skeletonOf, soundOf } from './skeleton.js';

/** Changes with the rules of folding or of keys: keys of another version must be rebuilt. */
export const KEY_VERSION = 1;

/** Bounds of what one name form gives. */
export const MAX_FORM_WORDS = 32;
export const MAX_FORM_KEYS = 8;

const MAX_PAIRS = 6;

/** A word of the names' dictionary, as it is stored: once, however many names hold it. */
export interface DictionaryWord {
  /** Its sounds, symbol by symbol. */
  readonly symbols: string;
  readonly skeleton: string;
  /**
   * Halves of the skeleton with its length, such as 4:SL and 4:MN, or of a short word's sound, such as
   * 5:ka and 5:sim: a word one letter off shares one.
   */
  readonly head?: string;
  readonly tail?: string;
  /** What its skeleton, and its plain sound, begin with. */
  readonly start2?: string;
  readonly start3?: string;
  readonly sound2?: string;
}

/** Under what one name form is found. */
export interface FormKeys {
  /** Its telling words, each also without an attached article. */
  readonly words: readonly string[];
  /** `n:` all words' skeletons, `p:` two common words', `a:` the initials. */
  readonly keys: readonly string[];
}

/** The keys of a name; at most MAX_FORM_WORDS words and MAX_FORM_KEYS keys. */
export function formKeys(form: string): FormKeys {
  const folded = foldName(form);
  return { words: wordsOf(folded), keys: keysOf(folded) };
}

/** The words by which a folded name is found. */
function wordsOf({ words }: FoldedName): readonly string[] {
  const symbols = telling(words).flatMap((word) =>
    word.unarticled ? [word.sounds.symbols, word.unarticled.symbols] : [word.sounds.symbols],
  );
  return [...new Set(symbols)].filter((word) => word !== '');
}

/** The keys of a folded name beyond its words. */
export function keysOf({ words }: FoldedName): readonly string[] {
  const told = telling(words);
  if (told.length === 0) return [];
  const initials = acronym(words);
  return [
    wholeKey(told.map((word) => word.skeleton)),
    ...pairs(told),
    ...([...initials].length > 1 ? [`a:${initials}`] : []),
  ];
}

/** The key of a name with words of these skeletons, in whatever order. */
export function wholeKey(skeletons: readonly string[]): string {
  return `n:${[...skeletons].sort().join('+')}`;
}

/** What a word of these sounds has in the dictionary. */
export function dictionaryWord(symbols: string): DictionaryWord {
  const skeleton = skeletonOf(symbols);
  const whole = isTelling(skeleton) ? skeleton : soundOf(symbols);
  const half = Math.floor(whole.length / 2);
  return {
    symbols,
    skeleton,
    ...(whole.length >= MIN_HALVED && {
      head: halfKey(whole.length, whole.slice(0, half)),
      tail: halfKey(whole.length, whole.slice(half)),
    }),
    ...starts(symbols),
  };
}

/** What is shorter has too many neighbours for one letter's error to tell anything. */
export const MIN_HALVED = 4;

/** Whether a skeleton can be halved without its vowels. */
function isTelling(skeleton: string): boolean {
  return skeleton.length >= MIN_HALVED;
}

/** Half of a word of some length. */
export function halfKey(length: number, half: string): string {
  return `${length}:${half}`;
}

/** What a word begins with: two and three consonants, or consonant and vowel. */
export function starts(symbols: string): Pick<DictionaryWord, 'start2' | 'start3' | 'sound2'> {
  const skeleton = skeletonOf(symbols);
  const sound = soundOf(symbols);
  return {
    ...(skeleton.length >= 2 && { start2: skeleton.slice(0, 2) }),
    ...(skeleton.length >= 3 && { start3: skeleton.slice(0, 3) }),
    ...(sound.length >= 2 && { sound2: sound.slice(0, 2) }),
  };
}

/** The words that tell a name apart; abu, bin and initials only where there is nothing else. */
export function telling(words: readonly NameWord[]): readonly NameWord[] {
  const names = words.filter((word) => word.role === 'NAME');
  return names.length > 0 ? names : words;
}

/** Names of common words alone would be found by none of them: there each two are a key of their own. */
function pairs(words: readonly NameWord[]): readonly string[] {
  const common = [
    ...new Set(words.filter((word) => commonWeight(word.sound) < 1).map((word) => word.skeleton)),
  ];
  const found = common.flatMap((one, i) =>
    common.slice(i + 1).map((other) => `p:${[one, other].sort().join('+')}`),
  );
  return words.length > 2 ? found.slice(0, MAX_PAIRS) : [];
}

/** First letters of the words of a Latin name: Kataib Sayyid al-Shuhada → kss. */
export function acronym(words: readonly NameWord[]): string {
  if (words.length > 7) return '';
  return words
    .map((word) => (word.script === 'LATIN' ? latinLetters(word.written.toLowerCase()).charAt(0) : ''))
    .join('');
}
