/** Metrics and positions through the API: what they are taken of, what is left out, and what is refused. */
import { describe, expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { claim, recordGraph } from '../graph.js';
import { recordEntities } from '../../src/entity/record-entities.js';
import { entityId } from '../../src/ids.js';
import { at, endpoint, listAt } from '../graphql/endpoint.js';

/** Two triangles, a-b-c and d-e-f, tied by a–d alone, which only source:two tells; a and x are ONE_OF a label. */
const graph = endpoint(async (store) => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'x', 'z'].map((name) => `person:${name}`);
  await recordGraph(store, { entities: people, sources: ['source:one', 'source:two'] });
  const met = (one: string, other: string, source = 'source:one') =>
    claim(`person:${one}`, 'MET', `person:${other}`, { source });
  await store.write(async (writer) => {
    await recordEntities(
      writer,
      [{ id: entityId('group:label'), kind: 'GROUP', groupType: 'LABEL' }],
      'tester',
    );
    await recordClaims(
      writer,
      [
        ...['a b', 'b c', 'a c', 'd e', 'e f', 'd f'].map((pair) => {
          const [one, other] = pair.split(' ');
          return met(one!, other!);
        }),
        met('a', 'b', 'source:two'),
        met('a', 'd', 'source:two'),
        claim('person:a', 'ONE_OF', 'group:label'),
        claim('person:x', 'ONE_OF', 'group:label'),
      ],
      'tester',
    );
  });
});

const network = (metrics: string, rest = ''): string =>
  `{ network(seeds: ["person:a"], depth: 3 ${rest}) { ${metrics} } }`;

const SHAPE = `nodeCount linkCount labelsLeftOut density componentCount components { number size members { id } }
  bridgeCount bridges { id summary { originCount } } articulationPointCount articulationPoints { id }`;

describe('the metrics of a network', () => {
  test('tell what holds it together', async () => {
    const data = await graph.data(
      network(`metrics { ${SHAPE} communities { size members { id } } modularity }`),
    );
    expect(at(data, 'network.metrics')).toMatchObject({
      nodeCount: 6,
      linkCount: 7,
      labelsLeftOut: 1,
      density: 0.4666666667,
      componentCount: 1,
      bridgeCount: 1,
      bridges: [{ id: 'MET~person:a~person:d', summary: { originCount: 1 } }],
      articulationPointCount: 2,
      articulationPoints: [{ id: 'person:a' }, { id: 'person:d' }],
    });
    const groups = listAt(data, 'network.metrics.communities') as { members: { id: string }[] }[];
    const names = groups.map(({ members }) =>
      members
        .map(({ id }) => id.slice(-1))
        .sort()
        .join(''),
    );
    expect(names).toEqual(['abc', 'def']);
  });

  test('tell where each entity stands, in the order that is asked for', async () => {
    const metrics = `metrics { nodes(orderBy: BETWEENNESS, first: 3) { entity { id } degree neighbourCount
      strength betweenness closeness eigenvector pageRank core component community } }`;
    const nodes = listAt(await graph.data(network(metrics)), 'network.metrics.nodes');
    expect(nodes).toHaveLength(3);
    expect(nodes.slice(0, 2)).toMatchObject([
      { entity: { id: 'person:a' }, degree: 3, neighbourCount: 3, strength: 3, betweenness: 0.6, core: 2 },
      { entity: { id: 'person:d' }, degree: 3, betweenness: 0.6, component: 1, community: 2 },
    ]);
    expect(nodes[2]).toMatchObject({ entity: { id: 'person:b' }, betweenness: 0 });
  });

  test('take an order that was not selected', async () => {
    const data = await graph.data(
      network('metrics { nodes(orderBy: PAGE_RANK, first: 1) { entity { id } } }'),
    );
    expect(listAt(data, 'network.metrics.nodes')).toHaveLength(1);
  });

  test('weigh by origins on request', async () => {
    const strongest = 'nodes(orderBy: STRENGTH, first: 2) { entity { id } strength }';
    const data = await graph.data(network(`metrics(weightedBy: ORIGINS) { ${strongest} }`));
    expect(listAt(data, 'network.metrics.nodes')).toEqual([
      { entity: { id: 'person:a' }, strength: 4 },
      { entity: { id: 'person:b' }, strength: 3 },
    ]);
  });

  test('pass through a label only when it is said', async () => {
    const through = await graph.data(network(`metrics { ${SHAPE} }`, ', throughLabels: true'));
    expect(at(through, 'network.metrics')).toMatchObject({ nodeCount: 8, labelsLeftOut: 0, bridgeCount: 3 });
    const seed = `{ network(seeds: ["group:label"]) { metrics { nodeCount labelsLeftOut } } }`;
    expect(at(await graph.data(seed), 'network.metrics')).toEqual({ nodeCount: 3, labelsLeftOut: 0 });
  });
});

