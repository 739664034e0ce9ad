/** Paths asked through GraphQL, on a graph small enough to see what is right. */
import { describe, expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { ERROR_TABLE } from '../../src/errors.js';
import { entityId } from '../../src/ids.js';
import { findPaths } from '../../src/path/find-paths.js';
import type { PathQuery } from '../../src/path/path.js';
import { recordEntities } from '../../src/entity/record-entities.js';
import type { Reader, Store } from '../../src/store/store.js';
import { endpoint, listAt } from '../graphql/endpoint.js';
import { claim, recordGraph } from '../graph.js';

/*
 * a –MET– b (one) · a –LEADS→ g ←LEADS– b (one, two each) · a –MET– c –MET– d –MET– b (three)
 * a –MEMBER_OF→ l ←MEMBER_OF– e, where l is a label · x –MET, RELATIVE_OF– y apart · z alone
 */
async function fill(store: Store): Promise<void> {
  await recordGraph(store, {
    entities: ['a', 'b', 'c', 'd', 'e', 'x', 'y', 'z', 'twin']
      .map((name) => `person:${name}`)
      .concat('group:g'),
    sources: ['source:one', 'source:two', 'source:three'],
  });
  await store.write((writer) =>
    recordEntities(writer, [{ id: entityId('group:l'), kind: 'GROUP', groupType: 'LABEL' }], 'tester'),
  );
  const two = { source: 'source:two' };
  const three = { source: 'source:three' };
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim('person:a', 'MET', 'person:b'),
        claim('person:a', 'LEADS', 'group:g'),
        claim('person:a', 'LEADS', 'group:g', two),
        claim('person:b', 'LEADS', 'group:g'),
        claim('person:b', 'LEADS', 'group:g', two),
        claim('person:a', 'MET', 'person:c', three),
        claim('person:c', 'MET', 'person:d', three),
        claim('person:d', 'MET', 'person:b', three),
        claim('person:a', 'ONE_OF', 'group:l'),
        claim('person:e', 'ONE_OF', 'group:l'),
        claim('person:x', 'MET', 'person:y'),
        claim('person:x', 'RELATIVE_OF', 'person:y'),
      ],
      'tester',
    ),
  );
}

const graph = endpoint(fill);

const PATHS = `paths { length originCount steps { from { id } link { id } to { id } direction family } weakest { id } }
  truncation { complete reason limit explored }`;
const ask = (more: string, fields = PATHS): string => `{ paths(from: "person:a", ${more}) { ${fields} } }`;

/** The links of each path. */
async function linksOf(more: string): Promise<string[][]> {
  const data = await graph.data(ask(more));
  return (listAt(data, 'paths.paths') as { steps: { link: { id: string } }[] }[]).map(({ steps }) =>
    steps.map(({ link }) => link.id),
  );
}

const MET = 'MET~person:a~person:b';
const VIA_GROUP = ['LEADS~person:a~group:g', 'LEADS~person:b~group:g'];
const VIA_PERSONS = ['MET~person:a~person:c', 'MET~person:c~person:d', 'MET~person:b~person:d'];

