import { alignWords, type WordMatch } from './align-words.js';
import type { FoldedName } from './fold.js';
import { acronym } from './form-keys.js';
import { wordWeight, type WordFrequencies } from './word-weights.js';

/** How well a query fits a name form, with its parts. Weights are sums of word weights of both names. */
export interface NameScore {
  /** In [0, 1]; 1 for names of the same sounds. Symmetric in query and name. */
  readonly score: number;
  /** Of the words that stand for each other: what they count. */
  readonly matched: number;
  /** What they fall short of being the same. */
  readonly unlike: number;
  /** Words on both sides that stand for nothing: different people of one family, groups of one kind. */
  readonly conflicting: number;
  /** Words on one side only: a middle name left out. */
  readonly additional: number;
  /** 1, or less where the words stand in another order. */
  readonly order: number;
  /** Whether one is the other's initials. */
  readonly acronym: boolean;
  readonly matches: readonly WordMatch[];
}

/** What one unit of conflicting, additional or unlike weight costs. */
const CONFLICT = 1.5;
const UNLIKE = 0.9;
const ADDITIONAL_BY_MATCHED_WORDS = [1.6, 1.6, 0.6, 0.45];
const ORDER_LOSS = 0.02;
/** Initials fit many names: three or more letters are a match, two a suggestion. */
const LONG_ACRONYM_SCORE = 0.86;
const SHORT_ACRONYM_SCORE = 0.7;

/**
 * Scores a query against a name form. Nothing in it depends on which of the two is asked for, and only
 * names of the same sounds reach 1, so a word more never betters the exact name.
 */
export function scoreName(query: FoldedName, name: FoldedName, frequencies: WordFrequencies): NameScore {
  if (query.words.length === 0 || name.words.length === 0) return NOTHING;
  if (query.form <= name.form) return scoreInOrder(query, name, frequencies);
  const mirrored = scoreInOrder(name, query, frequencies);
  return {
    ...mirrored,
    matches: mirrored.matches.map((match) => ({ ...match, left: match.right, right: match.left })),
  };
}

// prettier-ignore
const NOTHING: NameScore = {
  score: 0, matched: 0, unlike: 0, conflicting: 0, additional: 0, order: 1, acronym: false, matches: [],
};

function scoreInOrder(left: FoldedName, right: FoldedName, frequencies: WordFrequencies): NameScore {
  const leftWeights = left.words.map((word) => wordWeight(word, frequencies));
  const rightWeights = right.words.map((word) => wordWeight(word, frequencies));
  const matches = alignWords(left.words, right.words, leftWeights, rightWeights);
  let [matched, unlike] = [0, 0];
  let [restLeft, restRight] = [sum(leftWeights), sum(rightWeights)];
  for (const match of matches) {
    const weightLeft = sum(match.left.map((i) => leftWeights[i] ?? 0));
    const weightRight = sum(match.right.map((j) => rightWeights[j] ?? 0));
    restLeft -= weightLeft;
    restRight -= weightRight;
    matched += match.gain;
    unlike += weightLeft + weightRight - match.gain;
  }
  const conflicting = 2 * Math.max(0, Math.min(restLeft, restRight));
  const additional = Math.abs(restLeft - restRight);
  const order = 1 - ORDER_LOSS * (outOfOrder(matches) ? 1 : 0);
  const allowance = ADDITIONAL_BY_MATCHED_WORDS[Math.min(3, matches.length)] ?? 1;
  const whole = matched + UNLIKE * unlike + CONFLICT * conflicting + allowance * additional;
  const sounded = whole > 0 ? (order * matched) / whole : 0;
  const initials = acronymScore(left, right);
  // prettier-ignore
  return {
    // Sums of weights differ in their last digits by the order they are added in.
    score: Math.round(Math.max(sounded, initials) * 1e9) / 1e9,
    matched, unlike, conflicting, additional, order, acronym: initials > sounded, matches,
  };
}

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

function outOfOrder(matches: readonly WordMatch[]): boolean {
  const sorted = [...matches].sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0));
  return sorted.some((match, i) => i > 0 && (match.right[0] ?? 0) < (sorted[i - 1]?.right[0] ?? 0));
}

function acronymScore(left: FoldedName, right: FoldedName): number {
  const [short, long] = left.words.length === 1 ? [left, right] : [right, left];
  const letters = short.words.length === 1 ? (short.words[0]?.written ?? '').toLowerCase() : '';
  if (letters.length < 2 || letters.length !== long.words.length || acronym(long.words) !== letters) return 0;
  return letters.length > 2 ? LONG_ACRONYM_SCORE : SHORT_ACRONYM_SCORE;
}
