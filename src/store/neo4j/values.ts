/** Values of Neo4j's driver, which sends every number as a float unless told otherwise. */
import { int } from 'neo4j-driver';
import type { CheckedParameters, Parameter } from '../parameters.js';
import { narrowInteger, unfit } from '../rows.js';
import type { Value } from '../store.js';

export function toEngine(parameters: CheckedParameters): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) sent[name] = send(value);
  return sent;
}

function send(value: Parameter): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? int(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(send) : toEngine(value);
}

/** @throws BAD_STATEMENT for a node, a relationship, a path, a date, a point or bytes */
export function fromEngine(cell: unknown): Value {
  switch (typeof cell) {
    case 'string':
    case 'number':
    case 'boolean':
      return cell;
    case 'bigint':
      return narrowInteger(cell);
    case 'undefined':
      return null;
    default:
      return cell === null ? null : fromObject(cell);
  }
}

function fromObject(cell: unknown): Value {
  if (Array.isArray(cell)) return cell.map(fromEngine);
  if (typeof cell !== 'object' || cell === null || Object.getPrototypeOf(cell) !== Object.prototype) {
    throw unfit('a value that is neither scalar, list nor map');
  }
  const map: { [key: string]: Value } = {};
  for (const [key, value] of Object.entries(cell)) map[key] = fromEngine(value);
  return map;
}
