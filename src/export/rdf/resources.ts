/**
 * What an export holds, as resources with properties: one mapping for all serialisations of RDF.
 *
 * A claim is a resource of its own (a reified statement, no RDF-star) with its source, stance and provenance.
 * No triple `subject relation object` is made: it would assert what sources only claim. No blank nodes, so
 * that files can be compared and joined.
 */
import { contentHash } from '../../hash.js';
import type { Bearing, Quantity } from '../../claim/claim.js';
import type { StoredClaim } from '../../claim/claim-properties.js';
import { boundsToEdtf } from '../../time/bounds-text.js';
import { BEGINNING, END, type DayNumber } from '../../time/day.js';
import { publisherOrigin } from '../../source/source-row.js';
import type { EntityKind } from '../../vocabulary/vocabulary.js';
import type {
  ExportEntity,
  ExportHead,
  ExportLink,
  ExportManifest,
  ExportMention,
  ExportSource,
} from '../graph.js';
import { labelsOf, tagged } from './labels.js';
import { PROPERTIES as P, resourceIri, term, type Term } from './terms.js';
import type { RdfWriter } from './writer.js';

const KIND_TYPES: Readonly<Record<EntityKind, readonly Term[]>> = {
  PERSON: ['nisba:Person', 'foaf:Person'],
  GROUP: ['nisba:Group', 'foaf:Group'],
  PLACE: ['nisba:Place', 'dcterms:Location'],
  EVENT: ['nisba:Event', 'schema:Event'],
  ASSET: ['nisba:Asset', 'prov:Entity'],
};

const CLAIM: readonly Term[] = ['nisba:Claim', 'rdf:Statement', 'prov:Entity'];
const LINK: readonly Term[] = ['nisba:Link', 'rdf:Statement'];
const SOURCE: readonly Term[] = ['nisba:Source', 'prov:Entity'];
const QUANTITY: readonly Term[] = ['nisba:Quantity'];
const PUBLISHER: readonly Term[] = ['nisba:Publisher', 'foaf:Agent'];
const BEARING: readonly Term[] = ['nisba:Bearing', 'prov:Entity'];

export function writeEntity(out: RdfWriter, entity: ExportEntity): void {
  beginEntity(out, entity, labelsOf(entity.name, entity.claims));
  out.put(P.recordedAt, entity.recordedAt);
  out.put(P.recordedBy, entity.recordedBy);
  out.end();
  for (const claim of entity.claims) writeClaim(out, claim);
}

/** Somebody who is named by a claim, and was not selected. */
export function writeMention(out: RdfWriter, mention: ExportMention): void {
  beginEntity(out, mention, labelsOf(mention.name, []));
  out.put(P.onlyNamed, true);
  out.end();
}

function beginEntity(out: RdfWriter, entity: ExportMention, labels: ReturnType<typeof labelsOf>): void {
  out.begin(resourceIri(entity.id), KIND_TYPES[entity.kind]);
  out.put(P.prefLabel, labels.preferred);
  out.put(P.altLabel, labels.alternative);
  out.put(P.hiddenLabel, labels.hidden);
  if (entity.groupType !== undefined) out.put(P.groupType, term('groupType', entity.groupType));
  if (entity.anonymous) out.put(P.anonymous, true);
  if (entity.unnamed) out.put(P.unnamed, true);
}

export function writeMerge(out: RdfWriter, { merged, into }: ExportHead['merges'][number]): void {
  out.begin(resourceIri(merged), ['nisba:Merged']);
  out.put(P.mergedInto, into);
  out.end();
}

