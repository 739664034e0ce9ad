/**
 * JSON-LD 1.1: one document with a context of its own, a node a line; what a source says stands in the graph
 * of its name.
 */
import { PREFIXES, PROPERTIES, resourceIri, type Property, type Term } from './terms.js';
import { lexical, textOf, type RdfValue, type RdfWriter } from './writer.js';

/** From `{` to where the first node goes. */
export const JSON_LD_HEAD = `{"@context":${JSON.stringify(context())},\n"@graph":[\n`;

export class JsonLdWriter implements RdfWriter {
  size = 0;
  #isFirst = true;
  #node = '';
  #into: string[] = [];
  #nodes: string[] = [];
  readonly #graphs = new Map<string, string[]>();

  begin(iri: string, types: readonly Term[], graph?: string): void {
    this.#node = `{"@id":"${iri}","@type":${listed(types.map((type) => `"${type}"`))}`;
    this.#into = graph === undefined ? this.#nodes : this.#graph(graph);
  }

  put(property: Property, values: RdfValue | readonly RdfValue[] | undefined): void {
    if (values === undefined) return;
    if (!Array.isArray(values)) {
      this.#node += `,"${property.key}":${json(property, values as RdfValue)}`;
      return;
    }
    const list = values as readonly RdfValue[];
    if (list.length === 0) return;
    this.#node += `,"${property.key}":${listed(list.map((value) => json(property, value)))}`;
  }

  end(): void {
    this.#into.push(`${this.#node}}`);
    this.size += this.#node.length;
  }

  take(): string {
    const nodes = this.#nodes;
    for (const [graph, inside] of this.#graphs)
      nodes.push(`{"@id":"${resourceIri(graph)}","@graph":[\n${inside.join(',\n')}]}`);
    this.#graphs.clear();
    this.#nodes = [];
    this.size = 0;
    if (nodes.length === 0) return '';
    const text = `${this.#isFirst ? '' : ',\n'}${nodes.join(',\n')}`;
    this.#isFirst = false;
    return text;
  }

  #graph(name: string): string[] {
    let nodes = this.#graphs.get(name);
    if (!nodes) this.#graphs.set(name, (nodes = []));
    return nodes;
  }
}

function listed(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : `[${values.join(',')}]`;
}

function json({ form }: Property, value: RdfValue): string {
  if (form === 'resource') return `"${resourceIri(value as string)}"`;
  if (form === 'term') return `"${value as string}"`;
  if (form === 'integer' || form === 'boolean') return String(value);
  if (form !== 'text') return JSON.stringify(lexical(value));
  const { text, language } = textOf(value);
  const string = JSON.stringify(text);
  return language === undefined ? string : `{"@value":${string},"@language":"${language}"}`;
}

function context(): object {
  const coercion = ({ form, datatype }: Property): string | undefined =>
    form === 'resource' || form === 'term' ? '@id' : datatype;
  const properties = Object.values(PROPERTIES)
    .filter(({ key }) => key !== 'type')
    .map((property) => {
      const type = coercion(property);
      return [property.key, { '@id': property.term, ...(type !== undefined && { '@type': type }) }];
    });
  return { '@version': 1.1, ...PREFIXES, ...(Object.fromEntries(properties) as object) };
}
