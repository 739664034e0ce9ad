import { beforeAll, describe, expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { all, dump, dumpOf } from './dumped.js';
import type { Filter } from '../../src/evidence/evidence.js';
import { readGraph } from '../../src/export/read-graph.js';
import { parseExportRequest } from '../../src/export/request.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import { entityId } from '../../src/ids.js';
import { ALL_RELATION_TYPES, pageLinks } from '../../src/link/read-links.js';
import { readNetwork } from '../../src/network/network.js';
import { findEntities } from '../../src/entity/record-entities.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { recordHistories } from '../exchange/exports.js';
import { claim, recordGraph } from '../graph.js';
import { loadSeed } from '../seed.js';

const LIFTED =
  '{"statuses":["UNCONTESTED","CONTESTED","DENIED","DOUBTED","UNANSWERED"],"modalities":["ACTUAL","POSSIBLE","INTENDED","PREDICTED","DEMANDED"],"bases":["REPORTED","OBSERVED","INFERRED"]}';

describe('an export of the seed graph', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
    await loadSeed(store);
  });

  test.each([
    ['nothing given', {}, { evidence: {}, time: {} }],
    ['a minimum of origins', { evidence: '{"minOrigins":2}' }, { evidence: { minOrigins: 2 }, time: {} }],
    [
      'all statuses, modalities and bases',
      { evidence: LIFTED },
      { evidence: JSON.parse(LIFTED) as Filter['evidence'], time: {} },
    ],
  ])(
    'holds every link, judged as everywhere, with %s',
    async (_, parameters: Record<string, string>, filter) => {
      const { entities, links } = await dumpOf(store, parameters);
      const page = { order: 'TYPE', limit: 10_000 } as const;
      const selection = { types: ALL_RELATION_TYPES, direction: 'BOTH' } as const;
      const wanted = { summary: true, names: true, far: false };
      const pages = await pageLinks(
        store,
        entities.map(({ id }) => id),
        selection,
        filter,
        page,
        wanted,
      );
      const expected = new Map([...pages.values()].flat().map((link) => [link.id, link.summary]));
      expect(links.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
      for (const { id, summary, claims } of links) {
        expect(expected.get(id)).toMatchObject(summary);
        expect(claims.map(({ linkId }) => linkId)).toEqual(claims.map(() => id));
        const stances = claims.map(({ stance }) => stance);
        expect(stances.filter((stance) => stance === 'ASSERTS')).toHaveLength(summary.asserts);
        expect(stances.filter((stance) => stance === 'DENIES')).toHaveLength(summary.denies);
      }
    },
  );

  test('has every claim of an attribute, whatever its basis, and counts what the defaults keep out', async () => {
    const { entities, manifest, sources } = await dumpOf(store);
    const rows = await store.run(
      'claim/page-claims',
      { after: 0, limit: 1_000, open: Number.MAX_SAFE_INTEGER },
      { keep: ['present'] },
    );
    const attributes = rows.filter((row) => (row['properties'] as Record<string, unknown>)['value']);
    expect(entities.flatMap(({ claims }) => claims)).toHaveLength(attributes.length);
    const statistics = await dumpOf(store, { evidence: LIFTED });
    const hidden = manifest.leftOut.reduce((sum, { count = 0 }) => sum + count, 0);
    expect(manifest.counts.links + hidden).toBe(statistics.links.length);
    expect(manifest.counts.entities).toBe(entities.length);
    expect(manifest.licences.reduce((sum, each) => sum + each.sources, 0)).toBe(sources.length);
    expect(manifest.counts.claims).toBe(
      new Set(
        [
          ...entities.flatMap(({ claims }) => claims),
          ...(await dumpOf(store)).links.flatMap(({ claims }) => claims),
        ].map(({ id }) => id),
      ).size,
    );
  });

  test('of a network has the entities and links that the network has, and whom they name besides', async () => {
    const seed = entityId('group:kataib-sayyid-al-shuhada');
    const { entities, links, mentioned, manifest } = await dumpOf(store, {
      seeds: seed,
      depth: '2',
      maxNodes: '20',
    });
    const found = await findEntities(store, [seed]);
    const network = await readNetwork(
      store,
      [...found.values()],
      {
        selection: { types: ALL_RELATION_TYPES, direction: 'BOTH' },
        filter: { evidence: {}, time: {} },
        depth: 2,
        maxNodes: 20,
        maxLinks: 2_000,
        throughLabels: false,
      },
      { summary: false, names: false },
    );
    expect(entities.map(({ id }) => id)).toEqual(network.nodes.map(({ id }) => id).sort());
    expect(links.map(({ id }) => id)).toEqual(network.links.map(({ id }) => id).sort());
    expect(manifest.leftOut[0]).toMatchObject({ why: expect.stringContaining('maxNodes is 20') });
    const inside = new Set<string>(entities.map(({ id }) => id));
    const named = links.flatMap(({ claims }) =>
      claims.flatMap(({ attributedTo, onBehalfOf }) => [attributedTo, onBehalfOf]),
    );
    const outside = new Set(named.filter((id) => id !== undefined && !inside.has(id)));
    expect(mentioned.map(({ id }) => id)).toEqual(expect.arrayContaining([...outside]));
    expect(mentioned.filter(({ id }) => inside.has(id))).toEqual([]);
  });

  test('of a search has the entities found and the links among them', async () => {
    const { entities, links } = await dumpOf(store, { search: 'kataib', first: '5' });
    expect(entities.length).toBeGreaterThan(1);
    expect(entities.length).toBeLessThanOrEqual(5);
    const ids = new Set(entities.map(({ id }) => id));
    for (const { from, to } of links) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
  });

  test('of paths has what lies on them', async () => {
    const parameters = {
      from: 'person:abu-alaa-al-walae',
      to: 'group:popular-mobilization-forces',
      mode: 'ALL_SHORTEST',
    };
    const { entities, links } = await dumpOf(store, parameters);
    expect(entities.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['person:abu-alaa-al-walae', 'group:popular-mobilization-forces']),
    );
    expect(links.length).toBeGreaterThan(0);
  });
});

