/**
 * Data sets by others, as the import sees them: whatever its format, a reader turns each record into records
 * of Nisba's own (docs/format.md), and tells what of it has no place in the model.
 */
import type { NisbaError } from '../errors.js';
import type { RecordInput } from '../exchange/record.js';
import type { SourceId } from '../ids.js';

export interface Dataset {
  /**
   * For a list that is published in editions: the source of its claims, and when this edition came out
   * (EDTF, a day). What the source said in an earlier edition and no longer says is withdrawn on that day.
   */
  readonly edition?: { readonly source: SourceId; readonly publishedAt: string };
  /** How much there is to read, for the progress: bytes of the files; unknown for standard input. */
  readonly totalBytes?: number;
  /** Bytes read so far. */
  position(): number;
  /**
   * Its records, some at a time, in an order in which each names only what came before it. To be read
   * once; memory does not grow with the data.
   *
   * @throws NisbaError when the files as a whole cannot be read
   */
  read(): AsyncIterable<readonly DatasetItem[]>;
}

/** One record of the data set: a row, an object. */
export interface DatasetItem {
  readonly file: string;
  /** From 1: the line on which a row begins, or which of the objects of a bundle it is. */
  readonly line: number;
  /** What it says. All of it is recorded, or, when one of these is refused, none. */
  readonly records: readonly RecordInput[];
  readonly skipped: readonly Skipped[];
  /**
   * Why the record cannot be read; it then says nothing. Of an edition nothing is withdrawn then, because what
   * this record said is not known.
   */
  readonly refused?: NisbaError;
  /** What several records have in common, told apart from them: it counts as none. */
  readonly shared?: boolean;
}

/** Something of a record that is not taken over; the report counts by kind and reason. */
export interface Skipped {
  /** What it is, in the words of its format: "attack-pattern", "vessel tonnage". */
  readonly kind: string;
  /** Why: "techniques have no place in the model". */
  readonly reason: string;
}
