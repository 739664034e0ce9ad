/** The address of an export. */
import { invariant } from '../errors.js';
import { formatBy } from './formats.js';
import type { ExportParameters } from './request.js';

/**
 * The path of an export below the server's address, with its parameters.
 *
 * @param name of the format, in capitals
 * @param given values of parameters; a list is separated by commas, an object is JSON, null is absent
 */
export function exportPath(
  name: string,
  given: Readonly<Partial<Record<keyof ExportParameters, unknown>>>,
): string {
  const format = formatBy('name', name);
  invariant(format !== undefined, `${name} is in the schema, and no format.`);
  const parameters = Object.entries(given).flatMap(([parameter, value]) =>
    value === undefined || value === null ? [] : [[parameter, textOf(value)] as [string, string]],
  );
  return `/export.${format.extension}?${new URLSearchParams(parameters).toString()}`;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
