/** What a check finds: something stored is not what the claims make it. */
import type { Row, Value } from '../store/store.js';

export interface Finding {
  /** The kind of thing, and after a dot the part of it: `link`, `link.status`, `claim.origins`, `entity.name`. */
  readonly what: string;
  /** The id of the thing; for a revision its number. */
  readonly id: string;
  /** What it should be by the claims; null where there should be nothing. */
  readonly expected: Value;
  /** What is stored; null where nothing is. */
  readonly found: Value;
}

const SHOWN = 160;

/** A finding in a line. */
export function describeFinding({ what, id, expected, found }: Finding): string {
  return `${what} of ${id}: expected ${shown(expected)}, found ${shown(found)}`;
}

function shown(value: Value): string {
  if (value === null) return 'nothing';
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

/** One finding for each property that differs; absent and null are the same. */
export function differences(
  what: string,
  id: string,
  expected: Row,
  found: Row,
  but: readonly string[] = [],
): Finding[] {
  const parts = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...parts]
    .filter((part) => !but.includes(part))
    .flatMap((part) => difference(`${what}.${part}`, id, expected[part] ?? null, found[part] ?? null));
}

/** A finding, or none where the two are the same. */
export function difference(what: string, id: string, expected: Value, found: Value): Finding[] {
  return isSame(expected, found) ? [] : [{ what, id, expected, found }];
}

function isSame(one: Value, other: Value): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((part, i) => isSame(part, other[i]!));
}
