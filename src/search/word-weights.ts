import { commonWeight } from './common-words.js';
import { foldName } from './fold.js';
import type { NameWord } from './name-word.js';

/** How many name forms there are, and how many hold a word, by its skeleton; a skeleton left out is rare. */
export interface WordFrequencies {
  readonly names: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** For a graph that hasn't been counted: only the words known to be common are. */
export const NO_FREQUENCIES: WordFrequencies = { names: 0, counts: new Map() };

/** Below this many names their counts say more about chance than about a word. */
export const ENOUGH_NAMES = 1000;
const LEAST_WEIGHT = 0.2;
const PREFIX_WEIGHT = 0.08;
const INITIAL_WEIGHT = 0.12;

/** Counts the words of name forms; skeletons that fewer than `least` forms hold are left out. */
export function countWords(forms: Iterable<string>, least = 2): WordFrequencies {
  const counts = new Map<string, number>();
  let names = 0;
  for (const form of forms) {
    names++;
    const own = new Set(foldName(form).words.map((word) => word.skeleton));
    for (const skeleton of own) counts.set(skeleton, (counts.get(skeleton) ?? 0) + 1);
  }
  for (const [skeleton, count] of counts) if (count < least) counts.delete(skeleton);
  return { names, counts };
}

/** How much a word tells about who is meant, in (0, 1]: rare words much, Muhammad, Kataib and Ltd little. */
export function wordWeight(word: NameWord, frequencies: WordFrequencies): number {
  if (word.role === 'KUNYA' || word.role === 'FILIATION') return PREFIX_WEIGHT;
  if (word.role === 'INITIAL') return INITIAL_WEIGHT;
  const known = commonWeight(word.sound);
  if (frequencies.names < ENOUGH_NAMES) return known;
  const count = frequencies.counts.get(word.skeleton) ?? 0;
  const rarity = Math.log((frequencies.names + 1) / (count + 1)) / Math.log(frequencies.names + 1);
  return Math.min(known, Math.max(LEAST_WEIGHT, rarity));
}
