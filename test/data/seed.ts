/** The seed graph as its tests read it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import {
  parseRecord,
  type BearingRecord,
  type ClaimRecord,
  type EntityRecord,
  type RecordLine,
  type SourceRecord,
} from '../../src/exchange/record.js';

export interface SeedFile {
  readonly path: string;
  /** The lines as JSON gives them, before defaults are filled in. */
  readonly json: readonly unknown[];
  readonly lines: readonly RecordLine[];
  readonly source: SourceRecord;
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
  readonly bearings: readonly BearingRecord[];
  /** Non-empty lines of the article, counted; locators p1, p2 … point at them. */
  readonly paragraphs: number;
  /** Paragraphs without a claim, and why. */
  readonly exempt: ReadonlyMap<number, string>;
  /** The dates that the article prints in full; everything else is reckoned. */
  readonly printedDates: ReadonlySet<string>;
  /** The article, where it is at hand; it is not a part of the project. */
  readonly article: string | undefined;
}

const SEEDS = '../shared/seeds';

interface Article {
  readonly path: string;
  readonly article: string;
  readonly paragraphs: number;
  readonly exempt: readonly (readonly [from: number, to: number, reason: string])[];
  readonly printedDates: readonly string[];
}

const ARTICLES: readonly Article[] = [
  {
    path: 'data/01-interview-2021.jsonl',
    article: '000_bc4d57aea65dac85.txt',
    paragraphs: 23,
    exempt: [
      [1, 1, 'the day on which the page was copied: retrievedAt of the source'],
      [22, 22, 'a link to the original'],
      [23, 23, 'a heading for other pages'],
    ],
    printedDates: ['2012'],
  },
  {
    path: 'data/02-strikes-2024.jsonl',
    article: '003_9d8f7e2c61bd52a7.txt',
    paragraphs: 45,
    exempt: [
      [10, 10, 'a caption'],
      [15, 16, 'a caption'],
      [22, 23, 'a caption'],
      [36, 36, 'an advertisement'],
      [37, 45, 'rating, comments and other pages'],
    ],
    printedDates: ['2014'],
  },
];

/** The seed files in the order in which they are loaded. */
export function readSeed(): SeedFile[] {
  return ARTICLES.map(({ path, article, paragraphs, exempt, printedDates }) => {
    const json = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const lines = json.map(parseRecord);
    const [source] = lines.filter((line) => line.record === 'source');
    if (!source) throw new Error(`${path} has no source.`);
    return {
      path,
      json,
      lines,
      source,
      entities: lines.filter((line) => line.record === 'entity'),
      claims: lines.filter((line) => line.record === 'claim'),
      bearings: lines.filter((line) => line.record === 'bearing'),
      paragraphs,
      exempt: new Map(
        exempt.flatMap(([from, to, reason]) => numbers(from, to).map((n) => [n, reason] as const)),
      ),
      printedDates: new Set(printedDates),
      article: existsSync(`${SEEDS}/${article}`) ? readFileSync(`${SEEDS}/${article}`, 'utf8') : undefined,
    };
  });
}

export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The files in which no sentence of an article may stand. */
export function publishedFiles(): string[] {
  return ['data', 'docs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .filter((path) => /\.(jsonl|md|json|graphql|txt)$/.test(path)),
  );
}
