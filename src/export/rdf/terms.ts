/**
 * The words in which a graph is told as RDF: prefixes, properties and what their values are. The same table
 * serves all serialisations, the context of JSON-LD and the vocabulary file.
 *
 * Resources are `urn:nisba:` and the id, so that nobody's host is claimed; terms are `urn:nisba:terms#NAME`,
 * which no id can be.
 */
export const PREFIXES = {
  nisba: 'urn:nisba:terms#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
} as const;

type Prefix = keyof typeof PREFIXES;
/** `prefix:name`. */
export type Term = `${Prefix}:${string}`;

/** Datatypes of literals; `text` is a string, perhaps with a language. */
const DATATYPES = {
  edtf: 'edtf:EDTF',
  instant: 'xsd:dateTime',
  integer: 'xsd:integer',
  decimal: 'xsd:decimal',
  boolean: 'xsd:boolean',
  url: 'xsd:anyURI',
  point: 'geo:wktLiteral',
} as const satisfies Readonly<Record<string, Term>>;

/** What the values of a property are: resources by their ids, terms, texts, or literals of a datatype. */
export type ValueForm = 'resource' | 'term' | 'text' | keyof typeof DATATYPES;

export interface Property {
  /** In JSON-LD. */
  readonly key: string;
  readonly term: Term;
  readonly form: ValueForm;
  /** Of a literal that is no text. */
  readonly datatype?: Term;
}

