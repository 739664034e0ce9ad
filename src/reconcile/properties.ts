/** What a query knows of an entity beside its name, held against what sources assert of it. */
import type { ClaimValue } from '../claim/claim.js';
import { pageClaimsOf } from '../claim/read-claims.js';
import type { StoredEntity } from '../entity/entity-row.js';
import { nameKey } from '../entity/name-key.js';
import { membersOf } from '../identity/canonical.js';
import type { EntityId } from '../ids.js';
import type { Reader } from '../store/store.js';
import { isEdtf, parseEdtf, spanOf, type DayBounds } from '../time/edtf.js';
import {
  ATTRIBUTE_TYPES,
  type AttributeType,
  type AttributeTypeDefinition,
} from '../vocabulary/vocabulary.js';
import type { GivenValue, PropertyGiven } from './query.js';

/** Attributes that can be compared: texts and dates. */
export const PROPERTIES: readonly AttributeTypeDefinition[] = ATTRIBUTE_TYPES.filter(
  ({ valueType }) => valueType === 'TEXT' || valueType === 'DATE',
);

/** Whether one of the given values is one that a source asserts. */
export interface PropertyFit {
  readonly property: AttributeType;
  readonly fits: boolean;
}

/** How many claims of these properties are looked at of one entity. */
const MOST_CLAIMS = 50;

/**
 * How the given properties fit some entities. A property that isn't one of PROPERTIES is left out, and so
 * is one of which nobody asserts anything of the entity, as that speaks neither for nor against it.
 */
export async function fitProperties(
  reader: Reader,
  entities: readonly StoredEntity[],
  given: readonly PropertyGiven[],
): Promise<ReadonlyMap<EntityId, readonly PropertyFit[]>> {
  const asked = PROPERTIES.flatMap(({ type, valueType }) => {
    const values = given.find(({ pid }) => pid === type)?.values ?? [];
    const comparable = valueType === 'DATE' ? values.filter((value) => isEdtf(String(value))) : values;
    return comparable.length > 0 ? [{ type, fits: matcherOf(valueType, comparable) }] : [];
  });
  if (asked.length === 0 || entities.length === 0) return new Map();
  const members = new Map<string, readonly EntityId[]>(
    entities.map((entity) => [entity.id, membersOf(entity)]),
  );
  const claims = await pageClaimsOf(
    reader,
    'entity',
    entities.map(({ id }) => id),
    { predicates: asked.map(({ type }) => type), stances: ['ASSERTS'], modalities: ['ACTUAL'] },
    { evidence: {}, time: {} },
    { after: 0, limit: MOST_CLAIMS },
    (id) => members.get(id) ?? [id],
  );
  return new Map(
    entities.map(({ id }) => [
      id,
      asked.flatMap(({ type, fits }) => {
        const values = (claims.get(id) ?? []).flatMap(({ predicate, value }) =>
          predicate === type && value ? [value] : [],
        );
        return values.length > 0 ? [{ property: type, fits: values.some(fits) }] : [];
      }),
    ]),
  );
}

function matcherOf(
  valueType: AttributeTypeDefinition['valueType'],
  given: readonly GivenValue[],
): (value: ClaimValue) => boolean {
  if (valueType === 'DATE') {
    const spans = given.map((value) => spanOf(parseEdtf(String(value))));
    return (value) => value.type === 'DATE' && overlaps(spanOf(parseEdtf(value.date)), spans);
  }
  const keys = new Set(given.map((value) => nameKey(String(value))));
  return (value) =>
    value.type === 'TEXT' &&
    [value.text, ...(value.scheme ? [`${value.scheme} ${value.text}`, `${value.scheme}:${value.text}`] : [])]
      .map(nameKey)
      .some((key) => keys.has(key));
}

/** A coarse date fits every day in it, so 1954 fits 1954-07-01. */
function overlaps({ earliest, latest }: DayBounds, spans: readonly DayBounds[]): boolean {
  return spans.some((span) => earliest <= span.latest && span.earliest <= latest);
}
