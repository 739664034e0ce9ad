/** The formats of data sets by others that Nisba imports. */
import { CSV } from './csv.js';
import type { Dataset } from './dataset.js';
import { FTM, FTM_STATEMENTS } from './ftm/follow-the-money.js';
import { OFAC } from './ofac/ofac.js';
import { STIX } from './stix/stix.js';
import { UCDP } from './ucdp/ucdp.js';
import type { Encoding } from './read-files.js';

/** What the user told of the data set. Each format takes what it can use. */
export interface ReaderOptions {
  /** Path of the mapping, for tables. */
  readonly mapping?: string;
  readonly encoding?: Encoding;
  /** Between the columns of a table. */
  readonly delimiter?: string;
  /** When this edition came out (EDTF, a day), for lists that are published in editions. */
  readonly edition?: string;
  /** What "-" reads; the process's standard input by default. */
  readonly standardInput?: AsyncIterable<Uint8Array>;
}

export interface DatasetFormat {
  /** As it is given to --format. */
  readonly name: string;
  /** What it is, and what to name as files, in a few words. */
  readonly description: string;
  /** Whether a file is surely of this format, by its name and how its text begins. */
  recognises?(name: string, start: string): boolean;
  /**
   * Opens the files. What can be seen to be wrong before anything is read is told here.
   *
   * @throws NisbaError: FILE_UNREADABLE and what else the format tells of its files and options
   */
  open(paths: readonly string[], options: ReaderOptions): Promise<Dataset>;
}

export const DATASET_FORMATS: readonly DatasetFormat[] = [CSV, OFAC, UCDP, FTM, FTM_STATEMENTS, STIX];
