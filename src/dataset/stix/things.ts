/**
 * Which STIX objects are entities, and what they say of themselves. An identity is a person, a group, a
 * label or a system, and never a threat actor; threat actors and intrusion sets are groups, campaigns and
 * incidents events, locations places; malware, tools and infrastructure are assets.
 */
import type { StixThing } from './index-objects.js';
import type { StixObject } from './object.js';
import { nameClaims, type ClaimLine } from '../record-lines.js';
import type { Skipped } from '../dataset.js';

/** What a claim of a data set says, without who says it. */
export type Said = Omit<ClaimLine, 'record' | 'source'>;

const KINDS: Readonly<Record<string, Omit<StixThing, 'id'>>> = {
  'threat-actor': { kind: 'GROUP', groupType: 'OTHER' },
  'intrusion-set': { kind: 'GROUP', groupType: 'OTHER' },
  campaign: { kind: 'EVENT' },
  incident: { kind: 'EVENT' },
  location: { kind: 'PLACE' },
  malware: { kind: 'ASSET' },
  tool: { kind: 'ASSET' },
  infrastructure: { kind: 'ASSET' },
};

/** identity-class-ov (section 10.9). Of an unknown class it is taken for the most frequent. */
const CLASSES: Readonly<Record<string, Omit<StixThing, 'id'>>> = {
  individual: { kind: 'PERSON' },
  class: { kind: 'GROUP', groupType: 'LABEL' },
  system: { kind: 'ASSET' },
};
const OTHER_CLASS: Omit<StixThing, 'id'> = { kind: 'GROUP', groupType: 'OTHER' };

/** The entity that an object is; undefined for those that are none. */
export function thingOf({ type, id, identity_class: identityClass }: StixObject): StixThing | undefined {
  const form = type === 'identity' ? (CLASSES[identityClass ?? ''] ?? OTHER_CLASS) : KINDS[type];
  return form && { id: `${form.kind.toLowerCase()}:${id}`, ...form };
}

/** Beyond this radius (in metres) a point is the middle of an area. */
const MOST_IMPRECISE = 1_000;

/** What an object says of its entity. Its description comes last: it is what notes and references speak of. */
export function saidOf(object: StixObject, { id, kind }: StixThing): { said: Said[]; skipped: Skipped[] } {
  const seen = seenOf(object);
  const point = pointOf(object);
  const said: Said[] = [
    ...namesOf(object, id),
    ...(object.external_references ?? []).flatMap(({ source_name: scheme, external_id: text, url }) =>
      text === undefined || text.trim() === '' || scheme.trim() === ''
        ? []
        : [{ ...textClaim(id, 'IDENTIFIER', text, scheme), locators: url ? [url.slice(0, 1_000)] : [] }],
    ),
    ...described(object).map((text) => textClaim(id, 'DESCRIBED_AS', text)),
    ...(kind === 'PLACE' || kind === 'PERSON' ? [] : purposes(object)).map((text) =>
      textClaim(id, 'PURPOSE', text),
    ),
    ...(seen === undefined ? [] : [seenClaim(id, kind, seen)]),
    ...(point.position
      ? [{ subject: id, predicate: 'COORDINATES', value: point.position } satisfies Said]
      : []),
    ...(filled(object.description)
      ? [textClaim(id, 'DESCRIBED_AS', object.description.slice(0, 10_000), undefined, object.lang)]
      : []),
  ];
  return { said, skipped: point.skipped };
}

function namesOf(
  { name, aliases, x_mitre_aliases: more, lang, country, region, city, ...rest }: StixObject,
  id: string,
): Said[] {
  // A location may go without a name (section 4.11).
  const own = [name, city, rest.administrative_area, country, region].find(filled);
  const language = lang === undefined ? {} : { language: lang };
  const claims = [
    ...(own === undefined ? [] : nameClaims('', id, own, language)),
    ...[...(aliases ?? []), ...(more ?? [])]
      .filter((alias) => filled(alias) && alias !== own)
      .flatMap((alias) => nameClaims('', id, alias, { nameKind: 'ALIAS', ...language })),
  ];
  const known = new Set<string>();
  return claims.flatMap(({ subject, predicate, value }) => {
    const text = value?.type === 'NAME' ? value.name : '';
    if (known.has(text)) return [];
    known.add(text);
    return [{ subject, predicate, value }];
  });
}