const TABLE = {
  type: ['rdf:type', 'term'],
  // a claim or a link as a statement: told, not made
  subject: ['rdf:subject', 'resource'],
  predicate: ['rdf:predicate', 'term'],
  object: ['rdf:object', 'resource'],
  text: ['rdf:object', 'text'],
  date: ['rdf:object', 'edtf'],
  point: ['rdf:object', 'point'],
  scheme: ['nisba:scheme', 'text'],
  nameKind: ['nisba:nameKind', 'term'],
  script: ['nisba:script', 'text'],
  role: ['nisba:role', 'text'],
  quantity: ['nisba:quantity', 'resource'],
  low: ['nisba:low', 'decimal'],
  high: ['nisba:high', 'decimal'],
  approximate: ['nisba:approximate', 'boolean'],
  unit: ['nisba:unit', 'text'],
  of: ['nisba:of', 'text'],
  wording: ['nisba:wording', 'text'],
  stance: ['nisba:stance', 'term'],
  modality: ['nisba:modality', 'term'],
  basis: ['nisba:basis', 'term'],
  source: ['nisba:source', 'resource'],
  attributedTo: ['prov:wasAttributedTo', 'resource'],
  onBehalfOf: ['nisba:onBehalfOf', 'resource'],
  origin: ['nisba:origin', 'resource'],
  about: ['nisba:about', 'resource'],
  inferredFrom: ['nisba:inferredFrom', 'resource'],
  derivedFrom: ['prov:wasDerivedFrom', 'resource'],
  statement: ['rdfs:comment', 'text'],
  locator: ['nisba:locator', 'text'],
  validFrom: ['nisba:validFrom', 'edtf'],
  validTo: ['nisba:validTo', 'edtf'],
  asOf: ['nisba:asOf', 'edtf'],
  dateBasis: ['nisba:dateBasis', 'term'],
  credibility: ['nisba:credibility', 'integer'],
  publishedAt: ['nisba:publishedAt', 'edtf'],
  withdrawnAt: ['nisba:withdrawnAt', 'edtf'],
  withdrawnBy: ['nisba:withdrawnBy', 'text'],
  withdrawnRevision: ['nisba:withdrawnRevision', 'integer'],
  generatedAt: ['prov:generatedAtTime', 'instant'],
  recordedAt: ['nisba:recordedAt', 'instant'],
  recordedBy: ['nisba:recordedBy', 'text'],
  recordedRevision: ['nisba:recordedRevision', 'integer'],
  invalidatedAt: ['prov:invalidatedAtTime', 'instant'],
  retractedBy: ['nisba:retractedBy', 'text'],
  retractedReason: ['nisba:retractedReason', 'text'],
  // a link's summary
  family: ['nisba:family', 'term'],
  status: ['nisba:status', 'term'],
  asserts: ['nisba:asserts', 'integer'],
  denies: ['nisba:denies', 'integer'],
  doubts: ['nisba:doubts', 'integer'],
  noAnswers: ['nisba:noAnswers', 'integer'],
  originCount: ['nisba:originCount', 'integer'],
  sourceCount: ['nisba:sourceCount', 'integer'],
  openStart: ['nisba:openStart', 'boolean'],
  openEnd: ['nisba:openEnd', 'boolean'],
  datesDisputed: ['nisba:datesDisputed', 'boolean'],
  firstPublished: ['nisba:firstPublished', 'edtf'],
  lastPublished: ['nisba:lastPublished', 'edtf'],
  claim: ['nisba:claim', 'resource'],
  // entities
  prefLabel: ['skos:prefLabel', 'text'],
  altLabel: ['skos:altLabel', 'text'],
  hiddenLabel: ['skos:hiddenLabel', 'text'],
  groupType: ['nisba:groupType', 'term'],
  anonymous: ['nisba:anonymous', 'boolean'],
  unnamed: ['nisba:unnamed', 'boolean'],
  onlyNamed: ['nisba:onlyNamed', 'boolean'],
  mergedInto: ['nisba:mergedInto', 'resource'],
  // sources
  sourceType: ['nisba:sourceType', 'term'],
  title: ['dcterms:title', 'text'],
  publisher: ['dcterms:publisher', 'resource'],
  author: ['nisba:author', 'text'],
  url: ['nisba:url', 'url'],
  retrievedAt: ['nisba:retrievedAt', 'edtf'],
  language: ['nisba:language', 'text'],
  licence: ['nisba:licence', 'text'],
  contentHash: ['nisba:contentHash', 'text'],
  reliability: ['nisba:reliability', 'term'],
  // bearings
  bearingType: ['nisba:bearingType', 'term'],
  bears: ['nisba:bears', 'resource'],
  on: ['nisba:on', 'resource'],
  // the manifest
  selection: ['nisba:selection', 'text'],
  revision: ['nisba:revision', 'integer'],
  knownAt: ['nisba:knownAt', 'instant'],
  schemaVersion: ['nisba:schemaVersion', 'text'],
  vocabularyVersion: ['nisba:vocabularyVersion', 'text'],
  entities: ['nisba:entities', 'integer'],
  links: ['nisba:links', 'integer'],
  claims: ['nisba:claims', 'integer'],
  sources: ['nisba:sources', 'integer'],
  cite: ['dcterms:bibliographicCitation', 'text'],
  leftOut: ['nisba:leftOut', 'resource'],
  licensed: ['nisba:licensed', 'resource'],
  count: ['nisba:count', 'integer'],
  // terms
  label: ['rdfs:label', 'text'],
  inverseLabel: ['nisba:inverseLabel', 'text'],
  symmetric: ['nisba:symmetric', 'boolean'],
  subjectKind: ['nisba:subjectKind', 'term'],
  objectKind: ['nisba:objectKind', 'term'],
  valueType: ['nisba:valueType', 'term'],
} as const satisfies Readonly<Record<string, readonly [Term, ValueForm]>>;

export type PropertyName = keyof typeof TABLE;

export const PROPERTIES = Object.fromEntries(
  Object.entries(TABLE).map(([key, [name, form]]): [string, Property] => [
    key,
    form === 'resource' || form === 'term' || form === 'text'
      ? { key, term: name, form }
      : { key, term: name, form, datatype: DATATYPES[form] },
  ]),
) as Readonly<Record<PropertyName, Property>>;

/** A value of an enumeration, as a term: `nisba:stance-DENIES`. */
export function term(enumeration: string, value: string): Term {
  return `nisba:${enumeration}-${value}`;
}

/** The whole address of a term. */
export function iriOf(name: Term): string {
  const colon = name.indexOf(':');
  return PREFIXES[name.slice(0, colon) as Prefix] + name.slice(colon + 1);
}

/** The address of an entity, a source, a claim, a link, a bearing. */
export function resourceIri(id: string): string {
  return `urn:nisba:${id}`;
}
