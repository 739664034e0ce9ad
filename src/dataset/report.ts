/** What an import of a data set tells of itself. */
import { ERROR_TABLE, type ErrorCode } from '../errors.js';
import type { ImportProblem } from '../exchange/import-batch.js';
import type { DatasetItem, Skipped } from './dataset.js';

/** How many records of each sort. */
export interface RecordCounts {
  readonly entities: number;
  readonly sources: number;
  readonly claims: number;
  readonly bearings: number;
}

/** What was not taken over, of one kind and for one reason. */
export interface SkippedCount {
  /** In the words of the data set's format; "record" where one was refused as a whole. */
  readonly kind: string;
  readonly reason: string;
  /** For refused records: what was wrong. */
  readonly code?: ErrorCode;
  readonly count: number;
  /** The first of them. */
  readonly places: readonly SkippedPlace[];
}

export interface SkippedPlace {
  readonly file: string;
  readonly line: number;
  /** For refused records: what is wrong there. */
  readonly message?: string;
}

export interface DatasetReport {
  /** Nothing was written: it tells what would be. */
  readonly dryRun: boolean;
  /** Records of the data set that were read, and recorded or skipped. */
  readonly records: number;
  /** Each is counted once, however often the data set names it. */
  readonly created: RecordCounts;
  readonly unchanged: RecordCounts;
  /** Claims that were there already and got further locators. */
  readonly extended: number;
  /** Claims that an earlier edition made and this one no longer does. */
  readonly withdrawn: number;
  readonly skipped: readonly SkippedCount[];
  /** The signal came before the end. */
  readonly interrupted: boolean;
  /** Why the import stopped before the end; empty when it did not. */
  readonly problems: readonly ImportProblem[];
}

const PLACES_SHOWN = 10;
/** A reader's kinds and reasons are few; what would make them many is counted together. */
const MOST_REASONS = 1_000;
const REST = { kind: 'other', reason: `more than ${MOST_REASONS.toLocaleString('en-US')} kinds and reasons` };

/** What was skipped so far, by kind and reason, the most frequent first. */
export class SkippedCounts {
  readonly #counts = new Map<string, SkippedCount & { count: number; places: SkippedPlace[] }>();

  add({ file, line }: Pick<DatasetItem, 'file' | 'line'>, skipped: Skipped): void {
    this.#add(skipped, { file, line });
  }

  /** A record that was refused: nothing of it is recorded. */
  addRefused(
    { file, line }: Pick<DatasetItem, 'file' | 'line'>,
    { code, message }: Pick<ImportProblem, 'code' | 'message'>,
  ): void {
    this.#add({ kind: 'record', reason: ERROR_TABLE[code], code }, { file, line, message });
  }

  list(): SkippedCount[] {
    return [...this.#counts.values()].sort((one, other) => other.count - one.count);
  }

  #add(skipped: Skipped & { readonly code?: ErrorCode }, place: SkippedPlace): void {
    const key = JSON.stringify([skipped.kind, skipped.reason]);
    let known = this.#counts.get(key);
    if (!known) {
      const { kind, reason, code } = skipped;
      known = { kind, reason, ...(code && { code }), count: 0, places: [] };
      if (this.#counts.size >= MOST_REASONS) {
        const rest = JSON.stringify(REST);
        known = this.#counts.get(rest) ?? { ...REST, count: 0, places: [] };
        this.#counts.set(rest, known);
      } else this.#counts.set(key, known);
    }
    known.count += 1;
    if (known.places.length < PLACES_SHOWN) known.places.push(place);
  }
}
