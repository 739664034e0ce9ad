/**
 * Importing data sets by others: in batches, each one transaction, all or nothing; safe to repeat.
 *
 * One record of the data set is never divided between two batches. What the store refuses of a batch is left
 * out as a whole and told, and the rest of the batch is recorded.
 */
import { NisbaError } from '../errors.js';
import { ImportBatch, type ImportProblem, type Place, type PlacedProblem } from '../exchange/import-batch.js';
import { BatchRefused, recordBatch, tryBatch, type BatchOutcome } from '../exchange/record-batch.js';
import { References } from '../exchange/references.js';
import type { Store } from '../store/store.js';
import type { Dataset, DatasetItem } from './dataset.js';
import { SkippedCounts, type DatasetReport, type RecordCounts } from './report.js';
import { Seen } from './seen.js';
import { Trial } from './trial.js';
import { recordEdition, requireNewest, withdrawGone } from './withdraw-gone.js';

export type { DatasetReport } from './report.js';

export interface DatasetOptions {
  /** Who is put down as recordedBy. */
  readonly by: string;
  /** Tell what would change, and write nothing. */
  readonly dryRun?: boolean;
  /** Called after each batch. */
  readonly onProgress?: (progress: DatasetProgress) => void;
  /** Stops the import after the batch that runs. */
  readonly signal?: AbortSignal;
}

export interface DatasetProgress {
  readonly bytes: number;
  readonly totalBytes?: number;
  /** Records of the data set whose batch is done. */
  readonly records: number;
}

const BATCH_RECORDS = 1_000;
const REPEAT =
  'What was recorded before stays; give the same command again when that is mended, and what is there is left as it is.';

/**
 * Imports a data set. The report's `problems` tell what of the store or of the files as a whole ended the
 * import before its end; its `skipped` what was left out on the way.
 */
export async function importDataset(
  store: Store,
  dataset: Dataset,
  options: DatasetOptions,
): Promise<DatasetReport> {
  const course = new DatasetCourse(store, dataset, options);
  await course.run();
  return course.report();
}

/** One import on its way. */
class DatasetCourse {
  readonly #references = new References();
  readonly #trial: Trial | undefined;
  readonly #skipped = new SkippedCounts();
  readonly #seen = { entities: new Seen(), sources: new Seen(), claims: new Seen() };
  readonly #refusedClaims = new Seen();
  #created: RecordCounts = { entities: 0, sources: 0, claims: 0, bearings: 0 };
  #bearings = 0;
  #records = 0;
  #extended = 0;
  #withdrawn = 0;
  /** There was a record of which it is not known what it says. */
  #unread = false;
  #problems: readonly ImportProblem[] = [];
  #interrupted = false;

  constructor(
    private readonly store: Store,
    private readonly dataset: Dataset,
    private readonly options: DatasetOptions,
  ) {
    if (options.dryRun) this.#trial = new Trial(store);
  }

  async run(): Promise<void> {
    try {
      if (this.dataset.edition) await requireNewest(this.store, this.dataset.edition);
      await this.#takeAll();
      await this.#withdraw();
    } catch (error) {
      if (error instanceof Interruption || error === this.options.signal?.reason) this.#interrupted = true;
      else this.#problems = [problemOf(error)];
    }
  }

  report(): DatasetReport {
    const created = this.#created;
    return {
      dryRun: this.#trial !== undefined,
      records: this.#records,
      created,
      unchanged: {
        entities: this.#seen.entities.size - created.entities,
        sources: this.#seen.sources.size - created.sources,
        claims: this.#seen.claims.size - created.claims,
        bearings: this.#bearings - created.bearings,
      },
      extended: this.#extended,
      withdrawn: this.#withdrawn,
      skipped: this.#skipped.list(),
      interrupted: this.#interrupted,
      problems: this.#problems,
    };
  }

