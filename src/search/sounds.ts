/**
 * The phonetic alphabet that every script is read into, one character a sound:
 * short vowels a e i o u · long ones A I U (what Arabic script writes), Y a last i or a · `*` a vowel of unknown colour
 * (ayn, hamza, a first alef) · x kh · G gh · S sh · c ch · C a lone Latin c · T th · D dh, ض, ظ · Z zh ·
 * all other consonants as in English. What is no letter of these scripts stands for itself.
 */
export interface Sounds {
  readonly symbols: string;
  /** How each symbol was spelt, for explanations; as many as symbols. */
  readonly spellings: readonly string[];
}

const SHORT_VOWELS = 'aeiou*';
export const LONG_VOWELS = 'AIUY';
const VOWELS = SHORT_VOWELS + LONG_VOWELS;

export function isVowel(symbol: string): boolean {
  return VOWELS.includes(symbol);
}

/** Collects sounds; the same consonant twice, or a vowel and its likeness, becomes one. */
export class SoundWriter {
  private symbols = '';
  private readonly spellings: string[] = [];

  get last(): string {
    return this.symbols.at(-1) ?? '';
  }

  add(symbol: string, spelling: string): void {
    this.symbols += symbol;
    this.spellings.push(spelling);
  }

  /** Widens the last sound by more letters, which may change what it is. */
  widen(symbol: string, spelling: string): void {
    this.symbols = this.symbols.slice(0, -1) + symbol;
    this.spellings.push((this.spellings.pop() ?? '') + spelling);
  }

  sounds(): Sounds {
    return { symbols: this.symbols, spellings: this.spellings };
  }
}
