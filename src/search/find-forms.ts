/** Names in the graph that a query may mean, by their keys: index look-ups, never a scan. */
import { ALL_ROWS } from '../recording/all-rows.js';
import type { Reader } from '../store/store.js';
import { LEAST_LIKENESS, quality } from './align-words.js';
import type { FoldedName } from './fold.js';
import { PART_SIZE, partIds, wordKey } from './index-names.js';
import type { NameWord } from './name-word.js';
import { isOneOff, queryKeys, type QueryKeys, type WordProbe } from './query-keys.js';
import { soundLikeness } from './sound-distance.js';
import { skeletonOf } from './skeleton.js';

/** How many words of the dictionary are followed for one word of the query. */
const WORDS_FOLLOWED = 80;
/** How many words a beginning is completed to. */
const COMPLETIONS = 60;
/** Forms that are gathered at most, and those that are read for it. */
const GATHERED = 4_000;
const FORMS_READ = 12_000;
/** What more forms share is too common to tell anything: it is read only where nothing else was found. */
const PARTS_READ = Math.ceil(1_500 / PART_SIZE);
const COMMON_READ = 3;

export interface FoundForms {
  /** The exact keys of names, the likeliest first. */
  readonly forms: readonly string[];
  /** Whether some that share a word were left out: too many names bear it. */
  readonly bounded: boolean;
}

interface FoundWord {
  readonly symbols: string;
  readonly likeness: number;
  readonly count: number;
  readonly parts: number;
}

/** A key of forms, and what it tells that a form has it. */
interface Evidence {
  readonly key: string;
  readonly weight: number;
  /** How like the word of the query it is; absent for keys of whole names. */
  readonly likeness?: number;
  /** How many forms and parts the key has, where that is known. */
  readonly count?: number;
  readonly parts?: number;
  /** Which word of the query it speaks of; a form is credited once for each, by the best. */
  readonly slot: string;
}

/**
 * The forms that are worth scoring.
 *
 * @param names how many forms there are, which tells how rare a word is
 * @param limit how many to give
 */
export async function findForms(
  reader: Reader,
  query: FoldedName,
  names: Promise<number>,
  limit: number,
): Promise<FoundForms> {
  const keys = queryKeys(query);
  const [words, completions] = await Promise.all([
    similarWords(reader, keys.words),
    completionsOf(reader, query, keys),
  ]);
  const forms = await names;
  const evidence = [
    ...keys.keys.map((key) => ({ key, weight: KEY_WEIGHTS[key.charAt(0)] ?? 1, slot: 'form' })),
    ...words.flatMap((found, at) => found.map((word) => evidenceOf(word, String(at), forms))),
    ...completions.map((word) => evidenceOf(word, String(keys.words.length - 1), forms)),
  ];
  const { scores, bounded } = await gather(reader, evidence);
  const best = [...scores].sort(([one, score], [other, otherScore]) => otherScore - score || one - other);
  const numbers = best.slice(0, limit).map(([number]) => number);
  const rows = numbers.length === 0 ? [] : await reader.run('search/list-forms', { numbers });
  const byNumber = new Map(rows.map((row) => [row['number'] as number, row['id'] as string]));
  return {
    forms: numbers.flatMap((number) => byNumber.get(number) ?? []),
    bounded: bounded || best.length > numbers.length,
  };
}

/** What it tells that two names share the key of a form. */
const KEY_WEIGHTS: Readonly<Record<string, number>> = { n: 3, a: 1.2, p: 0.6 };

function evidenceOf({ symbols, likeness, count, parts }: FoundWord, slot: string, names: number): Evidence {
  const rarity = Math.log((names + 2) / (count + 1)) / Math.log(names + 2);
  return {
    key: wordKey(symbols),
    weight: quality(likeness) * (0.1 + Math.max(0, rarity)),
    likeness,
    count,
    parts,
    slot,
  };
}

