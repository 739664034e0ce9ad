/**
 * STIX 2.1 bundles. They are read two or three times, since their objects come in any order: once to learn
 * what is there, once for the objects, and once more for notes and opinions, if there are any. Kept in
 * memory is a line for each object, and of what notes and opinions speak of the claims.
 */
import { NisbaError } from '../../errors.js';
import type { Dataset, DatasetItem } from '../dataset.js';
import { Declared } from '../declared.js';
import type { DatasetFormat } from '../formats.js';
import { openForeignFiles, positionOf, totalBytesOf, type ForeignFile } from '../read-files.js';
import { bundleObjects, type BundleObject, type Envelope } from './bundle.js';
import { StixIndex, isComment as isCommentObject } from './index-objects.js';
import { stixObjectOf, type StixObject } from './object.js';
import { StixReader } from './records.js';
import { bundleSource } from './voices.js';

export const STIX: DatasetFormat = {
  name: 'stix',
  description: 'STIX 2.1 bundles (JSON)',
  recognises: (_name, start) => /^\s*\{[^]*"(?:type"\s*:\s*"bundle"|objects"\s*:\s*\[)/.test(start),
  async open(paths, { standardInput }) {
    const files = await openForeignFiles(paths, standardInput ? { standardInput } : {});
    const unsized = files.find(({ size }) => size === undefined);
    if (unsized) {
      throw new NisbaError(
        'FILE_UNREADABLE',
        `A STIX bundle is read twice, which ${unsized.name} cannot be: save it to a file and name that.`,
        { file: unsized.name },
      );
    }
    return new StixDataset(files);
  },
};

/** Objects that are handed on at once. */
const OBJECTS = 200;

type Go = 'OBJECTS' | 'COMMENTS';

class StixDataset implements Dataset {
  readonly totalBytes?: number;

  constructor(private readonly files: readonly ForeignFile[]) {
    const total = totalBytesOf(files);
    if (total !== undefined) this.totalBytes = total;
  }

  position(): number {
    return positionOf(this.files);
  }

  async *read(): AsyncIterable<readonly DatasetItem[]> {
    for (const file of this.files) {
      const { index, bundle } = await indexOf(file);
      const source = bundleSource(bundle, index.licence);
      yield [{ file: file.name, line: 1, records: [source], skipped: [], shared: true }];
      const course = new Course(file.name, index, new StixReader(bundle, index));
      yield* pages(file, (entry) => course.items(entry, 'OBJECTS'));
      if (index.hasComments) yield* pages(file, (entry) => course.items(entry, 'COMMENTS'));
    }
  }
}

async function* pages(
  file: ForeignFile,
  itemsOf: (entry: BundleObject) => readonly DatasetItem[],
): AsyncGenerator<readonly DatasetItem[]> {
  let page: DatasetItem[] = [];
  for await (const entry of bundleObjects(file.bytes(), {})) {
    page.push(...itemsOf(entry));
    if (page.length < OBJECTS) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** What stands in a file. Objects that are no STIX are told when they come again. */
async function indexOf(file: ForeignFile): Promise<{ index: StixIndex; bundle: string }> {
  const index = new StixIndex();
  const envelope: Envelope = {};
  for await (const { ordinal, json } of bundleObjects(file.bytes(), envelope)) {
    const object = objectOf(json);
    if (!(object instanceof NisbaError)) index.add(ordinal, object);
  }
  const id = envelope.id ?? '';
  if (!/^bundle--[0-9a-f-]{36}$/.test(id)) {
    throw new NisbaError('INVALID_RECORD', `The id of the bundle in ${file.name} is no STIX id.`, { id });
  }
  return { index, bundle: id };
}

/** One file on its way. */
class Course {
  readonly #declared = new Declared();

  constructor(
    private readonly file: string,
    private readonly index: StixIndex,
    private readonly reader: StixReader,
  ) {}

  items({ ordinal, json }: BundleObject, go: Go): DatasetItem[] {
    const place = { file: this.file, line: ordinal };
    const object = objectOf(json);
    const isComment = !(object instanceof NisbaError) && isCommentObject(object);
    if (isComment !== (go === 'COMMENTS')) return [];
    if (object instanceof NisbaError) return [{ ...place, records: [], skipped: [], refused: object }];
    if (!this.index.isMeant(object.id, ordinal)) {
      const skipped = {
        kind: object.type,
        reason: 'another version of the object, or the same again, stands in the bundle',
      };
      return [{ ...place, records: [], skipped: [skipped] }];
    }
    const { shared, own, skipped } = isComment ? this.reader.comment(object) : this.reader.records(object);
    const fresh = shared.filter(({ id }) => this.#declared.add(id));
    return [
      ...(fresh.length === 0 ? [] : [{ ...place, records: fresh, skipped: [], shared: true }]),
      { ...place, records: own, skipped },
    ];
  }
}

/** The object, or what is wrong with it. */
function objectOf(json: unknown): StixObject | NisbaError {
  try {
    return stixObjectOf(json);
  } catch (error) {
    if (error instanceof NisbaError && error.code === 'INVALID_RECORD') return error;
    throw error;
  }
}
