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
export const LEAST_LIKENESS = 0.66;
/** From here on words count as the same but for nuances. */
const SAME_LIKENESS = 0.94;
const NUANCE = 0.12;
const JOIN_LOSS = 0.02;
/** High, so that each half takes part: two words are not one of them with the other overlooked. */
const LEAST_JOINED_LIKENESS = 0.82;
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
  left: readonly NameWord[],
  right: readonly NameWord[],
  leftWeights: readonly number[],
  rightWeights: readonly number[],
): readonly WordMatch[] {
  const possible: WordMatch[] = [];
  const [settledLeft, settledRight] = [new Set<number>(), new Set<number>()];
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      const likeness = wordLikeness(left[i], right[j]);
      if (likeness === 0) continue;
      const gain = ((leftWeights[i] ?? 0) + (rightWeights[j] ?? 0)) * quality(likeness);
      possible.push({ left: [i], right: [j], likeness, gain });
      if (likeness < SAME_LIKENESS) continue;
      settledLeft.add(i);
      settledRight.add(j);
    }
  }
  for (const { pair, single, likeness, weight } of joins(left, right, settledLeft, settledRight)) {
    const gain = weight(leftWeights, rightWeights) * quality(likeness);
    possible.push({ left: pair, right: [single], likeness, gain });
  }
  for (const { pair, single, likeness, weight } of joins(right, left, settledRight, settledLeft)) {
    const gain = weight(rightWeights, leftWeights) * quality(likeness);
    possible.push({ left: [single], right: pair, likeness, gain });
  }
  return pickBest(possible);
}

/** Takes the matches of most gain that share no word. */
function pickBest(possible: WordMatch[]): readonly WordMatch[] {
  possible.sort((one, other) => other.gain - one.gain || spread(one) - spread(other));
  const [takenLeft, takenRight] = [new Set<number>(), new Set<number>()];
  const matches: WordMatch[] = [];
  for (const match of possible) {
    if (match.left.some((i) => takenLeft.has(i)) || match.right.some((j) => takenRight.has(j))) continue;
    for (const i of match.left) takenLeft.add(i);
    for (const j of match.right) takenRight.add(j);
    matches.push(match);
  }
  return matches;
}

/** Of matches that gain the same, the one of fewer words, and the one that keeps its place, comes first. */
function spread(match: WordMatch): number {
  return (
    match.left.length + match.right.length + Math.abs((match.left[0] ?? 0) - (match.right[0] ?? 0)) / 100
  );
}

/** How alike two words sound, in [0, 1], whatever article may be attached to either. */
function wordLikeness(one: NameWord | undefined, other: NameWord | undefined): number {
  if (!one || !other) return 0;
  if (one.role === 'INITIAL' || other.role === 'INITIAL') return initialLikeness(one, other);
  const unwritten = (one.script === 'ARABIC') !== (other.script === 'ARABIC');
  const best = soundsAlike(one.sounds.symbols, other.sounds.symbols, unwritten);
  if (best === 1) return 1;
  return Math.max(
    best,
    one.unarticled
      ? soundsAlike(one.unarticled.symbols, other.sounds.symbols, unwritten) - UNARTICLED_LOSS
      : 0,
    other.unarticled
      ? soundsAlike(one.sounds.symbols, other.unarticled.symbols, unwritten) - UNARTICLED_LOSS
      : 0,
  );
}

function initialLikeness(one: NameWord, other: NameWord): number {
  if (one.sounds.symbols === other.sounds.symbols) return 1;
  return one.sounds.symbols.charAt(0) === other.sounds.symbols.charAt(0) ? INITIAL_LIKENESS : 0;
}

/** 0 for words that their lengths alone keep apart, and for numbers that differ. */
function soundsAlike(one: string, other: string, unwritten: boolean): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one.length, other.length] : [other.length, one.length];
  if (short * 3 < long) return 0;
  const likeness = soundLikeness(one, other, unwritten, LEAST_LIKENESS);
  return likeness > 0 && (/\d/u.test(one) || /\d/u.test(other)) ? 0 : likeness;
}

interface Join {
  readonly pair: readonly [number, number];
  readonly single: number;
  readonly likeness: number;
  readonly weight: (weights: readonly number[], otherWeights: readonly number[]) => number;
}

/**
 * Ali Reza and Alireza, Haji Zadeh and Hajizadeh: neighbours in `words` that are one word in `others`.
 * Words that have found their like are left alone.
 */
function* joins(
  words: readonly NameWord[],
  others: readonly NameWord[],
  settled: ReadonlySet<number>,
  othersSettled: ReadonlySet<number>,
): Generator<Join> {
  for (let i = 0; i + 1 < words.length; i++) {
    if (settled.has(i) || settled.has(i + 1)) continue;
    for (let j = 0; j < others.length; j++) {
      const likeness = othersSettled.has(j) ? 0 : joinedLikeness(words[i], words[i + 1], others[j]);
      if (likeness === 0) continue;
      const weight: Join['weight'] = (weights, otherWeights) =>
        (weights[i] ?? 0) + (weights[i + 1] ?? 0) + (otherWeights[j] ?? 0);
      yield { pair: [i, i + 1], single: j, likeness, weight };
    }
  }
}

function joinedLikeness(
  one: NameWord | undefined,
  two: NameWord | undefined,
  other: NameWord | undefined,
): number {
  if (!one || !two || !other) return 0;
  const joined = one.sounds.symbols + two.sounds.symbols;
  const lengths = joined.length / other.sounds.symbols.length;
  if (lengths > 1.7 || lengths < 0.7) return 0;
  const unwritten = (one.script === 'ARABIC') !== (other.script === 'ARABIC');
  const likeness = soundLikeness(joined, other.sounds.symbols, unwritten, LEAST_JOINED_LIKENESS);
  return likeness === 0 ? 0 : likeness - JOIN_LOSS;
}
