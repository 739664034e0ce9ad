import { SoundWriter, type Sounds } from './sounds.js';

// prettier-ignore
const CONSONANTS: Readonly<Record<string, string>> = {
  ب: 'b', پ: 'p', ت: 't', ٹ: 't', ث: 'T', ج: 'j', چ: 'c', ح: 'h', خ: 'x', د: 'd', ڈ: 'd', ذ: 'D', ر: 'r', ڑ: 'r', ڕ: 'r',
  ز: 'z', ژ: 'Z', س: 's', ش: 'S', ص: 's', ض: 'D', ط: 't', ظ: 'D', غ: 'G', ف: 'f', ڤ: 'v', ق: 'q', ك: 'k', ک: 'k', گ: 'g',
  ڭ: 'g', ل: 'l', ڵ: 'l', م: 'm', ن: 'n', ں: 'n', ه: 'h', ھ: 'h', ہ: 'h', ە: 'a', ة: 'a', ۀ: 'a', ۃ: 'a', ۆ: 'o', ێ: 'e',
};

const ALEF = 'اأإآٱ';
const YEH = 'يیىےۍ';
const WAW = 'و';
const COLOURLESS = 'عئؤ';
/** Before these a waw is w and a yeh is y, not u and i. */
const OPENS = ALEF + YEH + WAW + 'ةہہۃە';

/**
 * Reads a word in Arabic letters straight into sounds: waw is w or u, yeh y or i, ayn and hamza a vowel
 * of no colour of its own, short vowels are absent.
 */
export function arabicSounds(word: string): Sounds {
  const writer = new SoundWriter();
  const text = word.replace('لله', 'له');
  for (let i = 0; i < text.length; i++) readArabic(text, i, writer);
  return writer.sounds();
}

function readArabic(text: string, i: number, writer: SoundWriter): void {
  const letter = text.charAt(i);
  const next = text.charAt(i + 1);
  if (letter === 'ء') return;
  if (letter === WAW) {
    const opens = next !== '' && OPENS.includes(next);
    if (i > 0 && !opens && writer.last === '*') return writer.widen('U', letter);
    return writer.add(i === 0 || opens ? 'w' : 'U', letter);
  }
  if (YEH.includes(letter)) return readYeh(text, i, writer);
  if (letter === 'آ') return void writer.add('A', letter);
  if (ALEF.includes(letter)) return readAlef(letter, i, writer);
  if (COLOURLESS.includes(letter)) return void writer.add('*', letter);
  writer.add(CONSONANTS[letter] ?? letter, letter);
}

function readYeh(text: string, i: number, writer: SoundWriter): void {
  const letter = text.charAt(i);
  const next = text.charAt(i + 1);
  const opens = next !== '' && OPENS.includes(next);
  if (i === 0 || opens) return void writer.add('y', letter);
  // A last yeh without dots, as Persian and Egyptian writing has it, is either i (Ali) or a (Musa).
  if (next === '' && 'یى'.includes(letter) && writer.last !== '*') return void writer.add('Y', letter);
  if (writer.last === '*') writer.widen('I', letter);
  else writer.add('I', letter);
}

function readAlef(letter: string, i: number, writer: SoundWriter): void {
  // A first alef only carries a vowel; one after ayn or hamza lengthens it.
  if (i === 0) writer.add('*', letter);
  else if (writer.last === '*' || writer.last === 'A') writer.widen('A', letter);
  else writer.add('A', letter);
}
