/**
 * Places, events and located assets as GeoJSON (RFC 7946), for maps: QGIS, GeoPandas, Leaflet.
 *
 * One feature an entity. What is vague stays vague: a feature without a position has no geometry (section
 * 3.2), one whose positions differ has all of them, and of an event the point is that of its place, with
 * `precision` telling what that means.
 */
import type { StoredClaim } from '../claim/claim-properties.js';
import { parseEdtf, spanOf } from '../time/edtf.js';
import { isoDay, type DayNumber } from '../time/day.js';
import { calendarDay } from './calendar-day.js';
import type { FormatWriter } from './format.js';
import type { ExportEntity, ExportGraph, ExportLinkWithClaims } from './graph.js';
import { jsonElements, manifestWith } from './json.js';
import { assertedPositions, positionClaims, type Position } from './positions.js';
import { sealed } from './sealed.js';

export const GEOJSON: FormatWriter = {
  write: (graph) => sealed(collection(graph), (sha256) => `,\n"sha256":${JSON.stringify(sha256)}\n}\n`),
};

/** How exactly a place tells where an event was, the most exact first: roles of OCCURRED_AT. */
const PRECISIONS = ['AT', 'NEAR', 'ALONG', 'WITHIN'] as const;
/** Without such a role a claim says no more than that it was there or thereabouts. */
const UNSTATED = 'UNSTATED';

/** Where an event happened, by one link. */
interface Scene {
  readonly place: string;
  readonly precision: string;
  readonly role: string | null;
  readonly link: string;
  readonly status: string;
  readonly asserted: boolean;
  readonly origins: readonly string[];
  readonly sources: readonly string[];
  readonly claims: readonly string[];
}

/** What is held of the whole graph, because a feature needs it: positions of places, scenes of events. */
interface Known {
  readonly positions: Map<string, readonly Position[]>;
  readonly scenes: Map<string, Scene[]>;
}

/** Everything but the hash. */
async function* collection(graph: ExportGraph): AsyncGenerator<string> {
  const known: Known = { positions: new Map(), scenes: new Map() };
  for await (const entities of graph.entities()) for (const entity of entities) notePositions(entity, known);
  for await (const links of graph.linksWithClaims()) for (const link of links) noteScene(link, known);
  yield '{\n"type":"FeatureCollection",\n"features":[';
  yield* jsonElements(features(graph), (entity) => JSON.stringify(feature(entity, known)));
  yield `\n],\n"nisba":${JSON.stringify(await manifestWith(graph, [NO_FEATURES]))}`;
}

async function* features(graph: ExportGraph): AsyncGenerator<ExportEntity[]> {
  for await (const entities of graph.entities()) yield entities.filter(isFeature);
}

const NO_FEATURES = {
  what: 'people, groups, assets without a position, and links other than those to the places of events',
  why: 'GeoJSON holds what lies somewhere; the other formats hold them.',
};

/** Places and events even where nobody says where they are. */
function isFeature(entity: ExportEntity): boolean {
  return entity.kind === 'PLACE' || entity.kind === 'EVENT' || positionClaims(entity).length > 0;
}

function notePositions(entity: ExportEntity, { positions }: Known): void {
  if (entity.kind !== 'PLACE') return;
  const asserted = assertedPositions(positionClaims(entity));
  if (asserted.length > 0) positions.set(entity.id, asserted);
}

function noteScene(link: ExportLinkWithClaims, { scenes }: Known): void {
  if (link.type !== 'OCCURRED_AT') return;
  const { summary, role } = link;
  const scene: Scene = {
    place: link.to,
    precision: PRECISIONS.find((precision) => precision === role) ?? UNSTATED,
    role: role ?? null,
    link: link.id,
    status: summary.status,
    asserted: summary.asserts > 0,
    origins: summary.origins,
    sources: summary.sources,
    claims: link.claims.map(({ id }) => id),
  };
  const known = scenes.get(link.from);
  if (known) known.push(scene);
  else scenes.set(link.from, [scene]);
}

function feature(entity: ExportEntity, known: Known): object {
  const own = positionClaims(entity);
  const scenes = known.scenes.get(entity.id) ?? [];
  const { positions, precision } = whereabouts(assertedPositions(own), scenes, known);
  return {
    type: 'Feature',
    id: entity.id,
    geometry: geometry(positions),
    properties: {
      id: entity.id,
      name: entity.name,
      kind: entity.kind,
      precision,
      ...(entity.kind === 'EVENT' && dates(entity)),
      // Each with who says so, because the geometry alone does not tell.
      positions: own.map(({ latitude, longitude, claim }) => ({
        longitude,
        latitude,
        ...evidence(claim),
      })),
      places: scenes,
    },
  };
}

/** The points of a feature, and what they say; null where there are none. */
function whereabouts(
  own: readonly Position[],
  scenes: readonly Scene[],
  { positions }: Known,
): { readonly positions: readonly Position[]; readonly precision: string | null } {
  if (own.length > 0) return { positions: own, precision: 'AT' };
  const located = scenes.filter(({ asserted, place }) => asserted && positions.has(place));
  // A wider place adds nothing to the spot in it: only the most exact ones are drawn.
  for (const precision of [...PRECISIONS, UNSTATED]) {
    const places = located.filter((scene) => scene.precision === precision);
    const points = distinct(places.flatMap(({ place }) => positions.get(place)!));
    if (points.length > 0) return { positions: points, precision };
  }
  return { positions: [], precision: null };
}

function distinct(positions: readonly Position[]): Position[] {
  return [
    ...new Map(
      positions.map((position) => [`${position.latitude} ${position.longitude}`, position]),
    ).values(),
  ];
}

/** RFC 7946, section 3.1.1: longitude before latitude. */
function geometry(positions: readonly Position[]): object | null {
  const coordinates = positions.map(({ latitude, longitude }) => [longitude, latitude]);
  if (coordinates.length === 0) return null;
  return coordinates.length === 1
    ? { type: 'Point', coordinates: coordinates[0] }
    : { type: 'MultiPoint', coordinates };
}

/** When an event happened, as asserted: in the words of the claims, and as days between which it was. */
function dates(entity: ExportEntity): object {
  const said = entity.claims.flatMap(({ predicate, stance, modality, value }) =>
    predicate === 'DATE' && stance === 'ASSERTS' && modality === 'ACTUAL' && value?.type === 'DATE'
      ? [value.date]
      : [],
  );
  const spans = said.map((date) => spanOf(parseEdtf(date)));
  const earliest = Math.min(...spans.map((span) => span.earliest)) as DayNumber;
  const latest = Math.max(...spans.map((span) => span.latest)) as DayNumber;
  return { dates: [...new Set(said)], earliest: day(earliest), latest: day(latest) };
}

function day(number: DayNumber): string | null {
  const known = calendarDay(number);
  return known === undefined ? null : isoDay(known);
}

function evidence(claim: StoredClaim): object {
  const { id, source, stance, modality, basis, attributedTo, origins, locators } = claim;
  return {
    claim: id,
    stance,
    modality,
    basis,
    source,
    attributedTo: attributedTo ?? null,
    origins,
    locators,
  };
}
