/**
 * Where an event of UCDP GED happened. The code book's `where_prec` says what the place and the point of a
 * row mean:
 *
 * | where_prec | code book                                         | recorded as                              |
 * | ---------- | ------------------------------------------------- | ---------------------------------------- |
 * | 1          | the place is known exactly                        | AT the named place                       |
 * | 2          | within about 25 km of a known point               | NEAR the named place                     |
 * | 3          | only the second-order division (a district)       | WITHIN that                              |
 * | 4          | only the first-order division (a province)        | WITHIN that                              |
 * | 5          | a line or an area without known bounds            | ALONG a road, river or border, else WITHIN |
 * | 6          | only the country                                  | WITHIN that                              |
 * | 7          | international waters or airspace                  | WITHIN what is named                     |
 *
 * Of 1 and 2 the point is that of the named place, which gets it as COORDINATES. From 3 on it is a point
 * that the coders chose to stand for an area: it is no place's, and is left out, so that vague places
 * stay vague.
 */
import type { RecordInput } from '../../exchange/record.js';
import { hashedSlug } from '../foreign-id.js';
import type { Skipped } from '../dataset.js';
import { identifierClaim, nameClaims } from '../record-lines.js';
import type { UcdpPlacePrecision, UcdpRow } from './row.js';

export interface UcdpPlaces {
  /** The id of the place of the event. */
  readonly id: string;
  readonly name: string;
  readonly role: 'AT' | 'NEAR' | 'WITHIN' | 'ALONG';
  /** It and what contains it, the largest first, each with what is said of it. */
  readonly places: readonly UcdpPlace[];
  readonly skipped: readonly Skipped[];
}

export interface UcdpPlace {
  readonly id: string;
  readonly records: () => readonly RecordInput[];
}

type Where = UcdpRow['where'];

const ROLES: Readonly<Record<UcdpPlacePrecision, 'AT' | 'NEAR' | 'WITHIN' | undefined>> = {
  EXACT: 'AT',
  AROUND: 'NEAR',
  SECOND_ORDER_DIVISION: 'WITHIN',
  FIRST_ORDER_DIVISION: 'WITHIN',
  FEATURE: undefined,
  COUNTRY: 'WITHIN',
  INTERNATIONAL: 'WITHIN',
};

/** What runs along, by the English words that the coders use. */
const LINE = /\b(?:road|highway|motorway|railway|river|stream|border|frontier|coast|canal|pipeline)s?\b/i;

/** @param source the source of what is said of places: the data set */
export function ucdpPlaces(where: Where, source: string): UcdpPlaces {
  const country = countryOf(where, source);
  const chain = [country];
  const inside = (name: string, path: readonly string[]): UcdpPlace => {
    const within = chain.at(-1)!;
    const place = placeOf(where, name, path, within.id, source);
    chain.push(place);
    return place;
  };
  const { firstOrder, secondOrder, name, precision } = where;
  if (firstOrder !== '') inside(firstOrder, [firstOrder]);
  if (secondOrder !== '') inside(secondOrder, [firstOrder, secondOrder]);
  const place = precision === 'COUNTRY' && name === where.country.name ? country : named();
  return {
    id: place.id,
    name,
    role: ROLES[precision] ?? (LINE.test(name) ? 'ALONG' : 'WITHIN'),
    places: chain,
    skipped: hasPoint(precision) ? [] : [NO_POINT],
  };

  function named(): UcdpPlace {
    // Of a row that knows no more than the division, the name is the division's.
    const division = chain.at(-1)!;
    if (name === (secondOrder || firstOrder)) return division;
    return inside(name, [firstOrder, secondOrder, name]);
  }
}

const NO_POINT: Skipped = {
  kind: 'coordinates',
  reason: 'where_prec says that they stand for an area: they are the point of no place',
};

function hasPoint(precision: UcdpPlacePrecision): boolean {
  return precision === 'EXACT' || precision === 'AROUND';
}

function countryOf({ country }: Where, source: string): UcdpPlace {
  const id = `place:gw-${country.id}`;
  return {
    id,
    records: () => [
      { record: 'entity', id, kind: 'PLACE' },
      ...nameClaims(source, id, country.name),
      identifierClaim(source, id, 'Gleditsch and Ward', country.id),
      ...(country.iso3 === '' ? [] : [identifierClaim(source, id, 'ISO 3166-1 alpha-3', country.iso3)]),
    ],
  };
}

function placeOf(
  where: Where,
  name: string,
  path: readonly string[],
  within: string,
  source: string,
): UcdpPlace {
  const { country, latitude, longitude, precision } = where;
  const isPoint = hasPoint(precision) && name === where.name && path.length === 3;
  // Two villages of one name and district differ by their points, and only by them.
  const position = isPoint ? [String(latitude), String(longitude)] : [];
  const id = `place:ucdp-${country.id}-${hashedSlug(name, [country.id, ...path, ...position])}`;
  const point = (): RecordInput => ({
    record: 'claim',
    source,
    subject: id,
    predicate: 'COORDINATES',
    value: { type: 'POINT', latitude, longitude },
  });
  return {
    id,
    records: () => [
      { record: 'entity', id, kind: 'PLACE' },
      ...nameClaims(source, id, name),
      { record: 'claim', source, subject: id, predicate: 'LOCATED_IN', object: within },
      ...(isPoint ? [point()] : []),
    ],
  };
}
