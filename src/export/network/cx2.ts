/**
 * CX2 (Cytoscape Exchange, version 2), for Cytoscape and NDEx.
 *
 * Its nodes have integers for ids: those are the entities' running numbers, and `entityId`
 * is the entity's own. How many nodes and edges there are is known after them, so that it is told by a second
 * `metaData`. The one thing that grows with the graph is the table of the entities' numbers.
 */
import { ENTITY_COLUMNS, LINK_COLUMNS, jsonMembers, linkLabel, type Column } from './columns.js';
import type { FormatWriter } from '../format.js';
import type { ExportGraph } from '../graph.js';
import type { EntityId } from '../../ids.js';
import { exportName, jsonElements, jsonSources } from '../json.js';
import { sealed } from '../sealed.js';

export const CX2: FormatWriter = {
  // A list has no room for a hash after its last element: it stands in the one that is asked for last.
  write: (graph) =>
    sealed(
      document(graph),
      (sha256) => `{"nisbaSeal":[{"sha256":"${sha256}"}]},\n{"status":[{"success":true,"error":""}]}]\n`,
    ),
};

const CX2_TYPES = {
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  strings: 'list_of_string',
  integers: 'list_of_integer',
} as const;

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  const aspects = [
    'attributeDeclarations',
    'networkAttributes',
    'nodes',
    'edges',
    'nisbaSources',
    'nisbaManifest',
    'nisbaSeal',
  ];
  yield `[{"CXVersion":"2.0","hasFragments":false},\n{"metaData":${JSON.stringify(aspects.map((name) => ({ name })))}},\n`;
  yield `{"attributeDeclarations":[${JSON.stringify(DECLARATIONS)}]},\n{"nodes":[`;
  const numbers = new Map<EntityId, number>();
  yield* jsonElements(graph.entities(), (entity) => {
    numbers.set(entity.id, entity.number);
    const named = `"entityId":"${entity.id}","name":${JSON.stringify(entity.name)}`;
    return `{"id":${entity.number},"v":{${named}${jsonMembers(ENTITY_COLUMNS, entity)}}}`;
  });
  yield '\n]},\n{"edges":[';
  let edges = 0;
  yield* jsonElements(graph.links(), (link) => {
    const ends = `"id":${edges++},"s":${numbers.get(link.from)},"t":${numbers.get(link.to)}`;
    const named = `"linkId":"${link.id}","name":${JSON.stringify(linkLabel(link))},"interaction":"${link.type}"`;
    const weight = `"weight":${link.summary.origins.length}`;
    return `{${ends},"v":{${named},${weight}${jsonMembers(LINK_COLUMNS, link)}}}`;
  });
  yield '\n]},\n{"nisbaSources":[';
  yield* jsonSources(graph);
  const manifest = await graph.manifest();
  const { revision, knownAt, cite } = manifest;
  yield `\n]},\n{"nisbaManifest":[${JSON.stringify(manifest)}]},\n`;
  yield `{"networkAttributes":[${JSON.stringify({ name: exportName(graph), description: cite, revision, knownAt })}]},\n`;
  const counts = [
    { name: 'nodes', elementCount: numbers.size },
    { name: 'edges', elementCount: edges },
  ];
  yield `{"metaData":${JSON.stringify(counts)}},\n`;
}

const declared = <T>(columns: readonly Column<T>[]): Record<string, { d: string }> =>
  Object.fromEntries(columns.map(({ name, type }) => [name, { d: CX2_TYPES[type] }]));
const TEXT = { d: 'string' };

const DECLARATIONS = {
  networkAttributes: { name: TEXT, description: TEXT, revision: { d: 'integer' }, knownAt: TEXT },
  nodes: { entityId: TEXT, name: TEXT, ...declared(ENTITY_COLUMNS) },
  edges: { linkId: TEXT, name: TEXT, interaction: TEXT, weight: { d: 'integer' }, ...declared(LINK_COLUMNS) },
};
