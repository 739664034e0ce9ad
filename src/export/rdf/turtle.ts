/** RDF 1.1 Turtle: a paragraph a resource. It has no graphs: what they would hold stands beside the rest. */
import { PREFIXES, resourceIri, type Property, type Term } from './terms.js';
import { lexical, quoted, textOf, type RdfValue, type RdfWriter } from './writer.js';

export const TURTLE_HEAD = `${Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('')}\n`;

export class TurtleWriter implements RdfWriter {
  #text = '';

  begin(iri: string, types: readonly Term[]): void {
    this.#text += `<${iri}> a ${types.join(', ')}`;
  }

  put(property: Property, values: RdfValue | readonly RdfValue[] | undefined): void {
    if (values === undefined) return;
    if (!Array.isArray(values)) {
      this.#text += ` ;\n    ${property.term} ${object(property, values as RdfValue)}`;
      return;
    }
    const list = values as readonly RdfValue[];
    if (list.length === 0) return;
    this.#text += ` ;\n    ${property.term} ${list.map((value) => object(property, value)).join(', ')}`;
  }

  end(): void {
    this.#text += ' .\n\n';
  }

  get size(): number {
    return this.#text.length;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

function object({ form, datatype }: Property, value: RdfValue): string {
  if (form === 'resource') return `<${resourceIri(value as string)}>`;
  if (form === 'term') return value as string;
  if (form === 'integer' || form === 'boolean') return String(value);
  if (datatype) return `${quoted(lexical(value))}^^${datatype}`;
  const { text, language } = textOf(value);
  return language === undefined ? quoted(text) : `${quoted(text)}@${language}`;
}
