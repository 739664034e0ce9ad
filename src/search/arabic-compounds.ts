import { arabicSounds } from './arabic-sounds.js';
import { nameWord, type NameWord, type WordRole } from './name-word.js';
import type { Sounds } from './sounds.js';
import type { WrittenWord } from './written-words.js';

const ABD = 'عبد';
const ALLAH = 'الله';
const KUNYA = /^[اأ]ب[ويىیا]$|^[اأ]م$/u;
const FILIATION = /^(?:ا?بن|بنت)$/u;
const PARTICLE = /^(?:ال|آل|[یىي]|ها)$/u;
/** Names whose al- is no article. */
const WHOLE = /^(?:ال[يی]اس|الهام|الهه|الکس|البرت|البرز|الیزا|الاء$)/u;
const ABU_BEGINNING = /^([اأ]بو)(?:ال)?(.{2,})$/u;
const ALLAH_ENDING = /(?<=..)ا?لله$/u;
const DIN_ENDING = /(?<=..)ا?ل?د[يی]ن$/u;
const ABD_BEGINNING = /^عبدال(?=.{2})/u;
const VOWEL_CARRIER = /^[اأإآع]/u;

/** Reads the Arabic-script word at `i` with what belongs to it; null where it is but an article. */
export function readArabicWord(
  words: readonly WrittenWord[],
  i: number,
): { word: NameWord | null; taken: number } {
  const text = arabicAt(words, i);
  const next = arabicAt(words, i + 1);
  if (PARTICLE.test(text) && (next !== '' || i > 0)) return { word: null, taken: 1 };
  if (next !== '' && KUNYA.test(text)) return { word: kunya(text), taken: 1 };
  const abu = ABU_BEGINNING.exec(text);
  if (abu) return { word: kunya(abu[1] ?? ''), taken: 0 };
  if (next !== '' && FILIATION.test(text)) {
    return { word: word({ symbols: 'bin', spellings: ['ب', '', 'ن'] }, text, 'FILIATION'), taken: 1 };
  }
  const [stem, ending, taken] = compound(words, i);
  const written = words
    .slice(i, i + taken)
    .map((part) => part.text)
    .join(' ');
  const sounds = arabicSounds(stem);
  return {
    word: word(
      { symbols: sounds.symbols + ending.symbols, spellings: [...sounds.spellings, ...ending.spellings] },
      written,
      text.length === 1 ? 'INITIAL' : 'NAME',
    ),
    taken,
  };
}

/** The rest of a word whose Abu was split off: ابوالفضل → فضل. */
export function afterArabicAbu(text: string): string {
  return ABU_BEGINNING.exec(text)?.[2] ?? text;
}

const NOTHING: Sounds = { symbols: '', spellings: [] };
const ULAH: Sounds = { symbols: 'ulah', spellings: ['', 'لل', '', 'ه'] };
const UDIN: Sounds = { symbols: 'udin', spellings: ['', 'د', 'ي', 'ن'] };

/** The stem without its article, the compound's ending, and how many words both took. */
function compound(words: readonly WrittenWord[], i: number): [string, Sounds, number] {
  const text = arabicAt(words, i);
  const next = arabicAt(words, i + 1);
  let stem = bare(text).replace(ABD_BEGINNING, ABD);
  let taken = 1;
  if (text === ABD && next !== '' && next !== ALLAH) {
    const following = bare(next);
    stem = ABD + (VOWEL_CARRIER.test(following) && following !== next ? 'ل' : '') + following;
    taken = 2;
  } else if (stem !== text && text.startsWith(ABD) && VOWEL_CARRIER.test(stem.slice(ABD.length))) {
    stem = `${ABD}ل${stem.slice(ABD.length)}`;
  }
  const after = arabicAt(words, i + taken);
  if (after === ALLAH && stem !== '') return [stem, ULAH, taken + 1];
  if (/^الد[يی]ن$/u.test(after)) return [stem, UDIN, taken + 1];
  if (ALLAH_ENDING.test(stem)) return [stem.replace(ALLAH_ENDING, ''), ULAH, taken];
  if (stem.length > 5 && DIN_ENDING.test(stem) && stem.includes('ل'))
    return [stem.replace(DIN_ENDING, ''), UDIN, taken];
  return [stem, NOTHING, taken];
}

function bare(text: string): string {
  if (text.startsWith(ALLAH) || WHOLE.test(text)) return text;
  if (text.startsWith('ال') && text.length >= 4) return text.slice(2);
  if (text.startsWith('وال') && text.length >= 6) return text.slice(3);
  if (text.startsWith('لل') && text.length >= 5) return text.slice(2);
  return text;
}

function arabicAt(words: readonly WrittenWord[], i: number): string {
  const found = words[i];
  return found?.script === 'ARABIC' ? found.text : '';
}

function kunya(text: string): NameWord {
  const umm = text.endsWith('م');
  return word({ symbols: umm ? 'um' : 'abu', spellings: umm ? ['أ', 'م'] : ['ا', 'ب', 'و'] }, text, 'KUNYA');
}

function word(sounds: Sounds, written: string, role: WordRole): NameWord {
  return nameWord(written, 'ARABIC', role, sounds, undefined);
}
