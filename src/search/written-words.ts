/** Which rules read a word: Latin letters, Arabic letters (Arabic, Persian, Kurdish, Urdu), or as it stands. */
export type Script = 'LATIN' | 'ARABIC' | 'OTHER';

export interface WrittenWord {
  /** Lower case, NFC; letters, digits and, between letters of a Latin word, `'` for ayn and hamza. */
  readonly text: string;
  readonly script: Script;
}

/** What of a text is read at all; more changes nothing but the time it takes. */
export const MAX_NAME_LENGTH = 400;
export const MAX_NAME_WORDS = 16;
export const MAX_WORD_LENGTH = 40;

const QUOTES = /['’‘ʼʻ`´ʿʾ′‛ˈˊˋ＇]/gu;
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}]/gu;
// Written as a class of a script's marks, so that no letter of another script loses its own.
const ARABIC_MARKS = /\u0640|(?=[\u0600-\u06FF])\p{M}/gu;
const WORD = /[\p{L}\p{M}\p{N}'_]+/gu;

/**
 * A name as its words, as written: compatibility forms resolved (NFKC), controls, bidi marks, joiners,
 * tatweel and harakat taken out, points of abbreviations closed up (U.S. → us), a surname put first with
 * a comma put back behind (AL-MUSAWI, Husayn → husayn al musawi).
 */
export function writtenWords(name: string): readonly WrittenWord[] {
  const words: WrittenWord[] = [];
  for (const [found] of plain(name).matchAll(WORD)) {
    for (const text of found.split('_').flatMap(splitScripts)) {
      const word = text
        .replace(/'s$/u, '')
        .replace(/^'+|'+$/gu, '')
        .slice(0, MAX_WORD_LENGTH);
      if (word !== '') words.push({ text: word, script: scriptOf(word) });
      if (words.length === MAX_NAME_WORDS) return words;
    }
  }
  return words;
}

/** The whole name as written, for look-ups that forgive case, width and spacing only. */
export function writtenForm(name: string): string {
  return clip(name)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function plain(name: string): string {
  const text = clip(name)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(ARABIC_MARKS, '')
    .replace(QUOTES, "'")
    .toLowerCase()
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (initials) => initials.replaceAll('.', ''))
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  const parts = text.split(/[,،]/u);
  return parts.length === 2 ? `${parts[1] ?? ''} ${parts[0] ?? ''}` : text;
}

function clip(name: string): string {
  return name.length > MAX_NAME_LENGTH ? name.slice(0, MAX_NAME_LENGTH) : name;
}

/** A word that changes its script midway is two words. */
function splitScripts(text: string): readonly string[] {
  return text.match(/[\p{Script=Arabic}]+|[^\p{Script=Arabic}]+/gu) ?? [];
}

function scriptOf(word: string): Script {
  if (/\p{Script=Arabic}/u.test(word)) return 'ARABIC';
  return /\p{Script=Latin}/u.test(word) ? 'LATIN' : 'OTHER';
}
