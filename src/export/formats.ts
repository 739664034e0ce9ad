/** The formats of an export. What writes one is loaded when it is asked for: most of them never are. */
import type { ExportFormat } from './format.js';

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'JSONL',
    extension: 'jsonl',
    mediaType: 'application/jsonl; charset=utf-8',
    description: 'Nisba’s own records, one a line: for another Nisba',
    load: async () => (await import('./jsonl.js')).JSONL,
  },
  {
    name: 'GEXF',
    extension: 'gexf',
    mediaType: 'application/gexf+xml',
    description: 'Gephi, NetworkX',
    load: async () => (await import('./network/gexf.js')).GEXF,
  },
  {
    name: 'GRAPHML',
    extension: 'graphml',
    mediaType: 'application/graphml+xml',
    description: 'NetworkX, igraph (R, Python), yEd',
    load: async () => (await import('./network/graphml.js')).GRAPHML,
  },
  {
    name: 'CYTOSCAPE',
    extension: 'cyjs',
    mediaType: 'application/json',
    description: 'Cytoscape.js, Cytoscape Desktop',
    load: async () => (await import('./network/cytoscape.js')).CYTOSCAPE,
  },
  {
    name: 'CX2',
    extension: 'cx2',
    mediaType: 'application/json',
    description: 'Cytoscape, NDEx',
    load: async () => (await import('./network/cx2.js')).CX2,
  },
  {
    name: 'NODE_LINK',
    extension: 'node-link.json',
    mediaType: 'application/json',
    description: 'NetworkX',
    load: async () => (await import('./network/node-link.js')).NODE_LINK,
  },
  {
    name: 'CSV',
    extension: 'csv.zip',
    mediaType: 'application/zip',
    description: 'Tables of nodes, links, claims and sources for spreadsheets, pandas, R and Gephi',
    load: async () => (await import('./table/csv.js')).CSV,
  },
  {
    name: 'PARQUET',
    extension: 'parquet.zip',
    mediaType: 'application/zip',
    description: 'Typed tables of nodes, links, claims and sources for DuckDB, Arrow and pandas',
    load: async () => (await import('./table/parquet.js')).PARQUET,
  },
  {
    name: 'GEOJSON',
    extension: 'geojson',
    mediaType: 'application/geo+json',
    description: 'Places and events for maps: QGIS, GeoPandas, Leaflet',
    load: async () => (await import('./geojson.js')).GEOJSON,
  },
  {
    name: 'TURTLE',
    extension: 'ttl',
    mediaType: 'text/turtle; charset=utf-8',
    description: 'RDF stores, rdflib, Protégé; claims reified, with provenance',
    load: async () => (await import('./rdf/rdf.js')).TURTLE,
  },
  {
    name: 'NQUADS',
    extension: 'nq',
    mediaType: 'application/n-quads; charset=utf-8',
    description: 'RDF stores; what each source says in a named graph',
    load: async () => (await import('./rdf/rdf.js')).N_QUADS,
  },
  {
    name: 'JSON_LD',
    extension: 'jsonld',
    mediaType: 'application/ld+json; charset=utf-8',
    description: 'programs that read JSON, and RDF stores',
    load: async () => (await import('./rdf/rdf.js')).JSON_LD,
  },
  {
    name: 'FTM',
    extension: 'ftm.json',
    mediaType: 'application/json+ftm; charset=utf-8',
    description: 'FollowTheMoney: Aleph, OpenSanctions, yente',
    load: async () => (await import('./ftm/ftm.js')).FTM_JSON,
  },
  {
    name: 'FTM_STATEMENTS',
    extension: 'ftm.csv',
    mediaType: 'text/csv; charset=utf-8',
    description: 'FollowTheMoney statements: a value a row, with its source',
    load: async () => (await import('./ftm/ftm.js')).FTM_CSV,
  },
  {
    name: 'STIX',
    extension: 'stix.json',
    mediaType: 'application/stix+json;version=2.1',
    description: 'STIX 2.1: OpenCTI, MISP; evidence in an extension',
    load: async () => (await import('./stix/stix.js')).STIX,
  },
  {
    name: 'CYPHER',
    extension: 'cypher',
    mediaType: 'application/x-cypher-query',
    description: 'A script that makes the graph in Neo4j',
    load: async () => (await import('./cypher/cypher.js')).CYPHER,
  },
];

export function formatBy(key: 'name' | 'extension', value: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format[key] === value);
}
