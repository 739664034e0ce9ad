/** Networks and common neighbours through GraphQL: merges, hubs, parts without a link, bad input, a client that goes away. */
import { describe, expect, test } from '@jest/globals';
import { getNamedType, isCompositeType, parse } from 'graphql';
import { recordClaims } from '../../src/claim/record-claims.js';
import { findEntities } from '../../src/entity/record-entities.js';
import { Context } from '../../src/graphql/context.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import type { EntityId } from '../../src/ids.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import { ALL_RELATION_TYPES } from '../../src/link/read-links.js';
import { readNetwork } from '../../src/network/network.js';
import type { Store } from '../../src/store/store.js';
import { entry } from '../evidence/entry.js';
import { at, endpoint, listAt } from '../graphql/endpoint.js';
import { openTestAnalysis } from '../analysis/threads.js';
import { countFields, everyField } from '../graphql/fields.js';
import { claim, recordGraph } from '../graph.js';
import { writeLinks, written } from '../link/written-links.js';

const SPOKES = 1_500;
const spokes = Array.from({ length: SPOKES }, (_, i) => `person:spoke-${String(i).padStart(4, '0')}`);

async function fill(store: Store): Promise<void> {
  const people = ['person:a', 'person:b', 'person:c', 'person:d'];
  const entities = [...people, 'group:g', 'group:h', 'group:hub', ...spokes];
  await recordGraph(store, { entities, sources: ['source:one', 'source:two'] });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:a', 'LEADS', 'group:g'),
        claim('person:b', 'MEMBER_OF', 'group:g', { source: 'source:two' }),
        claim('person:c', 'MEMBER_OF', 'group:h'),
        claim('person:d', 'MEMBER_OF', 'group:h', { modality: 'INTENDED' }),
      ],
      'tester',
    ),
  );
  const evidence = { entries: [entry({ speaker: '' })], contradictions: [] };
  await writeLinks(
    store,
    spokes.map((id) => written(id, 'MEMBER_OF', 'group:hub', evidence)),
  );
}

const graph = endpoint(fill);
const network = (args: string): string =>
  `{ network(${args}) { nodes { entity { id } depth degree hiddenLinks } links { id from { id } to { id } } hidden { total modality } truncation { complete reason limit explored } } }`;
const idsIn = (data: unknown): unknown[] =>
  listAt(data, 'network.nodes').map((node) => at(node, 'entity.id'));

describe('a network', () => {
  test('takes a statement a level and one for the links, besides the look-up of its seeds', async () => {
    for (const depth of [1, 2, 3]) {
      const { statements } = await graph.run(
        `{ network(seeds: ["person:a"], depth: ${depth}) { nodes { entity { id name } depth degree } links { id from { name } to { name } summary { status } } truncation { complete } } }`,
      );
      expect(statements.filter((name) => name.startsWith('network/')).length).toBeLessThanOrEqual(depth + 1);
      expect(statements.filter((name) => !name.startsWith('network/'))).toEqual(['entity/find-entities']);
    }
  });

  test('of seeds without a link between them holds each of their parts, and counts what the defaults hide', async () => {
    const data = await graph.data(network('seeds: ["person:a", "person:c"], depth: 4'));
    expect(idsIn(data)).toEqual(['person:a', 'person:c', 'group:g', 'group:h', 'person:b']);
    expect(at(data, 'network.hidden')).toEqual({ total: 1, modality: 1 });
    expect(at(data, 'network.truncation')).toEqual({
      complete: true,
      reason: null,
      limit: null,
      explored: 5,
    });
  });

  test('of a hub keeps the first of its equals by id and counts the rest, the same each time', async () => {
    const ask = network('seeds: ["group:hub"], depth: 3, maxNodes: 5');
    const data = await graph.data(ask);
    expect(idsIn(data)).toEqual(['group:hub', ...spokes.slice(0, 4)]);
    expect(at(data, 'network.nodes.0')).toMatchObject({ degree: 4, hiddenLinks: SPOKES - 4 });
    expect(at(data, 'network.truncation')).toEqual({
      complete: false,
      reason: 'MAX_NODES',
      limit: 5,
      explored: 5,
    });
    expect(await graph.data(ask)).toEqual(data);
    const fewLinks = await graph.data(network('seeds: ["group:hub"], maxLinks: 3'));
    expect(listAt(fewLinks, 'network.links')).toHaveLength(3);
    expect(at(fewLinks, 'network.truncation')).toMatchObject({ reason: 'MAX_LINKS', limit: 3, explored: 4 });
  });

  test('under filters that leave nothing holds its seeds', async () => {
    for (const filter of [
      'evidence: { sources: ["source:one"], excludeSources: ["source:one"] }',
      'evidence: { statuses: [] }',
      'at: { publishedBy: "1900" }',
      'at: { knownAt: "2001-01-01T00:00:00Z" }',
      'types: [LEADS], families: [PLACE]',
    ]) {
      const data = await graph.data(network(`seeds: ["person:a"], depth: 4, ${filter}`));
      expect(idsIn(data)).toEqual(['person:a']);
      expect(at(data, 'network.truncation.complete')).toBe(true);
    }
  });

  test('answers every field, in no more statements than fields', async () => {
    const schema = makeSchema();
    for (const name of ['network', 'commonNeighbours']) {
      const type = getNamedType(schema.getQueryType()!.getFields()[name]!.type);
      if (!isCompositeType(type)) throw new Error(`${name} has no fields.`);
      const given =
        name === 'network'
          ? 'seeds: ["person:a"], maxNodes: 9, maxLinks: 9'
          : 'ids: ["person:a", "person:b"]';
      const query = `{ ${name}(${given}) { ${everyField(schema, type, 3)} } }`;
      const { answer, statements } = await graph.run(query);
      expect(answer.errors).toBeUndefined();
      expect(statements.length).toBeLessThanOrEqual(countFields(parse(query)) + 1);
    }
  });

  test('is not searched on once the client has gone away', async () => {
    const leaving = new AbortController();
    const context = new Context(graph.store, openTestAnalysis(), leaving.signal);
    const seeds = [...(await findEntities(graph.store, ['group:hub' as EntityId])).values()];
    const asked = {
      selection: { types: ALL_RELATION_TYPES, direction: 'BOTH' as const },
      filter: DEFAULT_FILTER,
      depth: 4,
      maxNodes: 5_000,
      maxLinks: 20_000,
      throughLabels: false,
    };
    const reading = readNetwork(context.reader, seeds, asked, { summary: false, names: false });
    leaving.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
    expect(context.statements).toEqual(['network/reach-entities']);
  });
});