/** Words of the dictionary that spell the same as each word of the query, the likest first. */
async function similarWords(
  reader: Reader,
  probes: readonly WordProbe[],
): Promise<readonly (readonly FoundWord[])[]> {
  const all = (property: 'skeletons' | 'heads' | 'tails'): string[] =>
    probes.flatMap((probe) => probe[property]);
  const [spelt, headed, tailed] = await Promise.all([
    listWords(reader, 'skeleton', all('skeletons')),
    listWords(reader, 'head', all('heads')),
    listWords(reader, 'tail', all('tails')),
  ]);
  const near = new Map([...headed, ...tailed].map((word) => [word.symbols, word]));
  return probes.map(({ sounds, skeletons }) => {
    const own = [...new Set(sounds.map(skeletonOf))];
    const words = new Map(
      spelt.filter(({ skeleton }) => skeletons.includes(skeleton)).map((word) => [word.symbols, word]),
    );
    for (const word of near.values())
      if (own.some((skeleton) => isOneOff(skeleton, word.skeleton))) words.set(word.symbols, word);
    return [...words.values()]
      .map(({ symbols, count, parts }) => ({ symbols, count, parts, likeness: likenessOf(sounds, symbols) }))
      .filter(({ likeness }) => likeness > 0)
      .sort((one, other) => other.likeness - one.likeness || (one.symbols < other.symbols ? -1 : 1))
      .slice(0, WORDS_FOLLOWED);
  });
}

/** A word without short vowels may be written in either script, so they count as unwritten here. */
function likenessOf(sounds: readonly string[], symbols: string): number {
  return Math.max(...sounds.map((sound) => soundLikeness(sound, symbols, true, LEAST_LIKENESS)));
}

/** Words that the last word of the query may become. */
async function completionsOf(
  reader: Reader,
  query: FoldedName,
  { beginning }: QueryKeys,
): Promise<readonly FoundWord[]> {
  const last = query.words.at(-1);
  const typed = last?.sounds.symbols ?? '';
  const words = await startingWords(reader, beginning);
  return words
    .filter(
      ({ symbols, skeleton }) => symbols.length > typed.length && (!last || mayComplete(last, { skeleton })),
    )
    .map(({ symbols, count, parts }) => ({
      symbols,
      count,
      parts,
      likeness: beginningLikeness(typed, symbols),
    }))
    .filter(({ likeness }) => likeness > 0)
    .sort(
      (one, other) =>
        other.likeness - one.likeness || other.count - one.count || (one.symbols < other.symbols ? -1 : 1),
    )
    .slice(0, COMPLETIONS);
}

/** Whether a word's consonants begin like those typed; a lone consonant with its vowels tells nothing. */
export function mayComplete(typed: NameWord, { skeleton }: { readonly skeleton: string }): boolean {
  return typed.skeleton === typed.sound || skeleton.startsWith(typed.skeleton);
}

function startingWords(reader: Reader, beginning: QueryKeys['beginning']): Promise<readonly DictionaryRow[]> {
  if (!beginning) return Promise.resolve([]);
  const { start2, start3, sound2 } = beginning;
  if (start3 !== undefined) return listWords(reader, 'start3', [start3]);
  if (start2 !== undefined) return listWords(reader, 'start2', [start2]);
  return sound2 === undefined ? Promise.resolve([]) : listWords(reader, 'sound2', [sound2]);
}

/** How alike a text and the beginning of a word sound, in [0, 1]; 0 below LEAST_BEGINNING. */
export function beginningLikeness(typed: string, symbols: string): number {
  const same = soundLikeness(typed, symbols.slice(0, typed.length), true, LEAST_BEGINNING);
  if (same > 0) return same;
  return Math.max(
    ...[-1, 1].map((more) =>
      soundLikeness(typed, symbols.slice(0, typed.length + more), true, LEAST_BEGINNING),
    ),
  );
}

