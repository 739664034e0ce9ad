/** The Cypher script on a real Neo4j: what it makes in an empty database is the graph that was exported. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import neo4j, { type Driver } from 'neo4j-driver';
import { recordClaims } from '../../src/claim/record-claims.js';
import { CYPHER } from '../../src/export/cypher/cypher.js';
import { literal } from '../../src/export/cypher/text.js';
import { readGraph } from '../../src/export/read-graph.js';
import { parseExportRequest } from '../../src/export/request.js';
import { isoDay, type DayNumber } from '../../src/time/day.js';
import { lane, neo4jAccount, neo4jAddress, openTestStore } from '../engines.js';
import { recordTangle } from '../exchange/exports.js';
import { claim, recordGraph } from '../graph.js';
import { loadSeed } from '../seed.js';
import { written } from './plain-graph.js';

type Row = Readonly<Record<string, unknown>>;

const HOSTILE = [
  '"}) MATCH (n) DETACH DELETE n //',
  '\\"}) DETACH DELETE n;\nMATCH (n)',
  '\\u0022}) RETURN 1; //',
  "'`; CALL dbms.shutdown();\r\n`'",
  '\u2028\u202Eעبد\u0085 𝒳 \\',
];

let driver: Driver | undefined;
let storeNode: Row | undefined;
let script: string;
let before: Awaited<ReturnType<typeof graph>>;

(lane === 'neo4j' ? describe : describe.skip)('The script of an export', () => {
  beforeAll(async () => {
    const store = await openTestStore();
    await loadSeed(store);
    await recordTangle(store);
    await recordGraph(store, { entities: HOSTILE.map((_, at) => `person:hostile-${at}`), sources: [] });
    await store.write((writer) =>
      recordClaims(
        writer,
        HOSTILE.map((name, at) =>
          claim(
            `person:hostile-${at}`,
            'NAME',
            { type: 'NAME', name, nameKind: 'PRIMARY' },
            { statement: name },
          ),
        ),
        'tester',
      ),
    );
    script = (await written(CYPHER.write(await readGraph(store, parseExportRequest({}))))).toString();
    const { user = '', password = '' } = neo4jAccount();
    driver = neo4j.driver(neo4jAddress(), user ? neo4j.auth.basic(user, password) : undefined, {
      disableLosslessIntegers: true,
    });
    before = await graph();
    [storeNode] = (await run('MATCH (s:Store) RETURN properties(s) AS it')).map(({ it }) => it) as [Row];
  });
  afterAll(async () => {
    if (storeNode) {
      // What the store's own tests begin with.
      await run('MATCH (n) WHERE NOT n:MigrationLock DETACH DELETE n');
      await run('CREATE (s:Store) SET s = $it', { it: storeNode });
    }
    await driver?.close();
  });

  test('refuses a database that is a store of Nisba, and says what to do', async () => {
    await expect(runScript()).rejects.toThrow('restore an export into it instead');
  });

  test('makes the same entities, links, claims and ties, and the same again when it is run again', async () => {
    await run('MATCH (n) WHERE NOT n:MigrationLock DETACH DELETE n');
    await runScript();
    const once = await graph();
    expect(once.links).toEqual(before.links.filter(({ hidden }) => hidden === '').map(withoutHidden));
    expect(once.entities).toEqual(before.entities);
    const known = new Set([...once.claims, ...once.sources, ...once.entities].map(({ id }) => id));
    const exported = <T extends Row>(rows: readonly T[]) => rows.filter(({ id }) => known.has(id));
    expect(once.claims).toEqual(exported(before.claims));
    expect(once.claims.length).toBeGreaterThan(300);
    expect(once.sources).toEqual(before.sources);
    expect(once.ties).toEqual(before.ties.filter(({ from, to }) => known.has(from) && known.has(to)));
    expect(once.bearings).toEqual(
      before.bearings.filter(({ claim, on }) => known.has(claim) && known.has(on)),
    );
    await runScript();
    expect(await graph()).toEqual(once);
    const [lists] = await run(
      'MATCH ()-[r]->() WHERE r.status IS NOT NULL AND size(r.origins) = r.originCount RETURN count(r) AS count',
    );
    expect(lists!['count']).toBe(once.links.length);
  });

  test('keeps names that would be Cypher what they are', async () => {
    const rows = await run(
      'MATCH (n:Person) WHERE n.id STARTS WITH "person:hostile-" RETURN n.name AS name ORDER BY n.id',
    );
    expect(rows.map(({ name }) => name)).toEqual(HOSTILE.map((name) => name.normalize('NFC')));
  });

  test('writes any text as a literal that means it', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'\\\\u0022"\'`;\n\r\t/*{}$ \u0000\u0085\u2028\uFEFFعé😀'),
    });
    for (const texts of fc.sample(fc.array(text, { minLength: 100, maxLength: 100 }), {
      numRuns: 5,
      seed: 7,
    })) {
      const [row] = await run(`RETURN [${texts.map(literal).join(', ')}] AS texts`);
      expect(row!['texts']).toEqual(texts);
    }
  });
});

async function run(statement: string, parameters: Row = {}): Promise<Row[]> {
  const { records } = await driver!.executeQuery(statement, parameters, {
    database: neo4jAccount().database ?? 'neo4j',
  });
  return records.map((record) => record.toObject() as Row);
}

/** As a client without any notion of Cypher: statements end where a line ends in a semicolon. */
async function runScript(): Promise<void> {
  for (const statement of script.split(/;\n/)) {
    const lines = statement.split('\n').filter((line) => !line.startsWith('//'));
    if (lines.some((line) => line !== '')) await run(lines.join('\n'));
  }
}

