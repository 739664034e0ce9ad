/** The entities that a row speaks of. */
import { GROUP_TYPES, NAME_KINDS } from '../../claim/claim.js';
import type { RecordInput } from '../../exchange/record.js';
import { isEntityId } from '../../ids.js';
import { ENTITY_KINDS, type EntityKind } from '../../vocabulary/vocabulary.js';
import { namesOf, type NameValue } from '../names.js';
import { Unreadable, type CellReader, type Row } from './cells.js';
import type { EntityMapping, MappingFile, MappingPath } from './mapping.js';

type EntityInput = Extract<RecordInput, { record: 'entity' }>;

/** An entity as a row names it. */
export interface Mention {
  readonly entity: EntityInput;
  readonly names: readonly NameValue[];
  /** The row, or the part of it that speaks of this one. */
  readonly row: Row;
}

/** None where the cells that its id needs are empty; several where a cell is split. */
export interface EntityReading {
  (row: Row): readonly Mention[];
  /** The kind, where it is the same in all rows. */
  readonly kind?: EntityKind;
}

/** @throws INVALID_MAPPING */
export function compileEntity(
  mapping: EntityMapping,
  path: MappingPath,
  cells: CellReader,
  file: MappingFile,
): EntityReading {
  const id = cells.id(mapping.id, [...path, 'id']);
  const kind = cells.choice(mapping.kind, [...path, 'kind'], ENTITY_KINDS);
  const groupType = mapping.groupType && cells.choice(mapping.groupType, [...path, 'groupType'], GROUP_TYPES);
  const fixed = ENTITY_KINDS.find((one) => one === mapping.kind.text);
  if (groupType && fixed !== undefined && fixed !== 'GROUP') {
    throw file.fault([...path, 'groupType'], 'belongs to groups only; leave it out.');
  }
  const isTaken = cells.conditions(mapping.when, [...path, 'when']);
  const names = compileNames(mapping, path, cells);
  const parts = splitter(mapping, path, cells);
  const one = (row: Row): Mention | undefined => {
    if (!isTaken(row)) return undefined;
    const given = id(row);
    if (given === undefined) return undefined;
    if (!isEntityId(given)) {
      throw new Unreadable({
        kind: `${path.join('.')}.id`,
        reason: 'gives no entity id: begin it with a kind, such as person:{id}',
      });
    }
    const kindGiven = kind(row);
    if (kindGiven === undefined) {
      throw new Unreadable({ kind: path.join('.'), reason: 'the kind is empty' });
    }
    const type = kindGiven === 'GROUP' ? groupType?.(row) : undefined;
    return {
      entity: {
        record: 'entity',
        id: given,
        kind: kindGiven,
        ...(type !== undefined && { groupType: type }),
        ...(mapping.unnamed === 'true' && { unnamed: true }),
      },
      names: names(row),
      row,
    };
  };
  const reading = (row: Row): Mention[] => {
    const mentions = new Map<string, Mention>();
    for (const part of parts(row)) {
      const mention = one(part);
      if (mention && !mentions.has(mention.entity.id)) mentions.set(mention.entity.id, mention);
    }
    return [...mentions.values()];
  };
  return Object.assign(reading, fixed === undefined ? {} : { kind: fixed });
}

function compileNames(
  { names }: EntityMapping,
  path: MappingPath,
  cells: CellReader,
): (row: Row) => NameValue[] {
  const readings = names.map(({ name, nameKind, separator, script, language }, at) => {
    const here = [...path, 'names', at];
    const text = cells.text(name, [...here, 'name']);
    const kind = nameKind && cells.choice(nameKind, [...here, 'nameKind'], NAME_KINDS);
    return (row: Row): NameValue[] => {
      const given = text(row);
      if (given === undefined) return [];
      const texts = separator === undefined ? given : given.split(separator);
      const found = namesOf(texts, {
        nameKind: kind?.(row) ?? 'PRIMARY',
        ...(language !== undefined && { language }),
      });
      return script === undefined ? found : found.map((one) => ({ ...one, script }));
    };
  });
  return (row) => {
    const all = new Map<string, NameValue>();
    for (const name of readings.flatMap((reading) => reading(row))) {
      if (!all.has(name.name)) all.set(name.name, name);
    }
    return [...all.values()];
  };
}

/** Turns a row into as many as a cell has parts. */
function splitter(
  { split }: EntityMapping,
  path: MappingPath,
  cells: CellReader,
): (row: Row) => readonly Row[] {
  if (!split) return (row) => [row];
  const { column, separator } = split;
  cells.use(column, [...path, 'split', 'column']);
  return (row) =>
    row
      .cell(column)
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ line: row.line, cell: (name) => (name === column ? part : row.cell(name)) }));
}
