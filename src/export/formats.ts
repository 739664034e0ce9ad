/** The formats of an export, by the extension of its file. */
import { CSV } from './csv.js';
import { CX2 } from './cx2.js';
import { CYPHER } from './cypher.js';
import { CYTOSCAPE } from './cytoscape.js';
import type { ExportFormat } from './format.js';
import { GEOJSON } from './geojson.js';
import { FTM_CSV, FTM_JSON } from './ftm.js';
import { GEXF } from './gexf.js';
import { GRAPHML } from './graphml.js';
import { JSONL } from './jsonl.js';
import { NODE_LINK } from './node-link.js';
import { PARQUET } from './parquet.js';
import { JSON_LD, N_QUADS, TURTLE } from './rdf.js';
import { STIX } from './stix.js';

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  JSONL,
  GEXF,
  GRAPHML,
  CYTOSCAPE,
  CX2,
  NODE_LINK,
  CSV,
  PARQUET,
  GEOJSON,
  CYPHER,
  TURTLE,
  N_QUADS,
  JSON_LD,
  FTM_JSON,
  FTM_CSV,
  STIX,
];

export function formatBy(key: 'name' | 'extension', value: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format[key] === value);
}