const TIES =
  'SUBJECT|OBJECT|STATED_IN|ATTRIBUTED_TO|ON_BEHALF_OF|ABOUT|INFERRED_FROM|DERIVED_FROM|PUBLISHED_BY';

/** What both graphs are to have in common. */
async function graph() {
  const links = await run(
    `MATCH (a:Entity)-[r]->(b:Entity) WHERE r.status IS NOT NULL
     RETURN type(r) AS type, a.id AS from, b.id AS to, properties(r) AS properties ORDER BY r.id`,
  );
  return {
    // Of those that were merged away only the ones that something names are exported.
    entities: await run(
      `MATCH (n:Entity) WHERE EXISTS { (n)--(:Claim) } OR EXISTS { (n)--(:Source) }
       RETURN n.id AS id, n.name AS name, n.kind AS kind, n.groupType AS groupType,
         [l IN labels(n) WHERE NOT l IN ['Entity', 'Mentioned']] AS labels ORDER BY id`,
    ),
    links: links.map(({ properties, ...ends }) => ({ ...ends, ...linkFacts(properties as Row) })),
    claims: await run(
      `MATCH (c:Claim) RETURN c.id AS id, c.number AS number, c.subject AS subject, c.predicate AS predicate,
         c.object AS object, c.stance AS stance, c.statement AS statement, c.locators AS locators,
         c.validFrom AS validFrom, c.credibility AS credibility, toString(datetime(c.recordedAt)) AS recordedAt ORDER BY id`,
    ),
    sources: await run(
      'MATCH (s:Source) RETURN s.id AS id, s.title AS title, s.licence AS licence ORDER BY id',
    ),
    bearings: await run(
      `MATCH (c:Claim)<-[:BY_CLAIM]-(b:Bearing)-[:ON_CLAIM]->(o:Claim)
       RETURN b.id AS id, b.type AS type, b.reason AS reason, c.id AS claim, o.id AS on ORDER BY id`,
    ),
    ties: await run(
      `MATCH (a)-[r:${TIES}]->(b) RETURN type(r) AS type, a.id AS from, b.id AS to ORDER BY from, type, to`,
    ),
  };
}

const SCALARS = [
  'id',
  'role',
  'status',
  'asserts',
  'denies',
  'doubts',
  'noAnswers',
  'originCount',
  'sourceCount',
  'datesDisputed',
];
const DAYS = ['startEarliest', 'startLatest', 'endEarliest', 'endLatest'];

/** A day is a number in the store, with sentinels, and a date in the script's graph. */
function linkFacts(properties: Row): Row {
  return Object.fromEntries([
    ['hidden', properties['hiddenBy'] ?? ''],
    ...SCALARS.map((name) => [name, properties[name] ?? null]),
    ...DAYS.map((name) => [name, dayText(properties[name])]),
  ]) as Row;
}

function dayText(day: unknown): string | null {
  if (typeof day !== 'number') return day ? String(day) : null;
  return Math.abs(day) >= 99_999_999 ? null : isoDay(day as DayNumber);
}

function withoutHidden(link: Row): Row {
  return { ...link, hidden: '' };
}
