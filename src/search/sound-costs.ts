import { isVowel, LONG_VOWELS } from './sounds.js';

/** What it costs to read one sound for another; two unrelated consonants cost 1. Both ways alike. */
// prettier-ignore
const NEAR: Readonly<Record<string, number>> = {
  // vowels: i and e, u and o are one sound in transliteration; a is another than i and u
  ae: 0.1, ai: 0.55, ao: 0.35, au: 0.55, ei: 0.05, eo: 0.4, eu: 0.35, io: 0.6, iu: 0.6, ou: 0.05,
  aA: 0.02, eA: 0.12, iA: 0.55, oA: 0.35, uA: 0.6, aI: 0.55, eI: 0.1, iI: 0.02, oI: 0.6, uI: 0.6,
  aU: 0.6, eU: 0.5, iU: 0.6, oU: 0.04, uU: 0.02, AI: 0.5, AU: 0.5, IU: 0.6,
  aY: 0.1, eY: 0.1, iY: 0.02, oY: 0.5, uY: 0.5, AY: 0.05, IY: 0.02, UY: 0.5,
  'a*': 0.03, 'e*': 0.05, 'i*': 0.05, 'o*': 0.05, 'u*': 0.05, 'A*': 0.1, 'I*': 0.12, 'U*': 0.12, 'Y*': 0.15,
  // the weak ones
  wu: 0.05, wo: 0.08, wU: 0.06, wa: 0.3, wv: 0.12, wb: 0.8, vu: 0.3, vU: 0.3, vo: 0.35,
  yi: 0.05, ye: 0.08, yI: 0.06, yY: 0.06, ya: 0.25, 'y*': 0.15, 'h*': 0.2, yj: 0.45, hx: 0.18, hG: 0.6, hq: 0.7, hk: 0.7,
  // consonants
  bp: 0.3, bv: 0.5, pf: 0.6, vf: 0.35, wf: 0.7,
  td: 0.5, tT: 0.12, tD: 0.6, Ts: 0.2, TS: 0.4, Td: 0.6, TD: 0.4, Tz: 0.6, dD: 0.1, dz: 0.3, Dz: 0.12, DZ: 0.4, zZ: 0.25, zs: 0.4, Ds: 0.6, DS: 0.8,
  sS: 0.25, sc: 0.4, Sc: 0.2, sC: 0.2, SC: 0.35, cC: 0.2, kC: 0.08, jC: 0.2, jc: 0.4, jZ: 0.2, jz: 0.45, jg: 0.3, jG: 0.5, ck: 0.5, cx: 0.5, SZ: 0.5, Sj: 0.6, tc: 0.6,
  kq: 0.08, kg: 0.35, kG: 0.45, kx: 0.25, qg: 0.25, qG: 0.12, qx: 0.35, gG: 0.1, gx: 0.5, Gx: 0.3, xC: 0.4, gC: 0.5,
  mn: 0.5, lr: 0.8,
};

const LETTERS = 128;
const SIZE = 2 * LETTERS;
const table = new Float64Array(SIZE * SIZE).fill(1);
for (let code = 0; code < LETTERS; code++) {
  for (let other = 0; other < LETTERS; other++) {
    const [one, two] = [String.fromCharCode(code), String.fromCharCode(other)];
    // A vowel is no consonant.
    if (isVowel(one) !== isVowel(two)) table[code * SIZE + other] = 1.2;
  }
  table[code * SIZE + code] = 0;
}
for (const [pair, cost] of Object.entries(NEAR)) {
  const [one, two] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  table[one * SIZE + two] = table[two * SIZE + one] = cost;
}

// The second half of the codes is the same sounds at the end of a word, where Turkish hardens d and b.
for (let code = 0; code < SIZE; code++) {
  for (let other = 0; other < SIZE; other++) {
    table[code * SIZE + other] = table[(code % LETTERS) * SIZE + (other % LETTERS)] ?? 1;
  }
}
for (const [pair, cost] of Object.entries({ td: 0.2, tD: 0.3, bp: 0.12 })) {
  const [one, two] = [lastCode(pair.charCodeAt(0)), lastCode(pair.charCodeAt(1))];
  table[one * SIZE + two] = table[two * SIZE + one] = cost;
}

/** The code of a sound that ends its word. */
export function lastCode(code: number): number {
  return code < LETTERS ? code + LETTERS : code;
}

/** What reading the sound of one code for that of another costs, in [0, 1.2]. */
export function readingCost(code: number, other: number): number {
  if (code === other) return 0;
  return code < SIZE && other < SIZE ? (table[code * SIZE + other] ?? 1) : 1;
}

/** What the sound at `i` weighs in its word: a consonant 1, a weak one or a vowel less. */
export function soundWeight(symbol: string): number {
  if (isVowel(symbol)) return LONG_VOWELS.includes(symbol) ? 0.35 : 0.3;
  return 'wyh'.includes(symbol) ? 0.5 : 1;
}

/**
 * What leaving out the sound at `i` costs. `unwritten`: the other word's script writes no short vowels,
 * so one that is missing there tells nothing.
 */
export function omissionCost(symbols: string, i: number, unwritten: boolean): number {
  const symbol = symbols.charAt(i);
  const before = symbols.charAt(i - 1);
  const next = symbols.charAt(i + 1);
  if (symbol === '*') return before === '' ? 0.45 : 0.1;
  if (isVowel(symbol)) return vowelOmission(symbol, before, next, unwritten);
  if (symbol === 'h') return next === '' ? 0.08 : 0.3;
  if (symbol === 'w') return isVowel(before) && 'uoU'.includes(before) ? 0.1 : 0.3;
  if (symbol === 'y') return 'iIe'.includes(before) || 'iIe'.includes(next) ? 0.1 : 0.25;
  if (symbol === before) return 0.15;
  if (symbol === 't' && next === '' && 'ae'.includes(before)) return 0.35;
  return 1;
}

const LAST_VOWEL: Readonly<Record<string, number>> = { a: 0.4, e: 0.2 };

function vowelOmission(symbol: string, before: string, next: string, unwritten: boolean): number {
  // A last -i makes another name of it, and is always written: Baghdad, Baghdadi.
  if (next === '' && 'iIY'.includes(symbol)) return 0.8;
  if (LONG_VOWELS.includes(symbol)) return symbol === 'A' ? 0.32 : 0.5;
  const glides = next === 'I' || next === 'y' || next === 'w' || next === 'U';
  if (glides && 'ae'.includes(symbol)) return 0.1;
  // A first vowel is written even there: Ansar is not Nasr.
  if (unwritten) return before === '' ? 1 : 0.06;
  // A last -e is mostly French and silent.
  if (next === '') return LAST_VOWEL[symbol] ?? 0.4;
  if (before !== '' && isVowel(before)) return 0.15;
  return 0.35;
}
