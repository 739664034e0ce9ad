/** Values of the embedded engine. Parameters need no translation: it takes numbers and bigints as they are. */
import type { CheckedParameters } from '../parameters.js';
import { narrowInteger, unfit } from '../rows.js';
import type { Value } from '../store.js';

export function toEngine(parameters: CheckedParameters): CheckedParameters {
  return parameters;
}

/** @throws BAD_STATEMENT for a node, a relationship, a path, a date or bytes */
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
  if (typeof cell !== 'object' || cell === null || !isPlain(cell)) {
    throw unfit('a value that is neither scalar, list nor map');
  }
  if ('_id' in cell && ('_labels' in cell || '_type' in cell)) throw unfit('a whole node or relationship');
  const map: { [key: string]: Value } = {};
  for (const [key, value] of Object.entries(cell)) map[key] = fromEngine(value);
  return map;
}

/** A map and no Date or Buffer; told by its depth, because a worker or a test has an Object of its own. */
function isPlain(cell: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(cell);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
