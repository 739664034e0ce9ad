/** What a merge makes of the answers, asked through GraphQL. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import { recordClaims } from '../../src/claim/record-claims.js';
import type { Store } from '../../src/store/store.js';
import { at, endpoint, listAt, type Data } from '../graphql/endpoint.js';
import { claim, recordGraph } from '../graph.js';

const MERGE = `mutation ($id: ID!, $into: ID!, $key: String) {
  mergeEntities(id: $id, into: $into, reason: "the same", by: "editor", key: $key) { entity { id mergedInto { id } } }
}`;
const UNMERGE = `mutation ($id: ID!) {
  unmergeEntities(id: $id, reason: "another", by: "editor") { entity { id mergedInto { id } } }
}`;

async function fill(store: Store): Promise<void> {
  await recordGraph(store, {
    entities: ['person:a', 'person:b', 'person:c', 'person:d', 'group:g', 'group:h'],
    sources: ['source:one', 'source:two'],
  });
  const name = (of: string, text: string) =>
    claim(of, 'NAME', { type: 'NAME', name: text, nameKind: 'PRIMARY' });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        name('person:a', 'Alif'),
        name('person:b', 'Ba'),
        claim('person:a', 'LEADS', 'group:g'),
        claim('person:b', 'LEADS', 'group:g', { source: 'source:two' }),
        claim('person:b', 'MET', 'person:c'),
        claim('person:a', 'MET', 'person:b'),
        claim('person:c', 'LEADS', 'group:h', { attributedTo: 'person:b' }),
        claim('person:d', 'LEADS', 'group:h', { attributedTo: 'person:a' }),
        claim('person:b', 'RANK', { type: 'TEXT', text: 'general' }),
        claim('person:a', 'RANK', { type: 'TEXT', text: 'general' }, { source: 'source:two' }),
      ],
      'tester',
    ),
  );
}

describe('a merged entity', () => {
  const graph = endpoint(fill);
  const whole = `{
    ids: entity(id: "person:b") { id name mergedInto { id } mergedFrom { id } merges { merged { id } into { id } reason recordedBy endedAt } }
    one: entity(id: "person:a") { ...All } other: entity(id: "person:b") { ...All }
  }
  fragment All on Person {
    links { nodes { id from { id } to { id } summary { asserts originCount } } total { value } }
    linkCounts { type direction count { value } }
    leads { nodes { id } edges { node { name } } }
    names { text } attributes(types: [RANK]) { value { ... on TextValue { text } } summary { asserts } claims { subject { id } } }
    claims(first: 4) { nodes { number subject { id } } total { value } pageInfo { hasNextPage } }
  }`;

  test('is read as the one that stands for it; its id and name stay', async () => {
    const before = await graph.data(whole);
    const merged = await graph.data(MERGE, { id: 'person:b', into: 'person:a' });
    expect(at(merged, 'mergeEntities.entity')).toEqual({ id: 'person:b', mergedInto: { id: 'person:a' } });
    const now = await graph.data(whole);
    expect(now['ids']).toEqual({
      id: 'person:b',
      name: 'Ba',
      mergedInto: { id: 'person:a' },
      mergedFrom: [],
      merges: [
        {
          merged: { id: 'person:b' },
          into: { id: 'person:a' },
          reason: 'the same',
          recordedBy: 'editor',
          endedAt: null,
        },
      ],
    });
    expect(now['other']).toEqual(now['one']);
    expect(now['one']).toEqual({
      links: {
        nodes: [
          {
            id: 'LEADS~person:a~group:g',
            from: { id: 'person:a' },
            to: { id: 'group:g' },
            summary: { asserts: 2, originCount: 2 },
          },
          {
            id: 'MET~person:a~person:a',
            from: { id: 'person:a' },
            to: { id: 'person:a' },
            summary: { asserts: 1, originCount: 1 },
          },
          {
            id: 'MET~person:a~person:c',
            from: { id: 'person:a' },
            to: { id: 'person:c' },
            summary: { asserts: 1, originCount: 1 },
          },
        ],
        total: { value: 3 },
      },
      linkCounts: [
        { type: 'LEADS', direction: 'OUT', count: { value: 1 } },
        { type: 'MET', direction: 'BOTH', count: { value: 2 } },
      ],
      leads: { nodes: [{ id: 'group:g' }], edges: [{ node: { name: 'g' } }] },
      names: [{ text: 'Alif' }, { text: 'Ba' }],
      attributes: [
        {
          value: { text: 'general' },
          summary: { asserts: 2 },
          claims: [{ subject: { id: 'person:b' } }, { subject: { id: 'person:a' } }],
        },
      ],
      claims: {
        nodes: [
          { number: 7, subject: { id: 'person:a' } },
          { number: 8, subject: { id: 'person:b' } },
          { number: 9, subject: { id: 'person:a' } },
          { number: 10, subject: { id: 'person:b' } },
        ],
        total: { value: 8 },
        pageInfo: { hasNextPage: true },
      },
    });
    await graph.data(UNMERGE, { id: 'person:b' });
    const after = await graph.data(whole);
    expect({ ...after, ids: null }).toEqual({ ...before, ids: null });
    expect(at(after, 'ids.merges.0.endedAt')).toEqual(expect.any(String));
  });

  test('is found by any of the names as the one that stands for it, and listed no more', async () => {
    await graph.data(MERGE, { id: 'person:b', into: 'person:a' });
    const data = await graph.data(`{
      person(name: "Ba") { id mergedFrom { id } } same: person(name: "Alif") { id }
      entities(where: { kinds: [PERSON] }) { nodes { id } total { value } }
      newest: entities(where: { kinds: [PERSON] }, orderBy: RECORDED) { nodes { id } }
      statistics { entities { kind count } merges }
    }`);
    expect(data).toMatchObject({
      person: { id: 'person:a', mergedFrom: [{ id: 'person:b' }] },
      same: { id: 'person:a' },
      entities: { nodes: [{ id: 'person:a' }, { id: 'person:c' }, { id: 'person:d' }], total: { value: 3 } },
      newest: { nodes: [{ id: 'person:d' }, { id: 'person:c' }, { id: 'person:a' }] },
      statistics: { merges: 1 },
    });
    expect(at(data, 'statistics.entities.0')).toEqual({ kind: 'PERSON', count: 3 });
    const error = await graph.error('{ person(name: "Bax") { id } }');
    expect(error.extensions).toMatchObject({ code: 'NOT_FOUND' });
    await graph.data(UNMERGE, { id: 'person:b' });
  });

  test('is meant together with all that are one with it wherever a filter names it', async () => {
    const ask = (id: string) =>
      graph.data(
        `query ($id: [ID!]!) {
          group(id: "group:h") {
            from: links(evidence: { origins: $id }) { nodes { id } }
            without: links(evidence: { excludeOrigins: $id }) { nodes { id } }
            saying: links(evidence: { attributedTo: $id }) { nodes { id } }
            silent: links(evidence: { excludeAttributedTo: $id }) { nodes { id } }
          }
          with: person(id: "person:c") { links(with: $id) { nodes { id } } }
          subjects: claims(where: { subjects: $id, predicates: ["LEADS"] }) { nodes { subject { id } } }
          objects: claims(where: { objects: $id }) { nodes { object { id } } }
          entities: claims(where: { entities: $id }) { total { value } }
          said: claims(where: { saidBy: $id }) { nodes { attributedTo { id } origins { id } } }
          attributed: claims(where: { attributedTo: $id }) { total { value } }
          origins: claims(evidence: { origins: $id }) { total { value } }
        }`,
        { id: [id] },
      );
    const apart = await ask('person:b');
    expect(at(apart, 'attributed.total.value')).toBe(1);
    await graph.data(MERGE, { id: 'person:b', into: 'person:a' });
    const together = await ask('person:b');
    expect(await ask('person:a')).toEqual(together);
    const both = { nodes: [{ id: 'LEADS~person:c~group:h' }, { id: 'LEADS~person:d~group:h' }] };
    expect(together).toEqual({
      group: { from: both, without: { nodes: [] }, saying: both, silent: { nodes: [] } },
      with: { links: { nodes: [{ id: 'MET~person:a~person:c' }] } },
      subjects: { nodes: [{ subject: { id: 'person:a' } }, { subject: { id: 'person:b' } }] },
      objects: { nodes: [{ object: { id: 'person:b' } }] },
      entities: { total: { value: 8 } },
      said: {
        nodes: [
          { attributedTo: { id: 'person:b' }, origins: [{ id: 'person:b' }] },
          { attributedTo: { id: 'person:a' }, origins: [{ id: 'person:a' }] },
        ],
      },
      attributed: { total: { value: 2 } },
      origins: { total: { value: 2 } },
    });
    await graph.data(UNMERGE, { id: 'person:b' });
    expect(await ask('person:b')).toEqual(apart);
  });

  test('keeps the ids of its links alive', async () => {
    await graph.data(MERGE, { id: 'person:b', into: 'person:a' });
    const data = await graph.data(`{
      link(id: "MET~person:b~person:c") { id summary { asserts } beside { id } }
      node(id: "LEADS~person:b~group:g") { id }
      claims(where: { subjects: ["person:b"], predicates: ["MET"] }) { nodes { link { id } } }
    }`);
    expect(data).toEqual({
      link: { id: 'MET~person:a~person:c', summary: { asserts: 1 }, beside: [] },
      node: { id: 'LEADS~person:a~group:g' },
      claims: {
        nodes: [{ link: { id: 'MET~person:a~person:c' } }, { link: { id: 'MET~person:a~person:a' } }],
      },
    });
    await graph.data(UNMERGE, { id: 'person:b' });
  });

  test('is read in as many statements, however many merged ones a page shows', async () => {
    const query = '{ claims { nodes { subject { names { text } links { nodes { id } } } } } }';
    const apart = (await graph.run(query)).statements;
    await graph.data(MERGE, { id: 'person:b', into: 'person:a' });
    expect((await graph.run(query)).statements).toEqual(apart);
    await graph.data(UNMERGE, { id: 'person:b' });
  });

  test('is merged once for a key, and refused with a stable code', async () => {
    const merge = { id: 'person:b', into: 'person:a', key: 'once' };
    const first = await graph.data(MERGE, merge);
    expect(await graph.data(MERGE, merge)).toEqual(first);
    expect(await graph.code(MERGE, { ...merge, into: 'person:c' })).toBe('KEY_REUSED');
    expect(await graph.code(MERGE, { ...merge, key: null })).toBe('ALREADY_MERGED');
    expect(await graph.code(MERGE, { id: 'person:a', into: 'person:b' })).toBe('MERGE_CYCLE');
    expect(await graph.code(MERGE, { id: 'person:a', into: 'group:g' })).toBe('WRONG_KIND');
    await graph.data(UNMERGE, { id: 'person:b' });
    expect(await graph.code(UNMERGE, { id: 'person:b' })).toBe('NOT_MERGED');
    expect(
      await graph.code(
        'mutation { mergeEntities(id: "person:b", into: "person:a", reason: " ") { entity { id } } }',
      ),
    ).toBe('BAD_USER_INPUT');
  });
});

describe('an answer about what was known before a merge', () => {
  const graph = endpoint(fill);
  const ask = (query: string, knownAt: string) =>
    graph.answer(`query ($knownAt: DateTime!) { ${query} }`, { knownAt });

  test('says which identities are of later, where it touches them', async () => {
    const { statistics } = await graph.data('{ statistics { recordedAt } }');
    const then = (statistics as Data)['recordedAt'] as string;
    const touching = [
      'person(id: "person:a", at: { knownAt: $knownAt }) { links { nodes { id } } }',
      'person(id: "person:b", at: { knownAt: $knownAt }) { claims { nodes { id } } }',
      'person(id: "person:b", at: { knownAt: $knownAt }) { names { text } }',
      'group(id: "group:g", at: { knownAt: $knownAt }) { leaders { nodes { id } } }',
      'group(id: "group:h", at: { knownAt: $knownAt }) { links { nodes { summary { originCount } } } }',
      'group(id: "group:h", at: { knownAt: $knownAt }, evidence: { excludeOrigins: ["person:b"] }) { links { total { value } } }',
    ];
    for (const query of touching) expect((await ask(query, then)).extensions).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await graph.data(MERGE, { id: 'person:b', into: 'person:a' });
    for (const query of touching) {
      const { errors, extensions } = await ask(query, then);
      expect(errors).toBeUndefined();
      expect(extensions).toEqual({
        notes: [
          expect.objectContaining({
            code: 'MERGED_LATER',
            merged: 'person:b',
            into: 'person:a',
            knownAt: then,
          }),
        ],
      });
    }
    const untouched = 'person(id: "person:c", at: { knownAt: $knownAt }) { leads { nodes { id } } }';
    expect((await ask(untouched, '2999-01-01T00:00:00.000Z')).extensions).toBeUndefined();
    expect((await ask(touching[0]!, '2999-01-01T00:00:00.000Z')).extensions).toBeUndefined();
    await graph.data(UNMERGE, { id: 'person:b' });
    for (const query of touching) expect((await ask(query, then)).extensions).toBeUndefined();
  });
});

describe('merging, reading and unmerging', () => {
  const seeded = endpoint();
  const FOLDERS = ['../graphql/golden/', '../../web/questions/'].map((folder) =>
    fileURLToPath(new URL(folder, import.meta.url)),
  );
  const queries = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => [basename(file), readFileSync(`${folder}${file}`, 'utf8')] as const),
  );

  /** Without what counts writes, which merging and unmerging are; errors come in the order of failing. */
  const settled = ({ errors, ...rest }: FormattedExecutionResult): string => {
    const told = (errors ?? []).map((error) => JSON.stringify(error)).sort();
    return JSON.stringify([told, rest]).replaceAll(/"(revision|recordedAt)":("[^"]*"|\d+)/g, '');
  };

  async function answers(): Promise<Map<string, string>> {
    const all = new Map<string, string>();
    for (const [file, query] of queries) all.set(file, settled(await seeded.answer(query)));
    return all;
  }

  test('leaves every golden answer and every question as it was, byte by byte', async () => {
    const before = await answers();
    const pairs = await pairsOfOneKind();
    expect(pairs.length).toBeGreaterThan(8);
    for (const [id, into] of pairs) await seeded.data(MERGE, { id, into });
    const merged = await answers();
    expect([...merged].filter(([file, answer]) => before.get(file) !== answer).length).toBeGreaterThan(10);
    // First in, first out: in another order than that of merging back would be.
    for (const [id] of pairs) await seeded.data(UNMERGE, { id });
    const after = [...(await answers())];
    expect(after.filter(([file, answer]) => before.get(file) !== answer)).toEqual([]);
  }, 120_000);

  /** Neighbours in the list of entities: a chain in each kind. */
  async function pairsOfOneKind(): Promise<[string, string][]> {
    const data = await seeded.data('{ entities(first: 500) { nodes { id kind anonymous } } }');
    const entities = (listAt(data, 'entities.nodes') as Data[]).filter(({ anonymous }) => !anonymous);
    return entities.flatMap(({ id, kind }, i) => {
      const next = entities[i + 1];
      return next?.['kind'] === kind && i % 5 < 2
        ? [[id as string, next!['id'] as string] as [string, string]]
        : [];
    });
  }
});
