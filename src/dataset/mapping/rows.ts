/** What a mapping makes of a row: its source, entities and claims. */
import { RELIABILITIES, SOURCE_TYPES } from '../../claim/claim.js';
import { NisbaError } from '../../errors.js';
import type { RecordInput } from '../../exchange/record.js';
import type { DatasetItem, Skipped } from '../dataset.js';
import { Seen } from '../seen.js';
import { CellReader, Unreadable, type Reading, type Row } from './cells.js';
import { compileClaim, type ClaimReading } from './claims.js';
import { compileEntity, type EntityReading, type Mention } from './entities.js';
import type { MappingFile, SourceMapping } from './mapping.js';

export interface RowReader {
  /** Columns that no part of the mapping uses, nor ignores. */
  readonly unused: readonly string[];
  read(row: Row, file: string): DatasetItem;
}

export interface RowOptions {
  /** When this edition of the table was published: what its claims are dated by. */
  readonly edition?: string;
  /** Before a row's number, where several files are read together. */
  readonly locatorPrefix?: string;
}

/**
 * Makes a mapping fit for a table.
 *
 * @param columns of the table
 * @throws INVALID_MAPPING where the mapping names what is not there, or what does not fit together
 */
export function compileMapping(
  file: MappingFile,
  columns: readonly string[],
  { edition, locatorPrefix = '' }: RowOptions = {},
): RowReader {
  const { mapping } = file;
  const cells = new CellReader(file, columns);
  const source = compileSource(mapping.source, cells, file, edition);
  const entities = new Map<string, EntityReading>(
    Object.entries(mapping.entities).map(([name, entity]) => [
      name,
      compileEntity(entity, ['entities', name], cells, file),
    ]),
  );
  const claims = mapping.claims.map((claim, at) =>
    compileClaim(claim, ['claims', at], { cells, file, entities, ...(edition !== undefined && { edition }) }),
  );
  for (const [at, column] of mapping.ignore.entries()) cells.use(column, ['ignore', at]);
  const course = new RowCourse(
    source,
    entities,
    claims,
    locatorPrefix,
    mapping.source.publisher,
    edition !== undefined,
  );
  return {
    unused: columns.filter((column) => !cells.used.has(column)),
    read: (row, name) => course.read(row, name),
  };
}

/** Reads the rows of a table, one after the other. */
class RowCourse {
  /** A name's first row is its locator: an entity of all rows would gather one for each. */
  readonly #named = new Seen();

  constructor(
    private readonly source: (row: Row) => Extract<RecordInput, { record: 'source' }>,
    private readonly entities: ReadonlyMap<string, EntityReading>,
    private readonly claims: readonly ClaimReading[],
    private readonly locatorPrefix: string,
    private readonly publisher: string | undefined,
    private readonly isEdition: boolean,
  ) {}

  read(row: Row, file: string): DatasetItem {
    const skipped: Skipped[] = [];
    let unread = false;
    /** What a part gives, or nothing where a cell that it needs cannot be read. */
    const tried = <T>(part: () => T): T | undefined => {
      try {
        return part();
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const { kind, reason } = error.skipped;
        unread ||= !error.unwanted;
        if (!skipped.some((one) => one.kind === kind && one.reason === reason)) skipped.push(error.skipped);
        return undefined;
      }
    };
    const source = tried(() => this.source(row));
    if (!source) return { file, line: row.line, records: [], skipped };
    const locator = `${this.locatorPrefix}row:${row.line}`;
    const mentions = new Map<string, readonly Mention[]>();
    for (const [name, entity] of this.entities) mentions.set(name, tried(() => entity(row)) ?? []);
    const [publisher] = this.publisher === undefined ? [] : (mentions.get(this.publisher) ?? []);
    const all = [...mentions.values()].flat();
    const records: RecordInput[] = [
      ...all.map(({ entity }) => entity),
      { ...source, ...(publisher && { publisher: publisher.entity.id }) },
      ...all.flatMap(({ entity, names }) =>
        names.map((value): RecordInput => ({
          record: 'claim',
          source: source.id,
          subject: entity.id,
          predicate: 'NAME',
          value,
          locators: this.#isFirst(`${source.id} ${entity.id} ${JSON.stringify(value)}`) ? [locator] : [],
        })),
      ),
    ];
    for (const claim of this.claims) {
      const read = tried(() => claim(row, mentions, tried)) ?? [];
      for (const one of read) {
        records.push({ locators: [locator], ...one, record: 'claim', source: source.id });
      }
    }
    if (this.isEdition && unread) return unreadable(file, row.line, skipped);
    return { file, line: row.line, records, skipped };
  }

