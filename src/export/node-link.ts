/**
 * Node-link JSON as NetworkX 3 reads it: `networkx.node_link_graph(data, edges="edges")` makes a MultiDiGraph.
 *
 * Each link is one edge, its id the edge's key; `symmetric` tells which hold both ways.
 */
import { ENTITY_COLUMNS, LINK_COLUMNS, attributesOf, linkLabel } from './columns.js';
import type { ExportFormat } from './format.js';
import type { ExportGraph } from './graph.js';
import { exportName, jsonElements, sourceElement } from './json.js';
import { sealed } from './sealed.js';

export const NODE_LINK: ExportFormat = {
  name: 'NODE_LINK',
  extension: 'node-link.json',
  mediaType: 'application/json',
  description: 'NetworkX',
  manifestInside: true,
  write: (graph) => sealed(document(graph), (sha256) => `,\n"sha256":"${sha256}"}\n`),
};

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  yield '{"directed":true,"multigraph":true,\n"nodes":[';
  yield* jsonElements(graph.entities(), (entity) => ({
    id: entity.id,
    label: entity.name,
    ...attributesOf(ENTITY_COLUMNS, entity),
  }));
  yield '\n],\n"edges":[';
  yield* jsonElements(graph.links(), (link) => ({
    source: link.from,
    target: link.to,
    key: link.id,
    label: linkLabel(link),
    weight: link.summary.origins.length,
    ...attributesOf(LINK_COLUMNS, link),
  }));
  yield `\n],\n"graph":{"name":${JSON.stringify(exportName(graph))},\n"sources":[`;
  yield* jsonElements(graph.sources(), sourceElement);
  yield `\n],\n"manifest":${JSON.stringify(await graph.manifest())}}`;
}