describe('paths between two entities', () => {
  test('are the shortest, the k shortest, or the strongest', async () => {
    const to = 'to: "person:b"';
    expect(await linksOf(to)).toEqual([[MET]]);
    expect(await linksOf(`${to}, mode: ALL_SHORTEST`)).toEqual([[MET]]);
    expect(await linksOf(`${to}, mode: K_SHORTEST`)).toEqual([[MET], VIA_GROUP, VIA_PERSONS]);
    expect(await linksOf(`${to}, mode: K_SHORTEST, maxHops: 2`)).toEqual([[MET], VIA_GROUP]);
    expect(await linksOf(`${to}, mode: K_SHORTEST, first: 2`)).toEqual([[MET], VIA_GROUP]);
    expect(await linksOf(`${to}, mode: STRONGEST`)).toEqual([VIA_GROUP]);
    expect(await linksOf(`${to}, mode: STRONGEST, maxHops: 1`)).toEqual([[MET]]);
  });

  test('tell how each link is walked, and which is the weakest', async () => {
    const data = await graph.data(ask('to: "person:b", mode: STRONGEST'));
    const [path] = listAt(data, 'paths.paths');
    expect(path).toEqual({
      length: 2,
      originCount: 2,
      weakest: { id: VIA_GROUP[0] },
      steps: [
        {
          from: { id: 'person:a' },
          link: { id: VIA_GROUP[0] },
          to: { id: 'group:g' },
          direction: 'OUT',
          family: 'COMMAND',
        },
        {
          from: { id: 'group:g' },
          link: { id: VIA_GROUP[1] },
          to: { id: 'person:b' },
          direction: 'IN',
          family: 'COMMAND',
        },
      ],
    });
  });

  test('that the filter forbids hide no longer one that it allows', async () => {
    const to = 'to: "person:b", evidence:';
    expect(await linksOf(`${to} { excludeSources: ["source:one"] }`)).toEqual([VIA_GROUP]);
    expect(await linksOf(`${to} { minOrigins: 2 }`)).toEqual([VIA_GROUP]);
    expect(await linksOf(`${to} { sources: ["source:three"] }`)).toEqual([VIA_PERSONS]);
    expect(await linksOf(`${to} { statuses: [DENIED] }`)).toEqual([]);
    expect(await linksOf('to: "person:b", types: [LEADS]')).toEqual([VIA_GROUP]);
    expect(await linksOf('to: "person:b", families: [COMMAND]')).toEqual([VIA_GROUP]);
    // MET is symmetric, and two that lead the same group are not tied one way.
    expect(await linksOf('to: "person:b", types: [LEADS], direction: OUT')).toEqual([]);
    expect(await linksOf('to: "person:b", mode: K_SHORTEST, direction: OUT')).toEqual([[MET], VIA_PERSONS]);
  });

  test('lead through labels only when they are asked to, but begin and end at them', async () => {
    const labels = ['ONE_OF~person:a~group:l', 'ONE_OF~person:e~group:l'];
    expect(await linksOf('to: "person:e"')).toEqual([]);
    expect(await linksOf('to: "person:e", throughLabels: true')).toEqual([labels]);
    expect(await linksOf('to: "group:l"')).toEqual([labels.slice(0, 1)]);
  });

  test('that are not there are none, and the search says that it came to its end', async () => {
    for (const more of [
      'to: "person:x"',
      'to: "person:z"',
      'to: "person:d", maxHops: 1',
      'to: "person:b", types: [LEADS], families: [CONTACT]',
      'to: "person:b", evidence: { sources: ["source:one"], excludeSources: ["source:one"] }',
      'to: "person:b", mode: STRONGEST, evidence: { minOrigins: 99 }',
    ]) {
      const { paths } = (await graph.data(
        ask(more, `${PATHS} criticalSources { id } criticalOrigins { id }`),
      )) as {
        paths: Record<string, unknown>;
      };
      expect(paths).toMatchObject({ paths: [], criticalSources: [], criticalOrigins: [] });
      expect(paths['truncation']).toMatchObject({ complete: true, reason: null, limit: null });
    }
  });

  test('that are more than were asked for say so', async () => {
    const asked = (first: number): string =>
      `{ paths(from: "person:x", to: "person:y", mode: ALL_SHORTEST, first: ${first}) { paths { weakest { id } } truncation { complete reason limit } } }`;
    expect(await graph.data(asked(1))).toEqual({
      paths: {
        paths: [{ weakest: { id: 'MET~person:x~person:y' } }],
        truncation: { complete: false, reason: 'FIRST', limit: 1 },
      },
    });
    expect(await graph.data(asked(2))).toMatchObject({
      paths: { paths: [{}, {}], truncation: { complete: true, reason: null, limit: null } },
    });
  });
});

describe('what paths rest on', () => {
  const RESTS = 'criticalSources { id } criticalOrigins { id }';

  test('is a source only if no other path takes its place, one that was not given included', async () => {
    // The one path that is given falls with source:one, and the tie through the group does not.
    const one = await graph.data(ask('to: "person:b"', RESTS));
    expect(one).toEqual({ paths: { criticalSources: [], criticalOrigins: [] } });
    const met = await graph.data(ask('to: "person:b", maxHops: 1', RESTS));
    const sourceOne = [{ id: 'source:one' }];
    expect(met).toEqual({ paths: { criticalSources: sourceOne, criticalOrigins: sourceOne } });
    const narrowed = await graph.data(
      ask('to: "person:b", maxHops: 2, evidence: { excludeSources: ["source:two"] }', RESTS),
    );
    expect(narrowed).toEqual({ paths: { criticalSources: sourceOne, criticalOrigins: sourceOne } });
  });

  test('is told for each path: whether all its links are shown without some', async () => {
    const data = await graph.data(
      ask(
        'to: "person:b", mode: K_SHORTEST',
        `paths { one: survivesWithout(sources: ["source:one"]) two: survivesWithout(origins: ["source:two"])
          both: survivesWithout(sources: ["source:one"], origins: ["source:two"]) nobody: survivesWithout }`,
      ),
    );
    expect(listAt(data, 'paths.paths')).toEqual([
      { one: false, two: true, both: false, nobody: true },
      { one: true, two: true, both: false, nobody: true },
      { one: true, two: true, both: true, nobody: true },
    ]);
  });
});

