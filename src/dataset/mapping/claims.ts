/** The claims that a row makes. */
import { DATE_BASES, MODALITIES, STANCES } from '../../claim/claim.js';
import type { RecordInput } from '../../exchange/record.js';
import {
  ATTRIBUTE_TYPES,
  RELATION_TYPES,
  attributeType,
  relationType,
  type EntityKind,
} from '../../vocabulary/vocabulary.js';
import type { CellReader, Reading, Row } from './cells.js';
import type { EntityReading, Mention } from './entities.js';
import type {
  Cell,
  ClaimMapping,
  MappingFile,
  MappingPath,
  QuantityMapping,
  ValueMapping,
} from './mapping.js';

type ClaimInput = Extract<RecordInput, { record: 'claim' }>;
type Value = NonNullable<ClaimInput['value']>;
type Quantity = NonNullable<ClaimInput['quantity']>;

/** A claim without what the row adds. */
export type RowClaim = Omit<ClaimInput, 'record' | 'source'>;

/** None where a cell that it needs is empty; several where an entity comes of a cell that is split. */
export type ClaimReading = (
  row: Row,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  /** Runs a part; where a cell of it cannot be read, that is told, and the part gives nothing. */
  tried: <T>(part: () => T) => T | undefined,
) => RowClaim[];

interface Surroundings {
  readonly cells: CellReader;
  readonly file: MappingFile;
  readonly entities: ReadonlyMap<string, EntityReading>;
  readonly edition?: string;
}

const TYPES = [...RELATION_TYPES.map(({ type }) => type), ...ATTRIBUTE_TYPES.map(({ type }) => type)];
/** INFERRED needs premises, which a row does not name. */
const ROW_BASES = ['REPORTED', 'OBSERVED'] as const;
const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const;

/** @throws INVALID_MAPPING */
export function compileClaim(
  mapping: ClaimMapping,
  path: MappingPath,
  { cells, file, entities, edition }: Surroundings,
): ClaimReading {
  for (const part of ['subject', 'object', 'attributedTo', 'onBehalfOf', 'about'] as const) {
    const name = mapping[part];
    if (name !== undefined && !entities.has(name)) {
      throw file.fault(
        [...path, part],
        `names "${name}", which is none of the entities: ${[...entities.keys()].join(', ')}.`,
      );
    }
  }
  const predicate = cells.choice(mapping.predicate, [...path, 'predicate'], TYPES);
  checkEnds(mapping, path, file, entities);
  const isTaken = cells.conditions(mapping.when, [...path, 'when']);
  const value = mapping.value && compileValue(mapping.value, [...path, 'value'], cells);
  const quantity = mapping.quantity && compileQuantity(mapping.quantity, [...path, 'quantity'], cells);
  const details = compileDetails(mapping, path, cells);
  const locators = mapping.locators?.map((cell, at) => cells.text(cell, [...path, 'locators', at]));
  const credibility =
    mapping.credibility && cells.choice(mapping.credibility, [...path, 'credibility'], CREDIBILITIES);

  const one = (row: Row, ends: Ends, mentions: ReadonlyMap<string, readonly Mention[]>) => {
    const type = predicate(row);
    const stated = value?.(row);
    if (type === undefined || (value && stated === undefined)) return undefined;
    const given = locators?.map((reading) => reading(row)).filter((text) => text !== undefined);
    const many = quantity?.(row);
    const rating = credibility?.(row);
    const voice = (name: string | undefined): string | undefined =>
      name === undefined ? undefined : mentions.get(name)?.[0]?.entity.id;
    const [attributedTo, onBehalfOf, about] = [
      voice(mapping.attributedTo),
      voice(mapping.onBehalfOf),
      voice(mapping.about),
    ];
    const claim: RowClaim = {
      ...ends,
      predicate: type,
      ...(stated && { value: stated }),
      ...(many && { quantity: many }),
      ...details(row),
      ...(attributedTo !== undefined && { attributedTo }),
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(about !== undefined && { about }),
      ...(rating !== undefined && { credibility: Number(rating) }),
      ...(given && given.length > 0 && { locators: given }),
      ...(edition !== undefined && !mapping.publishedAt && { publishedAt: edition }),
    };
    return claim;
  };

  return (row, mentions, tried) => {
    if (!isTaken(row)) return [];
    const claims: RowClaim[] = [];
    for (const subject of mentions.get(mapping.subject) ?? []) {
      const objects = mapping.object === undefined ? [undefined] : (mentions.get(mapping.object) ?? []);
      for (const object of objects) {
        const ends = { subject: subject.entity.id, ...(object && { object: object.entity.id }) };
        // What one claim lacks is no reason to leave out its neighbour of the same cell.
        const claim = tried(() => one(rowOf(subject, object) ?? row, ends, mentions));
        if (claim) claims.push(claim);
      }
    }
    return claims;
  };
}

interface Ends {
  readonly subject: string;
  readonly object?: string;
}

/** The row as it is for both ends: a cell that was split for one of them is its part. */
function rowOf(subject: Mention, object: Mention | undefined): Row {
  if (!object) return subject.row;
  return {
    line: subject.row.line,
    cell: (name) => {
      const [one, other] = [subject.row.cell(name), object.row.cell(name)];
      return one.length < other.length ? one : other;
    },
  };
}

