/** Entities, links and sources as objects of STIX 2.1. Nobody becomes a threat actor, and no asset malware. */
import { isoDay } from '../../time/day.js';
import { parseEdtf, spanOf } from '../../time/edtf.js';
import type { EntityKind } from '../../vocabulary/vocabulary.js';
import { LINK_COLUMNS } from '../network/columns.js';
import { ftmCountry } from '../ftm/ids.js';
import { isAsserted } from '../ftm/values.js';
import type {
  ExportEntity,
  ExportLink,
  ExportLinkWithClaims,
  ExportMention,
  ExportSource,
} from '../graph.js';
import { undisputedPosition } from '../positions.js';
import { NISBA_IDENTITY, claimObject, common, extended, filled } from './extension.js';
import { stixId } from './ids.js';

/** "infrastructure" is the widest that STIX has: "physical or virtual resources intended to support some purpose". */
const TYPES: Readonly<Record<EntityKind, string>> = {
  PERSON: 'identity',
  GROUP: 'identity',
  PLACE: 'location',
  EVENT: 'incident',
  ASSET: 'infrastructure',
};

/** identity-class-ov (§10.8); of other groups: organization. */
const CLASSES: Readonly<Record<string, string>> = {
  LABEL: 'class',
  COMMUNITY: 'group',
  COALITION: 'group',
};

/**
 * Which type the objects of entities have. Ids begin with the kind by habit, so only those that do not are
 * remembered: memory does not grow with the graph.
 */
export class StixTypes {
  readonly #others = new Map<string, string>();

  note({ id, kind }: ExportMention): void {
    if (TYPES[kind] !== usual(id)) this.#others.set(id, TYPES[kind]);
  }

