/** Places and events as GeoJSON: valid, and never more exact than what was said. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { check } from '@placemarkio/check-geojson';
import type { StoredClaim } from '../../src/claim/claim-properties.js';
import { GEOJSON } from '../../src/export/geojson.js';
import {
  exportEntity,
  exportLink,
  plainGraph,
  storedClaim,
  written,
  type PlainParts,
} from './plain-graph.js';

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

async function exported(parts: PlainParts) {
  const text = (await written(GEOJSON.write(plainGraph(parts)))).toString();
  expect(check(text)).toMatchObject({ type: 'FeatureCollection' });
  const { features } = JSON.parse(text) as { features: Feature[] };
  return { text, features: new Map(features.map((feature) => [feature.id, feature])) };
}

const at = (id: string, latitude: number, longitude: number, rest: Partial<StoredClaim> = {}) =>
  storedClaim(id, 'COORDINATES', { type: 'POINT', latitude, longitude }, rest);
const scene = (place: string, role?: string, rest: object = {}) =>
  exportLink([storedClaim('event:e', 'OCCURRED_AT', place, { ...(role && { role }), ...rest })]);

describe('a place', () => {
  test('with coordinates is a point, longitude first, and says who gives them', async () => {
    const claim = at('place:p', 33.3, 44.4);
    const { features } = await exported({ entities: [exportEntity('place:p', 'P', [claim])] });
    expect(features.get('place:p')).toMatchObject({
      geometry: { type: 'Point', coordinates: [44.4, 33.3] },
      properties: {
        precision: 'AT',
        positions: [
          { longitude: 44.4, latitude: 33.3, claim: claim.id, stance: 'ASSERTS', source: 'source:one' },
        ],
      },
    });
  });

  test('whose coordinates differ has all of them, each once', async () => {
    const claims = [
      at('place:p', 33, 44),
      at('place:p', 34, 45, { source: 'source:two' as never }),
      at('place:p', 33, 44),
    ];
    const { features } = await exported({ entities: [exportEntity('place:p', 'P', claims)] });
    const coordinates = [
      [44, 33],
      [45, 34],
    ];
    expect(features.get('place:p')!.geometry).toEqual({ type: 'MultiPoint', coordinates });
    expect(features.get('place:p')!.properties['positions']).toHaveLength(3);
  });

  test('of which it is denied or only possible that it lies there has no point, and tells of the claim', async () => {
    const claims = [
      at('place:p', 33, 44, { stance: 'DENIES' }),
      at('place:p', 34, 45, { modality: 'POSSIBLE' }),
    ];
    const { features } = await exported({ entities: [exportEntity('place:p', 'P', claims)] });
    expect(features.get('place:p')).toMatchObject({
      geometry: null,
      properties: { precision: null, positions: [{ stance: 'DENIES' }, { modality: 'POSSIBLE' }] },
    });
  });

  test('without coordinates is there, and nowhere', async () => {
    const { features } = await exported({
      entities: [exportEntity('place:p', 'P'), exportEntity('person:x', 'X')],
    });
    expect([...features.keys()]).toEqual(['place:p']);
    expect(features.get('place:p')!.geometry).toBeNull();
  });
});

describe('an event', () => {
  const province = exportEntity('place:province', 'Province', [at('place:province', 30, 40)]);
  const base = exportEntity('place:base', 'Base', [at('place:base', 31, 41)]);
  const camp = exportEntity('place:camp', 'Camp', [at('place:camp', 32, 42)]);
  const event = (...claims: StoredClaim[]) => exportEntity('event:e', 'E', claims);

  test('lies where its most exact place does, and says how exact that is', async () => {
    const { features } = await exported({
      entities: [event(), province, base],
      links: [scene('place:province', 'WITHIN'), scene('place:base', 'NEAR')],
    });
    expect(features.get('event:e')).toMatchObject({
      geometry: { type: 'Point', coordinates: [41, 31] },
      properties: {
        precision: 'NEAR',
        places: [
          { place: 'place:province', precision: 'WITHIN', status: 'UNCONTESTED', sources: ['source:one'] },
          { place: 'place:base', precision: 'NEAR' },
        ],
      },
    });
  });

  test('in a province is said to be within it', async () => {
    const { features } = await exported({
      entities: [event(), province],
      links: [scene('place:province', 'WITHIN')],
    });
    expect(features.get('event:e')!.properties['precision']).toBe('WITHIN');
  });

  test('in several places has the points of all', async () => {
    const { features } = await exported({
      entities: [event(), base, camp],
      links: [scene('place:base', 'AT'), scene('place:camp', 'AT')],
    });
    expect(features.get('event:e')!.geometry).toEqual({
      type: 'MultiPoint',
      coordinates: [
        [41, 31],
        [42, 32],
      ],
    });
  });

  test('that nobody puts in a place, or only in one without coordinates, is nowhere', async () => {
    const { features } = await exported({
      entities: [event(), exportEntity('place:p', 'P'), base],
      links: [scene('place:p', 'AT'), scene('place:base', 'AT', { stance: 'DENIES' })],
    });
    expect(features.get('event:e')).toMatchObject({
      geometry: null,
      properties: {
        precision: null,
        places: [{ place: 'place:p' }, { place: 'place:base', status: 'DENIED' }],
      },
    });
  });

  test('whose place comes without a precision, or with other words, says that it is unstated', async () => {
    const { features } = await exported({
      entities: [event(), base],
      links: [scene('place:base', 'by the gate')],
    });
    expect(features.get('event:e')!.properties).toMatchObject({
      precision: 'UNSTATED',
      places: [{ role: 'by the gate' }],
    });
  });

  test('has its dates as they are told, and the days between which it was', async () => {
    const date = (text: string, rest = {}) =>
      storedClaim('event:e', 'DATE', { type: 'DATE', date: text }, rest);
    const { features } = await exported({
      entities: [
        event(
          date('2021-06'),
          date('2021-06-27', { source: 'source:two' }),
          date('2020', { stance: 'DENIES' }),
        ),
      ],
    });
    expect(features.get('event:e')!.properties).toMatchObject({
      dates: ['2021-06', '2021-06-27'],
      earliest: '2021-06-01',
      latest: '2021-06-30',
    });
  });
});

test('The manifest stands at the end with what is no feature, and a hash of all that stands before it', async () => {
  const { text } = await exported({ entities: [exportEntity('place:p', '</script>"\u202E\\')] });
  const { nisba, sha256 } = JSON.parse(text) as {
    nisba: { counts: object; leftOut: object[] };
    sha256: string;
  };
  expect(nisba.counts).toMatchObject({ entities: 1 });
  expect(nisba.leftOut).toHaveLength(1);
  const body = text.slice(0, text.lastIndexOf(',\n"sha256"'));
  expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
});

test('A graph without places is a collection without features', async () => {
  const { features } = await exported({ entities: [exportEntity('person:x', 'X')] });
  expect(features.size).toBe(0);
});
