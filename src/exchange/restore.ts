/**
 * Restoring an export into an empty store: everything as it was, ids, numbers, revisions and instants.
 *
 * The file is read twice: first to see that it is whole, then to write it, in short transactions of which
 * each records how far it came. Until the last one the store says that it is being restored, and whoever
 * opens it is refused; the same restore again goes on where the last one ended.
 */
import { NisbaError } from '../errors.js';
import type { Deriver, Reader, RunOptions, Store } from '../store/store.js';
import { fileError, findInputFiles, type InputFile } from './input-files.js';
import type { Counts, Manifest } from './record.export.js';
import { parseRecord, type RecordLine } from './record.js';
import { RESTORE, type RecordSort } from './restore-records.js';
import { atLine, exportLines, verifyExport, type VerifiedExport } from './verify-export.js';

export interface RestoreOptions {
  /** Called after each batch. */
  readonly onProgress?: (progress: RestoreProgress) => void;
  /** Stops the restore after the batch that runs, with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface RestoreProgress {
  /** Lines of the file that are in the store. */
  readonly lines: number;
  readonly totalLines: number;
}

export interface RestoreSummary {
  readonly manifest: Manifest;
  /** What the export is cited by. */
  readonly sha256: string;
  /** The lines that an earlier, unfinished restore had written. */
  readonly linesBefore: number;
}

const BATCH_LINES = 1_000;
/** Bounds the memory where lines are long. */
const BATCH_BYTES = 8 * 1024 * 1024;
const LIMITS: RunOptions = { deadlineMs: 5 * 60_000 };

/** In the order of an export. */
const SORTS = Object.keys(RESTORE) as RecordSort[];

/**
 * @param store opened with `mayBeRestoring`
 * @param path a file, `.gz` unpacked; no pipe, because it is read twice
 * @throws STORE_NOT_EMPTY, RESTORE_UNFINISHED (of another file); EXPORT_DAMAGED, EXPORT_VERSION,
 *   FILE_UNREADABLE, INVALID_ENCODING, LINE_TOO_LONG, all before anything is written; INVALID_RECORD and
 *   what recording throws, for a file that was never an export; what the store throws
 */
export async function restoreFile(
  store: Store,
  path: string,
  { onProgress = () => undefined, signal }: RestoreOptions = {},
): Promise<RestoreSummary> {
  const file = await seekableFile(path);
  await linesRestored(store);
  const verified = await readingFrom(file, () => verifyExport(file.open().chunks));
  const linesBefore = await begin(store, verified.sha256);
  const course = new RestoreCourse(store, verified, linesBefore, onProgress, signal);
  await readingFrom(file, () => course.run(file.open().chunks));
  await store.derive((writer) => end(writer, verified), LIMITS);
  return { manifest: verified.manifest, sha256: verified.sha256, linesBefore };
}

async function seekableFile(path: string): Promise<InputFile> {
  const [file] = path === '-' ? [] : await findInputFiles([path]);
  if (file?.size !== undefined) return file;
  throw new NisbaError(
    'FILE_UNREADABLE',
    'A restore reads its file twice, so it takes no pipe: save the export to a file first.',
    { file: path },
  );
}

async function readingFrom<T>({ name }: InputFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = fileError(name, error);
    if (!(told instanceof NisbaError) || told.code === 'INTERNAL' || told.code === 'FILE_UNREADABLE')
      throw told;
    throw new NisbaError(
      told.code,
      `${name}: ${told.message}`,
      { ...told.details, file: name },
      { cause: told },
    );
  }
}

/** The lines that an unfinished restore has written; undefined where none has begun. */
async function linesRestored(reader: Reader, hash?: string): Promise<number | undefined> {
  const [row] = await reader.run('exchange/read-restore');
  if (Number(row?.['revision'] ?? 0) > 0) {
    throw new NisbaError(
      'STORE_NOT_EMPTY',
      'The store is not empty, and an export is restored into an empty one only: name another by --store, or use "nisba import", which adds to what is there.',
      { revision: row?.['revision'] },
    );
  }
  const restoring = row?.['restoring'] as string | null | undefined;
  if (typeof restoring !== 'string') return undefined;
  if (hash !== undefined && restoring !== hash) {
    throw new NisbaError(
      'RESTORE_UNFINISHED',
      `A restore of another export (SHA-256 ${restoring}) into this store has not come to its end: restore that one again, or begin with an empty store.`,
      { sha256: restoring },
    );
  }
  return Number(row?.['restored'] ?? 0);
}

function begin(store: Store, hash: string): Promise<number> {
  return store.derive(async (writer) => {
    const restored = await linesRestored(writer, hash);
    if (restored === undefined) await writer.run('exchange/mark-restored', { hash, lines: 0 });
    return restored ?? 0;
  });
}

/** The way through the lines of a file that was found whole. */
class RestoreCourse {
  #batch: RecordLine[] = [];
  #bytes = 0;
  #sort: RecordSort = 'revision';
  #restored: number;