/** In the graph of its source: whoever drops that graph drops what the source says. */
export function writeClaim(out: RdfWriter, claim: StoredClaim): void {
  const { id, source, value } = claim;
  const quantity: Quantity | undefined = value?.type === 'QUANTITY' ? value : claim.quantity;
  out.begin(resourceIri(id), CLAIM, source);
  out.put(P.subject, claim.subject);
  out.put(P.predicate, `nisba:${claim.predicate}`);
  out.put(P.object, value?.type === 'QUANTITY' ? `${id}#quantity` : claim.object);
  if (value?.type === 'TEXT') {
    out.put(P.text, tagged(value.text, value.language));
    out.put(P.scheme, value.scheme);
  } else if (value?.type === 'NAME') {
    out.put(P.text, tagged(value.name, value.language, value.script));
    out.put(P.nameKind, term('nameKind', value.nameKind));
    out.put(P.script, value.script);
  } else if (value?.type === 'DATE') {
    out.put(P.date, value.date);
  } else if (value?.type === 'POINT') {
    out.put(P.point, `POINT(${value.longitude} ${value.latitude})`);
  }
  out.put(P.role, claim.role);
  if (claim.quantity) out.put(P.quantity, `${id}#quantity`);
  out.put(P.stance, term('stance', claim.stance));
  out.put(P.modality, term('modality', claim.modality));
  out.put(P.basis, term('basis', claim.basis));
  out.put(P.source, source);
  out.put(P.attributedTo, claim.attributedTo);
  out.put(P.onBehalfOf, claim.onBehalfOf);
  out.put(P.origin, claim.origins);
  out.put(P.about, claim.about);
  out.put(P.inferredFrom, claim.inferredFrom);
  out.put(P.derivedFrom, claim.inferredFrom.length > 0 ? [source, ...claim.inferredFrom] : source);
  out.put(P.statement, claim.statement);
  out.put(P.locator, claim.locators);
  out.put(P.validFrom, claim.validFrom);
  // No EDTF date by itself: the source says that it goes on.
  if (claim.validTo === '..') out.put(P.openEnd, true);
  else out.put(P.validTo, claim.validTo);
  out.put(P.asOf, claim.asOf);
  if (claim.dateBasis !== undefined) out.put(P.dateBasis, term('dateBasis', claim.dateBasis));
  out.put(P.credibility, claim.credibility);
  out.put(P.publishedAt, claim.publishedAt);
  out.put(P.withdrawnAt, claim.withdrawnAt);
  out.put(P.withdrawnBy, claim.withdrawnBy);
  out.put(P.withdrawnRevision, claim.withdrawnRevision);
  out.put(P.generatedAt, claim.recordedAt);
  out.put(P.recordedBy, claim.recordedBy);
  out.put(P.recordedRevision, claim.recordedRevision);
  out.put(P.invalidatedAt, claim.retractedAt);
  out.put(P.retractedBy, claim.retractedBy);
  out.put(P.retractedReason, claim.retractedReason);
  out.end();
  if (quantity) writeQuantity(out, `${id}#quantity`, quantity, source);
}

function writeQuantity(out: RdfWriter, id: string, quantity: Quantity, graph: string): void {
  out.begin(resourceIri(id), QUANTITY, graph);
  out.put(P.low, quantity.low);
  out.put(P.high, quantity.high);
  if (quantity.approximate === true) out.put(P.approximate, true);
  out.put(P.unit, quantity.unit);
  out.put(P.of, quantity.of);
  out.put(P.wording, quantity.wording);
  out.end();
}

/** @param claims the ids of the claims that count */
export function writeLink(out: RdfWriter, link: ExportLink, claims: readonly string[]): void {
  const { summary } = link;
  out.begin(resourceIri(`link:${link.id}`), LINK);
  out.put(P.subject, link.from);
  out.put(P.predicate, `nisba:${link.type}`);
  out.put(P.object, link.to);
  out.put(P.role, link.role);
  out.put(P.family, term('family', link.family));
  out.put(P.status, term('status', summary.status));
  out.put(P.asserts, summary.asserts);
  out.put(P.denies, summary.denies);
  out.put(P.doubts, summary.doubts);
  out.put(P.noAnswers, summary.noAnswers);
  out.put(P.originCount, summary.origins.length);
  out.put(P.sourceCount, summary.sources.length);
  const { validity } = summary;
  if (validity) {
    putBounds(out, 'validFrom', validity.startEarliest, validity.startLatest);
    putBounds(out, 'validTo', validity.endEarliest, validity.endLatest);
  }
  if (summary.datesDisputed) out.put(P.datesDisputed, true);
  for (const [property, day] of [
    [P.firstPublished, summary.firstPublished],
    [P.lastPublished, summary.lastPublished],
  ] as const)
    if (day) out.put(property, boundsToEdtf(day.earliest, day.latest) ?? undefined);
  out.put(P.claim, claims);
  out.end();
}

