/** How well names are found: the Treasury's aliases against its primary names, and the field's in Arabic script. */
import { MATCH_THRESHOLD } from '../../src/search/judge.js';
import { keyIds } from '../../src/search/index-names.js';
import { reindex } from '../../src/search/reindex.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { ACTORS } from '../../test/search/actors.js';
import { ARABIC_QUERIES, ARABIC_STRANGERS } from '../../test/search/arabic-queries.js';
import { searchIn, type NamedThing } from '../../test/search/named-graph.js';
import { amount, median, percentile, table } from '../print.js';
import {
  evaluate,
  falseMatches,
  isHeldOut,
  keepingNineInTen,
  type Figures,
  type NameSearch,
  type Query,
} from './evaluation.js';
import { LISTED_ACTORS, LISTED_STRANGERS } from './listed.js';

import { ofacYears, readOfac, type OfacRecord } from './ofac.js';
import { fullTextSearch, miniSearch, trigramSearch } from './rivals.js';
import { isSpellingOf } from './spelling.js';

/** Prints recall, ranks and false matches; the halves of the list apart, each threshold set on the first. */
export async function measureSearch(): Promise<void> {
  const year = ofacYears().at(-1);
  if (year === undefined) console.log('The Treasury’s list is not at ../shared/data/ofac: left out.\n');
  const records = year === undefined ? [] : readOfac(year);
  if (year !== undefined) await measureOfac(year, records);
  await measureArabic(records);
  if (year !== undefined) await measureCost(records);
}

async function measureOfac(year: string, records: readonly OfacRecord[]): Promise<void> {
  const names = records.map(({ id, name }) => ({ id, form: name }));
  const start = performance.now();
  const store = await openStore('embedded::memory:');
  const engines = [
    await graphSearch(store, names),
    trigramSearch(names),
    fullTextSearch(names),
    miniSearch(names),
  ];
  console.log(
    `## Treasury ${year}: ${amount(names.length)} persons and entities (${amount(performance.now() - start)} ms to index four times)\n`,
  );
  const thresholds = new Map<string, number>();
  for (const heldOut of [false, true]) {
    const half = records.filter((record) => isHeldOut(record) === heldOut);
    const strong = queriesOf(half, (record) => record.strong);
    const weak = queriesOf(half, (record) => record.weak);
    const spellings = queriesOf(half, (record) =>
      record.strong.filter((alias) => isSpellingOf(alias, record.name)),
    );
    const strangers = spellings.filter((query) => query.person);
    console.log(`### ${heldOut ? 'Held out' : 'Tuning half'}: ${amount(half.length)} records\n`);
    const rows: (string | number)[][] = [];
    const matches: (string | number)[][] = [];
    for (const engine of engines) {
      for (const [kind, queries] of [
        ['spellings', spellings],
        ['strong', strong],
        ['weak', weak],
      ] as const) {
        const figures = await evaluate(engine, queries);
        rows.push(row(engine, kind, figures));
        if (kind !== 'spellings') continue;
        const threshold = thresholds.get(engine.name) ?? keepingNineInTen(figures);
        thresholds.set(engine.name, threshold);
        const kept =
          figures.rightScores.filter((score) => score >= threshold).length / figures.rightScores.length;
        const persons = strong.filter((query) => query.person);
        matches.push([
          engine.name,
          threshold.toFixed(3),
          percent(kept),
          percent(await falseMatches(engine, strangers, threshold)),
          percent(await falseMatches(engine, persons, threshold)),
        ]);
      }
    }
    table(['search', 'queries', 'number', 'recall@1', 'recall@10', 'MRR', 'p95 ms'], rows);
    console.log('Matches at the threshold that keeps nine in ten right answers of the tuning half:\n');
    table(
      [
        'search',
        'threshold',
        'right answers kept',
        'false: spellings of people not listed',
        'false: all strong aliases of people not listed',
      ],
      matches,
    );
    const documented = engines[0];
    if (!documented) continue;
    const right = (await evaluate(documented, spellings)).rightScores;
    const kept = right.filter((score) => score >= MATCH_THRESHOLD).length / right.length;
    const wrong = await falseMatches(documented, strangers, MATCH_THRESHOLD);
    console.log(
      `At the documented threshold ${MATCH_THRESHOLD}: ${percent(kept)} kept, ${percent(wrong)} false.\n`,
    );
  }
}

