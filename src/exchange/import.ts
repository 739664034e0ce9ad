/**
 * Importing Nisba files: in batches of lines, each one transaction, all or nothing; safe to repeat.
 *
 * Memory holds one batch and the refs of one file, whatever the file's size.
 */
import { NisbaError, type ErrorCode } from '../errors.js';
import { Trial } from '../dataset/trial.js';
import type { Store } from '../store/store.js';
import { ImportBatch, type ImportProblem } from './import-batch.js';
import { fileError, findInputFiles, type InputFile, type OpenFile } from './input-files.js';
import { splitLines } from './lines.js';
import { BatchRefused, recordBatch, tryBatch, type BatchOutcome, type Tally } from './record-batch.js';
import { References } from './references.js';

export type { ImportProblem } from './import-batch.js';
export type { Tally } from './record-batch.js';

export interface ImportOptions {
  /** Who is put down as recordedBy. */
  readonly by: string;
  /** Called after each batch. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops the import after the batch that runs. */
  readonly signal?: AbortSignal;
  /** Tell what would change, and write nothing. */
  readonly dryRun?: boolean;
  /** What "-" reads; the process's standard input by default. */
  readonly standardInput?: AsyncIterable<Uint8Array>;
}

export interface ImportProgress {
  /** Bytes read of all files so far, packed as they lie on the disk. */
  readonly bytes: number;
  /** Bytes of all files; unknown when standard input is one of them. */
  readonly totalBytes?: number;
  /** Lines whose batch is written. */
  readonly lines: number;
}

export interface ImportSummary {
  readonly files: number;
  /** Lines whose batch was written, blank ones not counted. */
  readonly lines: number;
  /** How many records were new. */
  readonly recorded: Tally;
  /** How many were there already. */
  readonly known: Tally;
  /** Claims that were there already and got further locators. */
  readonly extended: number;
  /** Lines left out because they tell of something retracted … */
  readonly retracted: number;
  /** … and because they rest on such a line. */
  readonly dependent: number;
  /** Why the import stopped; empty when it did not. Nothing of the batch that has them was written. */
  readonly problems: readonly ImportProblem[];
  /** The signal came before the end. */
  readonly interrupted: boolean;
}

const BATCH_LINES = 1_000;
/** Bounds the memory where lines are long. */
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Imports files one after the other; batches may go from the end of one into the next.
 *
 * It stops at the first batch that has a line with an error, and the summary's `problems` tell all the
 * errors of that batch. What was written before stays, and is left as it is when the import is repeated.
 *
 * @param paths JSON Lines files in UTF-8, `.gz` unpacked, "-" for standard input
 * @throws FILE_UNREADABLE before anything is written; what the store throws is among the problems
 */
export async function importFiles(
  store: Store,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const files = await findInputFiles(paths, options.standardInput);
  const course = new ImportCourse(store, files, options);
  await course.run();
  return course.summary();
}

const FILE_ERRORS: readonly ErrorCode[] = ['FILE_UNREADABLE', 'INVALID_ENCODING', 'INVALID_RECORD'];
const NONE: Tally = { entities: 0, sources: 0, claims: 0, bearings: 0, merges: 0 };

/** One import on its way. */
class ImportCourse {
  #batch = new ImportBatch();
  #lines = 0;
  #recorded = NONE;
  #known = NONE;
  #extended = 0;
  #retracted = 0;
  #dependent = 0;
  #problems: readonly ImportProblem[] = [];
  #interrupted = false;
  #bytesBefore = 0;
  #file: { readonly name: string; readonly open: OpenFile } | undefined;
  readonly #totalBytes: number | undefined;
  readonly #trial: Trial | undefined;

  constructor(
    private readonly store: Store,
    private readonly files: readonly InputFile[],
    private readonly options: ImportOptions,
  ) {
    this.#trial = options.dryRun ? new Trial(store) : undefined;
    const sizes = files.map(({ size }) => size);
    this.#totalBytes = sizes.includes(undefined)
      ? undefined
      : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  }

  async run(): Promise<void> {
    try {
      for (const file of this.files) await this.#readFile(file);
      await this.#flush();
    } catch (error) {
      if (error instanceof BatchRefused) {
        this.#problems = error.problems.map(({ file, line, code, message }) => ({
          file,
          line,
          code,
          message,
        }));
      } else if (error instanceof Interruption) this.#interrupted = true;
      else this.#problems = [this.#problemOf(error)];
    }
  }

  summary(): ImportSummary {
    return {
      files: this.files.length,
      lines: this.#lines,
      recorded: this.#recorded,
      known: this.#known,
      extended: this.#extended,
      retracted: this.#retracted,
      dependent: this.#dependent,
      problems: this.#problems,
      interrupted: this.#interrupted,
    };
  }

  async #readFile(file: InputFile): Promise<void> {
    const open = file.open();
    this.#file = { name: file.name, open };
    const references = new References();
    try {
      for await (const lines of splitLines(open.chunks)) {
        for (const line of lines) {
          this.#batch.add(file.name, line, references);
          if (this.#batch.lines >= BATCH_LINES || this.#batch.bytes >= BATCH_BYTES) await this.#flush();
        }
      }
    } catch (error) {
      throw fileError(file.name, error);
    }
    this.#bytesBefore += open.position();
    this.#file = undefined;
  }

  async #flush(): Promise<void> {
    if (this.options.signal?.aborted) throw new Interruption();
    const batch = this.#batch;
    this.#batch = new ImportBatch();
    if (batch.lines === 0) return;
    const { recorded, extended } = await this.#write(batch);
    this.#lines += batch.lines;
    this.#recorded = each((sort) => this.#recorded[sort] + recorded[sort]);
    this.#known = each((sort) => this.#known[sort] + batch[sort].length - recorded[sort]);
    this.#extended += extended;
    this.#retracted += batch.retracted;
    this.#dependent += batch.dependent;
    this.options.onProgress?.({
      bytes: this.#bytesBefore + (this.#file?.open.position() ?? 0),
      totalBytes: this.#totalBytes,
      lines: this.#lines,
    });
  }

  #write(batch: ImportBatch): Promise<BatchOutcome> {
    return this.#trial
      ? this.#trial.attempt((recording) => tryBatch(recording, batch))
      : recordBatch(this.store, batch, this.options.by);
  }

  /** What ended the import besides its lines: the file, or the store. A bug is thrown on. */
  #problemOf(error: unknown): ImportProblem {
    if (!(error instanceof NisbaError) || error.code === 'INTERNAL') throw error;
    const { code, message } = error;
    return FILE_ERRORS.includes(code) ? { file: this.#file?.name, code, message } : { code, message };
  }
}

class Interruption extends Error {}

function each(count: (sort: keyof Tally) => number): Tally {
  return {
    entities: count('entities'),
    sources: count('sources'),
    claims: count('claims'),
    bearings: count('bearings'),
    merges: count('merges'),
  };
}
