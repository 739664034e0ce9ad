/** RDF 1.1 N-Quads: a statement a line, what a source says in the graph of its name. */
import { iriOf, resourceIri, type Property, type Term } from './terms.js';
import { lexical, quoted, textOf, type RdfValue, type RdfWriter } from './writer.js';

const written = new Map<Term, string>();

/** `<iri>` of a term; there are a few hundred of them. */
function angled(name: Term): string {
  let iri = written.get(name);
  if (iri === undefined) written.set(name, (iri = `<${iriOf(name)}>`));
  return iri;
}

export class NQuadsWriter implements RdfWriter {
  #lines = '';
  #subject = '';
  #tail = ' .\n';

  begin(iri: string, types: readonly Term[], graph?: string): void {
    this.#subject = `<${iri}> `;
    this.#tail = graph === undefined ? ' .\n' : ` <${resourceIri(graph)}> .\n`;
    for (const type of types) this.#lines += `${this.#subject}${RDF_TYPE}${angled(type)}${this.#tail}`;
  }

  put(property: Property, values: RdfValue | readonly RdfValue[] | undefined): void {
    if (values === undefined) return;
    const start = `${this.#subject}${angled(property.term)} `;
    if (!Array.isArray(values)) {
      this.#lines += `${start}${object(property, values as RdfValue)}${this.#tail}`;
      return;
    }
    for (const value of values as readonly RdfValue[])
      this.#lines += `${start}${object(property, value)}${this.#tail}`;
  }

  end(): void {}

  get size(): number {
    return this.#lines.length;
  }

  take(): string {
    const lines = this.#lines;
    this.#lines = '';
    return lines;
  }
}

const RDF_TYPE = `${angled('rdf:type')} `;

function object({ form, datatype }: Property, value: RdfValue): string {
  if (form === 'resource') return `<${resourceIri(value as string)}>`;
  if (form === 'term') return angled(value as Term);
  if (datatype) return `${quoted(lexical(value))}^^${angled(datatype)}`;
  const { text, language } = textOf(value);
  return language === undefined ? quoted(text) : `${quoted(text)}@${language}`;
}
