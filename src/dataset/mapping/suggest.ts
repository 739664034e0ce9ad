/** Drafts a mapping from the first rows of a table: guesses, each to be looked at by a person. */
import { basename } from 'node:path';
import { NisbaError } from '../../errors.js';
import type { EntityKind, RelationType } from '../../vocabulary/vocabulary.js';
import { columnsOf } from '../csv.js';
import { openForeignFiles, type Encoding } from '../read-files.js';
import { likelyDelimiter, readRows, type TableRow } from '../read-tables.js';
import { slugOf } from './cells.js';
import { isOf, looksAt, type Column } from './columns.js';

export interface SuggestOptions {
  readonly delimiter?: string;
  readonly encoding?: Encoding;
}

/** Rows that are looked at. */
const SAMPLE = 200;
/** What a person must write in place of it. */
const FILL = 'FILL IN';

/**
 * A mapping for a table, as YAML with comments. It is valid as it is; what it says FILL IN at must be filled in,
 * and what it says CHECK at looked at.
 *
 * @param path of the table
 * @throws FILE_UNREADABLE, INVALID_ENCODING, INVALID_RECORD
 */
export async function suggestMapping(
  path: string,
  { delimiter: told, encoding }: SuggestOptions = {},
): Promise<string> {
  if (path === '-') {
    throw new NisbaError('BAD_USER_INPUT', 'A draft is made from a file, which is read twice: name one.');
  }
  const options = { ...(encoding && { encoding }) };
  const delimiter = told ?? (await delimiterOf(path, options));
  const [file] = await openForeignFiles([path], options);
  const rows: TableRow[] = [];
  for await (const some of readRows(file!, { delimiter })) {
    rows.push(...some);
    if (rows.length > SAMPLE) break;
  }
  const [header, ...sample] = rows;
  if (!header) {
    throw new NisbaError('INVALID_RECORD', `${path} is empty: its first row must name the columns.`, {
      file: path,
    });
  }
  const names = columnsOf(header, path, { delimiter });
  return draft(
    path,
    delimiter,
    names.map((name, at) => ({ name, cells: sample.map(({ cells }) => cells[at]?.trim() ?? '') })),
  );
}

async function delimiterOf(path: string, options: { readonly encoding?: Encoding }): Promise<string> {
  const [file] = await openForeignFiles([path], options);
  for await (const text of file!.text()) return likelyDelimiter(text.split('\n', 1)[0]!, ',') ?? ',';
  return ',';
}

/** The lines of a draft, and the columns that they use. */
class Draft {
  readonly #lines: string[] = [];
  readonly #used = new Set<string>();

  add(...lines: string[]): void {
    this.#lines.push(...lines);
  }

  /** A text in double quotes that holds the column. */
  of(column: Column, before = ''): string {
    this.#used.add(column.name);
    return quoted(`${before}{${column.name}}`);
  }

