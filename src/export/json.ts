/** JSON that is written as it is read. */
import type { ExportGraph, ExportManifest, ExportSource } from './graph.js';

/** The elements of an array, one a line, without its brackets. */
export async function* jsonElements<T>(
  pages: AsyncIterable<readonly T[]>,
  element: (row: T) => string,
): AsyncGenerator<string> {
  let before = '\n';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield before + page.map(element).join(',\n');
    before = ',\n';
  }
}

/** What a reader of the graph needs of a source to judge it and to find it. */
export function sourceFacts(source: ExportSource): object {
  const { id, sourceType, title, publisherName, author, url, publishedAt, language, licence } = source;
  const known = {
    id,
    sourceType,
    title,
    publisher: publisherName,
    author,
    url,
    publishedAt,
    language,
    licence,
  };
  return { ...known, reliability: source.reliability, derivedFrom: source.derivedFrom };
}

/** What an export is called where a file has a place for a name. */
export function exportName({ head }: ExportGraph): string {
  return `Nisba graph at revision ${head.revision}`;
}

/** The manifest, with what a format itself had to leave out. */
export async function manifestWith(
  graph: ExportGraph,
  leftOut: ExportManifest['leftOut'],
): Promise<ExportManifest> {
  const manifest = await graph.manifest();
  return { ...manifest, leftOut: [...manifest.leftOut, ...leftOut] };
}

/** The sources as elements of an array. */
export const jsonSources = (graph: ExportGraph): AsyncGenerator<string> =>
  jsonElements(graph.sources(), (source) => JSON.stringify(sourceFacts(source)));
