import { describe, expect, test } from '@jest/globals';
import type { ExportGraph } from '../../src/export/graph.js';
import { stixId } from '../../src/export/stix/ids.js';
import { STIX } from '../../src/export/stix/stix.js';
import { exportEntity, exportLink, exportSource, plainGraph, storedClaim, written } from './plain-graph.js';

interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

const objectsOf = async (graph: ExportGraph): Promise<StixObject[]> =>
  (JSON.parse((await written(STIX.write(graph))).toString('utf8')) as { objects: StixObject[] }).objects;
const ofType = async (type: string, graph: ExportGraph): Promise<StixObject[]> =>
  (await objectsOf(graph)).filter((each) => each.type === type);
const extensionOf = (each: StixObject): Record<string, unknown> =>
  Object.values(each['extensions'] as Record<string, Record<string, unknown>>)[0]!;

const leads = (rest: Parameters<typeof storedClaim>[3] = {}) =>
  storedClaim('person:a', 'LEADS', 'group:g', { statement: 'A leads G.', ...rest });
const graphOf = (claims: Parameters<typeof exportLink>[0]): ExportGraph =>
  plainGraph({
    entities: [exportEntity('group:g', 'G', [], { groupType: 'ARMED_GROUP' }), exportEntity('person:a', 'A')],
    links: [exportLink(claims)],
    sources: [exportSource(claims[0].source)],
  });

test('ids are UUIDs of version 5, the same for the same name', () => {
  // Computed by Python: uuid5(uuid5(NAMESPACE_URL, "urn:nisba:"), "person:a")
  expect(stixId('identity', 'person:a')).toBe('identity--51a7b5cd-323d-5bd1-9082-d3922571fcf8');
});

describe('a relationship', () => {
  test('has an instant only where the day is known; the dates as told are in the extension', async () => {
    const [exact] = await ofType(
      'relationship',
      graphOf([leads({ validFrom: '2021-06-27', validTo: '2022' })]),
    );
    expect(exact).toMatchObject({
      relationship_type: 'leads',
      source_ref: stixId('identity', 'person:a'),
      target_ref: stixId('identity', 'group:g'),
      start_time: '2021-06-27T00:00:00.000Z',
    });
    expect(exact).not.toHaveProperty('stop_time');
    expect(extensionOf(exact!)).toMatchObject({
      status: 'UNCONTESTED',
      valid_from: '2021-06-27',
      valid_to: '2022',
    });
    const [vague] = await ofType('relationship', graphOf([leads({ validFrom: '2021-06~' })]));
    expect(vague).not.toHaveProperty('start_time');
  });

  test('that is contested comes with the opinion of whoever denies it', async () => {
    const denial = leads({ stance: 'DENIES', attributedTo: 'person:a', statement: 'A denies it.' });
    const graph = graphOf([leads(), denial]);
    const [relationship] = await ofType('relationship', graph);
    expect(relationship!['description']).toBe('A leads G.');
    expect(extensionOf(relationship!)).toMatchObject({ status: 'CONTESTED', asserts: 1, denies: 1 });
    expect(await ofType('opinion', graph)).toEqual([
      expect.objectContaining({
        opinion: 'strongly-disagree',
        explanation: 'A denies it.',
        authors: ['person:a'],
        object_refs: [relationship!.id],
      }),
    ]);
  });

  test('is none where nobody asserts it, which the manifest counts', async () => {
    for (const claim of [leads({ stance: 'DENIES' }), leads({ modality: 'PREDICTED' })]) {
      const graph = graphOf([claim]);
      expect(await ofType('relationship', graph)).toEqual([]);
      const manifest = extensionOf((await objectsOf(graph)).at(-1)!)['manifest'] as { leftOut: object[] };
      expect(manifest.leftOut).toContainEqual(
        expect.objectContaining({ what: 'links that nobody asserts as actual', count: 1 }),
      );
    }
  });
});

test('a place is a point where all agree, a country by its name, and else a region of its name', async () => {
  const at = (latitude: number) =>
    storedClaim('place:base', 'COORDINATES', { type: 'POINT', latitude, longitude: 44 });
  const places = async (name: string, ...points: number[]) => {
    const [place] = await ofType(
      'location',
      plainGraph({ entities: [exportEntity('place:base', name, points.map(at))] }),
    );
    const { name: _name, latitude, longitude, country, region } = place!;
    return { latitude, longitude, country, region };
  };
  expect(await places('The base', 33)).toEqual({ latitude: 33, longitude: 44 });
  expect(await places('Iraq')).toEqual({ country: 'IQ' });
  expect(await places('Somewhere near the border')).toEqual({ region: 'Somewhere near the border' });
  expect(await places('The base', 33, 34)).toEqual({ region: 'The base' });
});

test('a label is a class, nobody a threat actor, and an asset no malware', async () => {
  const objects = await objectsOf(
    plainGraph({
      entities: [
        exportEntity('asset:drone', 'A drone'),
        exportEntity('group:label', 'Militias', [], { groupType: 'LABEL' }),
        exportEntity('person:a', 'A'),
      ],
    }),
  );
  expect(objects.map(({ type, identity_class }) => [type, identity_class])).toEqual([
    ['identity', 'system'],
    ['extension-definition', undefined],
    ['infrastructure', undefined],
    ['identity', 'class'],
    ['identity', 'individual'],
    ['note', undefined],
  ]);
});
