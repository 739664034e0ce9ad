import { latinLetters } from './latin-letters.js';

/** Which rules read a word: Latin letters, Arabic letters (Arabic, Persian, Kurdish, Urdu), or as it stands. */
export type Script = 'LATIN' | 'ARABIC' | 'OTHER';

export interface WrittenWord {
  /** Letters, digits and, between letters, `'` for ayn and hamza; upper case kept. */
  readonly spelt: string;
  /** The same in lower case. */
  readonly text: string;
  /** What its script's rules read: of a Latin word its letters without marks, else the text. */
  readonly letters: string;
  readonly script: Script;
}

/** What of a text is read at all; more changes nothing but the time it takes. */
const MAX_NAME_LENGTH = 400;
const MAX_NAME_WORDS = 16;
const MAX_WORD_LENGTH = 40;

const PRINTABLE_ASCII = /^[\x20-\x5f\x61-\x7e]*$/u;
const INITIALS = /(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu;
const INNER_ARTICLE = /^(?!عبد|[اأ]بو)(.{3,}?)(ال(?!له|د[يی]ن).{4,})$/u;
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
        .replace(/'s$/iu, '')
        .replace(/^'+|'+$/gu, '')
        .slice(0, MAX_WORD_LENGTH);
      if (word !== '') words.push(writtenWord(word));
      if (words.length === MAX_NAME_WORDS) return words;
    }
  }
  return words;
}

/** A word with the letters that its script's rules read. */
export function writtenWord(spelt: string): WrittenWord {
  const text = spelt.toLowerCase();
  const script = scriptOf(text);
  return { spelt, text, letters: script === 'LATIN' ? latinLetters(text) : text, script };
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
  const clipped = clip(name);
  const text = surnameLast(PRINTABLE_ASCII.test(clipped) ? clipped : unified(clipped));
  return text.includes('.') ? text.replace(INITIALS, (initials) => initials.replaceAll('.', '')) : text;
}

function unified(name: string): string {
  return name
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(ARABIC_MARKS, '')
    .replace(QUOTES, "'")
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

function surnameLast(text: string): string {
  const parts = text.split(/[,،]/u);
  return parts.length === 2 ? `${parts[1] ?? ''} ${parts[0] ?? ''}` : text;
}

function clip(name: string): string {
  return name.length > MAX_NAME_LENGTH ? name.slice(0, MAX_NAME_LENGTH) : name;
}

/** A word that changes its script midway is two words; so is one with an article within (سیدالشهداء). */
function splitScripts(text: string): readonly string[] {
  if (/^[a-z0-9']+$/iu.test(text)) return [text];
  return (text.match(/[\p{Script=Arabic}]+|[^\p{Script=Arabic}]+/gu) ?? []).flatMap((part) => {
    const inner = INNER_ARTICLE.exec(part);
    return inner ? [inner[1] ?? '', inner[2] ?? ''] : [part];
  });
}

function scriptOf(word: string): Script {
  if (/^[a-z']+$/u.test(word)) return 'LATIN';
  if (/\p{Script=Arabic}/u.test(word)) return 'ARABIC';
  return /\p{Script=Latin}/u.test(word) ? 'LATIN' : 'OTHER';
}
