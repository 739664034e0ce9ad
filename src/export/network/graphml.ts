/**
 * GraphML (graphml.graphdrawing.org, with its attributes extension), for NetworkX, igraph, yEd.
 *
 * All edges are directed and `symmetric` tells which of them hold both ways: NetworkX refuses a graph in
 * which some edges are undirected, and igraph takes one direction for all. Lists are JSON in a string. An
 * edge's own `id` is a NMTOKEN, so that there a middle dot stands for the tilde of `linkId`.
 */
import { ENTITY_COLUMNS, LINK_COLUMNS, linkLabel, type Column, type ColumnValue } from './columns.js';
import type { FormatWriter } from '../format.js';
import type { ExportEntity, ExportGraph, ExportLink } from '../graph.js';
import { exportName, manifestWith, sourceFacts } from '../json.js';
import { sealed } from '../sealed.js';
import { jsonForXml, replacedCharacters, XmlText } from './xml.js';

export const GRAPHML: FormatWriter = {
  write: (graph) =>
    sealed(document(graph), (sha256) => `<!-- SHA-256 of all bytes before this line: ${sha256} -->\n`),
};

const GRAPHML_TYPES = {
  string: 'string',
  integer: 'int',
  boolean: 'boolean',
  strings: 'string',
  integers: 'string',
} as const;

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  const xml = new XmlText();
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${GRAPH_KEYS}${NODE_KEYS}${EDGE_KEYS}<graph id="nisba" edgedefault="directed">
<data key="g.name">${xml.content(exportName(graph))}</data>
`;
  for await (const page of graph.entities()) yield page.map((entity) => node(entity, xml)).join('');
  for await (const page of graph.links()) yield page.map((link) => edge(link, xml)).join('');
  yield '<data key="g.sources">[';
  let before = '';
  for await (const page of graph.sources())
    for (const source of page) {
      yield before + xml.content(jsonForXml(sourceFacts(source)));
      before = ',';
    }
  const manifest = await manifestWith(graph, replacedCharacters(xml));
  yield `]</data>\n<data key="g.manifest">${xml.content(jsonForXml(manifest))}</data>\n</graph>\n</graphml>\n`;
}

const key = (of: 'graph' | 'node' | 'edge', name: string, type: string): string =>
  `<key id="${of[0]}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
const keys = <T>(of: 'node' | 'edge', columns: readonly Column<T>[]): string =>
  columns.map(({ name, type }) => key(of, name, GRAPHML_TYPES[type])).join('');

const GRAPH_KEYS = ['name', 'sources', 'manifest'].map((name) => key('graph', name, 'string')).join('');
const NODE_KEYS = key('node', 'label', 'string') + keys('node', ENTITY_COLUMNS);
const EDGE_KEYS =
  key('edge', 'linkId', 'string') +
  key('edge', 'label', 'string') +
  key('edge', 'weight', 'double') +
  keys('edge', LINK_COLUMNS);

function node(entity: ExportEntity, xml: XmlText): string {
  const label = `<data key="n.label">${xml.content(entity.name)}</data>`;
  return `<node id="${entity.id}">${label}${values('n', ENTITY_COLUMNS, entity, xml)}</node>\n`;
}

function edge(link: ExportLink, xml: XmlText): string {
  const label = `<data key="e.label">${xml.content(linkLabel(link))}</data>`;
  const weight = `<data key="e.weight">${link.summary.origins.length}</data>`;
  const ends = `id="${link.id.replaceAll('~', '·')}" source="${link.from}" target="${link.to}"`;
  return `<edge ${ends}><data key="e.linkId">${link.id}</data>${label}${weight}${values('e', LINK_COLUMNS, link, xml)}</edge>\n`;
}

function values<T>(of: 'n' | 'e', columns: readonly Column<T>[], row: T, xml: XmlText): string {
  let text = '';
  for (const { name, of: read } of columns) {
    const value = read(row);
    if (value !== undefined) text += `<data key="${of}.${name}">${valueText(value, xml)}</data>`;
  }
  return text;
}

function valueText(value: ColumnValue, xml: XmlText): string {
  if (typeof value === 'object') return xml.content(jsonForXml(value));
  return typeof value === 'string' ? xml.content(value) : String(value);
}
