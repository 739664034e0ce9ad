import { SoundWriter, type Sounds } from './sounds.js';

/** Letter groups and their sounds, the longest first. */
const GROUPS: readonly (readonly [string, string])[] = [
  ['tsch', 'c'],
  ['dsch', 'j'],
  ['sch', 'S'],
  ['tch', 'c'],
  ['dzh', 'j'],
  ['dj', 'j'],
  ['kh', 'x'],
  ['gh', 'G'],
  ['sh', 'S'],
  ['ch', 'c'],
  ['th', 'T'],
  ['dh', 'D'],
  ['zh', 'Z'],
  ['ph', 'f'],
  ['ck', 'k'],
];

const VOWEL_LETTER = /[aeiou]/u;

/** Reads a Latin word (as latinLetters gives it) by English, French and Turkish habits of transliteration. */
export function latinSounds(text: string): Sounds {
  const writer = new SoundWriter();
  let i = 0;
  while (i < text.length) i += readLatin(text, i, writer);
  return writer.sounds();
}

/** Reads one sound at `i`; the number of letters it took. */
function readLatin(text: string, i: number, writer: SoundWriter): number {
  const group = GROUPS.find(([letters]) => text.startsWith(letters, i));
  if (group) {
    consonant(writer, group[1], group[0]);
    return group[0].length;
  }
  const letter = text.charAt(i);
  const next = text.charAt(i + 1);
  if (letter === "'") return 1;
  if (letter === 'y') return readY(text, i, writer);
  if (VOWEL_LETTER.test(letter)) return readVowel(text, i, writer);
  if (letter === 'g' && next === 'u' && /[ei]/u.test(text.charAt(i + 2))) return take(writer, 'g', 'gu');
  if (letter === 'q' && next === 'u' && /[ei]/u.test(text.charAt(i + 2))) return take(writer, 'q', 'qu');
  if (letter === 'x') return take(writer, i === 0 ? 's' : 'k', 'x', i === 0 ? '' : 's');
  if (letter === 'c') return take(writer, 'C', 'c');
  consonant(writer, letter, letter);
  return 1;
}

function readY(text: string, i: number, writer: SoundWriter): number {
  const before = text.charAt(i - 1);
  const next = text.charAt(i + 1);
  if (VOWEL_LETTER.test(next)) consonant(writer, 'y', 'y');
  else if (before === 'i' || before === 'y') writer.widen('I', 'y');
  else if (before === 'a' || before === 'e') writer.add('I', 'y');
  else writer.add('i', 'y');
  return 1;
}

function readVowel(text: string, i: number, writer: SoundWriter): number {
  const pair = text.slice(i, i + 2);
  const third = text.charAt(i + 2);
  // French writes w as ou before a vowel: Ouali, Moussaoui, Alaoui.
  if (pair === 'ou' && VOWEL_LETTER.test(third)) return take(writer, 'w', 'ou');
  if (pair === 'ou' || pair === 'oo' || pair === 'uu') return take(writer, 'U', pair);
  if (pair === 'ee' || pair === 'ii' || pair === 'ie') return take(writer, pair === 'ie' ? 'i' : 'I', pair);
  if (pair === 'aa') return take(writer, 'A', pair);
  if (pair === 'ai' || pair === 'ei') {
    writer.add(pair.charAt(0), pair.charAt(0));
    return 1 + take(writer, 'I', 'i');
  }
  return take(writer, text.charAt(i), text.charAt(i));
}

function take(writer: SoundWriter, symbol: string, spelling: string, more = ''): number {
  writer.add(symbol, spelling);
  if (more !== '') writer.add(more, '');
  return spelling.length;
}

function consonant(writer: SoundWriter, symbol: string, spelling: string): void {
  // ssh, kkh, ddh: the doubled letter of a digraph.
  if (
    writer.last === symbol ||
    (spelling.length === 2 && spelling.endsWith('h') && writer.last === spelling.charAt(0))
  )
    writer.widen(symbol, spelling);
  else writer.add(symbol, spelling);
}
