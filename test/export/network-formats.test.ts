/** The formats of nodes and edges, over plain arrays; the tools that read them are in test/interop. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CX2 } from '../../src/export/network/cx2.js';
import { CYTOSCAPE } from '../../src/export/network/cytoscape.js';
import { GEXF } from '../../src/export/network/gexf.js';
import { GRAPHML } from '../../src/export/network/graphml.js';
import { NODE_LINK } from '../../src/export/network/node-link.js';
import { entityId } from '../../src/ids.js';
import { exportEntity, exportLink, exportSource, plainGraph, storedClaim, written } from './plain-graph.js';

const FORMATS = [GEXF, GRAPHML, CYTOSCAPE, CX2, NODE_LINK];

const met = storedClaim('person:b', 'MET', 'person:a', {
  asOf: '2021-07-05',
  attributedTo: entityId('person:b'),
});
const leads = storedClaim('person:a', 'LEADS', 'group:c', { validFrom: '2019', validTo: '2021-06~' });
const denied = storedClaim('person:a', 'LEADS', 'group:c', { stance: 'DENIES' });
const strike = storedClaim('event:d', 'DATE', { type: 'DATE', date: '2021-06' });

const parts = {
  entities: [
    exportEntity('event:d', 'Strike', [strike], { number: 1 }),
    exportEntity('group:c', 'C <"&">', [], { number: 2, groupType: 'LABEL' }),
    exportEntity(
      'person:a',
      'A',
      [storedClaim('person:a', 'NAME', { type: 'NAME', name: 'A', nameKind: 'PRIMARY' })],
      { number: 3 },
    ),
    exportEntity('person:b', 'أ. ب.', [], { number: 4, merged: [entityId('person:e')] }),
  ],
  links: [exportLink([leads, denied]), exportLink([met])],
  sources: [exportSource('source:one', { licence: 'CC-BY-4.0' })],
};

const text = async (format: (typeof FORMATS)[number], graph = plainGraph(parts)): Promise<string> =>
  (await written(format.write(graph))).toString('utf8');

/** The members of the JSON formats that these tests look at. */
interface NodeLinkFile {
  readonly nodes: readonly { readonly label: string }[];
  readonly edges: readonly object[];
}
interface CytoscapeFile {
  readonly elements: { readonly nodes: readonly { readonly data: { readonly name: string } }[] };
}
interface Cx2Aspect {
  readonly nodes?: readonly { readonly v: { readonly name: string } }[];
  readonly edges?: readonly { readonly id: number; readonly s: number; readonly t: number }[];
}

describe.each(FORMATS)('$name', (format) => {
  test('is the same text however long the pages are', async () => {
    expect(await text(format, plainGraph({ ...parts, size: 1 }))).toBe(
      await text(format, plainGraph({ ...parts, size: 50 })),
    );
  });

  test('tells the SHA-256 of all that stands before its last line or member', async () => {
    const whole = await text(format);
    const hash = /[0-9a-f]{64}/.exec(whole)![0];
    const starts = ['<!-- SHA-256', ',\n"sha256"', '{"nisbaSeal"'].map((start) => whole.lastIndexOf(start));
    const before = whole.slice(0, Math.max(...starts));
    expect(createHash('sha256').update(before).digest('hex')).toBe(hash);
  });

  test('holds the manifest, and the sources with their licences', async () => {
    const whole = (await text(format)).replaceAll('&quot;', '"');
    expect(whole).toContain('"counts":{"entities":4,"links":2,"claims":5,"sources":1}');
    expect(whole).toContain('"licence":"CC-BY-4.0"');
  });

  test('is well-formed without any node or link', async () => {
    const whole = await text(format, plainGraph({ entities: [] }));
    if (whole.startsWith('<')) expect(whole).toMatch(/<\/(gexf|graphml)>/);
    else expect(() => JSON.parse(whole)).not.toThrow();
  });
});

describe('GEXF', () => {
  test('shows a link on the days on which it may have held, with its relation, kind and weight', async () => {
    const lines = (await text(GEXF)).split('\n');
    expect(lines.find((line) => line.startsWith('<edge id="LEADS'))).toMatch(
      /^<edge id="LEADS~person:a~group:c" source="person:a" target="group:c" kind="LEADS" label="LEADS" weight="1" start="2019-01-01" end="2021-07-15"><attvalues><attvalue for="relation" value="LEADS"\/>/,
    );
    expect(lines.find((line) => line.startsWith('<edge id="MET'))).toMatch(
      /^<edge id="MET~person:a~person:b" [^>]*weight="1"><attvalues>.*for="symmetric" value="true"/,
    );
  });

  test('shows an event on the days that its dates name, and other entities always', async () => {
    const whole = await text(GEXF);
    expect(whole).toContain('<node id="event:d" label="Strike" start="2021-06-01" end="2021-06-30">');
    expect(whole).toContain(`<node id="group:c" label='C &lt;"&amp;"&gt;'><attvalues>`);
  });
});

describe('the attributes of a link', () => {
  test('tell what the claims make of it, and leave out what is not known', async () => {
    const { edges } = JSON.parse(await text(NODE_LINK)) as NodeLinkFile;
    expect(edges[0]).toEqual({
      source: 'person:a',
      target: 'group:c',
      key: 'LEADS~person:a~group:c',
      label: 'LEADS',
      weight: 1,
      relation: 'LEADS',
      family: 'COMMAND',
      symmetric: false,
      status: 'CONTESTED',
      originCount: 1,
      sourceCount: 1,
      asserts: 1,
      denies: 1,
      doubts: 0,
      noAnswers: 0,
      origins: leads.origins,
      sources: [leads.source],
      claims: [leads.number, denied.number],
      validFrom: '2019',
      validTo: expect.any(String),
      startEarliest: '2019-01-01',
      startLatest: '2019-12-31',
      endEarliest: '2021-05-17',
      endLatest: '2021-07-15',
      datesDisputed: false,
      firstPublished: '2024-02-04',
      lastPublished: '2024-02-04',
    });
    expect(edges[1]).toMatchObject({
      key: 'MET~person:a~person:b',
      symmetric: true,
      startLatest: '2021-07-05',
    });
    expect(edges[1]).not.toHaveProperty('startEarliest');
  });
});

describe('names', () => {
  test('come out of the JSON formats as they went in, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (name) => {
        const graph = (): ReturnType<typeof plainGraph> =>
          plainGraph({ entities: [exportEntity('person:a', name)] });
        const { nodes } = JSON.parse(await text(NODE_LINK, graph())) as NodeLinkFile;
        const { elements } = JSON.parse(await text(CYTOSCAPE, graph())) as CytoscapeFile;
        const aspects = JSON.parse(await text(CX2, graph())) as Cx2Aspect[];
        const named = [
          nodes[0]?.label,
          elements.nodes[0]?.data.name,
          aspects.find(({ nodes }) => nodes)?.nodes?.[0]?.v.name,
        ];
        expect(named).toEqual([name, name, name]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('CX2', () => {
  test('ties edges to the running numbers of the entities', async () => {
    const aspects = JSON.parse(await text(CX2)) as Cx2Aspect[];
    const edges = aspects.find(({ edges }) => edges)?.edges ?? [];
    expect(edges.map(({ id, s, t }) => [id, s, t])).toEqual([
      [0, 3, 2],
      [1, 3, 4],
    ]);
  });
});