/** The hand-written queries, among the actors alone and among the Treasury's names too, where some stand twice. */
async function measureArabic(records: readonly OfacRecord[]): Promise<void> {
  const actors = Object.entries(ACTORS).map(([id, form]) => ({ id, form }));
  const twice = new Map(Object.entries(LISTED_ACTORS).map(([id, name]) => [name, id]));
  const listed = records.map(({ id, name }) => ({ id: twice.get(name) ?? `ofac:${id}`, form: name }));
  const queries = ARABIC_QUERIES.map(([text, owner]) => ({ text, owner, person: true }));
  const strangers = ARABIC_STRANGERS.map((text) => ({ text, owner: '', person: true }));
  const unlisted = strangers.filter(({ text }) => !LISTED_STRANGERS.includes(text));
  console.log('## Arabic and Persian script\n');
  const among = async (
    title: string,
    names: readonly NamedThing[],
    others: readonly Query[],
  ): Promise<(string | number)[]> => {
    const store = await openStore('embedded::memory:');
    const engine = await graphSearch(store, names);
    const figures = await evaluate(engine, queries);
    const matches = figures.rightScores.filter((score) => score >= MATCH_THRESHOLD).length;
    const wrong = await falseMatches(engine, others, MATCH_THRESHOLD);
    await store.close();
    return [
      title,
      ...row(engine, '', figures).slice(2),
      percent(matches / queries.length),
      others.length,
      percent(wrong),
    ];
  };
  const rows = [await among('the actors', actors, strangers)];
  if (listed.length > 0) rows.push(await among('the actors and the list', [...actors, ...listed], unlisted));
  const heads = [
    'among',
    'number',
    'recall@1',
    'recall@10',
    'MRR',
    'p95 ms',
    'first and a match',
    'strangers',
    'strangers matched',
  ];
  table(heads, rows);
}

/** Primary names and aliases together: keys a name, names recorded a second, and a search among them. */
async function measureCost(records: readonly OfacRecord[]): Promise<void> {
  const things = records.flatMap(({ id, name, strong }) => [name, ...strong].map((form) => ({ id, form })));
  const keys = things.reduce((sum, { form }) => sum + keyIds(form).length, 0);
  const store = await openStore('embedded::memory:');
  const engine = await graphSearch(store, things);
  const queries = things.filter((_, at) => at % 10 === 0);
  const times: number[] = [];
  for (const { form } of queries) {
    const before = performance.now();
    await engine.search(form, 10);
    times.push(performance.now() - before);
  }
  const start = performance.now();
  await reindex(store);
  const building = performance.now() - start;
  await store.close();
  console.log('## Cost, on the embedded engine\n');
  table(
    ['names', 'keys a name', 'names indexed a second', 'search p50 ms', 'p95 ms'],
    [
      [
        things.length,
        keys / things.length,
        (things.length / building) * 1000,
        median(times),
        percentile(times, 0.95),
      ],
    ],
  );
}

async function graphSearch(store: Store, names: readonly NamedThing[]): Promise<NameSearch> {
  const search = await searchIn(store, names);
  return {
    name: 'Nisba',
    search: async (text, first, without) => (await search(text, without)).slice(0, first),
  };
}

function queriesOf(
  records: readonly OfacRecord[],
  texts: (record: OfacRecord) => readonly string[],
): readonly Query[] {
  return records.flatMap((record) =>
    texts(record).map((text) => ({ text, owner: record.id, person: record.person })),
  );
}

function row(engine: NameSearch, kind: string, figures: Figures): (string | number)[] {
  const { queries, recallAt1, recallAt10, reciprocalRank, p95 } = figures;
  return [
    engine.name,
    kind,
    queries,
    recallAt1.toFixed(3),
    recallAt10.toFixed(3),
    reciprocalRank.toFixed(3),
    p95,
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
