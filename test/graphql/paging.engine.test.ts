/** Every connection, walked page by page, gives what one page gives; what is no cursor and no page size is refused. */
import { describe, expect, test } from '@jest/globals';
import { at, endpoint, listAt, type Data } from './endpoint.js';

const seeded = endpoint();

interface Connection {
  /** The path of the connection in the answer. */
  readonly path: string;
  /** The operation, with `page` where `first` and `after` stand. */
  readonly ask: (page: string) => string;
  /** How an item is told from the others. */
  readonly item?: string;
}

const ANY = 'modalities: [ACTUAL, POSSIBLE, INTENDED, PREDICTED, DEMANDED]';
const LABEL = 'group(id: "group:iran-backed-militias")';
const IRAN_BACKS = 'link(id: "BACKS~group:iran-government~group:iran-backed-militias")';

const CONNECTIONS: Record<string, Connection> = {
  entities: { path: 'entities', ask: (page) => `entities(where: { kinds: [PLACE, ASSET] }, ${page})` },
  'entities, newest first': {
    path: 'entities',
    ask: (page) => `entities(orderBy: RECORDED, where: { kinds: [PERSON] }, ${page})`,
  },
  claims: { path: 'claims', ask: (page) => `claims(where: { modalities: [INTENDED, DEMANDED] }, ${page})` },
  'claims, newest first': {
    path: 'claims',
    ask: (page) => `claims(orderBy: RECORDED_DESC, where: { predicates: ["SAID"] }, ${page})`,
  },
  'claims under a filter': {
    path: 'claims',
    ask: (page) =>
      `claims(evidence: { attributedTo: ["person:douglas-sims", "person:john-kirby"] }, ${page})`,
  },
  sources: { path: 'sources', ask: (page) => `sources(${page})` },
  'links by type': { path: 'group.links', ask: (page) => `${LABEL} { links(${page})` },
  'links by type, any modality': {
    path: 'group.links',
    ask: (page) => `${LABEL} { links(evidence: { ${ANY} }, ${page})`,
  },
  'links by origins': { path: 'group.links', ask: (page) => `${LABEL} { links(orderBy: ORIGINS, ${page})` },
  'links by origins under a filter': {
    path: 'group.links',
    ask: (page) =>
      `${LABEL} { links(orderBy: ORIGINS, evidence: { excludeSources: ["source:interview-al-walae-2021"] }, ${page})`,
  },
  'links of one direction and kind': {
    path: 'group.links',
    ask: (page) => `${LABEL} { links(direction: IN, kinds: [GROUP, EVENT], ${page})`,
  },
  'links at a time': {
    path: 'group.links',
    ask: (page) => `${LABEL} { links(at: { validAt: "2021" }, ${page})`,
  },
  'a traversal': {
    path: 'place.events',
    ask: (page) => `place(id: "place:iraq") { events(${page})`,
  },
  "an entity's claims": { path: 'group.claims', ask: (page) => `${LABEL} { claims(${page})` },
  "an entity's claims of some stances": {
    path: 'group.claims',
    ask: (page) => `${LABEL} { claims(where: { stances: [ASSERTS, DENIES], bases: [REPORTED] }, ${page})`,
  },
  "a source's claims": {
    path: 'source.claims',
    ask: (page) =>
      `source(id: "source:strikes-2024-02") { claims(where: { predicates: ["NAME", "BACKS"] }, ${page})`,
  },
  "a link's claims": { path: 'link.claims', ask: (page) => `${IRAN_BACKS} { claims(${page})` },
};

function operation({ ask }: Connection, page: string): string {
  const head = ask(page);
  const open = head.split('{').length - head.split('}').length;
  return `query ($first: Int, $after: String) { ${head} {
    nodes { id } edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    total { value exact } truncation { complete reason limit explored } }
  ${'}'.repeat(open + 1)}`;
}

interface Page {
  readonly nodes: readonly { id: string }[];
  readonly edges: readonly { cursor: string; node: { id: string } }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  readonly total: { value: number; exact: boolean };
  readonly truncation: { complete: boolean; reason: string | null; limit: number | null; explored: number };
}

async function page(connection: Connection, variables: Data): Promise<Page> {
  const data = await seeded.data(operation(connection, 'first: $first, after: $after'), variables);
  return at(data, connection.path) as Page;
}

async function walk(connection: Connection, first: number): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    const next: Page = await page(connection, { first, after });
    pages.push(next);
    after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
  } while (after !== null && pages.length < 1_000);
  return pages;
}

/** What tells the items of a traversal apart is the link, not the entity at its end. */
const keys = ({ edges }: Page): string[] => edges.map(({ cursor }) => cursor);

