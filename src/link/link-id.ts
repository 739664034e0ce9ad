/** A link's id: type, ends and, where the type says so, role, joined by `~`. It never depends on a filter. */
import { contentHash } from '../hash.js';
import { isLinkId, type EntityId, type LinkId } from '../ids.js';
import { NisbaError } from '../errors.js';
import { relationType, type RelationType, type RelationTypeDefinition } from '../vocabulary/vocabulary.js';

export interface LinkEnds {
  readonly id: LinkId;
  readonly type: RelationType;
  readonly from: EntityId;
  readonly to: EntityId;
  /** The role's part of the id; undefined for types whose role makes no other link. */
  readonly rolePart?: string;
}

const MAX_ROLE = 120;

/** The link that a relation claim speaks to. For symmetric types `from` is the smaller id by code point. */
export function linkOf(
  definition: RelationTypeDefinition,
  subject: EntityId,
  object: EntityId,
  role?: string,
): LinkEnds {
  const rolePart = definition.roleInIdentity && role ? partOf(role) : undefined;
  return joined(definition, subject, object, rolePart);
}

/** The link of the same type and role between other ends. */
export function linkBetween({ type, rolePart }: LinkEnds, subject: EntityId, object: EntityId): LinkId {
  return joined(relationType(type)!, subject, object, rolePart).id;
}

function joined(
  definition: RelationTypeDefinition,
  subject: EntityId,
  object: EntityId,
  rolePart: string | undefined,
): LinkEnds {
  // Ids are ASCII, so comparing UTF-16 units is comparing code points.
  const [from, to] = definition.symmetric && object < subject ? [object, subject] : [subject, object];
  const id = [definition.type, from, to, ...(rolePart ? [rolePart] : [])].join('~') as LinkId;
  return { id, type: definition.type, from, to, rolePart };
}

/** @throws INVALID_ID, or UNKNOWN_TYPE when the type is not in the vocabulary. */
export function parseLinkId(text: string): LinkEnds {
  if (!isLinkId(text)) {
    throw new NisbaError(
      'INVALID_ID',
      `"${text.slice(0, 140)}" is not a link's id: it is TYPE~from~to, with ~role for some types.`,
      { id: text.slice(0, 140) },
    );
  }
  const [type = '', from, to, rolePart] = text.split('~');
  const definition = relationType(type);
  if (!definition)
    throw new NisbaError(
      'UNKNOWN_TYPE',
      `${type} is not a relation type: see { vocabulary { relationTypes { type } } }.`,
      { type },
    );
  return { id: text, type: definition.type, from: from as EntityId, to: to as EntityId, rolePart };
}

function partOf(role: string): string {
  const slug = role.normalize('NFC').toLowerCase().trim().replaceAll(/\s+/g, '-');
  return slug.length <= MAX_ROLE && /^[a-z0-9._-]+$/.test(slug) ? slug : contentHash(role.normalize('NFC'));
}