const LEAST_BEGINNING = 0.85;

interface DictionaryRow {
  readonly symbols: string;
  readonly skeleton: string;
  readonly count: number;
  readonly parts: number;
}

async function listWords(
  reader: Reader,
  property: string,
  values: readonly string[],
): Promise<readonly DictionaryRow[]> {
  if (values.length === 0) return [];
  const rows = await reader.run(
    'search/list-words',
    { values: [...new Set(values)] },
    { keep: [property] },
    ALL_ROWS,
  );
  return rows.map((row) => ({
    symbols: row['symbols'] as string,
    skeleton: row['skeleton'] as string,
    count: row['count'] as number,
    parts: row['parts'] as number,
  }));
}

/** The forms under some keys, with what speaks for each; keys that too many share only where nothing else is found. */
async function gather(
  reader: Reader,
  evidence: readonly Evidence[],
): Promise<{ scores: Map<number, number>; bounded: boolean }> {
  const telling = [...evidence].sort((one, other) => other.weight - one.weight);
  const found = await readForms(reader, affordable(telling));
  let bounded = telling.some(({ key }) => !found.has(key));
  // Where each word of the query is itself too common, some of those that bear it are better than none.
  const common = likest(telling).filter((key) => !found.has(key));
  if (common.length === likest(telling).length) {
    for (const [key, forms] of await readForms(
      reader,
      new Map(common.slice(0, COMMON_READ).map((key) => [key, PARTS_READ])),
    ))
      found.set(key, forms);
  }
  const credited = new Map<number, Map<string, number>>();
  for (const { key, weight, slot } of telling) {
    for (const form of found.get(key) ?? []) {
      const slots = credited.get(form);
      if (slots) {
        if (!slots.has(slot)) slots.set(slot, weight);
      } else if (credited.size < GATHERED) credited.set(form, new Map([[slot, weight]]));
      else bounded = true;
    }
  }
  const scores = new Map([...credited].map(([form, slots]) => [form, sum(slots.values())] as const));
  return { scores, bounded };
}

/** Of each word of the query the key of the word that is likest. */
function likest(evidence: readonly Evidence[]): string[] {
  const best = new Map<string, Evidence>();
  for (const one of evidence) {
    if (one.likeness === undefined) continue;
    if (one.likeness > (best.get(one.slot)?.likeness ?? 0)) best.set(one.slot, one);
  }
  return [...new Set([...best.values()].map(({ key }) => key))];
}

/** The keys that are read, most telling first, with how many parts each has; what too many share is not. */
function affordable(evidence: readonly Evidence[]): Map<string, number> {
  const keys = new Map<string, number>();
  let left = FORMS_READ;
  for (const { key, parts = 1, count = 0 } of evidence) {
    if (keys.has(key) || parts > PARTS_READ || count > left) continue;
    keys.set(key, parts);
    left -= count;
  }
  return keys;
}

/** The forms of some keys; a key that is not there has none, and one of unknown parts is read to its end. */
async function readForms(reader: Reader, keys: ReadonlyMap<string, number>): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>([...keys.keys()].map((key) => [key, []]));
  let ids = new Map([...keys].flatMap(([key, parts]) => partIds(key, parts).map((id) => [id, key] as const)));
  while (ids.size > 0) {
    const rows = await reader.run('search/read-keys', { ids: [...ids.keys()] }, {}, ALL_ROWS);
    const more = new Map<string, string>();
    for (const row of rows) {
      const key = ids.get(row['id'] as string)!;
      found.get(key)!.push(...(row['forms'] as number[]));
      const parts = Math.min(PARTS_READ, Number(row['parts'] ?? 0));
      for (const id of partIds(key, parts).slice(keys.get(key))) more.set(id, key);
    }
    // Only first parts tell of more, so this ends.
    ids = more;
  }
  return found;
}

function sum(weights: Iterable<number>): number {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
}