  /** Batch after batch; while one is written the next is read. */
  async #takeAll(): Promise<void> {
    let batch: DatasetItem[] = [];
    let records = 0;
    let taking: Promise<void> = Promise.resolve();
    try {
      for await (const items of this.dataset.read()) {
        for (const item of items) {
          batch.push(item);
          records += item.records.length;
          if (records < BATCH_RECORDS) continue;
          await taking;
          taking = this.#take(batch);
          // Whoever waits for it next is told; until then nobody is to be startled.
          taking.catch(() => undefined);
          batch = [];
          records = 0;
        }
      }
    } finally {
      await taking;
    }
    await this.#take(batch);
  }

  async #take(items: readonly DatasetItem[]): Promise<void> {
    if (this.options.signal?.aborted) throw new Interruption();
    if (items.length === 0) return;
    for (const item of items) {
      for (const skipped of item.skipped) this.#skipped.add(item, skipped);
      if (item.refused) {
        this.#skipped.addRefused(item, item.refused);
        this.#unread = true;
      }
    }
    await this.#record(items);
    this.#records += items.filter(({ shared }) => !shared).length;
    this.options.onProgress?.({
      bytes: this.dataset.position(),
      totalBytes: this.dataset.totalBytes,
      records: this.#records,
    });
  }

  /** What an earlier edition said and this one does not; of this one everything has been read. */
  async #withdraw(): Promise<void> {
    const { edition } = this.dataset;
    if (!edition) return;
    if (this.options.signal?.aborted) throw new Interruption();
    if (this.#unread) throw notWhole(edition.publishedAt);
    const { by, dryRun, signal } = this.options;
    if (!dryRun) await recordEdition(this.store, edition, by);
    this.#withdrawn = await withdrawGone(
      this.store,
      edition,
      { has: (id) => this.#seen.claims.has(id) || this.#refusedClaims.has(id) },
      { by, ...(dryRun && { dryRun }), ...(signal && { signal }) },
    );
  }

  /** Records a batch, in as many tries as there are refusals that follow from each other. */
  async #record(items: readonly DatasetItem[]): Promise<void> {
    let left = items;
    while (left.length > 0) {
      const { batch, itemOf, references } = this.#batchOf(left);
      try {
        if (batch.problems.length > 0) throw new BatchRefused(batch.problems);
        this.#count(batch, await this.#write(batch));
        this.#references.absorb(references);
        return;
      } catch (error) {
        if (!(error instanceof BatchRefused)) throw error;
        // What is refused was said all the same: its list did not withdraw it.
        for (const { identity } of batch.claims) this.#refusedClaims.add(identity);
        if (batch.problems.length > 0) this.#unread = true;
        const refused = new Map<DatasetItem, ImportProblem>();
        for (const problem of error.problems) {
          const item = itemOf.get(problem.place)!;
          if (!refused.has(item)) refused.set(item, problem);
        }
        for (const [item, problem] of refused) this.#skipped.addRefused(item, problem);
        left = left.filter((item) => !refused.has(item));
      }
    }
  }

  #batchOf(items: readonly DatasetItem[]) {
    const batch = new ImportBatch();
    // Of a batch that is refused, no reference may be left.
    const references = new References(this.#references);
    const itemOf = new Map<Place, DatasetItem>();
    for (const item of items) {
      const place: Place = { file: item.file, line: item.line, references };
      itemOf.set(place, item);
      for (const record of item.records) {
        if (record.record === 'merge') batch.problems.push(mergeRefused(place));
        else batch.addRecord(place, record);
      }
    }
    return { batch, itemOf, references };
  }

  #write(batch: ImportBatch): Promise<BatchOutcome> {
    return this.#trial
      ? this.#trial.attempt((recording) => tryBatch(recording, batch))
      : recordBatch(this.store, batch, this.options.by);
  }

  #count(batch: ImportBatch, { recorded, extended }: BatchOutcome): void {
    for (const { input } of batch.entities) this.#seen.entities.add(input.id);
    for (const { input } of batch.sources) this.#seen.sources.add(input.id);
    for (const { identity } of batch.claims) this.#seen.claims.add(identity);
    this.#bearings += batch.bearings.length;
    this.#extended += extended;
    this.#created = {
      entities: this.#created.entities + recorded.entities,
      sources: this.#created.sources + recorded.sources,
      claims: this.#created.claims + recorded.claims,
      bearings: this.#created.bearings + recorded.bearings,
    };
  }
}

function mergeRefused(place: Place): PlacedProblem {
  const message = "A merge is an editor's decision: a data set says POSSIBLY_SAME_AS.";
  return { place, file: place.file, line: place.line, code: 'INVALID_MERGE', message };
}

const notWhole = (publishedAt: string): NisbaError =>
  new NisbaError(
    'INVALID_RECORD',
    `Rows of the edition of ${publishedAt} cannot be read, so what they said before was not withdrawn, nor anything else: mend them.`,
    { edition: publishedAt },
  );

class Interruption extends Error {}

/** What ended the import: the files, or the store. A bug is thrown on. */
function problemOf(error: unknown): ImportProblem {
  if (!(error instanceof NisbaError) || error.code === 'INTERNAL') throw error;
  const { code, message } = error;
  return { code, message: code === 'INVALID_MAPPING' ? message : `${message} ${REPEAT}` };
}
