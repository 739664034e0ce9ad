import { foldName, type FoldedName } from './fold.js';
import type { NameWord } from './name-word.js';
import { skeletonOf, skeletons, soundOf } from './skeleton.js';
import { latinLetters } from './latin-letters.js';
import { writtenForm, writtenWords } from './written-words.js';

/** Changes with the rules of folding or of keys: keys of another version must be rebuilt. */
export const KEY_VERSION = 1;

/** Bounds of what one text gives. */
export const MAX_NAME_KEYS = 40;
export const MAX_PREFIX_KEYS = 24;
export const MAX_EXACT_KEYS = 17;

const MAX_PAIRS = 12;
const MIN_PREFIX = 2;
const MAX_PREFIX = 5;

/**
 * The keys under which a name form is found, at most MAX_NAME_KEYS, the rarest kind first: `n:` all words'
 * skeletons, `p:` two words', `s:` a word's sound, `w:` its skeleton, `a:` the initials, `d:` one
 * consonant left out. Two spellings of one name share at least one.
 */
export function nameKeys(form: string): readonly string[] {
  return keysOf(foldName(form));
}

/**
 * The keys to look a query up by: the same, so that whoever shares one is a candidate. Read them in
 * order, or rarest first by their count, and stop at a budget: what follows is ever more common.
 */
export function queryKeys(text: string): readonly string[] {
  const folded = foldName(text);
  const keys = [...keysOf(folded)];
  const only = writtenWords(text);
  const letters = only.length === 1 && only[0]?.script === 'LATIN' ? only[0].letters : '';
  if (/^[a-z]{2,7}$/u.test(letters)) keys.unshift(`a:${letters}`);
  return keys.slice(0, MAX_NAME_KEYS);
}

/** The keys of already folded names; as nameKeys. */
function keysOf(folded: FoldedName): readonly string[] {
  const words = telling(folded.words);
  const main = words.map((word) => word.skeleton);
  const keys = new Set<string>();
  if (main.length > 1) keys.add(`n:${[...main].sort().join('+')}`);
  for (const pair of pairs(main)) keys.add(`p:${pair}`);
  for (const word of words) keys.add(`s:${word.sound}`);
  for (const word of words) if (word.unarticled) keys.add(`s:${soundOf(word.unarticled.symbols)}`);
  const initials = acronym(words);
  if (initials.length > 1) keys.add(`a:${initials}`);
  for (const word of words) for (const skeleton of skeletons(word)) keys.add(`w:${skeleton}`);
  for (const joined of joins(words)) keys.add(`w:${joined}`);
  for (const word of words) for (const shorter of deletions(word)) keys.add(`d:${shorter}`);
  return [...keys].slice(0, MAX_NAME_KEYS);
}

/** The keys under which a name answers to the beginning of one of its words; at most MAX_PREFIX_KEYS. */
export function prefixKeys(form: string): readonly string[] {
  const keys = new Set<string>();
  for (const word of foldName(form).words) {
    const { skeleton } = word;
    for (const symbols of [word.sounds.symbols, word.unarticled?.symbols ?? '']) {
      const sound = soundOf(symbols);
      for (let length = MIN_PREFIX; length <= Math.min(MAX_PREFIX, sound.length); length++) {
        keys.add(`t:${sound.slice(0, length)}`);
      }
    }
    for (let length = MIN_PREFIX; length <= Math.min(4, skeleton.length); length++)
      keys.add(`k:${skeleton.slice(0, length)}`);
  }
  return [...keys].slice(0, MAX_PREFIX_KEYS);
}

/** The prefix keys that the last word of a query asks for, the narrowest first; none for a single letter. */
export function queryPrefixKeys(text: string): readonly string[] {
  const last = foldName(text).words.at(-1);
  if (!last) return [];
  const { sound, skeleton } = last;
  const keys: string[] = [];
  if (sound.length >= MIN_PREFIX) keys.push(`t:${sound.slice(0, MAX_PREFIX)}`);
  if (skeleton.length >= MIN_PREFIX && skeleton !== sound) keys.push(`k:${skeleton.slice(0, 4)}`);
  return keys;
}

/** The keys of a form as written, whole (`e:`) and word by word (`x:`); at most MAX_EXACT_KEYS. */
export function exactKeys(form: string): readonly string[] {
  const whole = writtenForm(form);
  if (whole === '') return [];
  const words = writtenWords(form).map((word) => `x:${word.text}`);
  return [...new Set([`e:${whole}`, ...words])].slice(0, MAX_EXACT_KEYS);
}

/** The words that tell a name apart; abu, bin and initials only where there is nothing else. */
function telling(words: readonly NameWord[]): readonly NameWord[] {
  const names = words.filter((word) => word.role === 'NAME');
  return names.length > 0 ? names : words;
}

/** Two skeletons each, neighbours first. */
function pairs(main: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let distance = 1; distance < main.length; distance++) {
    for (let i = 0; i + distance < main.length && found.length < MAX_PAIRS; i++) {
      found.push([main[i] ?? '', main[i + distance] ?? ''].sort().join('+'));
    }
  }
  return found;
}

function joins(words: readonly NameWord[]): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i + 1 < words.length && i < 5; i++) {
    found.push(skeletonOf(`${words[i]?.sounds.symbols ?? ''}${words[i + 1]?.sounds.symbols ?? ''}`));
  }
  return found;
}

/** First letters of the words of a Latin name: Kataib Sayyid al-Shuhada → kss. */
export function acronym(words: readonly NameWord[]): string {
  if (words.length > 7) return '';
  return words
    .map((word) => (word.script === 'LATIN' ? latinLetters(word.written.toLowerCase()).charAt(0) : ''))
    .join('');
}

/**
 * What is left of a word without one of its consonants, so that one typing error leaves a key in common.
 * Of short words, whose two last consonants would fit half the world, with its vowels.
 */
function deletions(word: NameWord): readonly string[] {
  const { skeleton } = word;
  const text = skeleton.length > 3 ? skeleton : word.sound;
  const found: string[] = text.length > 3 ? [text] : [];
  // What a word of four consonants leaves without one of them.
  if (skeleton.length === 3) found.push(skeleton);
  for (let i = 0; i < text.length && text.length > 3; i++) {
    if (!/[aiu]/u.test(text.charAt(i))) found.push(text.slice(0, i) + text.slice(i + 1));
  }
  return found;
}