  constructor(
    private readonly store: Store,
    private readonly verified: VerifiedExport,
    linesBefore: number,
    private readonly onProgress: (progress: RestoreProgress) => void,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.#restored = linesBefore;
  }

  async run(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const { lines } = this.verified;
    const first = this.#restored + 1;
    for await (const some of exportLines(chunks)) {
      for (const { number, bytes, content } of some) {
        // The manifest and the end were read when the file was verified.
        if (number < first || number === 1 || number === lines) continue;
        await this.#add(number, bytes, content);
      }
    }
    await this.#flush();
  }

  async #add(number: number, bytes: number, content: string): Promise<void> {
    const record = recordAt(number, content);
    if (record.record === 'manifest' || record.record === 'end' || isBefore(record.record, this.#sort)) {
      throw atLine(
        number,
        new NisbaError(
          'INVALID_RECORD',
          `A ${record.record} stands among or behind records that build on it.`,
        ),
      );
    }
    if (record.record !== this.#sort || this.#batch.length >= BATCH_LINES || this.#bytes >= BATCH_BYTES) {
      await this.#flush();
      this.#sort = record.record;
    }
    this.#batch.push(record);
    this.#bytes += bytes;
  }

  async #flush(): Promise<void> {
    this.signal?.throwIfAborted();
    const batch = this.#batch;
    if (batch.length === 0) return;
    // The manifest counts, though nothing is written for it.
    const before = this.#restored;
    const from = Math.max(before, 1);
    const restored = from + batch.length;
    const hash = this.verified.sha256;
    try {
      await this.store.derive(async (writer) => {
        await requireOwnRestore(writer, hash, before);
        await RESTORE[this.#sort](writer, batch as never);
        await writer.run('exchange/mark-restored', { hash, lines: restored });
      }, LIMITS);
    } catch (error) {
      if (!(error instanceof NisbaError) || error.details['restoring'] !== undefined) throw error;
      throw new NisbaError(error.code, `Lines ${from + 1} to ${restored}: ${error.message}`, error.details, {
        cause: error,
      });
    }
    this.#batch = [];
    this.#bytes = 0;
    this.#restored = restored;
    this.onProgress({ lines: restored, totalLines: this.verified.lines });
  }
}

/** Several processes may open a Neo4j: two that restore would write everything twice. */
async function requireOwnRestore(reader: Reader, hash: string, lines: number): Promise<void> {
  const restored = await linesRestored(reader, hash);
  if (restored === lines) return;
  throw new NisbaError(
    'RESTORE_UNFINISHED',
    'Another process restores into this store: let it come to its end.',
    { restoring: hash },
  );
}

/** The last step: only now the store has a revision, and may be read. */
async function end(writer: Deriver, { manifest, sha256, lines }: VerifiedExport): Promise<void> {
  // An empty store's export has but a manifest and an end.
  await requireOwnRestore(writer, sha256, lines === 2 ? 0 : lines - 1);
  const { revision, numbers, knownAt, counts } = manifest;
  const found = await countAll(writer, manifest);
  const differing = (Object.keys(counts) as (keyof Counts)[]).filter((sort) => counts[sort] !== found[sort]);
  if (differing.length > 0 || numbers !== counts.entities + counts.claims) {
    throw new NisbaError(
      'EXPORT_DAMAGED',
      `The export does not hold what its manifest counts (${differing.map((sort) => `${counts[sort]} ${sort}, found ${found[sort]}`).join('; ') || 'its running numbers are not those of its records'}): export it again, and begin with an empty store.`,
      { counts, found },
    );
  }
  const [merges] = await writer.run('integrity/count-merges');
  const lastMerge = Number(merges?.['last'] ?? 0);
  await writer.run('exchange/end-restore', {
    revision,
    lastAt: knownAt ?? null,
    numbers,
    sources: counts.sources,
    lastMerge: lastMerge === 0 ? null : lastMerge,
  });
}

async function countAll(writer: Deriver, { revision, numbers, counts }: Manifest): Promise<Counts> {
  const [row] = await writer.run('exchange/count-records', { revision, numbers, sources: counts.sources });
  const [revisions] = await writer.run('integrity/count-revisions');
  const counted = (sort: keyof Counts): number => Number(row?.[sort] ?? 0);
  return {
    revisions: Number(revisions?.['counted'] ?? 0),
    entities: counted('entities'),
    sources: counted('sources'),
    merges: counted('merges'),
    claims: counted('claims'),
    bearings: counted('bearings'),
  };
}

function recordAt(number: number, content: string): RecordLine {
  try {
    return parseRecord(JSON.parse(content));
  } catch (error) {
    if (error instanceof NisbaError) throw atLine(number, error);
    throw atLine(number, new NisbaError('INVALID_RECORD', `It is not JSON (${String(error)}).`));
  }
}

const isBefore = (one: RecordSort, other: RecordSort): boolean => SORTS.indexOf(one) < SORTS.indexOf(other);
