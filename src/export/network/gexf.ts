/**
 * GEXF 1.3 (gexf.net), for Gephi and NetworkX: dynamic, typed attributes, parallel edges.
 *
 * - The relation stands in the attribute `relation`: NetworkX takes an attribute `type` for the direction.
 * - All edges are directed, and `symmetric` tells which hold both ways: NetworkX refuses "undirected" edges
 *   beside directed ones, and Gephi 0.10 knows no "mutual" ones.
 * - Each edge has a `kind`: Gephi joins parallel edges that have none.
 * - What may have held on a day is shown on that day: `start` and `end` are the outermost bounds, and a side
 *   that is open or unknown has none.
 */
import {
  ENTITY_COLUMNS,
  LINK_COLUMNS,
  entityDays,
  linkDays,
  linkLabel,
  type Column,
  type ColumnValue,
  type PossibleDays,
} from './columns.js';
import type { FormatWriter } from '../format.js';
import type { ExportEntity, ExportGraph, ExportHead, ExportLink } from '../graph.js';
import { manifestWith, sourceFacts } from '../json.js';
import { sealed } from '../sealed.js';
import { jsonForComment, replacedCharacters, XmlText } from './xml.js';

export const GEXF: FormatWriter = {
  write: (graph) =>
    sealed(document(graph), (sha256) => `<!-- SHA-256 of all bytes before this line: ${sha256} -->\n`),
};

const GEXF_TYPES = {
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  strings: 'liststring',
  integers: 'string',
} as const;

async function* document(graph: ExportGraph): AsyncGenerator<string> {
  const xml = new XmlText();
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
${meta(graph.head, xml)}
<graph mode="dynamic" timeformat="date" defaultedgetype="directed" idtype="string">
${declarations('node', ENTITY_COLUMNS)}${declarations('edge', LINK_COLUMNS)}<nodes>
`;
  for await (const page of graph.entities()) yield page.map((entity) => node(entity, xml)).join('');
  yield '</nodes>\n<edges>\n';
  for await (const page of graph.links()) yield page.map((link) => edge(link, xml)).join('');
  yield '</edges>\n</graph>\n</gexf>\n';
  for await (const page of graph.sources())
    yield page.map((source) => `<!-- source ${jsonForComment(sourceFacts(source))} -->\n`).join('');
  yield `<!-- manifest ${jsonForComment(await manifestWith(graph, replacedCharacters(xml)))} -->\n`;
}

/** What is known before the graph is read; the counts stand in the manifest at the end. */
function meta(head: ExportHead, xml: XmlText): string {
  const date = head.knownAt === undefined ? '' : ` lastmodifieddate="${head.knownAt.slice(0, 10)}"`;
  const about = `Revision ${head.revision}. Selection: ${JSON.stringify(head.selection)}. Sources, counts, licences and how to cite: in the comments at the end of the file.`;
  return `<meta${date}><creator>Nisba</creator><description>${xml.content(about)}</description></meta>`;
}

function declarations<T>(of: 'node' | 'edge', columns: readonly Column<T>[]): string {
  const lines = columns.map(
    ({ name, type }) => `<attribute id="${name}" title="${name}" type="${GEXF_TYPES[type]}"/>\n`,
  );
  return `<attributes class="${of}" mode="static">\n${lines.join('')}</attributes>\n`;
}

function node(entity: ExportEntity, xml: XmlText): string {
  const { id, name } = entity;
  return `<node id="${id}" label=${xml.attribute(name)}${time(entityDays(entity))}>${values(ENTITY_COLUMNS, entity, xml)}</node>\n`;
}

function edge(link: ExportLink, xml: XmlText): string {
  const { id, from, to, summary } = link;
  const ends = `source="${from}" target="${to}" kind="${kindOf(link)}"`;
  const label = `label=${xml.attribute(linkLabel(link))} weight="${summary.origins.length}"`;
  return `<edge id="${id}" ${ends} ${label}${time(linkDays(link))}>${values(LINK_COLUMNS, link, xml)}</edge>\n`;
}

/** Of two links between the same ends it differs: type, and the part of the id that tells the role. */
function kindOf({ id, type }: ExportLink): string {
  const role = id.split('~')[3];
  return role === undefined ? type : `${type}~${role}`;
}

/** XML Schema's dates have no year 0 and Gephi reads none before: of such days only the attributes tell. */
function time({ start, end }: PossibleDays): string {
  const early = (day: string): boolean => day.startsWith('-') || day.startsWith('0000');
  const from = start === undefined || early(start) ? '' : ` start="${start}"`;
  const to = end === undefined || early(end) ? '' : ` end="${end}"`;
  return from + to;
}

function values<T>(columns: readonly Column<T>[], row: T, xml: XmlText): string {
  let text = '<attvalues>';
  for (const { name, of } of columns) {
    const value = of(row);
    if (value !== undefined) text += `<attvalue for="${name}" value=${valueText(value, xml)}/>`;
  }
  return `${text}</attvalues>`;
}

function valueText(value: ColumnValue, xml: XmlText): string {
  if (typeof value === 'object') return xml.attribute(listText(value));
  return typeof value === 'string' ? xml.attribute(value) : `"${value}"`;
}

/** As Gephi reads lists: JSON, but that control characters stand as they are, since it knows no escapes for them. */
function listText(list: readonly (string | number)[]): string {
  const items = list.map((item) =>
    typeof item === 'number' ? String(item) : `"${item.replace(/["\\]/g, '\\$&')}"`,
  );
  return `[${items.join(',')}]`;
}
