/** Finding entities by name, however it is spelt. */
import { entityOf, type StoredEntity } from '../entity/entity-row.js';
import { NisbaError } from '../errors.js';
import type { EntityId } from '../ids.js';
import type { NameKind } from '../claim/claim.js';
import { OPEN_REVISION, type Reader } from '../store/store.js';
import type { EntityKind } from '../vocabulary/vocabulary.js';
import { explain, type Explanation } from './explain.js';
import { beginningLikeness, findForms, mayComplete } from './find-forms.js';
import { foldName, type FoldedName } from './fold.js';
import { KEY_VERSION } from './form-keys.js';
import { KIND_FACTORS, MATCH_THRESHOLD } from './judge.js';
import { readNameIndex } from './name-index.js';
import { nameWord, type NameWord } from './name-word.js';
import type { Sounds } from './sounds.js';
import { scoreName, type NameScore } from './score.js';
import { ENOUGH_NAMES, NO_FREQUENCIES, type WordFrequencies } from './word-weights.js';
import { scoreWritten } from './written-score.js';

export interface SearchQuery {
  /** At most MAX_SEARCH_TEXT characters. */
  readonly text: string;
  readonly kinds?: readonly EntityKind[];
  /** As written only: no other spellings, no other script. */
  readonly exactScript?: boolean;
}

/** One entity, and which of its names fits best. */
export interface SearchHit {
  readonly id: EntityId;
  readonly entity: StoredEntity;
  /** Of its best name, by kind; in [0, 1]. */
  readonly score: number;
  /** Whether the score reaches MATCH_THRESHOLD: below it is a suggestion. */
  readonly match: boolean;
  /** The name as recorded, and of what kind. */
  readonly name: string;
  readonly nameKind: NameKind;
  /** What the kind of name takes the score times. */
  readonly kindFactor: number;
  /** The query's last word was taken for the beginning of one. */
  readonly completed: boolean;
  /** The parts of the score; absent where only what is written counted. */
  readonly parts: NameScore | undefined;
  readonly explanation: Explanation;
}

export interface SearchAnswer {
  /** Best first; all that have more than a common word of the query in common. */
  readonly hits: readonly SearchHit[];
  /** Whether hits may be missing, because too many names share words with the query. */
  readonly bounded: boolean;
}

const MAX_SEARCH_TEXT = 400;

/** How many names are compared in full; more where most will be of another kind. */
const SCORED = 80;
const SCORED_OF_KIND = 320;
/** How many entities of one and the same name are told apart. */
const NAMESAKES = 50;
/** Who only asks for Kataib wants to see them all; below this a hit is chance. */
const LEAST_SHOWN = 0.15;

/**
 * Entities whose names fit a text, best first. Reads by keys, and so in a time that grows with the text
 * and hardly with the graph.
 *
 * @throws BAD_USER_INPUT for a text without letters or too long, INDEX_STALE
 */
export async function searchNames(
  reader: Reader,
  { text, kinds, exactScript = false }: SearchQuery,
): Promise<SearchAnswer> {
  const query = readQuery(text);
  // Its state is read while the words are looked up.
  const names = countNames(reader);
  const [found, count] = await Promise.all([
    findForms(reader, query, names, kinds ? SCORED_OF_KIND : SCORED),
    names,
  ]);
  const forms = found.forms.map((form) => ({ form, folded: fold(form) }));
  const frequencies = exactScript
    ? NO_FREQUENCIES
    : await frequenciesOf(reader, count, [query, ...forms.map(({ folded }) => folded)]);
  const scored = forms
    .map(({ form, folded }) => scoreForm({ text, query, exactScript, frequencies }, form, folded))
    .filter(({ score }) => score >= LEAST_SHOWN);
  const { hits, bounded } = await bearers(reader, scored, kinds);
  return {
    hits: hits.map((hit) => new ExplainedHit(hit, query, exactScript ? undefined : frequencies)),
    bounded: found.bounded || bounded,
  };
}