  #isFirst(key: string): boolean {
    if (this.#named.has(key)) return false;
    this.#named.add(key);
    return true;
  }
}

/** Half a row of an edition would withdraw what the other half says. */
function unreadable(file: string, line: number, skipped: readonly Skipped[]): DatasetItem {
  const [{ kind, reason } = { kind: '', reason: '' }] = skipped;
  const message = `A row of an edition must be read whole, and ${kind} ${reason}.`;
  return { file, line, records: [], skipped, refused: new NisbaError('INVALID_RECORD', message) };
}

function compileSource(
  source: SourceMapping,
  cells: CellReader,
  file: MappingFile,
  edition: string | undefined,
): (row: Row) => Extract<RecordInput, { record: 'source' }> {
  const text = (part: 'title' | 'version' | 'publisherText' | 'author' | 'url' | 'language' | 'licence') => {
    const cell = source[part];
    return cell && cells.text(cell, ['source', part]);
  };
  const date = (part: 'publishedAt' | 'retrievedAt') => {
    const cell = source[part];
    return cell && cells.date(cell, ['source', part]);
  };
  if (source.publisher !== undefined && !(source.publisher in file.mapping.entities)) {
    throw file.fault(['source', 'publisher'], `names "${source.publisher}", which is none of the entities.`);
  }
  if (edition !== undefined && source.publishedAt) {
    throw file.fault(
      ['source', 'publishedAt'],
      'stands beside --edition, which dates the claims; leave one out.',
    );
  }
  const id = cells.id(source.id, ['source', 'id'], 'source:');
  const parts = {
    publisherText: text('publisherText'),
    author: text('author'),
    url: text('url'),
    language: text('language'),
    licence: text('licence'),
    publishedAt: date('publishedAt'),
    retrievedAt: date('retrievedAt'),
  };
  const title = text('title')!;
  const version = text('version');
  const sourceType =
    source.sourceType && cells.choice(source.sourceType, ['source', 'sourceType'], SOURCE_TYPES);
  const reliability =
    source.reliability && cells.choice(source.reliability, ['source', 'reliability'], RELIABILITIES);
  const needed = (part: string, reading: Reading, row: Row): string => {
    const value = reading(row);
    if (value !== undefined) return value;
    throw new Unreadable({ kind: 'row', reason: `the source has no ${part}` });
  };
  return (row) => {
    const versionText = version?.(row);
    const rating = reliability?.(row);
    return {
      record: 'source',
      id: needed('id', id, row),
      sourceType: sourceType?.(row) ?? 'DATASET',
      title: `${needed('title', title, row)}${versionText === undefined ? '' : `, version ${versionText}`}`,
      ...present(parts, row),
      ...(rating !== undefined && { reliability: rating }),
    };
  };
}

/** The parts that a row has. */
function present<K extends string>(
  parts: Readonly<Record<K, Reading | undefined>>,
  row: Row,
): Partial<Record<K, string>> {
  const given: Partial<Record<K, string>> = {};
  for (const part of Object.keys(parts) as K[]) {
    const value = parts[part]?.(row);
    if (value !== undefined) given[part] = value;
  }
  return given;
}