describe('a question for paths that cannot be answered', () => {
  test.each([
    ['from and to that are the same', 'to: "person:a"', 'SAME_ENTITY', /two different/],
    ['an end that nobody has', 'to: "person:nobody"', 'NOT_FOUND', /person:nobody/],
    ['a malformed end', 'to: "b"', 'INVALID_ID', /kind:slug/],
    ['no hops', 'to: "person:b", maxHops: 0', 'BAD_USER_INPUT', /maxHops is 0: give 1 to 8/],
    ['nine hops', 'to: "person:b", maxHops: 9', 'BAD_USER_INPUT', /1 to 8/],
    ['no paths', 'to: "person:b", first: 0', 'INVALID_PAGE_SIZE', /1 to 100/],
    ['101 paths', 'to: "person:b", first: 101', 'INVALID_PAGE_SIZE', /1 to 100/],
    ['a bad date', 'to: "person:b", at: { validAt: "x" }', 'INVALID_DATE', /x/],
    ['a bad filter', 'to: "person:b", evidence: { minOrigins: -1 }', 'INVALID_FILTER', /minOrigins/],
  ])('is refused: %s', async (_what, more, code, message) => {
    const error = await graph.error(ask(more));
    expect(Object.keys(ERROR_TABLE)).toContain(code);
    expect(error.extensions?.['code']).toBe(code);
    expect(error.message).toMatch(message);
  });

  test('is refused below a path too: a malformed id in survivesWithout', async () => {
    const error = await graph.error(ask('to: "person:b"', 'paths { survivesWithout(sources: ["x"]) }'));
    expect(error.extensions?.['code']).toBe('INVALID_ID');
  });
});

test('nobody waits any more: no further statement is run', async () => {
  const gone = new AbortController();
  const statements: string[] = [];
  const reader: Reader = {
    run: (statement, parameters, fill, options) => {
      statements.push(statement);
      const rows = graph.store.run(statement, parameters, fill, { signal: gone.signal, ...options });
      gone.abort(new Error('gone'));
      return rows;
    },
  };
  const query: PathQuery = {
    from: { id: entityId('person:a'), links: 4 },
    to: { id: entityId('person:z'), links: 0 },
    mode: 'K_SHORTEST',
    maxHops: 8,
    first: 5,
    types: ['MET', 'LEADS'],
    direction: 'BOTH',
    throughLabels: false,
    filter: { evidence: {}, time: {} },
  };
  await expect(findPaths(reader, query, { signal: gone.signal })).rejects.toThrow('gone');
  expect(statements).toEqual(['path/expand-frontier']);
});

describe('merged entities', () => {
  const graph = endpoint(fill);

  test('are read as one: paths begin at the one that stands, and between the two there is none', async () => {
    await graph.data(
      'mutation { mergeEntities(id: "person:b", into: "person:twin", reason: "the same", by: "editor") { entity { id } } }',
    );
    const data = await graph.data(
      '{ paths(from: "person:b", to: "person:c", mode: K_SHORTEST, first: 1) { paths { steps { from { id } to { id } } } } }',
    );
    expect(data).toMatchObject({
      paths: { paths: [{ steps: [{ from: { id: 'person:twin' } }, { to: { id: 'person:c' } }] }] },
    });
    const error = await graph.error('{ paths(from: "person:b", to: "person:twin") { paths { length } } }');
    expect(error.extensions?.['code']).toBe('SAME_ENTITY');
    expect(error.message).toMatch(/one entity, person:twin/);
  });

  test('that were not yet one at the asked instant are told of in the notes', async () => {
    const { answer } = await graph.run(
      '{ paths(from: "person:b", to: "person:c", at: { knownAt: "2020-01-01T00:00:00Z" }) { paths { length } truncation { complete } } }',
    );
    expect(answer.data).toEqual({ paths: { paths: [], truncation: { complete: true } } });
    expect(answer.extensions?.['notes']).toMatchObject([{ code: 'MERGED_LATER', merged: 'person:b' }]);
  });
});