/** A hit that is explained when it is asked why: most never are. */
class ExplainedHit implements SearchHit {
  readonly id: EntityId;
  readonly entity: StoredEntity;
  readonly name: string;
  readonly nameKind: NameKind;
  readonly kindFactor: number;
  readonly score: number;
  readonly match: boolean;
  readonly completed: boolean;
  #explained: { readonly parts?: NameScore; readonly explanation: Explanation } | undefined;

  constructor(
    private readonly bearer: Bearer,
    private readonly query: FoldedName,
    private readonly frequencies: WordFrequencies | undefined,
  ) {
    const { id, entity, name, nameKind, kindFactor, scored } = bearer;
    this.id = id;
    this.entity = entity;
    this.name = name;
    this.nameKind = nameKind;
    this.kindFactor = kindFactor;
    this.score = round(scored.score * kindFactor);
    this.match = scored.score * kindFactor >= MATCH_THRESHOLD;
    this.completed = scored.completed;
  }

  get parts(): NameScore | undefined {
    return this.#explain().parts;
  }

  get explanation(): Explanation {
    return this.#explain().explanation;
  }

  #explain() {
    this.#explained ??= this.#explainAnew();
    return this.#explained;
  }

  #explainAnew() {
    if (!this.frequencies) return { explanation: AS_WRITTEN };
    const name = foldName(this.name);
    const { completed, query: read } = this.bearer.scored;
    const parts = scoreName(read, name, this.frequencies);
    return { parts, explanation: explain(completed ? read : this.query, name, parts) };
  }
}

/** @throws INDEX_STALE */
async function countNames(reader: Reader): Promise<number> {
  const { forms, stale, version } = await readNameIndex(reader);
  if (!stale) return forms;
  throw new NisbaError(
    'INDEX_STALE',
    `The name keys are of version ${version}, and this Nisba makes version ${KEY_VERSION}: run "nisba reindex".`,
    { version, wanted: KEY_VERSION },
  );
}

const AS_WRITTEN: Explanation = { words: [], unmatchedQuery: [], unmatchedName: [], text: 'as written' };

function readQuery(text: string): FoldedName {
  if (text.length > MAX_SEARCH_TEXT) {
    throw new NisbaError(
      'BAD_USER_INPUT',
      `The name has ${text.length} characters: give at most ${MAX_SEARCH_TEXT}.`,
      { most: MAX_SEARCH_TEXT },
    );
  }
  const query = foldName(text);
  if (query.words.length === 0) {
    throw new NisbaError('BAD_USER_INPUT', 'The name holds no letters or digits: give a word of it.', {});
  }
  return query;
}

/** Names come again and again; the most that are kept folded. */
const MOST_FOLDED = 20_000;
const folded = new Map<string, FoldedName>();

function fold(form: string): FoldedName {
  const known = folded.get(form);
  if (known) return known;
  const read = foldName(form);
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(form, read);
  return read;
}

/** How many names hold each of the words that are compared; a small graph's counts tell nothing. */
async function frequenciesOf(
  reader: Reader,
  names: number,
  compared: readonly FoldedName[],
): Promise<WordFrequencies> {
  if (names < ENOUGH_NAMES) return NO_FREQUENCIES;
  const skeletons = new Set(compared.flatMap(({ words }) => words.map(({ skeleton }) => skeleton)));
  if (skeletons.size === 0) return NO_FREQUENCIES;
  const rows = await reader.run('search/count-skeletons', { skeletons: [...skeletons] });
  return {
    names,
    counts: new Map(rows.map((row) => [row['skeleton'] as string, row['count'] as number])),
  };
}

interface Asked {
  readonly text: string;
  readonly query: FoldedName;
  readonly exactScript: boolean;
  readonly frequencies: WordFrequencies;
}

interface ScoredForm {
  readonly form: string;
  readonly score: number;
  readonly completed: boolean;
  /** The query as it was read: with its last word completed, where it was. */
  readonly query: FoldedName;
}