  /** The id of the object that stands for an entity. */
  readonly reference = (id: string): string => stixId(this.#others.get(id) ?? usual(id), id);
}

function usual(id: string): string {
  const kind = id.slice(0, id.indexOf(':')).toUpperCase();
  return (TYPES as Readonly<Record<string, string | undefined>>)[kind] ?? 'identity';
}

export function stixEntity(entity: ExportEntity, types: StixTypes): object {
  const last = entity.claims.reduce(
    (latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest),
    entity.recordedAt,
  );
  return {
    ...common(TYPES[entity.kind], entity.id, entity.recordedAt, last),
    ...described(entity, entity.kind === 'PLACE' ? undisputedPosition(entity) : undefined),
    ...(entity.kind === 'ASSET' && { aliases: filled(aliasesOf(entity)) }),
    extensions: extended({
      ...sort(entity),
      merged: filled(entity.merged),
      claims: filled(entity.claims.map((claim) => claimObject(claim, types.reference))),
    }),
  };
}

/** Somebody who is named by what is exported, and was not selected. @param at an instant for `created` */
export function stixMention(mention: ExportMention, at: string): object {
  return {
    ...common(TYPES[mention.kind], mention.id, at),
    ...described(mention, undefined),
    extensions: extended({ ...sort(mention), only_named: true }),
  };
}

function sort({ id, kind, groupType, anonymous, unnamed }: ExportMention): object {
  return {
    nisba_id: id,
    kind,
    group_type: groupType,
    anonymous: anonymous || undefined,
    unnamed: unnamed || undefined,
  };
}

function aliasesOf({ name, claims }: ExportEntity): string[] {
  const names = claims.flatMap((claim) =>
    claim.value?.type === 'NAME' && isAsserted(claim) ? [claim.value.name] : [],
  );
  return [...new Set(names)].filter((alias) => alias !== name);
}

function described(
  { kind, groupType, name }: ExportMention,
  position: ReturnType<typeof undisputedPosition>,
): object {
  switch (kind) {
    case 'PERSON':
      return { name, identity_class: 'individual' };
    case 'GROUP':
      return { name, identity_class: CLASSES[groupType ?? ''] ?? 'organization' };
    case 'PLACE':
      return { name, ...whereabouts(name, position) };
    case 'EVENT':
      return { name };
    case 'ASSET':
      return { name, infrastructure_types: ['unknown'] };
  }
}

/**
 * STIX wants a country, a region or a point (§4.9). A vague place is no point: unless it is a country, its
 * name stands as the region.
 */
function whereabouts(name: string, position: ReturnType<typeof undisputedPosition>): object {
  if (position) return { latitude: position.latitude, longitude: position.longitude };
  const country = ftmCountry(name);
  return country === undefined ? { region: name } : { country: country.toUpperCase() };
}

/** The relationship; undefined where nobody asserts that it is so. */
export function stixLink(link: ExportLinkWithClaims, types: StixTypes): object | undefined {
  const asserting = link.claims.filter(isAsserted);
  if (asserting.length === 0) return undefined;
  const instants = link.claims.map(({ recordedAt }) => recordedAt).sort();
  const statements = asserting.flatMap(({ statement }) => statement ?? []);
  return {
    ...common('relationship', link.id, instants[0]!, instants.at(-1)),
    relationship_type: link.type.toLowerCase().replaceAll('_', '-'),
    description: statements.length > 0 ? statements.join('\n') : undefined,
    source_ref: types.reference(link.from),
    target_ref: types.reference(link.to),
    ...times(link),
    external_references: [{ source_name: 'nisba', external_id: link.id }],
    extensions: extended({
      relation: link.type,
      family: link.family,
      symmetric: link.symmetric || undefined,
      ...summary(link),
      claims: link.claims.map((claim) => claimObject(claim, types.reference)),
    }),
  };
}

const SUMMARY = [
  'role',
  'status',
  'asserts',
  'denies',
  'doubts',
  'noAnswers',
  'originCount',
  'sourceCount',
  'validFrom',
  'validTo',
  'datesDisputed',
  'firstPublished',
  'lastPublished',
];
const SUMMARY_COLUMNS = LINK_COLUMNS.filter(({ name }) => SUMMARY.includes(name)).map(({ name, of }) => ({
  name: name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  of,
}));

function summary(link: ExportLink): object {
  return Object.fromEntries(SUMMARY_COLUMNS.map(({ name, of }) => [name, of(link)]));
}

/** Only where the day is known: an instant of STIX is exact. The whole of it is in the extension, as EDTF. */
function times({ summary: { validity } }: ExportLink): object {
  if (!validity) return {};
  const { startEarliest, startLatest, endEarliest, endLatest } = validity;
  const inEra = (day: number): boolean => day > -719_162 && day < 2_932_897;
  const begins = startEarliest === startLatest && inEra(startEarliest);
  const ends = endEarliest === endLatest && inEra(endLatest);
  return {
    start_time: begins ? `${isoDay(startEarliest)}T00:00:00.000Z` : undefined,
    stop_time: ends ? `${isoDay(endLatest)}T23:59:59.000Z` : undefined,
  };
}

/** A claim that speaks against a relationship of the bundle, as STIX has it: an opinion on it (§4.15). */
export function stixOpinions(link: ExportLinkWithClaims, types: StixTypes): object[] {
  return link.claims
    .filter(({ stance, modality }) => modality === 'ACTUAL' && (stance === 'DENIES' || stance === 'DOUBTS'))
    .map((claim) => ({
      ...common('opinion', claim.id, claim.recordedAt),
      explanation: claim.statement,
      authors: [claim.onBehalfOf ?? claim.attributedTo ?? claim.source],
      opinion: claim.stance === 'DENIES' ? 'strongly-disagree' : 'disagree',
      object_refs: [stixId('relationship', link.id)],
      external_references: [{ source_name: 'nisba', external_id: claim.id }],
      extensions: extended({ claims: [claimObject(claim, types.reference)] }),
    }));
}

/** A source as a report; what it reports are the claims that name it as their source_ref. */
export function stixSource(source: ExportSource, types: StixTypes): object {
  const { title, url, publisherName, publisher } = source;
  return {
    ...common('report', source.id, source.recordedAt),
    name: title,
    published: published(source),
    object_refs: [publisher === undefined ? NISBA_IDENTITY : types.reference(publisher)],
    external_references: [
      {
        source_name: publisherName ?? title,
        description: source.author,
        url,
        hashes: hashes(source.contentHash),
        external_id: source.id,
      },
    ],
    lang: source.language,
    extensions: extended({
      nisba_id: source.id,
      source_type: source.sourceType,
      reliability: source.reliability,
      published_at: source.publishedAt,
      retrieved_at: source.retrievedAt,
      licence: source.licence,
      content_hash: source.contentHash,
      derived_from_refs: filled(source.derivedFrom.map((parent) => stixId('report', parent))),
    }),
  };
}

/** STIX wants an instant: the first day that it may be, else when Nisba learnt of it. The extension has the date. */
function published({ publishedAt, recordedAt }: ExportSource): string {
  if (publishedAt === undefined) return recordedAt;
  const { earliest } = spanOf(parseEdtf(publishedAt));
  const day = isoDay(earliest);
  return /^\d{4}-/.test(day) && day > '0001' ? `${day}T00:00:00.000Z` : recordedAt;
}

/** Nisba's hash of the text that was read, where it is a whole one. */
function hashes(contentHash: string | undefined): object | undefined {
  const [, sha256] = /^sha256:([0-9a-f]{64})$/.exec(contentHash ?? '') ?? [];
  return sha256 === undefined ? undefined : { 'SHA-256': sha256 };
}
