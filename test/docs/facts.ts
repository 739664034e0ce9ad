/** What docs/cookbook.md says of an answer: a path into it and the value there, a line each. */

export interface Fact {
  readonly path: string;
  readonly value: unknown;
}

/** Turns `group.links.total.value = 4` and the like into facts. */
export function factsOf(block: string): Fact[] {
  return block.split('\n').map((line) => {
    const [, path, value] = /^(.+?) = (.+)$/.exec(line) ?? [];
    if (path === undefined || value === undefined)
      throw new Error(`A fact is written as path = value, not as ${line}`);
    return { path, value: JSON.parse(value) as unknown };
  });
}

export const writeFacts = (facts: readonly Fact[]): string =>
  facts.map(({ path, value }) => `${path} = ${inLine(value)}`).join('\n');

/** JSON with spaces after commas and colons, on one line. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${inLine(field)}`);
  return `{${fields.join(', ')}}`;
}

const EACH_ONCE = ' (each once)';

/**
 * What stands at a path of an answer: `*` goes through a list, leaving out items that lack what follows, `#` is
 * a list's length, a number its item; below null is null. With `*` the value is a list.
 *
 * @throws Error where the path leads nowhere.
 */
export function valueAt(answer: unknown, path: string): unknown {
  const steps = path.replace(EACH_ONCE, '').split('.');
  let missing = false;
  const walk = (value: unknown, [step, ...rest]: readonly string[]): unknown[] => {
    if (step === undefined) return [value];
    if (value === null) return [null];
    if (Array.isArray(value) && step === '*') return value.flatMap((item) => walk(item, rest));
    if (Array.isArray(value) && step === '#') return walk(value.length, rest);
    if (typeof value === 'object' && step in value)
      return walk((value as Record<string, unknown>)[step], rest);
    missing = true;
    return [];
  };
  const found = walk(answer, steps);
  if (missing && found.length === 0) throw new Error(`${path} leads nowhere in the answer.`);
  if (!steps.includes('*')) return found[0];
  return path.endsWith(EACH_ONCE) ? [...new Set(found)] : found;
}

/** Every text, number and so on within a value, as it would be printed. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [String(value)];
}
