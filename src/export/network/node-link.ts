/**
 * Node-link JSON as NetworkX 3 reads it: `networkx.node_link_graph(data, edges="edges")` makes a MultiDiGraph.
 *
 * Each link is one edge, its id the edge's key; `symmetric` tells which hold both ways.
 */
import { ENTITY_COLUMNS, LINK_COLUMNS, jsonMembers, linkLabel } from './columns.js';
import type { FormatWriter } from '../format.js';
import type { ExportEntity, ExportGraph, ExportLink } from '../graph.js';
import { exportName, jsonElements, jsonSources } from '../json.js';
import { sealed } from '../sealed.js';

export const NODE_LINK: FormatWriter = {
  write: (graph) => sealed(document(graph), (sha256) => `,\n"sha256":"${sha256}"}\n`),
};

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  yield '{"directed":true,"multigraph":true,\n"nodes":[';
  yield* jsonElements(graph.entities(), node);
  yield '\n],\n"edges":[';
  yield* jsonElements(graph.links(), edge);
  yield `\n],\n"graph":{"name":${JSON.stringify(exportName(graph))},\n"sources":[`;
  yield* jsonSources(graph);
  yield `\n],\n"manifest":${JSON.stringify(await graph.manifest())}}`;
}

function node(entity: ExportEntity): string {
  return `{"id":"${entity.id}","label":${JSON.stringify(entity.name)}${jsonMembers(ENTITY_COLUMNS, entity)}}`;
}

function edge(link: ExportLink): string {
  const ends = `"source":"${link.from}","target":"${link.to}","key":"${link.id}"`;
  const label = `"label":${JSON.stringify(linkLabel(link))},"weight":${link.summary.origins.length}`;
  return `{${ends},${label}${jsonMembers(LINK_COLUMNS, link)}}`;
}
