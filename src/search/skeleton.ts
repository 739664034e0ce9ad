import type { NameWord } from './name-word.js';
import { isVowel } from './sounds.js';

/** Sounds that spellings exchange freely, by the letter that stands for them in a skeleton. */
// prettier-ignore
const CLASSES: Readonly<Record<string, string>> = {
  b: 'B', p: 'B', t: 'T', T: 'T', d: 'D', D: 'D', z: 'D', Z: 'D', j: 'J', s: 'S', S: 'S', c: 'S',
  k: 'K', q: 'K', g: 'K', G: 'K', x: 'K', C: 'K', f: 'F', v: 'V', l: 'L', m: 'M', n: 'N', r: 'R',
};

const MAX_SKELETONS = 4;
const MAX_SKELETON_LENGTH = 10;

/**
 * A word's consonants, coarsely: vowels and the weak w, y, h count only where they begin it. The first is
 * the usual one; the others stand for habits that read a letter otherwise (th = s, kh = h, g and c = j,
 * v = w, a last t = d or silent, an attached article).
 */
export function skeletons(word: NameWord): readonly string[] {
  const symbols = word.sounds.symbols;
  const found = new Set([word.skeleton]);
  if (word.unarticled) found.add(skeletonOf(word.unarticled.symbols));
  for (const [habit, reading] of HABITS) {
    if (found.size < MAX_SKELETONS && habit.test(symbols))
      found.add(skeletonOf(symbols.replace(habit, reading)));
  }
  return [...found];
}

const HABITS: readonly (readonly [RegExp, string])[] = [
  [/T/gu, 's'],
  [/C(?=[eiI])/gu, 's'],
  [/C/gu, 'j'],
  [/^x/u, 'h'],
  [/(?<!^)v/gu, ''],
  [/(?<=[aeAEI])t$/u, ''],
  [/t$/u, 'd'],
  [/g/gu, 'j'],
  [/(?<!^)x/gu, ''],
];

/** The skeleton of sounds, such as SLMN for soleimani; words of one consonant keep their vowels too. */
export function skeletonOf(symbols: string): string {
  let consonants = '';
  for (let i = 0; i < symbols.length; i++) consonants += classOf(symbols.charAt(i), i);
  if (consonants.length >= 4 && consonants.startsWith('A')) consonants = consonants.slice(1);
  return consonants.length < 2 ? soundOf(symbols) : consonants.slice(0, MAX_SKELETON_LENGTH);
}

function classOf(symbol: string, at: number): string {
  if (isVowel(symbol) || symbol === 'y') return at === 0 ? 'A' : '';
  if (symbol === 'w') return at === 0 ? 'W' : '';
  if (symbol === 'h') return at === 0 ? 'H' : '';
  if (symbol === 'v' && at === 0) return 'W';
  return CLASSES[symbol] ?? symbol;
}

// prettier-ignore
const PLAIN: Readonly<Record<string, string>> = {
  e: 'i', o: 'u', A: 'a', I: 'i', U: 'u', Y: 'i', '*': 'a', w: 'u', y: 'i', q: 'k', T: 't', D: 'd', G: 'g', C: 'k',
};

/**
 * A word's sounds with its vowels made plain: i for a run with i, e or y in it, else u for one with u, o
 * or w, else a; a last h is silent. Nearer to the spelling than the skeleton, and so far rarer.
 */
export function soundOf(symbols: string): string {
  let plain = '';
  let run = '';
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols.charAt(i);
    const sound = PLAIN[symbol] ?? symbol;
    if (isVowel(symbol) || symbol === 'y' || symbol === 'w') {
      run = run === '' || sound === 'i' || (sound === 'u' && run === 'a') ? sound : run;
      continue;
    }
    if (symbol === 'h' && i === symbols.length - 1 && i > 1) continue;
    plain += run + sound;
    run = '';
  }
  return plain + run;
}
