/** People, groups, places, events, assets and sources as entities of FollowTheMoney. */
import type { NameKind } from '../../claim/claim.js';
import type { StoredClaim } from '../../claim/claim-properties.js';
import type { ExportEntity, ExportMention, ExportSource } from '../graph.js';
import { ftmCountry, ftmDate, ftmId, ftmLanguage } from './ids.js';
import { fitting, isAsserted, valueText, type FtmEntity, type FtmLeftOut, type FtmValue } from './values.js';
import { undisputedPosition } from '../positions.js';
import { asWords } from '../words.js';

/** LABEL and COMMUNITY are no organisations; a LegalEntity is "any party", the widest that FollowTheMoney has. */
const GROUP_SCHEMATA: Readonly<Record<string, string>> = {
  GOVERNMENT: 'PublicBody',
  MINISTRY: 'PublicBody',
  MILITARY: 'PublicBody',
  PARLIAMENT: 'PublicBody',
  COMPANY: 'Company',
  LABEL: 'LegalEntity',
  COMMUNITY: 'LegalEntity',
};

export function schemaOf(entity: ExportMention, claims: readonly StoredClaim[] = []): string {
  switch (entity.kind) {
    case 'PERSON':
      return 'Person';
    case 'GROUP':
      return GROUP_SCHEMATA[entity.groupType ?? ''] ?? 'Organization';
    case 'PLACE':
      return 'Address';
    case 'EVENT':
      return 'Event';
    case 'ASSET':
      return assetSchema(claims);
  }
}

/** By the registers that have numbered it; an asset of unknown sort is an Asset. */
function assetSchema(claims: readonly StoredClaim[]): string {
  const schemes = claims
    .map(({ value }) => (value?.type === 'TEXT' ? (value.scheme ?? '') : ''))
    .filter((scheme) => scheme !== '')
    .join('\n');
  if (/\bIMO\b|\bMMSI\b|\bvessel\b/i.test(schemes)) return 'Vessel';
  return /\baircraft\b/i.test(schemes) ? 'Airplane' : 'Asset';
}

export function ftmThing(entity: ExportEntity, leftOut: FtmLeftOut): FtmEntity {
  const schema = schemaOf(entity, entity.claims);
  const values = described(entity);
  for (const claim of entity.claims) {
    if (isAsserted(claim)) values.push(...attribute(entity, schema, claim, leftOut));
    else leftOut.claims++;
  }
  const position = entity.kind === 'PLACE' ? undisputedPosition(entity) : undefined;
  if (position) {
    values.push({ property: 'latitude', value: String(position.latitude) });
    values.push({ property: 'longitude', value: String(position.longitude) });
  }
  return { id: ftmId(entity.id), schema, values };
}

/** Somebody who is named by what is exported, and was not selected. */
export function ftmMention(mention: ExportMention): FtmEntity {
  return { id: ftmId(mention.id), schema: schemaOf(mention), values: described(mention) };
}

/** What holds of it without any claim: its label, and what sort of entity it is. */
function described(entity: ExportMention): FtmValue[] {
  const values: FtmValue[] = [{ property: 'name', value: fitting(entity.name, 'name') }];
  if (entity.kind === 'PLACE') values.push({ property: 'full', value: fitting(entity.name, 'name') });
  if (entity.kind === 'GROUP' && entity.groupType !== undefined)
    values.push({ property: 'classification', value: asWords(entity.groupType) });
  if (entity.groupType === 'LABEL')
    values.push({ property: 'notes', value: 'A description, and no organisation.' });
  if (entity.anonymous) values.push({ property: 'notes', value: 'An unnamed speaker.' });
  if (entity.unnamed)
    values.push({ property: 'notes', value: 'Its name is not known; what stands for it is a description.' });
  return values;
}

const NAME_PROPERTIES: Readonly<Record<NameKind, string>> = {
  PRIMARY: 'name',
  ALIAS: 'alias',
  KUNYA: 'alias',
  FORMER: 'previousName',
  ACRONYM: 'abbreviation',
  WEAK_ALIAS: 'weakAlias',
  METONYM: 'weakAlias',
  MISSPELLING: 'weakAlias',
};

