/** Names in memory under their keys: what the graph's index does, for the evaluation and its tests. */
import { foldName, type FoldedName } from '../../src/search/fold.js';
import { nameKeys, queryKeys } from '../../src/search/name-keys.js';
import { scoreName, type NameScore } from '../../src/search/score.js';
import { countWords, type WordFrequencies } from '../../src/search/word-weights.js';

export interface NamedThing {
  readonly id: string;
  readonly form: string;
}

export interface Hit {
  readonly id: string;
  readonly form: string;
  readonly score: number;
  readonly parts?: NameScore;
}

/** How many candidates are gathered, and how many of them are scored. */
const GATHERED = 600;
const SCORED = 150;
/** A key that more names share is read only while nothing else was found. */
const COMMON_KEY = 1500;

export class NameIndex {
  private readonly forms: { id: string; form: string; folded: FoldedName }[] = [];
  private readonly postings = new Map<string, number[]>();
  readonly frequencies: WordFrequencies;

  constructor(things: readonly NamedThing[]) {
    for (const { id, form } of things) {
      const at = this.forms.push({ id, form, folded: foldName(form) }) - 1;
      for (const key of nameKeys(form)) {
        const found = this.postings.get(key);
        if (found) found.push(at);
        else this.postings.set(key, [at]);
      }
    }
    this.frequencies = countWords(things.map((thing) => thing.form));
  }

  /** The best hit of each id, best first; `without` is left out as if it were not there. */
  search(text: string, first = 10, without?: string): readonly Hit[] {
    const query = foldName(text);
    const best = new Map<string, Hit>();
    for (const at of this.candidates(text)) {
      const name = this.forms[at];
      if (!name || name.id === without) continue;
      const parts = scoreName(query, name.folded, this.frequencies);
      if (parts.score > (best.get(name.id)?.score ?? 0))
        best.set(name.id, { id: name.id, form: name.form, score: parts.score, parts });
    }
    return [...best.values()]
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, first);
  }

  /** Rarest keys first, up to a budget; of these the ones that share the rarest keys. */
  candidates(text: string): readonly number[] {
    const found = queryKeys(text)
      .map((key) => this.postings.get(key) ?? [])
      .filter((posting) => posting.length > 0)
      .sort((one, other) => one.length - other.length);
    const gathered = new Map<number, number>();
    for (const posting of found) {
      if (gathered.size > 0 && (posting.length > COMMON_KEY || gathered.size >= GATHERED)) break;
      const rarity = Math.log((this.forms.length + 1) / posting.length);
      for (const at of posting) gathered.set(at, (gathered.get(at) ?? 0) + rarity);
    }
    return [...gathered]
      .sort((one, other) => other[1] - one[1])
      .slice(0, SCORED)
      .map(([at]) => at);
  }
}
