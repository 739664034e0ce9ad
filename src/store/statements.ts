/**
 * The statements: one text a file below `cypher/`, named `<module>/<verb-noun>`.
 *
 * Where an engine needs another text, `<name>.neo4j.cypher` or `<name>.embedded.cypher` stands beside
 * (or instead of) `<name>.cypher`; its first line is a comment that says why. Placeholders:
 *
 * - `{{types}}`: relation types of the vocabulary, back-ticked and joined by `|`;
 * - `{{> path}}`: the text of another file, which is a fragment and no statement;
 * - `{{? name}} … {{/}}`: whole lines that are kept when `Fill.keep` has the name.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NisbaError } from '../errors.js';
import { relationType } from '../vocabulary/vocabulary.js';
import type { EngineName, Fill } from './store.js';

/** What may vary in a statement besides its parameters: a closed list, read off its text. */
export interface StatementOptions {
  /** Names of the blocks that `Fill.keep` may keep, sorted. */
  readonly blocks: readonly string[];
  /** The statement has `{{types}}` somewhere. */
  readonly usesTypes: boolean;
}

const ENGINES: readonly EngineName[] = ['embedded', 'neo4j'];
const VARIANT = /\.(embedded|neo4j)$/;
const PARTIAL = /\{\{>\s*([a-z0-9/-]+)\s*\}\}/g;
const OPENING = /^\s*\{\{\?\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}(.*)$/;
const CLOSING = /^(.*?)\{\{\/\}\}\s*$/;
const TYPES = /\{\{types\}\}/g;
const COMMENT = /^\s*\/\//;
const CACHED_TEXTS = 4096;

/** One line of a statement, and the blocks that it stands in. */
interface Line {
  readonly text: string;
  readonly blocks: readonly string[];
}

/** The statements below some folders; the first folder that has a name wins. */
export class StatementLibrary {
  readonly #roots: readonly string[];
  readonly #lines = new Map<string, readonly Line[]>();
  readonly #texts = new Map<string, string>();
  #names: readonly string[] | undefined;

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** Names of all statements, sorted; fragments that others include are none. */
  listStatements(): readonly string[] {
    if (this.#names) return this.#names;
    const names = new Set<string>();
    const fragments = new Set<string>();
    for (const root of this.#roots) {
      for (const file of cypherFiles(root)) {
        names.add(file.replace(VARIANT, ''));
        const text = readFileSync(join(root, `${file}.cypher`), 'utf8');
        for (const [, path] of text.matchAll(PARTIAL)) fragments.add(path!);
      }
    }
    this.#names = [...names].filter((name) => !fragments.has(name) && !name.startsWith('schema/')).sort();
    return this.#names;
  }

  /** Whether an engine can be asked: a few statements are one engine's alone. */
  hasText(name: string, engine: EngineName): boolean {
    return this.#pathOf(name, engine) !== undefined;
  }

  /** The names that a statement's `Fill` may hold, over both engines' texts. */
  optionsOf(name: string): StatementOptions {
    const blocks = new Set<string>();
    let usesTypes = false;
    for (const engine of ENGINES.filter((each) => this.hasText(name, each))) {
      for (const line of this.#linesOf(name, engine)) {
        for (const block of line.blocks) blocks.add(block);
        usesTypes ||= line.text.includes('{{types}}');
      }
    }
    return { blocks: [...blocks].sort(), usesTypes };
  }

  /**
   * The text that an engine gets.
   * @throws BAD_STATEMENT for an unknown statement, block or type, and for types that are missing or not asked for
   */
  assemble(name: string, engine: EngineName, fill: Fill = {}): string {
    const keep = fill.keep ?? [];
    const key = `${engine} ${name} ${[...keep].sort().join(',')} ${(fill.types ?? []).join('|')}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;

    const options = this.optionsOf(name);
    const stray = keep.find((block) => !options.blocks.includes(block));
    if (stray !== undefined)
      throw bad(name, `has no block "${stray}"; it has ${options.blocks.join(', ') || 'none'}`);
    if (fill.types && !options.usesTypes) throw bad(name, 'takes no relation types');

    const text = this.#linesOf(name, engine)
      .filter((line) => line.blocks.every((block) => keep.includes(block)))
      .map((line) => line.text.replace(TYPES, () => typeList(name, fill.types)))
      .join('\n');
    if (text.includes('{{')) throw bad(name, 'has a placeholder that is not one of the three, or not closed');
    if (this.#texts.size >= CACHED_TEXTS) this.#texts.clear();
    this.#texts.set(key, text);
    return text;
  }

  /** The statements of a file that holds several, each ended by `;` at a line's end: schema files. */
  assembleAll(name: string, engine: EngineName): string[] {
    return this.assemble(name, engine)
      .split(/;\s*(?:\n|$)/)
      .filter((text) => text.trim() !== '');
  }

  #linesOf(name: string, engine: EngineName): readonly Line[] {
    const key = `${engine} ${name}`;
    let lines = this.#lines.get(key);
    if (!lines) {
      lines = blockLines(name, this.#expand(name, engine, []));
      this.#lines.set(key, lines);
    }
    return lines;
  }

  #expand(name: string, engine: EngineName, within: readonly string[]): string {
    if (within.includes(name)) throw bad(name, 'includes itself');
    const text = withoutComments(this.#source(name, engine));
    return text.replace(PARTIAL, (_, path: string) => this.#expand(path, engine, [...within, name]).trim());
  }

  #source(name: string, engine: EngineName): string {
    const path = this.#pathOf(name, engine);
    if (path === undefined) throw bad(name, `has no text for ${engine}`);
    const text = readFileSync(path, 'utf8');
    if (path.endsWith(`.${engine}.cypher`) && !COMMENT.test(text)) {
      throw bad(name, `has a variant for ${engine} whose first line does not say why`);
    }
    return text;
  }

  #pathOf(name: string, engine: EngineName): string | undefined {
    return this.#roots
      .flatMap((root) => [join(root, `${name}.${engine}.cypher`), join(root, `${name}.cypher`)])
      .find((path) => existsSync(path));
  }
}

/** The folder `cypher/` of the package, found from `src/` and from `dist/` alike. */
export const CYPHER_FOLDER = fileURLToPath(new URL('../../cypher', import.meta.url));

/** The statements that ship with Nisba. */
export const statements = new StatementLibrary([CYPHER_FOLDER]);

function cypherFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cypher') && dirname(file) !== '.')
    .map((file) => file.slice(0, -'.cypher'.length).split(sep).join('/'));
}

function withoutComments(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !COMMENT.test(line))
    .join('\n');
}

/** Cuts a text into lines that know their blocks; blocks may stand within each other. */
function blockLines(name: string, text: string): Line[] {
  const lines: Line[] = [];
  const open: string[] = [];
  for (const whole of text.split('\n')) {
    let rest = whole;
    for (let opening = OPENING.exec(rest); opening; opening = OPENING.exec(rest)) {
      open.push(opening[1]!);
      rest = opening[2]!;
    }
    let closed = 0;
    for (let closing = CLOSING.exec(rest); closing; closing = CLOSING.exec(rest)) {
      closed += 1;
      rest = closing[1]!;
    }
    if (rest.includes('{{?') || rest.includes('{{/}}'))
      throw bad(name, 'has a block that does not take whole lines');
    if (closed > open.length) throw bad(name, 'closes a block that is not open');
    if (rest.trim() !== '') lines.push({ text: rest.trimEnd(), blocks: [...open] });
    open.length -= closed;
  }
  if (open.length > 0) throw bad(name, `does not close the block "${open.at(-1)}"`);
  return lines;
}

function typeList(name: string, types: readonly string[] | undefined): string {
  if (!types || types.length === 0) throw bad(name, 'needs at least one relation type');
  const stray = types.find((type) => !relationType(type));
  if (stray !== undefined)
    throw bad(name, `was given "${stray}", which is no relation type of the vocabulary`);
  return types.map((type) => `\`${type}\``).join('|');
}

function bad(name: string, what: string): NisbaError {
  return new NisbaError('BAD_STATEMENT', `The statement "${name}" ${what}.`, { statement: name });
}
