/** What the preview of an entity tells. */
import type { NameKind } from '../claim/claim.js';
import { pageClaimsOf } from '../claim/read-claims.js';
import { findEntities } from '../entity/record-entities.js';
import { NisbaError } from '../errors.js';
import type { LinkStatus } from '../evidence/evidence.js';
import { canonicalOf, membersOf } from '../identity/canonical.js';
import { entityId, type EntityId } from '../ids.js';
import { ALL_RELATION_TYPES, countLinks, pageLinks } from '../link/read-links.js';
import type { Reader } from '../store/store.js';
import { relationType } from '../vocabulary/vocabulary.js';
import { sortOf, words } from './kinds.js';

export interface PreviewName {
  readonly text: string;
  readonly kind: NameKind;
  readonly language?: string;
}

export interface PreviewLink {
  /** How it reads from the entity: "leads", "is led by". */
  readonly relation: string;
  readonly role?: string;
  readonly far: string;
  readonly status: LinkStatus;
  /** How many origins assert it. */
  readonly origins: number;
}

export interface Preview {
  readonly id: EntityId;
  readonly name: string;
  /** "Group (armed group)". */
  readonly sort: string;
  /** The id that was asked for, where it was merged into this one. */
  readonly mergedId?: EntityId;
  readonly descriptions: readonly string[];
  readonly names: readonly PreviewName[];
  /** Those that most origins assert, of linkCount that the defaults show. */
  readonly links: readonly PreviewLink[];
  readonly linkCount: number;
}

const LINKS = 6;
const NAMES = 12;
const DESCRIPTIONS = 2;
const CLAIMS = 100;

const NO_FILTER = { evidence: {}, time: {} };

/** @throws INVALID_ID, NOT_FOUND */
export async function readPreview(reader: Reader, text: string): Promise<Preview> {
  const asked = entityId(text);
  const found = (await findEntities(reader, [asked])).get(asked);
  if (!found) throw new NisbaError('NOT_FOUND', `There is no entity ${asked}.`, { id: asked });
  const id = canonicalOf(found);
  const entity = id === asked ? found : (await findEntities(reader, [id])).get(id)!;
  const selection = { types: ALL_RELATION_TYPES, direction: 'BOTH' as const };
  const [claims, links, counts] = await Promise.all([
    pageClaimsOf(
      reader,
      'entity',
      [id],
      { predicates: ['NAME', 'DESCRIBED_AS'], stances: ['ASSERTS'], modalities: ['ACTUAL'] },
      NO_FILTER,
      { after: 0, limit: CLAIMS },
      () => membersOf(entity),
    ),
    pageLinks(
      reader,
      [id],
      selection,
      NO_FILTER,
      { order: 'ORIGINS', limit: LINKS },
      { summary: true, names: false, far: true },
    ),
    countLinks(reader, [id], selection, NO_FILTER),
  ]);
  const values = (claims.get(id) ?? []).flatMap(({ value }) => (value ? [value] : []));
  const names = values.flatMap((value) =>
    value.type === 'NAME' ? [{ text: value.name, kind: value.nameKind, language: value.language }] : [],
  );
  const descriptions = values.flatMap((value) => (value.type === 'TEXT' ? [value.text] : []));
  return {
    id,
    name: entity.name,
    sort: sortOf(entity),
    ...(id !== asked && { mergedId: asked }),
    descriptions: [...new Set(descriptions)].slice(0, DESCRIPTIONS),
    names: distinct(names.filter(({ text: name }) => name !== entity.name)).slice(0, NAMES),
    links: (links.get(id) ?? []).map(({ type, from, role, far, summary }) => ({
      relation: from === id || relationType(type)!.symmetric ? words(type) : relationType(type)!.inverse,
      ...(role !== undefined && { role }),
      far: far!.name,
      status: summary!.status,
      origins: summary!.originCount,
    })),
    linkCount: counts.get(id) ?? 0,
  };
}

function distinct(names: readonly PreviewName[]): readonly PreviewName[] {
  return [...new Map(names.map((name) => [name.text, name])).values()];
}