  isUsed({ name }: Column): boolean {
    return this.#used.has(name);
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

const quoted = (text: string): string => JSON.stringify(text);

function draft(path: string, delimiter: string, columns: readonly Column[]): string {
  const out = new Draft();
  const name = basename(path).replace(/\.[^.]+(\.gz)?$/, '');
  out.add(
    `# A draft of a mapping for ${basename(path)}. Fill in what says "${FILL}", look at what says CHECK, then`,
    `# try it: nisba import ${basename(path)} --mapping THIS_FILE --dry-run`,
    `delimiter: ${delimiter === '\t' ? 'tab' : quoted(delimiter)}`,
    '',
    '# Who says it: the source of all claims.',
    'source:',
    `  id: ${quoted(`source:${slugOf(name)}`)}`,
    '  sourceType: DATASET',
    `  title: ${quoted(`${FILL}: what the table is called`)}`,
    `  # version: ${quoted(`${FILL}, or take the line out`)}`,
    `  # publisherText: ${quoted(`${FILL}: who published it`)}`,
    `  # licence: ${quoted(`${FILL}, such as CC-BY-4.0`)}`,
    `  # publishedAt: ${quoted(`${FILL}: the day, such as 2024-05-01`)}`,
    '',
  );
  const { claims } = draftEntities(out, name, columns);
  out.add('', 'claims:', ...(claims.length === 0 ? ['  []'] : claims));
  const left = columns.filter((column) => column.name !== '' && !out.isUsed(column));
  if (left.length > 0) {
    out.add(
      '',
      '# No claim is made of these columns. What stays here is left out without a word; of what you take out of',
      '# this list and do not use, the report counts the cells.',
      'ignore:',
      ...left.map((column) => `  - ${quoted(column.name)}${exampleOf(column)}`),
    );
  }
  return out.text();
}

const exampleOf = ({ cells }: Column): string => {
  const [example] = cells.filter((cell) => cell !== '');
  return example === undefined
    ? ' # empty in the first rows'
    : ` # such as ${quoted(example.length > 50 ? `${example.slice(0, 50)}…` : example)}`;
};

/** Two columns that name the ends of a relation, one row each. */
const PAIRS: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [
    /^(from|source|start)([ _-]?(id|name|node|entity))?$/i,
    /^(to|target|end)([ _-]?(id|name|node|entity))?$/i,
  ],
  [/^(subject|person|actor|entity)[ _-]?(1|a)$/i, /^(subject|person|actor|entity)[ _-]?(2|b)$/i],
  [/^subject$/i, /^object$/i],
];

function draftEntities(
  out: Draft,
  table: string,
  columns: readonly Column[],
): { readonly claims: readonly string[] } {
  for (const [from, to] of PAIRS) {
    const [one, other] = [columns.find(isOf(from)), columns.find(isOf(to))];
    if (one && other) return { claims: draftPair(out, table, columns, one, other) };
  }
  return { claims: draftThing(out, table, columns) };
}

/** A relation that such a tie might be. */
const TIES: Readonly<Record<EntityKind, RelationType>> = {
  PERSON: 'MET',
  GROUP: 'ALLIED_WITH',
  PLACE: 'NEAR',
  EVENT: 'PART_OF_EVENT',
  ASSET: 'POSSIBLY_SAME_AS',
};

/** A table of ties: who, with whom. */
function draftPair(
  out: Draft,
  table: string,
  columns: readonly Column[],
  one: Column,
  other: Column,
): string[] {
  const kind = kindOf(table, columns);
  out.add('# Whom it speaks of.', 'entities:');
  for (const [name, column] of [
    ['one', one],
    ['other', other],
  ] as const) {
    out.add(
      `  ${name}:`,
      `    kind: ${kind} # CHECK: PERSON, GROUP, PLACE, EVENT or ASSET`,
      `    id: ${out.of(column, `${kind.toLowerCase()}:`)}`,
      '    names:',
      `      - name: ${out.of(column)}`,
    );
  }
  const type = columns.find(isOf(/^(relation(ship)?|type|tie|link|predicate|label)([ _-]?type)?$/i));
  const values = [...new Set(type?.cells.filter((cell) => cell !== ''))].slice(0, 20);
  const predicate = TIES[kind];
  return [
    '  - subject: one',
    ...(type && values.length > 0
      ? [
          '    # CHECK: which relation of the vocabulary (docs/codebook.md) each of them is.',
          '    predicate:',
          `      column: ${quoted(used(out, type).name)}`,
          '      values:',
          ...values.map((value) => `        ${quoted(value)}: ${predicate} # CHECK`),
        ]
      : [`    predicate: ${predicate} # CHECK: the relation, of the vocabulary (docs/codebook.md)`]),
    '    object: other',
    ...datesOf(out, columns),
  ];
}

/** A table of things: a row, a person or a group. */
function draftThing(out: Draft, table: string, columns: readonly Column[]): string[] {
  const kind = kindOf(table, columns);
  const self = kind.toLowerCase();
  const look = looksAt(columns);
  const names = look.names.length > 0 ? look.names : columns.slice(0, 1);
  const id = look.id ?? names[0]!;
  out.add('# Whom it speaks of.', 'entities:');
  out.add(
    `  ${self}:`,
    `    kind: ${kind} # CHECK: PERSON, GROUP, PLACE, EVENT or ASSET`,
    ...(kind === 'GROUP' ? ['    groupType: OTHER # CHECK: ARMED_GROUP, PARTY, COMPANY …'] : []),
    look.id
      ? `    id: ${out.of(id, `${self}:${slugOf(table)}-`)}`
      : `    id: ${out.of(id, `${self}:`)} # CHECK: two of one name would be one; a number of the table's own is better`,
    '    names:',
    ...names.flatMap((column) => [
      `      - name: ${out.of(column)}`,
      ...(/alias|aka|also|other|weak/i.test(column.name) ? ['        nameKind: ALIAS'] : []),
      ...(column.cells.some((cell) => /[;|]/.test(cell))
        ? [
            `        separator: ${quoted(column.cells.some((cell) => cell.includes(';')) ? ';' : '|')} # CHECK`,
          ]
        : []),
    ]),
  );
  const claims: string[] = [];
  for (const { column, entity, entityKind, predicate, role } of look.relations(kind)) {
    out.add(
      `  ${entity}:`,
      `    kind: ${entityKind}`,
      ...(entityKind === 'GROUP' ? ['    groupType: OTHER # CHECK: ARMED_GROUP, PARTY, COMPANY …'] : []),
      `    id: ${out.of(column, `${entityKind.toLowerCase()}:`)}`,
      '    names:',
      `      - name: ${out.of(column)}`,
    );
    claims.push(
      `  - subject: ${self}`,
      `    predicate: ${predicate} # CHECK`,
      `    object: ${entity}`,
      ...(role ? [`    role: ${out.of(role)}`] : []),
      ...datesOf(out, columns),
    );
  }
  for (const { predicate, value } of look.attributes(kind, (column) => out.of(column))) {
    claims.push(`  - subject: ${self}`, `    predicate: ${predicate} # CHECK`, ...value);
  }
  return claims;
}

/** Since when and until when a relation held, where columns look as if they told. */
function datesOf(out: Draft, columns: readonly Column[]): string[] {
  const look = looksAt(columns);
  return [
    ...(look.since ? [`    validFrom: ${look.since.yaml(used(out, look.since.column))} # CHECK`] : []),
    ...(look.until ? [`    validTo: ${look.until.yaml(used(out, look.until.column))} # CHECK`] : []),
  ];
}

function used(out: Draft, column: Column): Column {
  out.of(column);
  return column;
}

const KINDS: readonly (readonly [EntityKind, RegExp])[] = [
  ['PERSON', /person|people|member|leader|official|commander|individual|first[ _-]?name|birth|dob/i],
  ['EVENT', /event|incident|attack|strike|killed|deaths|fatalities/i],
  ['GROUP', /group|organi[sz]ation|militi|part(y|ies)|compan|unit/i],
  ['PLACE', /place|location|cit(y|ies)|settlement|latitude/i],
];

/** By the table's name, else by its columns. */
function kindOf(table: string, columns: readonly Column[]): EntityKind {
  const all = columns.map(({ name }) => name).join(' ');
  return (
    (KINDS.find(([, words]) => words.test(table)) ?? KINDS.find(([, words]) => words.test(all)))?.[0] ??
    'PERSON'
  );
}
