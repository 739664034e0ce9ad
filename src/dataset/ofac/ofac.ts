/**
 * The sanctions list of the US Treasury's OFAC (Specially Designated Nationals) as its legacy CSV set: a
 * folder with sdn.csv, alt.csv, add.csv and, for long remarks, sdn_comments.csv. None of them has a header.
 *
 * The three smaller files are held by entity, some 10 MB for the list of 2021, while sdn.csv is read row by row.
 */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NisbaError } from '../../errors.js';
import { sourceId } from '../../ids.js';
import { isEdtf } from '../../time/edtf.js';
import type { Dataset, DatasetItem } from '../dataset.js';
import type { DatasetFormat } from '../formats.js';
import {
  OFAC_LIST,
  countryRecords,
  editionRecords,
  isCountry,
  kindOf,
  linkClaim,
  listedId,
  listedRecords,
  type Listed,
} from './claims.js';
import {
  COLUMNS,
  addressRow,
  aliasRow,
  idOf,
  isEndMark,
  listedRow,
  remarksRow,
  whyNoRow,
  type AddressRow,
  type AliasRow,
  type RemarksRow,
} from './rows.js';
import { ENCODINGS, openForeignFiles, positionOf, totalBytesOf, type ForeignFile } from '../read-files.js';
import { readRows, type TableRow } from '../read-tables.js';

const FILES = { sdn: 'sdn.csv', alt: 'alt.csv', add: 'add.csv', comments: 'sdn_comments.csv' } as const;
type Part = keyof typeof FILES;
const LINKS_AT_ONCE = 200;

export const OFAC: DatasetFormat = {
  name: 'ofac',
  description:
    'the OFAC sanctions list (SDN) in its legacy CSV layout: the folder with sdn.csv, alt.csv and add.csv; --edition is the day on which it came out',
  async open(paths, { edition, encoding: told }) {
    const [folder] = paths;
    if (paths.length !== 1 || folder === undefined || !isFolder(folder)) {
      throw new NisbaError(
        'FILE_UNREADABLE',
        'The OFAC list is a set of files: name the one folder that holds sdn.csv, alt.csv and add.csv.',
        { paths: [...paths] },
      );
    }
    if (edition === undefined || !/^\d{4}-\d\d-\d\d$/.test(edition) || !isEdtf(edition)) {
      throw new NisbaError(
        'BAD_USER_INPUT',
        'No file of the OFAC list says when it came out: give the day, as --edition 2021-03-09.',
        { edition: edition ?? null },
      );
    }
    const encoding = ENCODINGS.find((one) => one === told);
    const parts: Part[] = ['alt', 'add', 'comments', 'sdn'];
    const there = parts.filter((part) => part !== 'comments' || existsSync(join(folder, FILES.comments)));
    const open = () =>
      openForeignFiles(
        there.map((part) => join(folder, FILES[part])),
        { ...(encoding && { encoding }) },
      );
    // A stream is read once: the hash comes first, and is in the record of the edition.
    const hash = await hashOf(await open());
    const files = await open();
    return new OfacDataset(new Map(there.map((part, at) => [part, files[at]!])), edition, hash);
  },
};

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

async function hashOf(files: readonly ForeignFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) for await (const chunk of file.bytes()) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

/** A tie that waits until all entities of the list are known. */
interface Tie {
  readonly line: number;
  readonly from: string;
  readonly name: string;
  readonly to: string;
}

class OfacDataset implements Dataset {
  readonly edition: NonNullable<Dataset['edition']>;
  readonly totalBytes?: number;
  readonly #files: readonly ForeignFile[];
  readonly #countries = new Set<string>();
  /** The entities of each name; of a name that several have, undefined. */
  readonly #named = new Map<string, string | undefined>();
  readonly #listed = new Set<string>();
  #ties: Tie[] = [];

