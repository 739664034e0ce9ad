/**
 * The description of an export's CSV files (Frictionless Data, Tabular Data Package 1): what each column
 * is, how the tables refer to each other, how long each file is and its hash, and Nisba's manifest.
 */
import type { ExportGraph, ExportManifest } from '../graph.js';
import type { Column, ColumnType, Table } from './table.js';

export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** As many sources as are named in the description; all of them stand in sources.csv. */
const MOST_SOURCES = 1_000;

const CONVENTIONS =
  'Lists of codes are separated by |, lists of texts are JSON. A text that begins with =, +, -, @, a tab or a line break has an apostrophe before it, so that no spreadsheet runs it: where a cell begins with apostrophes and one of these, take one apostrophe away. Numbers, dates and ids are as they are.';

/** To be written last: it tells of all the other files. */
export async function* datapackage(
  graph: ExportGraph,
  files: ReadonlyMap<Table, FileFacts>,
): AsyncGenerator<string> {
  const manifest = await graph.manifest();
  const description = {
    profile: 'tabular-data-package',
    name: 'nisba-export',
    title: 'A part of a Nisba graph: links between entities, with the claims that they rest on',
    description: `${manifest.cite} ${CONVENTIONS}`,
    licenses: licences(manifest),
    sources: await sources(graph),
    resources: [...files].map(([table, facts]) => resource(table, facts)),
    nisba: manifest,
  };
  yield `${JSON.stringify(description, null, 2)}\n`;
}

function resource(table: Table, { bytes, sha256 }: FileFacts) {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.title,
    description: table.description,
    path: `${table.name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      skipInitialSpace: false,
      header: true,
      csvddfVersion: 1.2,
    },
    bytes,
    hash: `sha256:${sha256}`,
    schema: {
      fields: table.columns.map((column) => field(column, table.key)),
      primaryKey: table.key,
      foreignKeys: table.columns.flatMap(({ name, references }) =>
        references
          ? [{ fields: name, reference: { resource: references.table, fields: references.column } }]
          : [],
      ),
      missingValues: [''],
    },
  };
}

/** Frictionless Table Schema 1: its types, and a pattern for what it has no type for. */
const TYPES: Readonly<Record<ColumnType, { readonly type: string; readonly format?: string }>> = {
  code: { type: 'string' },
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  day: { type: 'date' },
  instant: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' },
  codes: { type: 'string' },
  texts: { type: 'array' },
};

function field({ name, type, description, required }: Column, key: string) {
  const constraints = {
    ...(required && { required: true }),
    ...(name === key && { unique: true }),
  };
  return {
    name,
    ...TYPES[type],
    description: type === 'codes' ? `${description}; separated by |` : description,
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function licences({ licences }: ExportManifest) {
  // The specification wants one at least, and knows a name for none.
  if (licences.length === 0) return [{ name: 'notspecified', title: 'No source' }];
  return licences.map(({ licence, sources }) => ({
    name: licenceName(licence),
    title: `${licence === '' ? 'No licence is recorded' : licence} (${sources} ${sources === 1 ? 'source' : 'sources'})`,
  }));
}

/** Licences of the Open Definition have such names; others are made to fit the form. */
function licenceName(licence: string): string {
  return licence.replace(/[^-a-zA-Z0-9._]+/g, '-').replace(/^-|-$/g, '') || 'notspecified';
}

async function sources(graph: ExportGraph) {
  const named: { title: string; path?: string }[] = [];
  let others = 0;
  for await (const page of graph.sources()) {
    for (const { title, url } of page) {
      if (named.length < MOST_SOURCES) named.push({ title, ...(isWebAddress(url) && { path: url }) });
      else others += 1;
    }
  }
  if (others > 0) named.push({ title: `and ${others} more`, path: 'sources.csv' });
  return named;
}

const isWebAddress = (url: string | undefined): url is string => /^https?:\/\/\S+$/.test(url ?? '');
