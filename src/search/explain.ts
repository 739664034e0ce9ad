import type { WordMatch } from './align-words.js';
import type { FoldedName } from './fold.js';
import type { NameWord } from './name-word.js';
import type { NameScore } from './score.js';
import { alignSounds } from './sound-distance.js';
import { isVowel, type Sounds } from './sounds.js';

/** One word of the query beside the word of the name that it stands for. */
export interface WordExplanation {
  /** As written in the query, and as written in the name. */
  readonly query: string;
  readonly name: string;
  /** In (0, 1]. */
  readonly likeness: number;
  /** What was read for what, such as "vowel u/o", "y=i", "without h"; empty for the same spelling. */
  readonly steps: readonly string[];
}

export interface Explanation {
  readonly words: readonly WordExplanation[];
  /** Words of the query that the name lacks, and of the name that the query lacks. */
  readonly unmatchedQuery: readonly string[];
  readonly unmatchedName: readonly string[];
  /** In words: "Suleymany → Soleimani: vowel u/o, y=i; not in the query: Qassem". */
  readonly text: string;
}

/** Across scripts every letter differs: only readings that cost as much are worth telling. */
const NOTABLE = 0.09;

/** Says which words of a query fit which words of a name, and by which steps. `score` is of these two. */
export function explain(query: FoldedName, name: FoldedName, score: NameScore): Explanation {
  const matches = score.acronym ? [] : [...score.matches];
  matches.sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0));
  const words = matches.map((match) => explainMatch(query, name, match));
  const [usedQuery, usedName] = [
    new Set(matches.flatMap((match) => match.left)),
    new Set(matches.flatMap((match) => match.right)),
  ];
  const unmatchedQuery = written(query.words.filter((_, i) => !usedQuery.has(i)));
  const unmatchedName = written(name.words.filter((_, i) => !usedName.has(i)));
  const parts = score.acronym
    ? [
        `initials: ${query.words.map((word) => word.written).join(' ')} → ${name.words.map((word) => word.written).join(' ')}`,
      ]
    : words.map(
        (word) => `${word.query} → ${word.name}${word.steps.length > 0 ? `: ${word.steps.join(', ')}` : ''}`,
      );
  if (!score.acronym && unmatchedQuery.length > 0)
    parts.push(`not in the name: ${unmatchedQuery.join(', ')}`);
  if (!score.acronym && unmatchedName.length > 0) parts.push(`not in the query: ${unmatchedName.join(', ')}`);
  if (!score.acronym && score.order < 1) parts.push('other word order');
  return { words, unmatchedQuery, unmatchedName, text: parts.join('; ') };
}

function written(words: readonly NameWord[]): readonly string[] {
  return words.map((word) => word.written);
}

function explainMatch(query: FoldedName, name: FoldedName, match: WordMatch): WordExplanation {
  const [left, right] = [pick(query, match.left), pick(name, match.right)];
  const steps = match.left.length + match.right.length > 2 ? ['written as one'] : [];
  const scripts = [left[0]?.script, right[0]?.script];
  const unwritten = (scripts[0] === 'ARABIC') !== (scripts[1] === 'ARABIC');
  if (unwritten) steps.push('read from Arabic script');
  const [one, other, attached] = nearestSounds(left, right);
  if (attached) steps.push('attached article');
  steps.push(...soundSteps(one, other, unwritten));
  return {
    query: written(left).join(' '),
    name: written(right).join(' '),
    likeness: match.likeness,
    steps: [...new Set(steps)],
  };
}

function pick(name: FoldedName, indexes: readonly number[]): readonly NameWord[] {
  return indexes.flatMap((i) => name.words[i] ?? []);
}

/** The sounds that were compared: without an attached article where that fits better. */
function nearestSounds(left: readonly NameWord[], right: readonly NameWord[]): [Sounds, Sounds, boolean] {
  const [one, other] = [joined(left), joined(right)];
  const [bareOne, bareOther] = [left[0]?.unarticled, right[0]?.unarticled];
  if (left.length === 1 && right.length === 1 && one.symbols !== other.symbols) {
    if (bareOne && fits(bareOne, other, one)) return [bareOne, other, true];
    if (bareOther && fits(bareOther, one, other)) return [one, bareOther, true];
  }
  return [one, other, false];
}

function fits(bare: Sounds, other: Sounds, whole: Sounds): boolean {
  return (
    Math.abs(bare.symbols.length - other.symbols.length) <
    Math.abs(whole.symbols.length - other.symbols.length)
  );
}

function joined(words: readonly NameWord[]): Sounds {
  return {
    symbols: words.map((word) => word.sounds.symbols).join(''),
    spellings: words.flatMap((word) => word.sounds.spellings),
  };
}

function soundSteps(one: Sounds, other: Sounds, unwritten: boolean): readonly string[] {
  const steps: string[] = [];
  for (const { left, right, cost } of alignSounds(one.symbols, other.symbols, unwritten)) {
    const [from, to] = [one.spellings[left] ?? '', other.spellings[right] ?? ''];
    if (from === to || (unwritten && cost < NOTABLE)) continue;
    const [sound, otherSound] = [one.symbols.charAt(left), other.symbols.charAt(right)];
    if (from !== '' && to !== '')
      steps.push(isVowelLetter(from) && isVowelLetter(to) ? `vowel ${from}/${to}` : `${from}=${to}`);
    else if (from !== '' && !(unwritten && isVowel(sound))) steps.push(`without ${from}`);
    else if (to !== '' && !(unwritten && isVowel(otherSound))) steps.push(`with ${to}`);
  }
  return steps;
}

function isVowelLetter(spelling: string): boolean {
  return /^[aeiou]+$/u.test(spelling);
}
