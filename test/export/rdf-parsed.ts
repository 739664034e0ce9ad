/** RDF as parsers of others read it: the statements of a text, each as one string, whatever its serialisation. */
import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';

/** @param format Turtle or N-Quads */
export function parsed(text: string, format: 'text/turtle' | 'application/n-quads'): Set<string> {
  return new Set(new Parser({ format }).parse(text).map(asText));
}

export async function parsedJsonLd(text: string): Promise<Set<string>> {
  const document = JSON.parse(text) as jsonld.JsonLdDocument;
  const quads = (await jsonld.toRDF(document, { format: 'application/n-quads' })) as unknown;
  return parsed(quads as string, 'application/n-quads');
}

function asText({ subject, predicate, object, graph }: Quad): string {
  const literal = object.termType === 'Literal' ? [object.language, object.datatype.value] : [];
  return JSON.stringify([
    subject.value,
    predicate.value,
    object.termType,
    object.value,
    ...literal,
    graph.value,
  ]);
}

/** The statements without the graphs that they stand in. */
export function merged(statements: ReadonlySet<string>): Set<string> {
  return new Set([...statements].map((text) => JSON.stringify((JSON.parse(text) as string[]).slice(0, -1))));
}