function scoreForm(
  { text, query, exactScript, frequencies }: Asked,
  form: string,
  name: FoldedName,
): ScoredForm {
  if (exactScript) return { form, score: scoreWritten(text, form), completed: false, query };
  const whole = scoreName(query, name, frequencies).score;
  const completion = whole >= MATCH_THRESHOLD ? undefined : completed(query, name, frequencies);
  return completion && completion.score > whole
    ? { form, ...completion, completed: true }
    : { form, score: whole, completed: false, query };
}

/** An unfinished word is a suggestion however well it fits. */
const BEST_COMPLETION = MATCH_THRESHOLD - 0.02;

/** The query with its last word taken for the beginning of one of the name's, and what it then scores. */
function completed(
  query: FoldedName,
  name: FoldedName,
  frequencies: WordFrequencies,
): { query: FoldedName; score: number } | undefined {
  const last = query.words.at(-1);
  const word = last && longestCompletion(last, name);
  if (!word) return undefined;
  const words = [...query.words.slice(0, -1), { ...word, written: `${last.written}…` }];
  const read = { words, form: words.map(({ sounds }) => sounds.symbols).join(' ') };
  const typed = last.sounds.symbols.length / word.sounds.symbols.length;
  const { score } = scoreName(read, name, frequencies);
  return { query: read, score: Math.min(BEST_COMPLETION, score * (0.55 + 0.4 * typed)) };
}

function longestCompletion(typed: NameWord, name: FoldedName): NameWord | undefined {
  const { symbols } = typed.sounds;
  const [best] = name.words
    .flatMap((word) => (word.unarticled ? [word, unarticled(word, word.unarticled)] : [word]))
    .filter((word) => word.sounds.symbols.length > symbols.length && mayComplete(typed, word))
    .map((word) => ({ word, likeness: beginningLikeness(symbols, word.sounds.symbols) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness);
  return best?.word;
}

function unarticled(word: NameWord, sounds: Sounds): NameWord {
  return nameWord(word.written, word.script, word.role, sounds, undefined);
}

interface Bearer extends Pick<SearchHit, 'id' | 'entity' | 'name' | 'nameKind' | 'kindFactor'> {
  readonly scored: ScoredForm;
}

/** Who bears the names: of each entity the best, best first. */
async function bearers(
  reader: Reader,
  scored: readonly ScoredForm[],
  kinds: readonly EntityKind[] | undefined,
): Promise<{ hits: Bearer[]; bounded: boolean }> {
  if (scored.length === 0) return { hits: [], bounded: false };
  const byForm = new Map(scored.map((one) => [one.form, one]));
  const rows = await reader.run(
    'search/list-named',
    { ids: [...byForm.keys()], open: OPEN_REVISION, limit: NAMESAKES, ...(kinds && { kinds: [...kinds] }) },
    { keep: kinds ? ['kinds'] : [] },
    { maxRows: NAMESAKES * SCORED_OF_KIND },
  );
  const namesakes = new Map<string, number>();
  const best = new Map<EntityId, Bearer>();
  for (const row of rows) {
    const form = row['form'] as string;
    const nameKind = row['nameKind'] as NameKind;
    namesakes.set(form, (namesakes.get(form) ?? 0) + 1);
    const entity = entityOf(row);
    const hit: Bearer = {
      id: entity.id,
      entity,
      name: row['text'] as string,
      nameKind,
      kindFactor: KIND_FACTORS[nameKind],
      scored: byForm.get(form)!,
    };
    const there = best.get(entity.id);
    if (!there || compare(hit, there) < 0) best.set(entity.id, hit);
  }
  return {
    hits: [...best.values()].sort(compare),
    bounded: [...namesakes.values()].some((count) => count >= NAMESAKES),
  };
}

/** Better first; among equals the primary name, and then the smaller id. */
function compare(one: Bearer, other: Bearer): number {
  return (
    round(other.scored.score * other.kindFactor) - round(one.scored.score * one.kindFactor) ||
    Number(other.nameKind === 'PRIMARY') - Number(one.nameKind === 'PRIMARY') ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  );
}

function round(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}
