/**
 * Cytoscape.js JSON (js.cytoscape.org, "Elements JSON"), for Cytoscape.js and Cytoscape Desktop.
 *
 * `name` and `interaction` are the columns by which Cytoscape Desktop labels nodes and edges. Sources and
 * manifest stand beside `elements` and `data`, since its tables hold no objects.
 */
import { ENTITY_COLUMNS, LINK_COLUMNS, jsonMembers, linkLabel } from './columns.js';
import type { FormatWriter } from '../format.js';
import type { ExportEntity, ExportGraph, ExportLink } from '../graph.js';
import { exportName, jsonElements, jsonSources } from '../json.js';
import { sealed } from '../sealed.js';

export const CYTOSCAPE: FormatWriter = {
  write: (graph) => sealed(document(graph), (sha256) => `,\n"sha256":"${sha256}"}\n`),
};

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  yield '{"format_version":"1.0","generated_by":"Nisba","target_cytoscapejs_version":"~3.0",\n"elements":{"nodes":[';
  yield* jsonElements(graph.entities(), node);
  yield '\n],\n"edges":[';
  yield* jsonElements(graph.links(), edge);
  const manifest = await graph.manifest();
  const { revision, knownAt, cite } = manifest;
  yield `\n]},\n"data":${JSON.stringify({ name: exportName(graph), revision, knownAt, cite })},\n"sources":[`;
  yield* jsonSources(graph);
  yield `\n],\n"manifest":${JSON.stringify(manifest)}`;
}

function node(entity: ExportEntity): string {
  const attributes = jsonMembers(ENTITY_COLUMNS, entity);
  return `{"data":{"id":"${entity.id}","name":${JSON.stringify(entity.name)}${attributes}}}`;
}

function edge(link: ExportLink): string {
  const ends = `"id":"${link.id}","source":"${link.from}","target":"${link.to}"`;
  const label = `"name":${JSON.stringify(linkLabel(link))},"interaction":"${link.type}"`;
  const weight = `"weight":${link.summary.origins.length}`;
  return `{"data":{${ends},${label},${weight}${jsonMembers(LINK_COLUMNS, link)}}}`;
}