/** What an asserted claim says of it: in a property of its own, else as a note. */
function attribute(
  { kind }: ExportEntity,
  schema: string,
  claim: StoredClaim,
  leftOut: FtmLeftOut,
): FtmValue[] {
  const { predicate, value } = claim;
  if (!value) return [];
  const isParty = kind === 'PERSON' || kind === 'GROUP';
  const say = (property: string, text: string, language?: string): FtmValue[] => [
    { property, value: text, claim, ...(language !== undefined && { language }) },
  ];
  if (value.type === 'NAME') {
    const property = NAME_PROPERTIES[value.nameKind];
    const allowed = property === 'abbreviation' && !isParty ? 'weakAlias' : property;
    return say(allowed, fitting(value.name, 'name'), ftmLanguage(value.language));
  }
  if (value.type === 'DATE' && (predicate === 'BIRTH_DATE' || predicate === 'DATE')) {
    const dates = datesOf(predicate === 'BIRTH_DATE' ? 'birthDate' : 'date', value.date);
    if (dates.length === 0) leftOut.dates++;
    return [...dates.flatMap(([property, date]) => say(property, date)), ...note(claim)];
  }
  if (value.type === 'TEXT') {
    const { text, scheme } = value;
    const property = predicate === 'IDENTIFIER' ? identifierProperty(schema, scheme ?? '', text) : undefined;
    if (property !== undefined) return [...say(property, text), ...note(claim)];
    const country = predicate === 'NATIONALITY' ? ftmCountry(text) : undefined;
    if (country !== undefined) return say('nationality', country);
    const plain = text.length <= 250 ? TEXT_PROPERTIES[predicate] : undefined;
    if (plain && (plain.of === 'thing' || (plain.of === 'party' ? isParty : schema === 'Person')))
      return say(plain.property, text, ftmLanguage(value.language));
    if (predicate === 'GENDER' && /^(?:male|female)$/i.test(text)) return say('gender', text.toLowerCase());
  }
  return note(claim);
}

const TEXT_PROPERTIES: Readonly<
  Record<string, { readonly property: string; readonly of: 'thing' | 'party' | 'person' } | undefined>
> = {
  ADDRESS: { property: 'address', of: 'thing' },
  BIRTH_PLACE: { property: 'birthPlace', of: 'person' },
  RANK: { property: 'position', of: 'person' },
  LEGAL_STATUS: { property: 'status', of: 'party' },
};

/** A day, a month or a year; of an interval of events its two ends. */
function datesOf(property: string, edtf: string): [property: string, date: string][] {
  const date = ftmDate(edtf);
  if (date !== undefined) return [[property, date]];
  const [from, to] = edtf.split('/').map(ftmDate);
  return property === 'date' && from !== undefined && to !== undefined
    ? [
        ['startDate', from],
        ['endDate', to],
      ]
    : [];
}

function identifierProperty(schema: string, scheme: string, text: string): string | undefined {
  if (text.length > 60) return undefined;
  if (/wikidata/i.test(scheme)) return /^Q\d{1,12}$/.test(text) ? 'wikidataId' : undefined;
  if (schema === 'Vessel' || schema === 'Airplane') return 'registrationNumber';
  if (schema === 'Address' || schema === 'Event' || schema === 'Asset') return undefined;
  if (/passport/i.test(scheme) && schema === 'Person') return 'passportNumber';
  if (/\btax\b|\bVAT\b|\bFEIN\b/i.test(scheme)) return 'taxNumber';
  return /regist|company|licen[cs]e/i.test(scheme) ? 'registrationNumber' : 'idNumber';
}

/** "wounded: about 40 person of soldiers", for what has no property of its own. */
function note(claim: StoredClaim): FtmValue[] {
  const { predicate, value } = claim;
  if (!value) return [];
  const text = fitting(`${asWords(predicate)}: ${valueText(value)}`, 'text');
  return [{ property: 'notes', value: text, claim }];
}

/** A source as a document, to which links and claims point as their proof. */
export function ftmDocument(source: ExportSource, leftOut: FtmLeftOut): FtmEntity {
  const title = fitting(source.title, 'string');
  const values: FtmValue[] = [
    { property: 'title', value: title },
    { property: 'fileName', value: title },
  ];
  const put = (property: string, value: string | undefined): void => {
    if (value !== undefined) values.push({ property, value });
  };
  put('publisher', source.publisherName && fitting(source.publisherName, 'string'));
  put('author', source.author && fitting(source.author, 'string'));
  put('sourceUrl', source.url !== undefined && isWebAddress(source.url) ? source.url : undefined);
  const published = ftmDate(source.publishedAt);
  if (source.publishedAt !== undefined && published === undefined) leftOut.dates++;
  put('publishedAt', published);
  put('retrievedAt', ftmDate(source.retrievedAt));
  put('language', ftmLanguage(source.language));
  put('notes', `Reliability: ${source.reliability} (Admiralty code)`);
  put('notes', source.licence && `Licence: ${source.licence}`);
  for (const parent of source.derivedFrom) put('notes', `Derived from ${ftmId(parent)}`);
  return { id: ftmId(source.id), schema: source.sourceType === 'ARTICLE' ? 'Article' : 'Document', values };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text) && URL.canParse(text);
}
