/** What the search is held against: trigrams, full text with fuzziness, and a popular library. */
import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';
import type { NameSearch, RankedId } from './evaluation.js';
import type { NamedThing } from '../../test/search/named-graph.js';

/** Jaccard similarity of the trigrams of words, as PostgreSQL's pg_trgm has it. */
export function trigramSearch(names: readonly NamedThing[]): NameSearch {
  const sets = names.map(({ form }) => trigrams(form));
  const postings = new Map<string, number[]>();
  sets.forEach((set, at) => {
    for (const trigram of set) postings.set(trigram, [...(postings.get(trigram) ?? []), at]);
  });
  return {
    name: 'trigrams',
    search(text, first, without) {
      const asked = trigrams(text);
      const common = new Map<number, number>();
      for (const trigram of asked)
        for (const at of postings.get(trigram) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
      return ranked(
        names,
        [...common].map(([at, shared]) => [at, shared / (asked.size + (sets[at]?.size ?? 0) - shared)]),
        first,
        without,
      );
    },
  };
}

function trigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of words(text)) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  }
  return found;
}

/**
 * BM25 over words with Lucene's automatic fuzziness: up to two letters none, up to five one edit, else two;
 * an inexact word counts by its likeness. A score is the share of what the query scores against itself.
 */
export function fullTextSearch(names: readonly NamedThing[]): NameSearch {
  const texts = names.map(({ form }) => words(form));
  const postings = new Map<string, number[]>();
  texts.forEach((text, at) => {
    for (const word of new Set(text)) postings.set(word, [...(postings.get(word) ?? []), at]);
  });
  const byLength = new Map<number, string[]>();
  for (const word of postings.keys()) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const rarity = (count: number): number => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
  const worth = (count: number, length: number): number =>
    (rarity(count) * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / mean));
  return {
    name: 'full text, fuzzy',
    search(text, first, without) {
      const scores = new Map<number, number>();
      let whole = 0;
      const asked = words(text);
      for (const word of asked) {
        const edits = word.length <= 2 ? 0 : word.length <= 5 ? 1 : 2;
        whole += worth(postings.get(word)?.length ?? 1, asked.length);
        for (let length = word.length - edits; length <= word.length + edits; length++) {
          for (const other of byLength.get(length) ?? []) {
            const off = other === word ? 0 : distance(word, other);
            if (off > edits) continue;
            const found = postings.get(other) ?? [];
            for (const at of found) {
              const value =
                worth(found.length, texts[at]?.length ?? 1) * (1 - off / Math.min(word.length, other.length));
              scores.set(at, (scores.get(at) ?? 0) + value);
            }
          }
        }
      }
      return ranked(
        names,
        [...scores].map(([at, score]) => [at, score / whole]),
        first,
        without,
      );
    },
  };
}

/** MiniSearch with its own fuzziness of a fifth of a word; its score as it gives it. */
export function miniSearch(names: readonly NamedThing[]): NameSearch {
  const index = new MiniSearch<NamedThing>({ fields: ['form'], searchOptions: { fuzzy: 0.2 } });
  index.addAll([...names]);
  return {
    name: 'MiniSearch',
    search(text, first, without) {
      const hits: RankedId[] = [];
      for (const hit of index.search(text)) {
        if (hit.id !== without && hits.length < first) hits.push({ id: String(hit.id), score: hit.score });
      }
      return hits;
    },
  };
}

function ranked(
  names: readonly NamedThing[],
  scores: readonly (readonly [number, number])[],
  first: number,
  without?: string,
): readonly RankedId[] {
  return [...scores]
    .sort((one, other) => other[1] - one[1])
    .slice(0, first + 1)
    .map(([at, score]) => ({ id: names[at]?.id ?? '', score }))
    .filter(({ id }) => id !== without)
    .slice(0, first);
}

function words(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/[\p{M}'’‘`]/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
