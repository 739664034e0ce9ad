/**
 * Cytoscape.js JSON (js.cytoscape.org, "Elements JSON"), for Cytoscape.js and Cytoscape Desktop.
 *
 * `name` and `interaction` are the columns by which Cytoscape Desktop labels nodes and edges. Sources and
 * manifest stand beside `elements` and `data`, since its tables hold no objects.
 */
import { ENTITY_COLUMNS, LINK_COLUMNS, attributesOf, linkLabel } from './columns.js';
import type { ExportFormat } from './format.js';
import type { ExportGraph } from './graph.js';
import { exportName, jsonElements, sourceElement } from './json.js';
import { sealed } from './sealed.js';

export const CYTOSCAPE: ExportFormat = {
  name: 'CYTOSCAPE',
  extension: 'cyjs',
  mediaType: 'application/json',
  description: 'Cytoscape.js, Cytoscape Desktop',
  manifestInside: true,
  write: (graph) => sealed(document(graph), (sha256) => `,\n"sha256":"${sha256}"}\n`),
};

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  yield '{"format_version":"1.0","generated_by":"Nisba","target_cytoscapejs_version":"~3.0",\n"elements":{"nodes":[';
  yield* jsonElements(graph.entities(), (entity) => ({
    data: { id: entity.id, name: entity.name, ...attributesOf(ENTITY_COLUMNS, entity) },
  }));
  yield '\n],\n"edges":[';
  yield* jsonElements(graph.links(), (link) => ({
    data: {
      id: link.id,
      source: link.from,
      target: link.to,
      name: linkLabel(link),
      interaction: link.type,
      weight: link.summary.origins.length,
      ...attributesOf(LINK_COLUMNS, link),
    },
  }));
  const manifest = await graph.manifest();
  const { revision, knownAt, cite } = manifest;
  yield `\n]},\n"data":${JSON.stringify({ name: exportName(graph), revision, knownAt, cite })},\n"sources":[`;
  yield* jsonElements(graph.sources(), sourceElement);
  yield `\n],\n"manifest":${JSON.stringify(manifest)}`;
}
