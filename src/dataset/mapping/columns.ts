/** What the columns of a table look as if they held, by their names and by their cells. */
import type { AttributeType, EntityKind, RelationType } from '../../vocabulary/vocabulary.js';
import { isEdtf } from '../../time/edtf.js';
import { slugOf } from './cells.js';
import { dateOf } from './dates.js';

export interface Column {
  readonly name: string;
  /** Of the first rows, '' where empty. */
  readonly cells: readonly string[];
}

/** A column of dates, and how it is written in a mapping. */
export interface DateColumn {
  readonly column: Column;
  yaml(column: Column): string;
}

interface Relation {
  readonly column: Column;
  /** How the mapping calls the other end. */
  readonly entity: string;
  readonly entityKind: EntityKind;
  readonly predicate: RelationType;
  readonly role?: Column;
}

interface Attribute {
  readonly predicate: AttributeType;
  /** Lines of the mapping. */
  readonly value: readonly string[];
}

/** This share of cells must be of a form, for a column to be taken for it. */
const MOST = 0.8;
/** Which is tried first wins: where day and month cannot be told apart, the day is taken to come first. */
const FORMATS = [
  'EDTF',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'D/M/YYYY',
  'M/D/YYYY',
  'D.M.YYYY',
  'YYYY/MM/DD',
  'D MMM YYYY',
  'D-MMM-YYYY',
  'MMM D, YYYY',
  'MMM YYYY',
  'MM/YYYY',
];

export const isOf =
  (words: RegExp) =>
  ({ name }: Column): boolean =>
    words.test(name);

/** Looks at all columns. */
export function looksAt(columns: readonly Column[]) {
  const dates = (words: RegExp): DateColumn | undefined =>
    columns
      .filter(isOf(words))
      .map(dateColumn)
      .find((column) => column !== undefined);
  const id = columns.find(
    (column) => /(^|[ _-])(id|code|no|nr|number|uid|ref)$/i.test(column.name) && isUnique(column),
  );
  const names = columns.filter(
    (column) =>
      column !== id &&
      /(^|[ _-])(name|names|title|alias(es)?|aka|kunya)([ _-]|$)/i.test(column.name) &&
      !isOther(column),
  );
  return {
    id,
    names,
    since: dates(/^(since|from|start|begin|joined|valid[ _-]?from)([ _-]?(date|year))?$/i),
    until: dates(/^(until|to|end|left|valid[ _-]?(to|until))([ _-]?(date|year))?$/i),
    relations: (kind: EntityKind) => relationsOf(columns, kind),
    attributes: (kind: EntityKind, of: (column: Column) => string) => attributesOf(columns, kind, of),
  };
}

const OTHERS: readonly (readonly [
  words: RegExp,
  EntityKind,
  Readonly<Partial<Record<EntityKind, RelationType>>>,
])[] = [
  [
    /(^|[ _-])(group|organi[sz]ation|party|militia|faction|company|employer|affiliation|unit|parent)([ _-]name)?$/i,
    'GROUP',
    { PERSON: 'MEMBER_OF', GROUP: 'PART_OF', ASSET: 'ONE_OF' },
  ],
  [
    /(^|[ _-])(place|location|city|town|province|governorate|district|seat|headquarters)([ _-]name)?$/i,
    'PLACE',
    { PERSON: 'BASED_IN', GROUP: 'BASED_IN', EVENT: 'OCCURRED_AT', PLACE: 'LOCATED_IN' },
  ],
];

/** Whether it names something other than the row's own thing. */
function isOther({ name }: Column): boolean {
  return OTHERS.some(([words]) => words.test(name)) || /country/i.test(name);
}

function relationsOf(columns: readonly Column[], kind: EntityKind): Relation[] {
  const role = columns.find(isOf(/(^|[ _-])(role|position|post|office|function)$/i));
  const used = new Set<string>();
  return columns.flatMap((column): Relation[] => {
    const [, entityKind, types] = OTHERS.find(([words]) => words.test(column.name)) ?? [];
    const predicate = types?.[kind];
    if (!entityKind || !predicate) return [];
    const plain = slugOf(column.name).replaceAll(/[^a-z0-9]+/g, '_');
    const entity = plain === kind.toLowerCase() || used.has(plain) ? `other_${plain}` : plain;
    used.add(plain);
    return [{ column, entity, entityKind, predicate, ...(predicate === 'MEMBER_OF' && role && { role }) }];
  });
}

