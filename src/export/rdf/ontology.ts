/**
 * Nisba's terms for RDF, with what they mean: `docs/nisba.ttl` is this text, and a test holds the two together.
 * Exports carry the types that they use; the rest stands here.
 */
import {
  BASES,
  BEARING_TYPES,
  DATE_BASES,
  GROUP_TYPES,
  MODALITIES,
  NAME_KINDS,
  RELIABILITIES,
  SOURCE_TYPES,
  STANCES,
} from '../../claim/claim.js';
import { LINK_STATUSES } from '../../evidence/evidence.js';
import { ATTRIBUTE_TYPES, FAMILIES, RELATION_TYPES, VALUE_TYPES } from '../../vocabulary/vocabulary.js';
import { PROPERTIES as P, iriOf, term, type Property, type PropertyName, type Term } from './terms.js';
import { TURTLE_HEAD, TurtleWriter } from './turtle.js';
import { english, writeTypes } from './vocabulary.js';
import { asWords } from '../words.js';

const CLASSES: Readonly<Record<string, readonly [about: string, above?: Term]>> = {
  Claim: ['One thing that one source says: a statement that is told, not made.', 'rdf:Statement'],
  Link: [
    'All claims of one relation between two entities, summarised: who asserts it, who denies it.',
    'rdf:Statement',
  ],
  Source: ['A text or a data set that says something.', 'prov:Entity'],
  Publisher: ['A publisher that is known by its name only.', 'foaf:Agent'],
  Bearing: ['A recorded statement that one claim contradicts, qualifies or supports another.', 'prov:Entity'],
  Quantity: ['A number of something, as exact as the source is.'],
  Person: ['A human being.', 'foaf:Person'],
  Group: ['An organisation, government, army, medium or community, or a mere label.', 'foaf:Group'],
  Place: ['A country, region, town, base or building.', 'dcterms:Location'],
  Event: ['Something that happened, is to happen, or is said to have happened.', 'schema:Event'],
  Asset: ['A weapon, vessel, aircraft, account, document or tool.', 'prov:Entity'],
  Merged: ['An id that is read as another one.'],
  RelationType: ['How two entities may be tied.', 'rdf:Property'],
  AttributeType: ['What may be said of an entity besides its ties.', 'rdf:Property'],
  Export: ['A part of a graph at one revision: what was selected, and what was left out.', 'dcat:Dataset'],
  LeftOut: ['Something that an export does not hold, and why.'],
  LicenceCount: ['How many sources of an export stand under a licence.'],
};

const ABOUT: Partial<Readonly<Record<PropertyName, string>>> = {
  scheme: 'Of an identifier: the register.',
  nameKind: 'What sort of name.',
  script: 'ISO 15924.',
  role: 'In what capacity: the post held, the precision of a place.',
  quantity: 'How many, on a relation.',
  low: 'At least.',
  high: 'At most.',
  approximate: 'About.',
  unit: 'What is counted: persons, km, minutes.',
  of: 'Of whom or what: fighters, civilians.',
  wording: "The source's word for it.",
  stance: 'Where the speaker stands. Only nisba:stance-ASSERTS says that it is so.',
  modality: 'In what mode it is said.',
  basis: 'How the claim came about.',
  source: 'Which source says it.',
  onBehalfOf: 'Whose position it is, when somebody speaks for another.',
  origin: 'Whose word it is in the end.',
  about: 'Of a speech act: the entity or the claim that it is about.',
  inferredFrom: 'The claims from which an editor concluded it.',
  locator: 'Where in the source: p3 is the third non-empty line.',
  validFrom: 'Since when it held.',
  validTo: 'Until when it held; ../2021: it ended some time before or in 2021.',
  asOf: 'The day for which the source vouches.',
  dateBasis: 'How the dates came about.',
  credibility: 'Admiralty code for information: 1 confirmed … 5 improbable, 6 cannot be judged.',
  publishedAt: 'When it was said.',
  withdrawnAt: 'When a later edition of the same source no longer said it.',
  withdrawnBy: 'Who recorded the withdrawal, where it was recorded later than the claim.',
  withdrawnRevision: 'At which revision of the store the withdrawal was recorded.',
  recordedAt: 'When Nisba learnt it.',
  recordedBy: 'Who recorded it.',
  recordedRevision: 'At which revision of the store it was recorded.',
  retractedBy: 'Who took it out again.',
  retractedReason: 'Why it was taken out.',
  family: 'To which relation types it belongs.',
  status: 'What the claims that count make of the link; says nothing about truth.',
  asserts: 'Claims that assert it.',
  denies: 'Claims that deny it.',
  doubts: 'Claims that doubt it.',
  noAnswers: 'Claims that neither confirm nor deny it.',
  originCount: 'By how many origins it is asserted.',
  sourceCount: 'In how many sources the claims stand.',
  openStart: 'It held since ever, on the word of a source.',
  openEnd: 'It goes on, on the word of a source.',
  datesDisputed: 'The dates of the asserting claims cannot all be true.',
  firstPublished: 'When it was first asserted.',
  lastPublished: 'When it was last asserted.',
  claim: 'A claim that counts for the link.',
  groupType: 'What sort of group; nisba:groupType-LABEL is a description and no organisation.',
  anonymous: 'An unnamed speaker.',
  unnamed: 'An office holder or a place without a name.',
  onlyNamed: 'It is named by claims of the export and was not selected itself.',
  mergedInto: 'As which entity it is read now.',
  sourceType: 'What sort of source.',
  author: 'By whom it was written.',
  url: 'Where it is to be read.',
  retrievedAt: 'When it was read.',
  language: 'BCP 47.',
  licence: 'Under which licence it stands; empty: none is recorded.',
  contentHash: 'The hash of the text that was read.',
  reliability: 'Admiralty code for sources: A completely reliable … E unreliable, F cannot be judged.',
  bearingType: 'What the one claim does to the other.',
  bears: 'The claim that bears …',
  on: '… on this one.',
  selection: 'What was selected, as JSON.',
  revision: 'The revision at which the store was read.',
  knownAt: 'The instant of that revision.',
  schemaVersion: 'Hash of the record format.',
  vocabularyVersion: 'Hash of the relation and attribute types.',
  entities: 'How many entities the export holds.',
  links: 'How many links.',
  claims: 'How many claims.',
  sources: 'How many sources.',
  leftOut: 'What the export does not hold.',
  licensed: 'Under which licences its sources stand.',
  count: 'How many.',
  inverseLabel: "How it reads from its object's end.",
  symmetric: 'Whichever end comes first, it is the same.',
  subjectKind: 'What its subject may be.',
  objectKind: 'What its object may be.',
  valueType: 'What sort of value it takes.',
};