function putBounds(
  out: RdfWriter,
  end: 'validFrom' | 'validTo',
  earliest: DayNumber,
  latest: DayNumber,
): void {
  if (earliest === latest && (earliest === BEGINNING || earliest === END))
    out.put(end === 'validFrom' ? P.openStart : P.openEnd, true);
  else out.put(P[end], boundsToEdtf(earliest, latest) ?? undefined);
}

export function writeSource(out: RdfWriter, source: ExportSource): void {
  const publisher =
    source.publisher ??
    (source.publisherText === undefined ? undefined : publisherOrigin(source.publisherText));
  out.begin(resourceIri(source.id), SOURCE);
  out.put(P.sourceType, term('sourceType', source.sourceType));
  out.put(P.title, tagged(source.title, source.language));
  out.put(P.publisher, publisher);
  out.put(P.author, source.author);
  out.put(P.url, source.url);
  out.put(P.publishedAt, source.publishedAt);
  out.put(P.retrievedAt, source.retrievedAt);
  out.put(P.language, source.language);
  out.put(P.licence, source.licence);
  out.put(P.contentHash, source.contentHash);
  out.put(P.reliability, term('reliability', source.reliability));
  out.put(P.derivedFrom, source.derivedFrom);
  out.put(P.recordedAt, source.recordedAt);
  out.put(P.recordedBy, source.recordedBy);
  out.end();
  if (publisher === undefined || source.publisherText === undefined) return;
  out.begin(resourceIri(publisher), PUBLISHER);
  out.put(P.label, source.publisherText);
  out.end();
}

export function writeBearing(out: RdfWriter, bearing: Bearing): void {
  out.begin(resourceIri(bearing.id), BEARING);
  out.put(P.bearingType, term('bearing', bearing.type));
  out.put(P.bears, bearing.claim);
  out.put(P.on, bearing.on);
  out.put(P.statement, bearing.reason);
  out.put(P.generatedAt, bearing.recordedAt);
  out.put(P.recordedBy, bearing.recordedBy);
  out.put(P.recordedRevision, bearing.recordedRevision);
  out.end();
}

export function writeManifest(out: RdfWriter, manifest: ExportManifest): void {
  const { counts, revision, selection } = manifest;
  const id = `export#${contentHash([selection, revision, manifest.knownAt ?? '', counts])}`;
  out.begin(resourceIri(id), ['nisba:Export', 'dcat:Dataset', 'prov:Entity']);
  out.put(P.title, { text: 'Export of a Nisba graph', language: 'en' });
  out.put(P.cite, manifest.cite);
  out.put(P.selection, JSON.stringify(selection));
  out.put(P.revision, revision);
  out.put(P.knownAt, manifest.knownAt);
  out.put(P.schemaVersion, manifest.schemaVersion);
  out.put(P.vocabularyVersion, manifest.vocabularyVersion);
  for (const part of ['entities', 'links', 'claims', 'sources'] as const) out.put(P[part], counts[part]);
  out.put(
    P.licensed,
    manifest.licences.map((_, at) => `${id}-licence-${at + 1}`),
  );
  out.put(
    P.leftOut,
    manifest.leftOut.map((_, at) => `${id}-left-out-${at + 1}`),
  );
  out.end();
  for (const [at, { licence, sources }] of manifest.licences.entries()) {
    out.begin(resourceIri(`${id}-licence-${at + 1}`), ['nisba:LicenceCount']);
    out.put(P.licence, licence);
    out.put(P.count, sources);
    out.end();
  }
  for (const [at, { what, why, count }] of manifest.leftOut.entries()) {
    out.begin(resourceIri(`${id}-left-out-${at + 1}`), ['nisba:LeftOut']);
    out.put(P.label, what);
    out.put(P.statement, why);
    out.put(P.count, count);
    out.end();
  }
}
