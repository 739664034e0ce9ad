import type { FoldedName } from './fold.js';
import type { NameWord } from './name-word.js';
import { soundLikeness } from './sound-distance.js';

/** One or two neighbouring words of one name that stand for one or two of the other. */
export interface WordMatch {
  /** Indexes into the words of the left and the right name. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** How alike they sound, in (0, 1]. */
  readonly likeness: number;
  /** What they contribute: their weight by how far their likeness counts. */
  readonly gain: number;
}

/** Words less alike than this are different words. */
const LEAST_LIKENESS = 0.66;
/** From here on words count as the same but for nuances. */
const SAME_LIKENESS = 0.94;
const NUANCE = 0.12;
const JOIN_LOSS = 0.02;
const UNARTICLED_LOSS = 0.02;
const INITIAL_LIKENESS = 0.8;

/** How far a likeness counts, in [0, 1]: 0 below LEAST_LIKENESS, smoothly up to 1. */
export function quality(likeness: number): number {
  if (likeness <= LEAST_LIKENESS) return 0;
  const t = Math.min(1, (likeness - LEAST_LIKENESS) / (SAME_LIKENESS - LEAST_LIKENESS));
  return (1 - NUANCE) * t * t * (3 - 2 * t) + NUANCE * likeness;
}

/**
 * Which words of two names stand for each other, the best first; each word at most once. The result of
 * (a, b) is that of (b, a) seen from the other side if the caller keeps one order, as scoreName does.
 */
export function alignWords(
  left: FoldedName,
  right: FoldedName,
  leftWeights: readonly number[],
  rightWeights: readonly number[],
): readonly WordMatch[] {
  const possible = [...singleMatches(left, right, leftWeights, rightWeights)];
  if (
    possible.filter((match) => match.likeness === 1).length < Math.min(left.words.length, right.words.length)
  ) {
    possible.push(...joinedMatches(left, right, leftWeights, rightWeights));
  }
  possible.sort((one, other) => other.gain - one.gain || spread(one) - spread(other));
  const [takenLeft, takenRight] = [new Set<number>(), new Set<number>()];
  const matches: WordMatch[] = [];
  for (const match of possible) {
    if (match.left.some((i) => takenLeft.has(i)) || match.right.some((j) => takenRight.has(j))) continue;
    match.left.forEach((i) => takenLeft.add(i));
    match.right.forEach((j) => takenRight.add(j));
    matches.push(match);
  }
  return matches;
}

function* singleMatches(
  left: FoldedName,
  right: FoldedName,
  leftWeights: readonly number[],
  rightWeights: readonly number[],
): Generator<WordMatch> {
  for (const [i, one] of left.words.entries()) {
    for (const [j, other] of right.words.entries()) {
      const likeness = wordLikeness(one, other);
      const gain = ((leftWeights[i] ?? 0) + (rightWeights[j] ?? 0)) * quality(likeness);
      if (gain > 0) yield { left: [i], right: [j], likeness, gain };
    }
  }
}

/** How alike two words sound, in [0, 1], whatever article may be attached to either. */
export function wordLikeness(one: NameWord, other: NameWord): number {
  if (one.role === 'INITIAL' || other.role === 'INITIAL') return initialLikeness(one, other);
  const unwritten = (one.script === 'ARABIC') !== (other.script === 'ARABIC');
  let best = likeness(one.sounds.symbols, other.sounds.symbols, unwritten);
  if (one.unarticled) {
    best = Math.max(
      best,
      likeness(one.unarticled.symbols, other.sounds.symbols, unwritten) - UNARTICLED_LOSS,
    );
  }
  if (other.unarticled) {
    best = Math.max(
      best,
      likeness(one.sounds.symbols, other.unarticled.symbols, unwritten) - UNARTICLED_LOSS,
    );
  }
  return best;
}

function initialLikeness(one: NameWord, other: NameWord): number {
  if (one.sounds.symbols === other.sounds.symbols) return 1;
  return one.sounds.symbols.charAt(0) === other.sounds.symbols.charAt(0) ? INITIAL_LIKENESS : 0;
}

/** Words whose lengths alone keep them apart are not compared; nor are numbers that differ. */
function likeness(one: string, other: string, unwritten: boolean): number {
  if (one === other) return 1;
  if (/\d/u.test(one) || /\d/u.test(other)) return 0;
  const [short, long] = one.length < other.length ? [one.length, other.length] : [other.length, one.length];
  return short * 3 < long ? 0 : soundLikeness(one, other, unwritten);
}

/** Ali Reza and Alireza, Hezb Allah and Hezbollah: two neighbours that are written as one elsewhere. */
function* joinedMatches(
  left: FoldedName,
  right: FoldedName,
  leftWeights: readonly number[],
  rightWeights: readonly number[],
): Generator<WordMatch> {
  for (let i = 0; i + 1 < left.words.length; i++) {
    for (const [j, other] of right.words.entries()) {
      const found = joinedLikeness(left.words, i, other);
      if (found === 0) continue;
      const weight = (leftWeights[i] ?? 0) + (leftWeights[i + 1] ?? 0) + (rightWeights[j] ?? 0);
      yield { left: [i, i + 1], right: [j], likeness: found, gain: weight * quality(found) };
    }
  }
  for (let j = 0; j + 1 < right.words.length; j++) {
    for (const [i, one] of left.words.entries()) {
      const found = joinedLikeness(right.words, j, one);
      if (found === 0) continue;
      const weight = (rightWeights[j] ?? 0) + (rightWeights[j + 1] ?? 0) + (leftWeights[i] ?? 0);
      yield { left: [i], right: [j, j + 1], likeness: found, gain: weight * quality(found) };
    }
  }
}

function joinedLikeness(words: readonly NameWord[], i: number, other: NameWord): number {
  const [one, two] = [words[i], words[i + 1]];
  if (!one || !two || one.sounds.symbols === '' || two.sounds.symbols === '') return 0;
  const joined = one.sounds.symbols + two.sounds.symbols;
  const unwritten = (one.script === 'ARABIC') !== (other.script === 'ARABIC');
  const found = likeness(joined, other.sounds.symbols, unwritten) - JOIN_LOSS;
  // Each half must take part: Abu Ali is not Ali with a word too many.
  return found > 0.8 ? found : 0;
}

function spread(match: WordMatch): number {
  return (
    match.left.length + match.right.length + Math.abs((match.left[0] ?? 0) - (match.right[0] ?? 0)) / 100
  );
}