describe('without a source', () => {
  test('the network falls apart where only that source ties it', async () => {
    const data = await graph.data(network(`metrics(without: { sources: ["source:two"] }) { ${SHAPE} }`));
    expect(at(data, 'network.metrics')).toMatchObject({
      nodeCount: 6,
      linkCount: 6,
      componentCount: 2,
      bridgeCount: 0,
      articulationPointCount: 0,
    });
  });

  test('what is left is judged under the filter in force, and links say so too', async () => {
    const bridges = 'bridges { id summary { originCount } }';
    const data = await graph.data(
      network(
        `metrics(without: { sources: ["source:two"], entities: ["person:c"] }) { linkCount ${bridges} }`,
      ),
    );
    expect(at(data, 'network.metrics')).toEqual({
      linkCount: 4,
      bridges: [{ id: 'MET~person:a~person:b', summary: { originCount: 1 } }],
    });
    const none = network(
      'metrics(without: { sources: ["source:two"] }) { linkCount }',
      ', evidence: { minOrigins: 2 }',
    );
    expect(at(await graph.data(none), 'network.metrics')).toEqual({ linkCount: 0 });
  });
});

describe('without an entity', () => {
  test('its links are gone too', async () => {
    const data = await graph.data(network(`metrics(without: { entities: ["person:a"] }) { ${SHAPE} }`));
    expect(at(data, 'network.metrics')).toMatchObject({ nodeCount: 5, linkCount: 4, componentCount: 2 });
  });
});

describe('positions', () => {
  test('are given for every entity, the same each time', async () => {
    const positions = network('nodes { entity { id } position { x y } }');
    const first = await graph.data(positions);
    for (const node of listAt(first, 'network.nodes') as { position: { x: number; y: number } }[]) {
      expect(Math.abs(node.position.x)).toBeLessThanOrEqual(1_000);
      expect(Math.abs(node.position.y)).toBeLessThanOrEqual(1_000);
    }
    expect(await graph.data(positions)).toEqual(first);
  });
});

describe('a network that is hardly one', () => {
  test('has metrics and a position all the same', async () => {
    const query = `{ network(seeds: ["person:z"]) { nodes { position { x y } } metrics { ${SHAPE}
      modularity communities { size } nodes { degree betweenness closeness eigenvector pageRank core } } } }`;
    expect(at(await graph.data(query), 'network')).toEqual({
      nodes: [{ position: { x: 0, y: 0 } }],
      metrics: expect.objectContaining({
        nodeCount: 1,
        density: null,
        modularity: null,
        componentCount: 1,
        bridges: [],
        nodes: [{ degree: 0, betweenness: 0, closeness: 0, eigenvector: 0, pageRank: 1, core: 0 }],
      }) as unknown,
    });
  });

  test('is empty once everybody is taken out', async () => {
    const query = `{ network(seeds: ["person:z"]) { metrics(without: { entities: ["person:z"] }) { ${SHAPE} nodes { degree } } } }`;
    expect(at(await graph.data(query), 'network.metrics')).toMatchObject({
      nodeCount: 0,
      density: null,
      componentCount: 0,
      nodes: [],
    });
  });
});

describe('bad input is refused with what to do', () => {
  test.each([
    ['without: { sources: ["source:nobody"] }', 'NOT_FOUND'],
    ['without: { sources: ["two"] }', 'INVALID_ID'],
    ['without: { entities: ["person:nobody"] }', 'NOT_FOUND'],
    ['without: { entities: ["person:z"] }', 'NOT_FOUND'],
    ['without: { entities: ["Soleimani"] }', 'INVALID_ID'],
  ])('metrics(%s)', async (given, code) => {
    const { errors, data } = await graph.answer(network(`nodes { depth } metrics(${given}) { linkCount }`));
    expect(errors?.[0]?.extensions?.['code']).toBe(code);
    expect(at(data, 'network.metrics')).toBeNull();
    expect(listAt(data, 'network.nodes')).not.toHaveLength(0);
  });

  test.each(['nodes(first: 0) { degree }', 'bridges(first: 5001) { id }', 'components(first: -1) { size }'])(
    '%s',
    async (field) => {
      expect(await graph.code(network(`metrics { ${field} }`))).toBe('INVALID_PAGE_SIZE');
    },
  );

  test('but all of the largest network may be asked for', async () => {
    const all = 'metrics { nodes(first: 5000) { entity { id } degree } }';
    expect(await graph.errors(network(all, ', maxNodes: 5000, maxLinks: 20000'))).toEqual([]);
  });
});