/** Where kinds and type are the same in all rows, whether they fit can be told before the first. */
function checkEnds(
  mapping: ClaimMapping,
  path: MappingPath,
  file: MappingFile,
  entities: ReadonlyMap<string, EntityReading>,
): void {
  const given = mapping.predicate.text;
  const relation = given === undefined ? undefined : relationType(given);
  const attribute = given === undefined ? undefined : attributeType(given);
  if (relation && mapping.value) {
    throw file.fault([...path, 'value'], `stands at ${relation.type}, which is a relation: give an object.`);
  }
  if (attribute && mapping.object !== undefined) {
    throw file.fault(
      [...path, 'object'],
      `stands at ${attribute.type}, which is an attribute: give a value.`,
    );
  }
  const fits = (part: 'subject' | 'object', kinds: readonly EntityKind[]): void => {
    const kind = entities.get(mapping[part] ?? '')?.kind;
    if (kind === undefined || kinds.length === 0 || kinds.includes(kind)) return;
    throw file.fault(
      [...path, part],
      `is a ${kind}, but the ${part} of ${given} is a ${kinds.join(' or a ')}.`,
    );
  };
  fits('subject', relation?.domain ?? attribute?.domain ?? []);
  if (relation) fits('object', relation.range);
  if (attribute && mapping.value && valueType(mapping.value) !== attribute.valueType) {
    const form = { TEXT: 'a text', DATE: 'a date', QUANTITY: 'a quantity', POINT: 'latitude and longitude' };
    const wanted =
      attribute.valueType === 'NAME' ? 'among the names of its entity' : form[attribute.valueType];
    throw file.fault([...path, 'value'], `must be ${wanted}, as ${attribute.type} takes no other.`);
  }
}

function valueType({ text, date, quantity }: ValueMapping): 'TEXT' | 'DATE' | 'QUANTITY' | 'POINT' {
  if (text) return 'TEXT';
  if (date) return 'DATE';
  return quantity ? 'QUANTITY' : 'POINT';
}

function compileDetails(
  mapping: ClaimMapping,
  path: MappingPath,
  cells: CellReader,
): (row: Row) => Partial<RowClaim> {
  const choice = <T extends string>(cell: Cell | undefined, part: string, options: readonly T[]) =>
    cell && cells.choice(cell, [...path, part], options);
  const date = (part: 'validFrom' | 'validTo' | 'asOf' | 'publishedAt') => {
    const cell = mapping[part];
    return cell && cells.date(cell, [...path, part]);
  };
  const readings = {
    role: mapping.role && cells.text(mapping.role, [...path, 'role']),
    statement: mapping.statement && cells.text(mapping.statement, [...path, 'statement']),
    stance: choice(mapping.stance, 'stance', STANCES),
    modality: choice(mapping.modality, 'modality', MODALITIES),
    basis: choice(mapping.basis, 'basis', ROW_BASES),
    dateBasis: choice(mapping.dateBasis, 'dateBasis', DATE_BASES),
    validFrom: date('validFrom'),
    validTo: date('validTo'),
    asOf: date('asOf'),
    publishedAt: date('publishedAt'),
  };
  return (row) => {
    const given = Object.entries<Reading | undefined>(readings).map(([part, reading]) => [
      part,
      reading?.(row),
    ]);
    return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Partial<RowClaim>;
  };
}

function compileValue(
  { text, language, scheme, date, quantity, latitude, longitude }: ValueMapping,
  path: MappingPath,
  cells: CellReader,
): (row: Row) => Value | undefined {
  if (text) {
    const reading = cells.text(text, [...path, 'text']);
    const register = scheme && cells.text(scheme, [...path, 'scheme']);
    return (row) => {
      const [given, of] = [reading(row), register?.(row)];
      if (given === undefined) return undefined;
      return {
        type: 'TEXT',
        text: given,
        ...(language !== undefined && { language }),
        ...(of !== undefined && { scheme: of }),
      };
    };
  }
  if (date) {
    const reading = cells.date(date, [...path, 'date']);
    return (row) => {
      const given = reading(row);
      return given === undefined ? undefined : { type: 'DATE', date: given };
    };
  }
  if (quantity) {
    const reading = compileQuantity(quantity, [...path, 'quantity'], cells);
    return (row) => {
      const given = reading(row);
      return given && { type: 'QUANTITY', ...given };
    };
  }
  const [north, east] = [
    cells.number(latitude!, [...path, 'latitude']),
    cells.number(longitude!, [...path, 'longitude']),
  ];
  return (row) => {
    const [lat, lon] = [north(row), east(row)];
    return lat === undefined || lon === undefined
      ? undefined
      : { type: 'POINT', latitude: lat, longitude: lon };
  };
}

function compileQuantity(
  mapping: QuantityMapping,
  path: MappingPath,
  cells: CellReader,
): (row: Row) => Quantity | undefined {
  const number = (part: 'low' | 'high' | 'exactly') => {
    const cell = mapping[part];
    return cell && cells.number(cell, [...path, part]);
  };
  const text = (part: 'unit' | 'of' | 'wording') => {
    const cell = mapping[part];
    return cell && cells.text(cell, [...path, part]);
  };
  const [low, high, exactly] = [number('low'), number('high'), number('exactly')];
  const [unit, of, wording] = [text('unit'), text('of'), text('wording')];
  return (row) => {
    const exact = exactly?.(row);
    const [least, most, word] = [low?.(row) ?? exact, high?.(row) ?? exact, wording?.(row)];
    if (least === undefined && most === undefined && word === undefined) return undefined;
    const [unitGiven, ofGiven] = [unit?.(row), of?.(row)];
    return {
      ...(least !== undefined && { low: least }),
      ...(most !== undefined && { high: most }),
      ...(mapping.approximate === 'true' && { approximate: true }),
      ...(unitGiven !== undefined && { unit: unitGiven }),
      ...(ofGiven !== undefined && { of: ofGiven }),
      ...(word !== undefined && { wording: word }),
    };
  };
}
