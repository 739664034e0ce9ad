import { afterArabicAbu, readArabicWord } from './arabic-compounds.js';
import { afterAbu, readLatinWord } from './latin-compounds.js';
import { nameWord, type NameWord } from './name-word.js';
import { writtenWord, writtenWords, type WrittenWord } from './written-words.js';

/** A name form read into sounds: what is compared and what keys are made of. */
export interface FoldedName {
  readonly words: readonly NameWord[];
  /** The words' sounds, spaced: equal for spellings that the rules declare one. */
  readonly form: string;
}

/**
 * Reads a name form in Latin, Arabic or Persian script into sounds. Never throws, on any text, and takes
 * time bounded by MAX_NAME_LENGTH; a text without letters or digits has no words.
 */
export function foldName(name: string): FoldedName {
  const written = [...writtenWords(name)];
  const words: NameWord[] = [];
  let i = 0;
  while (i < written.length) {
    const { word, taken } = readWord(written, i);
    if (word) words.push(word);
    const current = written[i];
    // Abu- was split off the word: what is left is read next.
    if (taken === 0 && current) written[i] = writtenWord(withoutAbu(current));
    i += taken;
  }
  return { words, form: words.map((word) => word.sounds.symbols).join(' ') };
}

function readWord(words: readonly WrittenWord[], i: number): { word: NameWord | null; taken: number } {
  const current = words[i];
  if (current?.script === 'LATIN') return readLatinWord(words, i);
  if (current?.script === 'ARABIC') return readArabicWord(words, i);
  const text = current?.text ?? '';
  const letters = [...text];
  const sounds = { symbols: text, spellings: text.split('') };
  return {
    word: nameWord(
      current?.spelt ?? '',
      'OTHER',
      letters.length === 1 ? 'INITIAL' : 'NAME',
      sounds,
      undefined,
    ),
    taken: 1,
  };
}

function withoutAbu(word: WrittenWord): string {
  return word.script === 'ARABIC' ? afterArabicAbu(word.text) : afterAbu(word.letters);
}
