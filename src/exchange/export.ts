/**
 * Exporting everything as Nisba JSON Lines: what was recorded up to one revision, read in short statements.
 * What is written meanwhile changes nothing in it, and the same revision gives the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Row, Store } from '../store/store.js';
import { ahead } from './ahead.js';
import { bearingLine, claimLine, entityLine, mergeLine, revisionLine, sourceLine } from './export-lines.js';
import { readPoint, type Point } from './point.js';
import { EXPORT_FORMAT, EXPORT_VERSION, type Counts, type Manifest } from './record.export.js';
import { versions } from './versions.js';

export interface ExportOptions {
  /** Called after each page. */
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Stops the work; what reads the lines gets the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface ExportProgress {
  /** Records written. */
  readonly records: number;
  readonly totalRecords: number;
}

export interface Export {
  readonly manifest: Manifest;
  /** Some lines at a time, each ended by a line feed, in UTF-8 once encoded. To be read once. */
  readonly lines: () => AsyncGenerator<string>;
}

/** Records a statement. */
const PAGE_SIZE = 1_000;
/** Of what lies in no order of its own the embedded engine looks through all for each page. */
const LARGE_PAGE = 5_000;
const MOST_LICENCES = 1_000;
const COUNT_DEADLINE_MS = 5 * 60_000;

/** Everything that the store holds now. What the store throws, it throws before the first line or amid the lines. */
export async function exportAll(
  store: Store,
  { onProgress = () => undefined, signal }: ExportOptions = {},
): Promise<Export> {
  const point = await readPoint(store);
  const options = { ...(signal && { signal }) };
  const manifest = await manifestOf(store, point, signal);
  const totalRecords = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
  return {
    manifest,
    lines: async function* () {
      const hash = createHash('sha256');
      let lines = 1;
      const head = `${JSON.stringify(manifest)}\n`;
      hash.update(head);
      yield head;
      for (const pages of sections(store, point, options)) {
        for await (const page of ahead(pages)) {
          signal?.throwIfAborted();
          if (page.length === 0) continue;
          const text = page.map((line) => `${JSON.stringify(line)}\n`).join('');
          hash.update(text);
          lines += page.length;
          yield text;
          onProgress({ records: lines - 1, totalRecords });
        }
      }
      yield `${JSON.stringify({ record: 'end', lines, sha256: hash.digest('hex') })}\n`;
    },
  };
}

/** What later lines name comes before them, so that an import can take the file line by line. */
function* sections(
  store: Store,
  { revision, numbers, sources }: Point,
  options: { readonly signal?: AbortSignal },
): Generator<AsyncGenerator<object[]>> {
  const numbered = async function* (
    statement: string,
    last: number,
    line: (row: Row) => object,
  ): AsyncGenerator<object[]> {
    for (let first = 1; first <= last; first += PAGE_SIZE) {
      const some = Array.from({ length: Math.min(PAGE_SIZE, last - first + 1) }, (_, at) => first + at);
      const rows = await store.run(statement, { numbers: some }, {}, options);
      yield rows.map(line);
    }
  };
  const keyed = async function* (statement: string, line: (row: Row) => object): AsyncGenerator<object[]> {
    const pages = store.pages(statement, { revision }, {}, { ...options, pageSize: LARGE_PAGE });
    for await (const rows of pages) yield rows.map(line);
  };
  yield numbered('exchange/list-revisions', revision, revisionLine);
  yield numbered('exchange/list-entities', numbers, entityLine);
  yield numbered('exchange/list-sources', sources, sourceLine);
  yield keyed('exchange/page-merges', (row) => mergeLine(row, revision));
  yield numbered('exchange/list-claims', numbers, (row) => claimLine(row, revision));
  yield keyed('exchange/page-bearings', (row) => bearingLine(row, revision));
}

async function manifestOf(store: Store, point: Point, signal?: AbortSignal): Promise<Manifest> {
  const { revision, at, numbers, sources } = point;
  const options = { deadlineMs: COUNT_DEADLINE_MS, ...(signal && { signal }) };
  const [row] = await store.run('exchange/count-records', { revision, numbers, sources }, {}, options);
  const counted = (sort: keyof Counts): number => Number(row?.[sort] ?? 0);
  const licences = await store.run(
    'exchange/list-licences',
    { sources, limit: MOST_LICENCES + 1 },
    {},
    options,
  );
  const counts: Counts = {
    revisions: revision,
    entities: counted('entities'),
    sources: counted('sources'),
    merges: counted('merges'),
    claims: counted('claims'),
    bearings: counted('bearings'),
  };
  const shown = licences.slice(0, MOST_LICENCES);
  return {
    record: 'manifest',
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    selection: 'everything',
    revision,
    ...(at !== undefined && { knownAt: at }),
    numbers,
    ...versions(),
    counts,
    leftOut: [KEYS_LEFT_OUT, ...(licences.length > shown.length ? [LICENCES_LEFT_OUT] : [])],
    licences: shown.map((each) => ({ licence: String(each['licence']), sources: Number(each['sources']) })),
    cite: `Nisba graph at revision ${revision}${at === undefined ? '' : ` of ${at}`}: ${counts.claims} claims from ${counts.sources} sources. Cite it with the SHA-256 of its last line, and the sources for what they say.`,
  };
}

const KEYS_LEFT_OUT = {
  what: 'keys by which clients repeat mutations',
  why: 'they belong to the clients of the store that was exported, and say nothing of the graph',
};
const LICENCES_LEFT_OUT = {
  what: `licences in this manifest, beyond the first ${MOST_LICENCES}`,
  why: 'the line of each source tells its own',
};