test('an export of the past is the same after later writes', async () => {
  const store = await openTestStore();
  await recordHistories(store, 3);
  await recordGraph(store, { entities: ['person:a', 'group:b'], sources: [] });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:a', 'NAME', { type: 'NAME', name: 'Early', nameKind: 'PRIMARY' }),
        claim('person:a', 'LEADS', 'group:b'),
      ],
      'tester',
    ),
  );
  const before = await dumpOf(store, { evidence: LIFTED });
  // A later instant, so that the revision is told by it.
  await new Promise((resolve) => setTimeout(resolve, 5));
  const more = await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:a', 'NAME', { type: 'NAME', name: 'Late', nameKind: 'PRIMARY' }),
        claim('person:a', 'NAME', { type: 'NAME', name: 'Late', nameKind: 'PRIMARY', language: 'en' }),
        claim('person:a', 'LEADS', 'group:b', { stance: 'DENIES' }),
      ],
      'tester',
    ),
  );
  const [early] = (await dumpOf(store)).links.find(({ id }) => id === 'LEADS~person:a~group:b')!.claims;
  await store.write((writer) => retractClaim(writer, early!.id, 'no', 'tester'));
  await recordGraph(store, { entities: ['person:later'], sources: [] });
  expect(more.recorded).toBe(3);
  const knownAt = before.manifest.knownAt!;
  const { manifest, ...after } = await dumpOf(store, { evidence: LIFTED, at: JSON.stringify({ knownAt }) });
  const { manifest: first, ...expected } = before;
  expect(after).toEqual(expected);
  expect({ ...manifest, selection: first.selection }).toEqual(first);
  expect((await dumpOf(store)).entities.find(({ id }) => id === 'person:a')!.name).toBe('Late');
});

test('what is written while an export is read changes nothing in it', async () => {
  const store = await openTestStore();
  await recordHistories(store, 3);
  const { manifest, ...expected } = await dumpOf(store);
  const opened = await readGraph(store, parseExportRequest({}));
  await recordGraph(store, { entities: ['person:new', 'group:new'], sources: [] });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:new', 'LEADS', 'group:new'),
        ...expected.links.map(({ claims: [first] }) =>
          claim(first!.subject, first!.predicate, first!.object!, { stance: 'DENIES', locators: ['p99'] }),
        ),
      ],
      'tester',
    ),
  );
  const { manifest: _later, ...read } = await dump(opened);
  expect(read).toEqual(expected);
  expect(manifest.counts.links).toBeGreaterThan(5);
});

test('what was merged is one entity, and its claims keep their own ends', async () => {
  const store = await openTestStore();
  await recordGraph(store, { entities: ['person:a', 'person:b', 'group:c'], sources: ['source:one'] });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:b', 'LEADS', 'group:c'),
        claim('person:b', 'NAME', { type: 'NAME', name: 'B', nameKind: 'ALIAS' }),
      ],
      'tester',
    ),
  );
  await store.write((writer) =>
    mergeEntities(writer, { id: entityId('person:b'), into: entityId('person:a'), reason: 'one' }, 'tester'),
  );
  const { entities, links, mentioned, manifest } = await dumpOf(store);
  expect(entities.map(({ id, merged }) => [id, merged])).toEqual([
    ['person:a', ['person:b']],
    ['group:c', []],
  ]);
  expect(entities[0]!.claims.map(({ subject }) => subject)).toEqual(['person:b']);
  expect(links.map(({ id }) => id)).toEqual(['LEADS~person:a~group:c']);
  expect(links[0]!.claims[0]!.subject).toBe('person:b');
  expect(mentioned.map(({ id }) => id)).toEqual(['person:b']);
  expect(manifest.merges).toEqual([{ merged: 'person:b', into: 'person:a' }]);
});

test('a merge amid the export is told, for its pages no longer fit together', async () => {
  const store = await openTestStore();
  await recordGraph(store, { entities: ['person:a', 'person:b'], sources: [] });
  const graph = await readGraph(store, parseExportRequest({}));
  await all(graph.entities());
  await store.write((writer) =>
    mergeEntities(writer, { id: entityId('person:b'), into: entityId('person:a'), reason: 'one' }, 'tester'),
  );
  await expect(graph.manifest()).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('an empty store gives an empty export', async () => {
  const store = await openTestStore();
  const { entities, links, manifest } = await dumpOf(store);
  expect([entities, links]).toEqual([[], []]);
  expect(manifest).toMatchObject({ revision: 0, counts: { entities: 0, links: 0, claims: 0, sources: 0 } });
  expect(await all((await readGraph(store, parseExportRequest({}))).claims())).toEqual([]);
});