  constructor(
    private readonly parts: ReadonlyMap<Part, ForeignFile>,
    private readonly publishedAt: string,
    private readonly hash: string,
  ) {
    this.edition = { source: sourceId(OFAC_LIST), publishedAt };
    this.#files = [...parts.values()];
    const total = totalBytesOf(this.#files);
    if (total !== undefined) this.totalBytes = total;
  }

  position(): number {
    return positionOf(this.#files);
  }

  async *read(): AsyncIterable<readonly DatasetItem[]> {
    const file = this.parts.get('sdn')!;
    yield [
      {
        file: file.name,
        line: 1,
        records: editionRecords(this.publishedAt, this.hash),
        skipped: [],
        shared: true,
      },
    ];
    const aliases = new RowsByEntity<AliasRow>(this.parts.get('alt'), COLUMNS.alt, aliasRow);
    const addresses = new RowsByEntity<AddressRow>(this.parts.get('add'), COLUMNS.add, addressRow);
    const remarks = new RowsByEntity<RemarksRow>(this.parts.get('comments'), COLUMNS.comments, remarksRow);
    for (const rows of [aliases, addresses, remarks]) yield await rows.read();
    for await (const rows of readRows(file)) {
      yield rows
        .filter((row) => !isEndMark(row))
        .flatMap((row) => this.#items(file.name, row, { aliases, addresses, remarks }));
    }
    for (const rows of [aliases, addresses, remarks]) yield rows.strays();
    yield* this.#tieItems(file.name);
  }

  #items(
    file: string,
    row: TableRow,
    rows: {
      readonly aliases: RowsByEntity<AliasRow>;
      readonly addresses: RowsByEntity<AddressRow>;
      readonly remarks: RowsByEntity<RemarksRow>;
    },
  ): DatasetItem[] {
    const { line } = row;
    const skipping = (reason: string): DatasetItem[] => [
      { file, line, records: [], skipped: [{ kind: 'row of sdn.csv', reason }] },
    ];
    const why = whyNoRow(row, COLUMNS.sdn);
    if (why !== undefined)
      return [{ file, line, records: [], skipped: [], refused: unreadable('sdn.csv', why) }];
    const own = listedRow(row);
    const kind = kindOf(own);
    if (this.#listed.has(own.id)) return skipping('its entity id stands on an earlier row');
    const [aliases, addresses, more] = [rows.aliases, rows.addresses, rows.remarks].map((some) =>
      some.take(own.id),
    ) as [AliasRow[], AddressRow[], RemarksRow[]];
    if (kind === undefined) return skipping(`the type ${own.type} is not known`);
    if (own.name === '') return skipping('it has no name');
    this.#listed.add(own.id);
    const listed: Listed = {
      ...own,
      kind,
      aliases,
      addresses,
      // A remark breaks off in the middle of a word where its column ends.
      remarks: [own.remarks, ...more.map(({ remarks }) => remarks)].join(''),
    };
    const { records, skipped, linkedTo } = listedRecords(listed, this.publishedAt);
    this.#remember(listed, linkedTo);
    const countries = this.#freshCountries(addresses).map((country): DatasetItem => ({
      file,
      line,
      records: countryRecords(country, this.publishedAt),
      skipped: [],
      shared: true,
    }));
    return [...countries, { file, line, records, skipped }];
  }

  #remember(listed: Listed, linkedTo: readonly string[]): void {
    const id = listedId(listed);
    const key = nameKeyOf(listed.name);
    this.#named.set(key, this.#named.has(key) ? undefined : id);
    const { line, name } = listed;
    for (const to of linkedTo) this.#ties.push({ line, from: id, name, to });
  }

  #freshCountries(addresses: readonly AddressRow[]): string[] {
    const countries = new Set(addresses.flatMap(({ country }) => country ?? []));
    const fresh = [...countries].filter((country) => isCountry(country) && !this.#countries.has(country));
    for (const country of fresh) this.#countries.add(country);
    return fresh;
  }

  *#tieItems(file: string): Generator<DatasetItem[]> {
    const ties = this.#ties;
    this.#ties = [];
    for (let at = 0; at < ties.length; at += LINKS_AT_ONCE)
      yield ties.slice(at, at + LINKS_AT_ONCE).map((tie) => this.#tieItem(file, tie));
  }

  #tieItem(file: string, { line, from, name, to }: Tie): DatasetItem {
    const skipping = (reason: string): DatasetItem => ({
      file,
      line,
      records: [],
      skipped: [{ kind: 'Linked To', reason }],
      shared: true,
    });
    const key = nameKeyOf(to);
    if (!this.#named.has(key)) return skipping('the list has no entity of that name');
    const end = this.#named.get(key);
    if (end === undefined) return skipping('several entities of the list have that name');
    if (end === from) return skipping('it names the entity itself');
    return {
      file,
      line,
      records: [linkClaim(from, end, [name, to], this.publishedAt)],
      skipped: [],
      shared: true,
    };
  }
}

/** The full stop of "CO., LTD." goes with that at the end of the remarks. */
const nameKeyOf = (name: string): string => name.toUpperCase().replace(/\.$/, '').normalize('NFC');

/** The rows of a smaller file, by the entity that they belong to. */
class RowsByEntity<T extends { readonly line: number }> {
  readonly #rows = new Map<string, T[]>();

  constructor(
    private readonly file: ForeignFile | undefined,
    private readonly columns: number,
    private readonly parse: (row: TableRow) => T,
  ) {}

  /** Reads them, and tells what is none. */
  async read(): Promise<DatasetItem[]> {
    if (!this.file) return [];
    const items: DatasetItem[] = [];
    for await (const rows of readRows(this.file)) {
      for (const row of rows) {
        if (isEndMark(row)) continue;
        const why = whyNoRow(row, this.columns);
        if (why !== undefined) items.push(this.#refusing(row.line, why));
        else this.#add(idOf(row), this.parse(row));
      }
    }
    return items;
  }

  take(id: string): T[] {
    const rows = this.#rows.get(id) ?? [];
    this.#rows.delete(id);
    return rows;
  }

  /** Those that nobody took. */
  strays(): DatasetItem[] {
    return [...this.#rows.values()]
      .flat()
      .map(({ line }) => this.#skipping(line, 'sdn.csv has no row of its entity'));
  }

  #add(id: string, row: T): void {
    const rows = this.#rows.get(id);
    if (rows) rows.push(row);
    else this.#rows.set(id, [row]);
  }

  #refusing(line: number, why: string): DatasetItem {
    const refused = unreadable(basename(this.file!.name), why);
    return { file: this.file!.name, line, records: [], skipped: [], refused, shared: true };
  }

  #skipping(line: number, reason: string): DatasetItem {
    const kind = `row of ${basename(this.file!.name)}`;
    return { file: this.file!.name, line, records: [], skipped: [{ kind, reason }], shared: true };
  }
}

const unreadable = (file: string, why: string): NisbaError =>
  new NisbaError('INVALID_RECORD', `This is no row of ${file}: ${why}.`);