/** Words of its vocabularies: "malware type: backdoor". */
function described(object: StixObject): string[] {
  const words: readonly (readonly [what: string, values: readonly (string | undefined)[] | undefined])[] = [
    ['class', object.identity_class === undefined ? [] : [object.identity_class]],
    ['role', object.roles],
    ['sector', object.sectors],
    ['threat actor type', object.threat_actor_types],
    ['malware type', object.malware_types],
    ['tool type', object.tool_types],
    ['infrastructure type', object.infrastructure_types],
    ['label', object.labels],
    ['resource level', [object.resource_level]],
    ['sophistication', [object.sophistication]],
    ['capability', object.capabilities],
    ['region', [object.region]],
    ['country', [object.country]],
    ['administrative area', [object.administrative_area]],
    ['city', [object.city]],
    ['street address', [object.street_address]],
    ['postal code', [object.postal_code]],
  ];
  return words.flatMap(([what, values]) =>
    [...new Set(values ?? [])].filter(filled).map((value) => `${what}: ${value.slice(0, 9_000)}`),
  );
}

function purposes(object: StixObject): string[] {
  const { goals = [], objective, primary_motivation: first, secondary_motivations: others = [] } = object;
  return [...goals, objective, first, ...others].filter(filled).map((text) => text.slice(0, 10_000));
}

/** first_seen and last_seen, in EDTF: a span that may be longer on both sides, since only sightings count. */
function seenOf({
  first_seen: from,
  last_seen: to,
}: StixObject): { from: string; to: string; date: string } | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > to) return undefined;
  return {
    from: from === undefined ? '' : `../${from}`,
    to: to === undefined ? '' : `${to}/..`,
    date: from === to ? from! : `${from ?? '..'}/${to ?? '..'}`,
  };
}

function seenClaim(
  subject: string,
  kind: string,
  { from, to, date }: { from: string; to: string; date: string },
): Said {
  if (kind === 'EVENT') return { subject, predicate: 'DATE', value: { type: 'DATE', date } };
  return {
    ...textClaim(subject, 'DESCRIBED_AS', 'active'),
    ...(from !== '' && { validFrom: from }),
    ...(to !== '' && { validTo: to }),
    statement: `Seen active, first and last: ${date}.`,
  };
}

/**
 * A location's point, where it is that of the place and not the middle of an area: its precision is a
 * kilometre or better, or not told of something smaller than a country, region or province.
 */
function pointOf(object: StixObject) {
  const { latitude, longitude, precision } = object;
  if (latitude === undefined || longitude === undefined) return { skipped: [] };
  const isArea =
    [object.region, object.country, object.administrative_area].some(filled) &&
    ![object.city, object.street_address, object.postal_code].some(filled);
  if (precision === undefined ? isArea : precision > MOST_IMPRECISE) {
    const reason = 'they are the middle of an area, by their precision or since no town is named';
    return { skipped: [{ kind: 'coordinates', reason }] };
  }
  return { position: { type: 'POINT', latitude, longitude } as const, skipped: [] };
}

export function textClaim(
  subject: string,
  predicate: 'DESCRIBED_AS' | 'PURPOSE' | 'IDENTIFIER' | 'SAID',
  text: string,
  scheme?: string,
  language?: string,
): Said {
  return {
    subject,
    predicate,
    value: {
      type: 'TEXT',
      text,
      ...(scheme !== undefined && { scheme: scheme.slice(0, 1_000) }),
      ...(language !== undefined && { language }),
    },
  };
}

export const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