describe('bad input is refused with what to do', () => {
  test.each([
    ['depth: 0', 'depth'],
    ['depth: 5', 'depth'],
    ['maxNodes: 0', 'maxNodes'],
    ['maxNodes: 5001', 'maxNodes'],
    ['maxLinks: -1', 'maxLinks'],
    ['maxLinks: 20001', 'maxLinks'],
  ])('%s', async (given, field) => {
    const { message, extensions } = await graph.error(network(`seeds: ["person:a"], ${given}`));
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', field, least: 1 });
    expect(message).toMatch(/give 1 to/);
  });

  test('no seeds, too many, more than maxNodes, and ids that are none', async () => {
    expect(await graph.code(network('seeds: []'))).toBe('BAD_USER_INPUT');
    expect(await graph.code(network(`seeds: ${JSON.stringify(spokes.slice(0, 101))}`))).toBe(
      'BAD_USER_INPUT',
    );
    expect(await graph.code(network('seeds: ["person:a", "person:b"], maxNodes: 1'))).toBe('BAD_USER_INPUT');
    expect(await graph.code(network('seeds: ["Soleimani"]'))).toBe('INVALID_ID');
    expect(await graph.code(network('seeds: ["person:a"], evidence: { minOrigins: -1 }'))).toBe(
      'INVALID_FILTER',
    );
  });

  test('seeds that do not exist, all of them named', async () => {
    const { extensions } = await graph.error(network('seeds: ["person:a", "person:x", "person:y"]'));
    expect(extensions).toMatchObject({ code: 'NOT_FOUND', ids: ['person:x', 'person:y'] });
  });

  test('one entity, unknown ones, and the cursor of another question, for common neighbours', async () => {
    const ask = (args: string): string =>
      `{ commonNeighbours(${args}) { nodes { id } pageInfo { endCursor } } }`;
    expect(await graph.code(ask('ids: ["person:a"]'))).toBe('BAD_USER_INPUT');
    expect(await graph.code(ask('ids: ["person:a", "person:a"]'))).toBe('BAD_USER_INPUT');
    expect(await graph.code(ask('ids: ["person:a", "person:x"]'))).toBe('NOT_FOUND');
    expect(await graph.code(ask('ids: ["person:a", "person:b"], first: 501'))).toBe('INVALID_PAGE_SIZE');
    const data = await graph.data(ask('ids: ["person:a", "person:b"]'));
    const after = String(at(data, 'commonNeighbours.pageInfo.endCursor'));
    const other = ask(`ids: ["person:a", "person:c"], after: "${after}"`);
    expect(await graph.code(other)).toBe('INVALID_CURSOR');
  });

  test('a network whose entities would be asked for too much', async () => {
    const query = `{ network(seeds: ["person:a"], maxLinks: 20000) { links { claims(first: 100) { nodes { id } } } } }`;
    expect(await graph.code(query)).toBe('QUERY_TOO_LARGE');
  });
});

describe('after a merge', () => {
  const merged = endpoint(async (store) => {
    await fill(store);
    const [id, into] = ['person:b', 'person:c'] as EntityId[];
    await store.write((writer) =>
      mergeEntities(writer, { id: id!, into: into!, reason: 'the same' }, 'editor'),
    );
  });

  test('a seed is read as the one that stands for it, and both together are one', async () => {
    const data = await merged.data(network('seeds: ["person:b", "person:c"], depth: 2'));
    expect(idsIn(data)).toEqual(['person:c', 'group:g', 'group:h', 'person:a']);
    const both = '{ commonNeighbours(ids: ["person:b", "person:c"]) { nodes { id } } }';
    expect(await merged.code(both)).toBe('BAD_USER_INPUT');
  });

  test('an answer about the time before it says so', async () => {
    const recorded = '{ claims(first: 1) { nodes { recordedAt } } }';
    const before = String(at(await merged.data(recorded), 'claims.nodes.0.recordedAt'));
    const { extensions } = await merged.answer(
      network(`seeds: ["person:a"], depth: 2, at: { knownAt: "${before}" }`),
    );
    expect(extensions).toMatchObject({ notes: [{ code: 'MERGED_LATER', merged: 'person:b' }] });
  });
});
