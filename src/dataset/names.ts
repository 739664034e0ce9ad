/** Names as foreign data has them: in which script each is, and which are two names in one cell. */
import type { ClaimValue, NameKind } from '../claim/claim.js';

export type NameValue = Extract<ClaimValue, { type: 'NAME' }>;

/** Unicode's scripts by the codes of ISO 15924 that name them; Han, kana and Hangul are told apart below. */
const SCRIPTS: readonly (readonly [code: string, letters: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hrkt', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Syrc', /\p{Script=Syriac}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Guru', /\p{Script=Gurmukhi}/gu],
  ['Gujr', /\p{Script=Gujarati}/gu],
  ['Taml', /\p{Script=Tamil}/gu],
  ['Telu', /\p{Script=Telugu}/gu],
  ['Knda', /\p{Script=Kannada}/gu],
  ['Mlym', /\p{Script=Malayalam}/gu],
  ['Sinh', /\p{Script=Sinhala}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Laoo', /\p{Script=Lao}/gu],
  ['Khmr', /\p{Script=Khmer}/gu],
  ['Mymr', /\p{Script=Myanmar}/gu],
  ['Tibt', /\p{Script=Tibetan}/gu],
  ['Mong', /\p{Script=Mongolian}/gu],
  ['Thaa', /\p{Script=Thaana}/gu],
];

/** Where one name of a cell may end and the next begin. */
const BORDERS = /\s*(?:[/|;,؛،\n()[\]（）【】「」]|\s[-–—]\s)\s*/u;
const LETTER = /\p{Letter}/u;
/** One of these is a piece of a name, not a name: the "III" of a name in Arabic letters. */
const LEAST_LETTERS = 3;

/**
 * The script of most of a text's letters, as a code of ISO 15924: "Latn", "Arab", "Jpan" for Han with kana,
 * "Kore" with Hangul; undefined where it has no letters of a script that is listed here, or as many of one
 * as of another.
 */
export function detectScript(text: string): string | undefined {
  const counts = SCRIPTS.map(([code, letters]) => ({ code, count: text.match(letters)?.length ?? 0 }));
  const countOf = (code: string): number => counts.find((one) => one.code === code)!.count;
  const han = countOf('Hani');
  const merged = [
    ...counts.filter(({ code }) => !['Hani', 'Hrkt', 'Hang'].includes(code)),
    ...eastAsian(han, countOf('Hrkt'), countOf('Hang')),
  ].sort((one, other) => other.count - one.count);
  const [first, second] = merged;
  if (!first || first.count === 0 || first.count === second?.count) return undefined;
  return first.code;
}

/**
 * Two-scripts rule: what comes in two scripts becomes two names of one entity. A cell such as
 * "Harakat al-Nujaba (حركة النجباء)" is two names, where brackets, a slash or another border stands between
 * the scripts; a script without such a border stays within its name.
 *
 * @param texts one cell, or the values of a property that has several; blank ones are left out
 * @param nameKind of the first name in each script; of further ones, ALIAS stands for PRIMARY
 */
export function namesOf(
  texts: string | readonly string[],
  { nameKind = 'PRIMARY', language }: { readonly nameKind?: NameKind; readonly language?: string } = {},
): NameValue[] {
  const given = typeof texts === 'string' ? [texts] : texts;
  const scripts = new Set<string | undefined>();
  const names = new Map<string, NameValue>();
  for (const name of given.flatMap(splitByScript)) {
    if (names.has(name)) continue;
    const script = detectScript(name);
    names.set(name, {
      type: 'NAME',
      name,
      nameKind: nameKind === 'PRIMARY' && scripts.has(script) ? 'ALIAS' : nameKind,
      ...(script !== undefined && { script }),
      ...(language !== undefined && { language }),
    });
    scripts.add(script);
  }
  return [...names.values()];
}

/** The names of a cell: itself, or its parts when neighbours across a border are of two scripts. */
function splitByScript(cell: string): string[] {
  const whole = cell.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (!LETTER.test(whole) || !BORDERS.test(whole)) return whole === '' ? [] : [whole];
  const scripts = whole.split(BORDERS).map((part) => ({ script: detectScript(part), part }));
  const counted = new Set(
    scripts.filter(({ part }) => lettersOf(part) >= LEAST_LETTERS).map(({ script }) => script),
  );
  counted.delete(undefined);
  if (counted.size !== 2) return [whole];
  // Each name keeps its own commas: only where the script changes does one end.
  const names: { script: string | undefined; from: number; to: number }[] = [];
  let at = 0;
  for (const { script, part } of scripts) {
    if (part === '') continue;
    const from = whole.indexOf(part, at);
    at = from + part.length;
    const last = names.at(-1);
    if (last && (script === last.script || !counted.has(script))) last.to = at;
    else names.push({ script, from, to: at });
  }
  if (names.length !== 2) return [whole];
  return names.map(({ from, to }) => closed(whole, from, to));
}

/** With the bracket that the name itself opened. */
function closed(whole: string, from: number, to: number): string {
  const name = whole.slice(from, to);
  return name.includes('(') && !name.includes(')') && whole[to] === ')' ? `${name})` : name;
}

const lettersOf = (text: string): number => text.match(/\p{Letter}/gu)?.length ?? 0;

function eastAsian(han: number, kana: number, hangul: number): { code: string; count: number }[] {
  if (kana > 0) {
    return [
      { code: 'Jpan', count: han + kana },
      { code: 'Kore', count: hangul },
    ];
  }
  if (hangul > 0) return [{ code: 'Kore', count: han + hangul }];
  return [{ code: 'Hani', count: han }];
}
