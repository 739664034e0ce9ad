/** Rows that one Cypher statement writes. */
import { quotedName } from './text.js';

export interface BatchColumn {
  readonly name: string;
  /** Whether the statement looks for nodes by it: then it is always a list, `name[i]` in the statement. */
  readonly isKey: boolean;
  /** What its literals become where they are set. */
  readonly wrap?: ((expression: string) => string) | undefined;
}

/** What is done for the i-th row. */
export interface Body {
  /** Finds or makes `n`. */
  readonly find: string;
  /** Names of columns that are set on `n`. */
  readonly properties: ReadonlySet<string>;
  readonly then: readonly string[];
}

/** Rows of a statement; fewer where they are long. */
const MOST_ROWS = 500;
const MOST_LETTERS = 200_000;

/**
 * Rows up to the bounds of a statement. They stand column by column, as lists of literals, which Neo4j plans
 * five times as fast as maps; a column without a value is left out, and one with a single value told once.
 */
export class Batch {
  #rows = 0;
  #letters = 0;
  #values: (string | undefined)[][];

  constructor(
    private readonly columns: readonly BatchColumn[],
    private readonly body: Body,
  ) {
    this.#values = columns.map(() => []);
  }

  /** @returns the statement, once it is full; else '' */
  add(literals: readonly (string | undefined)[]): string {
    for (const [at, text] of literals.entries()) {
      this.#values[at]!.push(text);
      this.#letters += text?.length ?? 0;
    }
    this.#rows += 1;
    return this.#rows >= MOST_ROWS || this.#letters >= MOST_LETTERS ? this.take() : '';
  }

  /** The statement for what is left; '' for nothing. */
  take(): string {
    if (this.#rows === 0) return '';
    const lists: string[] = [];
    const settings: string[] = [];
    for (const [at, { name, isKey, wrap = (expression: string) => expression }] of this.columns.entries()) {
      const values = this.#values[at]!;
      const [first] = values;
      const isOne = values.every((value) => value === first);
      if (isOne && first === undefined) continue;
      const variable = quotedName(name);
      const isList = isKey || !isOne;
      if (isList) lists.push(`[${values.map((value) => value ?? 'null').join(', ')}] AS ${variable}`);
      if (this.body.properties.has(name))
        settings.push(`n.${variable} = ${wrap(isList ? `${variable}[i]` : first!)}`);
    }
    const parts = [
      `WITH ${lists.join(',\n')}`,
      `UNWIND range(0, ${this.#rows - 1}) AS i`,
      this.body.find,
      ...(settings.length > 0 ? [`SET ${settings.join(', ')}`] : []),
      ...this.body.then,
    ];
    this.#rows = 0;
    this.#letters = 0;
    this.#values = this.columns.map(() => []);
    return `${parts.join('\n')};\n`;
  }
}
