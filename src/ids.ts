/** Identifiers: branded strings, so that an entity's id is not taken for a claim's. */
import { NisbaError } from './errors.js';

declare const brand: unique symbol;
type Branded<T extends string> = string & { readonly [brand]: T };

export type EntityId = Branded<'EntityId'>;
export type SourceId = Branded<'SourceId'>;
export type ClaimId = Branded<'ClaimId'>;
export type BearingId = Branded<'BearingId'>;
export type LinkId = Branded<'LinkId'>;
/** An entity, a source, or `publisher:slug` for a publisher that is only a text. */
export type OriginId = Branded<'OriginId'>;

const SLUG = /^[a-z0-9._-]+$/;
const ENTITY = /^(?!(?:source|claim|bearing|publisher):)[a-z]+:[a-z0-9._-]+$/;
const CLAIM = /^claim:[a-z2-7]{26}(?:\.[1-9][0-9]*)?$/;
const BEARING = /^bearing:[a-z2-7]{26}(?:\.[1-9][0-9]*)?$/;
const MAX_LENGTH = 120;

/** @throws INVALID_ID unless `text` is `kind:slug` of [a-z0-9._-], at most 120 characters. */
export function entityId(text: string): EntityId {
  if (!isEntityId(text)) throw malformed(text, 'an entity id is kind:slug, such as person:abu-alaa-al-walae');
  return text;
}

export function isEntityId(text: string): text is EntityId {
  return text.length <= MAX_LENGTH && ENTITY.test(text);
}

/** @throws INVALID_ID unless `text` is `source:slug`. */
export function sourceId(text: string): SourceId {
  if (!isSourceId(text)) throw malformed(text, 'a source id is source:slug, such as source:ap-2021-07');
  return text;
}

export function isSourceId(text: string): text is SourceId {
  return text.length <= MAX_LENGTH && text.startsWith('source:') && SLUG.test(text.slice('source:'.length));
}

/** @throws INVALID_ID unless `text` is `claim:` and 26 base32 characters, perhaps with `.2` and on. */
export function claimId(text: string): ClaimId {
  if (!isClaimId(text)) throw malformed(text, 'a claim id is claim: and 26 characters of a-z and 2-7');
  return text;
}

export function isClaimId(text: string): text is ClaimId {
  return CLAIM.test(text);
}

/** @throws INVALID_ID unless `text` is `bearing:` and 26 base32 characters. */
export function bearingId(text: string): BearingId {
  if (!isBearingId(text)) throw malformed(text, 'a bearing id is bearing: and 26 characters of a-z and 2-7');
  return text;
}

export function isBearingId(text: string): text is BearingId {
  return BEARING.test(text);
}

/** A link's id is TYPE~from~to or TYPE~from~to~role. */
export function isLinkId(text: string): text is LinkId {
  const [type, from, to, ...role] = text.split('~');
  return (
    !!type && /^[A-Z_]+$/.test(type) && isEntityId(from ?? '') && isEntityId(to ?? '') && role.length <= 1
  );
}

function malformed(text: string, form: string): NisbaError {
  const shown = text.length > 140 ? `${text.slice(0, 140)}…` : text;
  return new NisbaError('INVALID_ID', `"${shown}" is not a valid id: ${form}.`, { id: shown });
}
