/** Names by the hundred thousand: how fast their keys are made, and how long a search among them takes. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { nameKey } from '../../src/entity/name-key.js';
import { reindex } from '../../src/search/reindex.js';
import { searchNames } from '../../src/search/search-names.js';
import { openStore } from '../../src/store/open.js';
import { CYPHER_FOLDER, StatementLibrary } from '../../src/store/statements.js';
import { OPEN_REVISION, type EngineName, type Store } from '../../src/store/store.js';
import { FOLDER } from '../places.js';
import { amount, median, percentile, table } from '../print.js';
import { Random } from '../random.js';
import { openPlace } from '../stores.js';
import { ofacYears, readOfac } from './ofac.js';

const library = new StatementLibrary([CYPHER_FOLDER, fileURLToPath(new URL('../cypher', import.meta.url))]);

const NAMES: Readonly<Record<EngineName, number>> = { embedded: 20_000, neo4j: 1_000_000 };
const BATCH = 5_000;
const QUERIES = 400;

/** Prints, for each engine, the time of making the keys of many names and of searches among them. */
export async function measureNames(engines: readonly EngineName[], count?: number): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const engine of engines) rows.push(await measure(engine, count ?? NAMES[engine]));
  table(
    [
      'engine',
      'names',
      'names keyed a second',
      'search p50 ms',
      'p95 ms',
      'found first',
      'among ten',
      'statements',
      'scans',
    ],
    rows,
  );
}

async function measure(engine: EngineName, count: number): Promise<(string | number)[]> {
  rmSync(join(FOLDER, `${engine}-names`), { recursive: true, force: true });
  const place = await openPlace(engine, 'names');
  const ran: { statement: string; fill: { keep?: readonly string[] } }[] = [];
  const store = await openStore(place.location, {
    library,
    log: (entry) => {
      if (entry.kind === 'statement') ran.push({ statement: entry.statement, fill: entry.fill });
    },
  });
  try {
    const names = new MadeNames();
    await create(store, names, count);
    const start = performance.now();
    const keyed = await reindex(store);
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `${engine}: ${amount(keyed)} distinct names of ${amount(count)} keyed in ${amount(seconds)} s\n`,
    );
    const times: number[] = [];
    let [first, ten] = [0, 0];
    const random = new Random(7);
    ran.length = 0;
    for (let i = 0; i < QUERIES + 50; i++) {
      const number = random.below(count) + 1;
      const text = respelt(names.name(number), random);
      const before = performance.now();
      const { hits } = await searchNames(store, { text });
      // The first ones plan the statements.
      if (i < 50) continue;
      times.push(performance.now() - before);
      const rank = hits.findIndex(({ name }) => nameKey(name) === nameKey(names.name(number)));
      if (rank === 0) first++;
      if (rank >= 0 && rank < 10) ten++;
    }
    const statements = ran.length / (QUERIES + 50);
    const scans = engine === 'neo4j' ? await scansIn(place.location, ran) : '–';
    return [
      engine,
      count,
      count / seconds,
      median(times),
      percentile(times, 0.95),
      first / QUERIES,
      ten / QUERIES,
      statements,
      scans,
    ];
  } finally {
    await store.close();
    await place.stop();
  }
}

async function create(store: Store, names: MadeNames, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => {
      const number = from + at + 1;
      const text = names.name(number);
      return {
        number,
        id: `person:n${number}`,
        claim: `claim:n${number}`,
        text,
        name: nameKey(text),
        open: OPEN_REVISION,
      };
    });
    await store.derive((writer) => writer.run('names/create', { rows }));
  }
  await store.derive((writer) => writer.run('names/set-numbers', { numbers: count }));
}

/** Names of two to four words; words by a power law, those of the Treasury's list where it is there. */
class MadeNames {
  readonly #words: readonly string[];

  constructor() {
    const year = ofacYears().at(-1);
    const listed =
      year === undefined ? [] : readOfac(year).flatMap(({ name }) => name.match(/\p{L}{3,}/gu) ?? []);
    const counts = new Map<string, number>();
    for (const word of listed) counts.set(word, (counts.get(word) ?? 0) + 1);
    const made = new Random(1);
    const invented = Array.from({ length: 20_000 }, () => inventedWord(made));
    this.#words = [
      ...[...counts].sort(([, one], [, other]) => other - one).map(([word]) => word),
      ...invented,
    ];
  }

  name(number: number): string {
    const random = new Random(number * 2_654_435_761);
    const length = 2 + random.below(3);
    return Array.from({ length }, () => this.#words[random.skewed(this.#words.length)]).join(' ');
  }
}

function inventedWord(random: Random): string {
  const syllables = 2 + random.below(3);
  const letter = (letters: string): string => letters.charAt(random.below(letters.length));
  return (
    Array.from({ length: syllables }, () => letter('bdfghjklmnqrstwyz') + letter('aeiou')).join('') +
    letter('bdlmnrs')
  );
}

/** A name in another spelling: vowels exchanged, a consonant doubled. */
function respelt(name: string, random: Random): string {
  const vowels: Readonly<Record<string, string>> = { o: 'u', u: 'o', e: 'i', i: 'e' };
  return name
    .toLowerCase()
    .replace(/[oeui]/gu, (vowel) => (random.next() < 0.4 ? (vowels[vowel] ?? vowel) : vowel))
    .replace(/(?<=[aeiou])[lmnrs](?=[aeiou])/u, (consonant) => consonant + consonant);
}

/** Plans of the statements that ran which read more than an index: none, if all is well. */
async function scansIn(
  address: string,
  ran: readonly { statement: string; fill: { keep?: readonly string[] } }[],
): Promise<string> {
  const driver = neo4j.driver(address);
  try {
    const texts = new Set(ran.map(({ statement, fill }) => library.assemble(statement, 'neo4j', fill)));
    const parameters = { ids: ['a'], values: ['a'], numbers: [1], skeletons: ['A'], open: 1, limit: 1 };
    const scans: string[] = [];
    for (const text of texts) {
      const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parameters, { database: 'neo4j' });
      const plan = JSON.stringify(summary.plan);
      if (/AllNodesScan|NodeByLabelScan|NodeIndexScan/u.test(plan)) scans.push(text.slice(0, 60));
    }
    return scans.length === 0 ? `none in ${texts.size} plans` : scans.join('; ');
  } finally {
    await driver.close();
  }
}