describe.each(Object.entries(CONNECTIONS))('paging through %s', (_name, connection) => {
  test.each([1, 3, 7])('in pages of %i gives what one page gives', async (first) => {
    const whole = await page(connection, { first: 500 });
    expect(whole.pageInfo.hasNextPage).toBe(false);
    expect(whole.pageInfo.hasPreviousPage).toBe(false);
    expect(whole.truncation).toEqual({
      complete: true,
      reason: null,
      limit: null,
      explored: whole.nodes.length,
    });
    expect(whole.total).toEqual({ value: whole.nodes.length, exact: true });
    expect(whole.nodes.length).toBeGreaterThan(1);
    expect(new Set(keys(whole)).size).toBe(whole.nodes.length);

    const pages = await walk(connection, first);
    expect(pages.flatMap(keys)).toEqual(keys(whole));
    expect(pages.flatMap(({ nodes }) => nodes)).toEqual(whole.nodes);
    expect(pages.flatMap(({ edges }) => edges.map(({ node }) => node))).toEqual(whole.nodes);
    expect(pages).toHaveLength(Math.ceil(whole.nodes.length / first));
    for (const [index, { pageInfo, edges, truncation, total }] of pages.entries()) {
      const isLast = index === pages.length - 1;
      expect(pageInfo).toEqual({
        hasNextPage: !isLast,
        hasPreviousPage: index > 0,
        startCursor: edges[0]!.cursor,
        endCursor: edges.at(-1)!.cursor,
      });
      expect(truncation).toMatchObject(
        isLast ? { complete: true } : { complete: false, reason: 'PAGE_SIZE', limit: first },
      );
      expect(total).toEqual(whole.total);
    }
  });

  test('after the last item gives an empty page', async () => {
    const whole = await page(connection, { first: 500 });
    const beyond = await page(connection, { first: 5, after: whole.pageInfo.endCursor });
    expect(beyond.nodes).toEqual([]);
    expect(beyond.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
    expect(beyond.total).toEqual(whole.total);
  });

  test('from the cursor of another query is refused', async () => {
    const own = (await page(connection, { first: 1 })).pageInfo.endCursor;
    for (const other of Object.values(CONNECTIONS)) {
      if (other === connection) continue;
      const error = await seeded.error(operation(other, 'first: $first, after: $after'), {
        first: 1,
        after: own,
      });
      expect(error.extensions?.['code']).toBe('INVALID_CURSOR');
      expect(error.message).toMatch(/^after is /);
    }
  });

  test.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['an empty list', Buffer.from('[]').toString('base64url')],
    ['nothing', ''],
    ['endless', 'A'.repeat(5_000)],
  ])('from a cursor that is %s is refused', async (_what, after) => {
    expect(
      await seeded.code(operation(connection, 'first: $first, after: $after'), { first: 1, after }),
    ).toBe('INVALID_CURSOR');
  });

  test('from a cursor whose key is of another form is refused', async () => {
    const own = (await page(connection, { first: 1 })).pageInfo.endCursor!;
    const [hash] = JSON.parse(Buffer.from(own, 'base64url').toString('utf8')) as [string];
    for (const key of [[], [null], [{}], ['a', 'b', 'c'], [true], [1.5, 'x', 2]]) {
      const after = Buffer.from(JSON.stringify([hash, ...key])).toString('base64url');
      const [error] = await seeded.errors(operation(connection, 'first: $first, after: $after'), {
        first: 1,
        after,
      });
      expect(error?.extensions?.['code']).toBe('INVALID_CURSOR');
    }
  });

  test.each([0, -1, 501, 2_147_483_647, -2_147_483_648])('in pages of %i is refused', async (first) => {
    const error = await seeded.error(operation(connection, 'first: $first, after: $after'), { first });
    expect(error.extensions).toMatchObject({ code: 'INVALID_PAGE_SIZE', first, most: 500 });
  });

  test('in pages beyond 32 bits is refused by GraphQL', async () => {
    const error = await seeded.error(operation(connection, 'first: $first, after: $after'), {
      first: 10_000_000_000,
    });
    expect(error.extensions?.['code']).toBe('BAD_USER_INPUT');
    const literal = await seeded.error(
      operation(connection, 'first: 10000000000').replace('($first: Int, $after: String)', ''),
    );
    expect(literal.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('without a page size gives the default, as null does', async () => {
    const byDefault = await page(connection, {});
    expect(byDefault).toEqual(await page(connection, { first: null, after: null }));
    expect(byDefault).toEqual(await page(connection, { first: 25 }));
  });
});

describe('page sizes elsewhere', () => {
  test.each([0, -1, 501])('%i origins of a summary are refused', async (first) => {
    const query = `{ ${IRAN_BACKS} { summary { origins(first: ${first}) { id } } } }`;
    expect(await seeded.code(query)).toBe('INVALID_PAGE_SIZE');
    expect(await seeded.code(query.replace('origins', 'sources'))).toBe('INVALID_PAGE_SIZE');
  });

  test('more than 500 ids at once are refused', async () => {
    const ids = (count: number) => ({ ids: Array.from({ length: count }, (_, at) => `person:nobody-${at}`) });
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(listAt(await seeded.data(query, ids(500)), 'nodes')).toHaveLength(500);
    expect(await seeded.code(query, ids(501))).toBe('INVALID_PAGE_SIZE');
    expect(await seeded.data(query, ids(0))).toEqual({ nodes: [] });
  });

  test('only the total can be asked, and reads no page', async () => {
    const { answer, statements } = await seeded.run(
      `{ ${LABEL} { links { total { value } } claims { total { value } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect([...statements].sort()).toEqual([
      'claim/count-entity-claims',
      'entity/find-entities',
      'link/count-links',
    ]);
  });
});
