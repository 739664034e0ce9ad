import { latinSounds } from './latin-sounds.js';
import { nameWord, type NameWord, type WordRole } from './name-word.js';
import type { WrittenWord } from './written-words.js';

const MOON_ARTICLE = /^(?:al|el|ul|ol|il)$/u;
const SUN_ARTICLE = /^[ae](sh|th|dh|[stdrznl])$/u;
/** Nur ud-Din, Zia ur-Rahman: only after another word, and never "us". */
const INNER_SUN_ARTICLE = /^[uo](sh|[tdrzn])$/u;
/** Persian ezafe between two words: Sepah-e Pasdaran, Lashkar-i-Tayyiba. */
const EZAFE = /^(?:e|i|ye|yi)$/u;
const ABD = /^abd$/u;
const ABD_WITH_ARTICLE = /^abd[aeou]{1,2}(?:[lrsntzd]|sh)$/u;
const ALLAH = /^(?:allah?|[uo]llah?|oullah|llah)$/u;
const DIN = /^(?:[aeu]d)?d(?:i|ee|ii|ei|y)ne?$/u;
const KUNYA = /^(?:abu|abou|abo|aboo|abi|aba|ebu|abul|aboul|abol|umm|oum)$/u;
const FILIATION = /^(?:bin|ibn|ben|bn|bint|binti|oglu|ould|wuld)$/u;

/** Habits that no sound rule reaches. A map, because a name may be any word: an object has a "constructor". */
const OTHER_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mohd: 'muhammad',
    muhd: 'muhammad',
    mhd: 'muhammad',
    mehmet: 'muhammad',
    yusif: 'yusuf',
    yousif: 'yusuf',
  }),
);

const ALLAH_ENDING = /(?:[aou]'?l{1,2}ah|[aeou]'?llah?)$/u;
const DIN_ENDING = /(?:[aeiou]{1,2})'?[ld]?d(?:i|ee|ii|ei|y)ne?$/u;
const ABD_BEGINNING = /^abd[aeou]{1,2}l(?=[^aeiouyl'])/u;
const ABU_BEGINNING = /^(ab(?:u|ou|o))l(?=[^aeiouyl'])(.{3,})$/u;
const ATTACHED_ARTICLE = /^[aeu]l(?=.{4})/u;
const ATTACHED_SUN_ARTICLE = /^[ae](?=(sh|[stdrzn])\1.{2})/u;

/** Reads the Latin word at `i` with what belongs to it; null where it is but an article. */
export function readLatinWord(
  words: readonly WrittenWord[],
  i: number,
): { word: NameWord | null; taken: number } {
  const text = latinAt(words, i);
  if (isArticle(words, i)) return { word: null, taken: 1 };
  const abu = ABU_BEGINNING.exec(text);
  if (abu) return { word: kunya(abu[1] ?? '', words[i]?.spelt ?? ''), taken: 0 };
  const hasNext = latinAt(words, i + 1) !== '';
  if (hasNext && KUNYA.test(text)) return { word: kunya(text, words[i]?.spelt ?? ''), taken: 1 };
  if (hasNext && FILIATION.test(text))
    return { word: word('bin', words[i]?.spelt ?? text, 'FILIATION'), taken: 1 };
  const [stem, taken] = compound(words, i);
  const written = words
    .slice(i, i + taken)
    .map((part) => part.spelt)
    .join(' ');
  return { word: word(settle(stem), written, [...text].length === 1 ? 'INITIAL' : 'NAME'), taken };
}

/** The rest of a word whose Abu- was split off: Abolfazl → fazl. */
export function afterAbu(letters: string): string {
  return ABU_BEGINNING.exec(letters)?.[2] ?? letters;
}

/** Joins abd, Allah and al-Din compounds; the joined text and how many words it took. */
function compound(words: readonly WrittenWord[], i: number): [string, number] {
  const text = latinAt(words, i);
  let taken = 1;
  let joined = text;
  const afterArticle = isArticle(words, i + 1) ? i + 2 : i + 1;
  const following = latinAt(words, afterArticle);
  const abd =
    ABD.test(text) ||
    ABD_WITH_ARTICLE.test(text) ||
    (/^ab[eu]?d[aeou]{0,2}$/u.test(text) && afterArticle > i + 1);
  if (abd && following !== '' && !KUNYA.test(following) && !FILIATION.test(following)) {
    joined = ALLAH.test(following)
      ? 'abdullah'
      : `abdu${/^[aeiou']/u.test(following) ? 'l' : ''}${following}`;
    taken = afterArticle + 1 - i;
  }
  const next = latinAt(words, i + taken);
  if (ALLAH.test(next) && text.length > 1) return [`${joined}ullah`, taken + 1];
  const articled = isArticle(words, i + taken);
  const din = articled ? latinAt(words, i + taken + 1) : next;
  if (DIN.test(din) && text.length > 1 && (articled || din.length > 5))
    return [`${joined}uddin`, taken + (articled ? 2 : 1)];
  return [joined, taken];
}

/** Gives the endings -allah and -al-din and the beginning abd al- one spelling each. */
function settle(text: string): string {
  let settled = OTHER_FORMS.get(text) ?? text.replace(ABD_BEGINNING, 'abdu');
  if (settled.length > 5) settled = settled.replace(ALLAH_ENDING, 'ulah');
  if (settled.length > 6) settled = settled.replace(DIN_ENDING, 'udin').replace(/[ae]ttin$/u, 'udin');
  return settled;
}

function isArticle(words: readonly WrittenWord[], i: number): boolean {
  const text = latinAt(words, i);
  const next = latinAt(words, i + 1);
  if (next === '') return false;
  if (MOON_ARTICLE.test(text)) return true;
  if (i > 0 && EZAFE.test(text)) return true;
  const sun = SUN_ARTICLE.exec(text) ?? (i > 0 ? INNER_SUN_ARTICLE.exec(text) : null);
  return sun !== null && next.startsWith(sun[1] ?? '');
}

function latinAt(words: readonly WrittenWord[], i: number): string {
  const found = words[i];
  return found?.script === 'LATIN' ? found.letters : '';
}

function kunya(text: string, written: string): NameWord {
  return word(text.endsWith('m') ? 'um' : 'abu', written.slice(0, text.length), 'KUNYA');
}

function word(text: string, written: string, role: WordRole): NameWord {
  const bare = text.replace(ATTACHED_ARTICLE, '');
  const unarticled = bare === text ? text.replace(ATTACHED_SUN_ARTICLE, '') : bare;
  const attached = role === 'NAME' && unarticled !== text ? latinSounds(unarticled) : undefined;
  return nameWord(written, 'LATIN', role, latinSounds(text), attached);
}