/** Which of them are narrower than what others know. */
const ABOVE: Partial<Readonly<Record<PropertyName, Term>>> = {
  source: 'prov:wasDerivedFrom',
  inferredFrom: 'prov:wasDerivedFrom',
  mergedInto: 'dcterms:isReplacedBy',
};

const ENUMERATIONS = {
  stance: STANCES,
  modality: MODALITIES,
  basis: BASES,
  dateBasis: DATE_BASES,
  nameKind: NAME_KINDS,
  status: LINK_STATUSES,
  family: FAMILIES,
  groupType: GROUP_TYPES,
  sourceType: SOURCE_TYPES,
  reliability: RELIABILITIES,
  bearing: BEARING_TYPES,
  valueType: VALUE_TYPES,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The text of `docs/nisba.ttl`. */
export function ontologyTurtle(): string {
  const out = new TurtleWriter();
  out.begin('urn:nisba:terms', ['owl:Ontology']);
  out.put(P.label, english('Nisba'));
  out.put(P.statement, english('An evidence-first graph: who says what of whom. Every link is a claim.'));
  out.end();
  for (const [name, [about, above]] of Object.entries(CLASSES)) {
    out.begin(iriOf(`nisba:${name}`), ['rdfs:Class', 'owl:Class']);
    out.put(P.label, english(name));
    out.put(P.statement, english(about));
    out.put(SUBCLASS, above);
    out.end();
  }
  for (const property of Object.values(P))
    if (property.term.startsWith('nisba:')) writeProperty(out, property);
  for (const [name, values] of Object.entries(ENUMERATIONS)) {
    out.begin(iriOf(`nisba:${name}-scheme`), ['skos:ConceptScheme']);
    out.put(P.label, english(name));
    out.end();
    for (const value of values) {
      out.begin(iriOf(term(name, value)), ['skos:Concept']);
      out.put(P.prefLabel, english(asWords(value)));
      out.put(IN_SCHEME, `nisba:${name}-scheme`);
      out.end();
    }
  }
  writeTypes(out, new Set([...RELATION_TYPES, ...ATTRIBUTE_TYPES].map(({ type }) => type)));
  return `${TURTLE_HEAD}${out.take()}`;
}

const SUBCLASS: Property = { key: 'subClassOf', term: 'rdfs:subClassOf', form: 'term' };
const SUBPROPERTY: Property = { key: 'subPropertyOf', term: 'rdfs:subPropertyOf', form: 'term' };
const RANGE: Property = { key: 'range', term: 'rdfs:range', form: 'term' };
const IN_SCHEME: Property = { key: 'inScheme', term: 'skos:inScheme', form: 'term' };

function writeProperty(out: TurtleWriter, { key, term: name, form, datatype }: Property): void {
  const isObject = form === 'resource' || form === 'term';
  out.begin(iriOf(name), ['rdf:Property', isObject ? 'owl:ObjectProperty' : 'owl:DatatypeProperty']);
  out.put(P.label, english(key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)));
  out.put(P.statement, english(ABOUT[key as PropertyName] ?? ''));
  out.put(RANGE, datatype ?? (form === 'text' ? 'xsd:string' : undefined));
  out.put(SUBPROPERTY, ABOVE[key as PropertyName]);
  out.end();
}