const TEXTS: readonly (readonly [RegExp, AttributeType, readonly EntityKind[]])[] = [
  [/(^|[ _-])(nationality|citizenship|country)$/i, 'NATIONALITY', ['PERSON']],
  [/(^|[ _-])rank$/i, 'RANK', ['PERSON']],
];
const NUMBERS: readonly (readonly [RegExp, AttributeType])[] = [
  [/(^|[ _-])(killed|dead|deaths|fatalities)$/i, 'KILLED'],
  [/(^|[ _-])(wounded|injured)$/i, 'WOUNDED'],
];

function attributesOf(
  columns: readonly Column[],
  kind: EntityKind,
  of: (column: Column) => string,
): Attribute[] {
  const attributes: Attribute[] = [];
  for (const column of columns) {
    const [, text] = TEXTS.find(([words, , kinds]) => words.test(column.name) && kinds.includes(kind)) ?? [];
    if (text) attributes.push({ predicate: text, value: [`    value: { text: ${of(column)} }`] });
    const [, number] = (kind === 'EVENT' && NUMBERS.find(([words]) => words.test(column.name))) || [];
    if (number) {
      attributes.push({
        predicate: number,
        value: [`    value: { quantity: { exactly: ${of(column)}, of: people } } # CHECK: whom it counts`],
      });
    }
    const born =
      kind === 'PERSON' && /birth|(^|[ _-])(dob|born)/i.test(column.name) && !/place/i.test(column.name);
    const happened = kind === 'EVENT' && /(^|[ _-])(date|day|when)$/i.test(column.name);
    const date = born || happened ? dateColumn(column) : undefined;
    if (date) {
      of(column);
      attributes.push({
        predicate: born ? 'BIRTH_DATE' : 'DATE',
        value: [`    value: { date: ${date.yaml(column)} }`],
      });
    }
  }
  const [latitude, longitude] = [
    columns.find(isOf(/^lat(itude)?$/i)),
    columns.find(isOf(/^(lon|lng|long|longitude)$/i)),
  ];
  if (latitude && longitude && (kind === 'PLACE' || kind === 'EVENT')) {
    attributes.push({
      predicate: 'COORDINATES',
      value: [`    value: { latitude: ${of(latitude)}, longitude: ${of(longitude)} }`],
    });
  }
  return attributes;
}

function dateColumn(column: Column): DateColumn | undefined {
  const cells = column.cells.filter((cell) => cell !== '');
  if (cells.length === 0) return undefined;
  const reads =
    (format: string) =>
    (cell: string): boolean => {
      const date = dateOf(cell, format);
      return date !== undefined && isEdtf(date);
    };
  const best = FORMATS.map((format) => ({ format, count: cells.filter(reads(format)).length })).reduce(
    (one, other) => (other.count > one.count ? other : one),
  );
  if (best.count === 0) return undefined;
  const formats = [best.format];
  // Others of the same column: a year alone, a month and a year.
  for (const format of FORMATS) {
    const open = cells.filter((cell) => !formats.some((one) => reads(one)(cell)));
    if (open.some(reads(format))) formats.push(format);
  }
  const covered = cells.filter((cell) => formats.some((format) => reads(format)(cell))).length;
  if (covered / cells.length < MOST) return undefined;
  const shown = formats.length === 1 && formats[0] === 'EDTF' ? '' : `, format: ${JSON.stringify(formats)}`;
  return { column, yaml: ({ name }) => `{ column: ${JSON.stringify(name)}${shown} }` };
}

function isUnique({ cells }: Column): boolean {
  return cells.length > 0 && cells.every((cell) => cell !== '') && new Set(cells).size === cells.length;
}
