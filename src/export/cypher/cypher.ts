/**
 * The graph as a Cypher script for any Neo4j, without plug-ins: statements that end in `;`, each of a bounded
 * size, that may be run again. Entities and links as one would draw them, and the claims, sources and bearings
 * behind them, tied as in Nisba's own graph.
 */
import { CLAIMS } from '../table/claim-table.js';
import { Batch } from './batch.js';
import { CYPHER_VALUES, literal, quotedName } from './text.js';
import type { FormatWriter } from '../format.js';
import type { ExportGraph } from '../graph.js';
import { LINKS } from '../table/link-table.js';
import { sealed } from '../sealed.js';
import type { Cell, ColumnType, Table } from '../table/table.js';
import { BEARINGS, MENTIONED, NODES, SOURCES } from '../table/tables.js';

export const CYPHER: FormatWriter = {
  write: (graph) => sealed(script(graph), (sha256) => `// SHA-256 of all lines before this one: ${sha256}\n`),
};

const BEGINNING = `// A graph of Nisba. Run it in an empty Neo4j (5 or later), for instance by cypher-shell --file.
// It may be run again, and beside other exports: what is there already is written over.
// Not for a database that is Nisba's own, which the first statement refuses: "nisba restore" is for that.
MATCH (s:Store) WHERE s.version IS NOT NULL
RETURN date("This database is a store of Nisba: restore an export into it instead. " + s.id) AS refused;
`;

const CONSTRAINTS = ['Entity', 'Source', 'Claim', 'Bearing']
  .map(
    (label) =>
      `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;\n`,
  )
  .join('');

async function* script(graph: ExportGraph): AsyncGenerator<string> {
  yield BEGINNING;
  yield comment('Export', graph.head);
  yield CONSTRAINTS;
  yield* statements(NODES, graph, 'kind', (kind) => ({
    find: 'MERGE (n:Entity {id: `id`[i]})',
    then: [`SET n:${label(kind)} REMOVE n:Mentioned`],
  }));
  yield* statements(LINKS, graph, 'relation', (type) => ({
    find: `MATCH (a:Entity {id: \`source\`[i]}) MATCH (b:Entity {id: \`target\`[i]})\nMERGE (a)-[n:${quotedName(type)} {id: \`id\`[i]}]->(b)`,
    then: [],
  }));
  const ties = new Ties();
  yield* statements(
    CLAIMS,
    graph,
    'stance',
    () => CLAIM,
    (row) => ties.noteClaim(row),
  );
  yield* statements(
    SOURCES,
    graph,
    'sourceType',
    () => SOURCE,
    (row) => ties.noteSource(row),
  );
  yield* statements(MENTIONED, graph, 'kind', (kind) => ({
    find: 'MERGE (n:Entity {id: `id`[i]})',
    // One that another export selected has its number.
    then: [`SET n:${label(kind)}`, ...onlyWhere('n.number IS NULL', 'SET n:Mentioned')],
  }));
  yield* statements(BEARINGS, graph, 'type', () => BEARING);
  for (const { merged, into } of graph.head.merges) ties.add('Entity', 'MERGED_INTO', merged, into);
  yield* ties.statements();
  yield comment('Manifest', await graph.manifest());
}

interface Steps {
  readonly find: string;
  readonly then: readonly string[];
}

const onlyWhere = (condition: string, step: string): string[] => [
  `FOREACH (_ IN CASE WHEN ${condition} THEN [1] ELSE [] END | ${step})`,
];

/** As in Nisba's own graph. What is named before it is told of is filled in later by the statement that tells. */
const CLAIM: Steps = {
  find: 'MERGE (n:Claim {id: `id`[i]})',
  then: [
    'WITH n MERGE (s:Source {id: n.source}) MERGE (n)-[:STATED_IN]->(s)',
    'MERGE (e:Entity {id: n.subject}) MERGE (n)-[:SUBJECT]->(e)',
    ...Object.entries({
      object: 'OBJECT',
      attributedTo: 'ATTRIBUTED_TO',
      onBehalfOf: 'ON_BEHALF_OF',
      about: 'ABOUT',
    }).map(
      ([field, tie]) =>
        `FOREACH (id IN [x IN [n.${field}] WHERE NOT x STARTS WITH "claim:"] | MERGE (o:Entity {id: id}) MERGE (n)-[:${tie}]->(o))`,
    ),
  ],
};
const SOURCE: Steps = {
  find: 'MERGE (n:Source {id: `id`[i]})',
  then: [
    'WITH n',
    'FOREACH (id IN [x IN [n.publisher] WHERE x IS NOT NULL] | MERGE (p:Entity {id: id}) MERGE (n)-[:PUBLISHED_BY]->(p))',
  ],
};
const BEARING: Steps = {
  find: 'MATCH (c:Claim {id: `claim`[i]}) MATCH (o:Claim {id: `on`[i]})\nMERGE (n:Bearing {id: `id`[i]})',
  then: ['MERGE (c)<-[:BY_CLAIM]-(n) MERGE (n)-[:ON_CLAIM]->(o)'],
};

/** PERSON: Person. */
const label = (kind: string): string => quotedName(kind.charAt(0) + kind.slice(1).toLowerCase());

/** Columns that the pattern tells and that are no properties. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'links.source',
  'links.target',
  'links.type',
  'links.relation',
]);
/** `name` is what Neo4j's own tools show. */
const RENAMED: Readonly<Record<string, string>> = { label: 'name' };
const WRAPPED: Partial<Record<ColumnType, (expression: string) => string>> = {
  day: (expression) => `date(${expression})`,
  instant: (expression) => `datetime(${expression})`,
};

type Cells = (column: string) => Cell;

/**
 * The rows of a table as statements, those with the same value in a column together.
 *
 * @param by a column of codes
 * @param steps what is done for each row
 */
async function* statements(
  table: Table,
  graph: ExportGraph,
  by: string,
  steps: (key: string) => Steps,
  note: (row: Cells) => void = () => undefined,
): AsyncGenerator<string> {
  const at = new Map(table.columns.map(({ name }, index) => [name, index]));
  const columns = table.columns.map(({ name, type, references, required }) => ({
    name: RENAMED[name] ?? name,
    isKey: name === table.key || (references !== undefined && required),
    wrap: WRAPPED[type],
  }));
  const properties = new Set(
    table.columns.flatMap(({ name }) =>
      LEFT_OUT.has(`${table.name}.${name}`) ? [] : [RENAMED[name] ?? name],
    ),
  );
  const writers = table.columns.map(({ type }) => CYPHER_VALUES[type]);
  const batches = new Map<string, Batch>();
  for await (const page of table.pages(graph)) {
    let full = '';
    for (let row = 0; row < page[0]!.length; row++) {
      note((column) => page[at.get(column)!]![row]);
      const literals = page.map((cells, index) => {
        const cell = cells[row];
        return cell === undefined ? undefined : writers[index]!(cell);
      });
      const key = page[at.get(by)!]![row] as string;
      let batch = batches.get(key);
      if (!batch) batches.set(key, (batch = new Batch(columns, { ...steps(key), properties })));
      full += batch.add(literals);
    }
    if (full !== '') yield full;
  }
  for (const batch of batches.values()) yield batch.take();
}

const TIED = [
  { name: 'from', isKey: true },
  { name: 'to', isKey: true },
];

/**
 * What ties nodes of one label, of which either may come first in the script: held to its end. Few have any
 * (claims that are inferred or about another, sources that repeat another, merged entities).
 */
class Ties {
  readonly #batches = new Map<string, Batch>();
  #full = '';

  noteClaim(row: Cells): void {
    const id = row('id') as string;
    for (const premise of row('inferredFrom') as readonly string[])
      this.add('Claim', 'INFERRED_FROM', id, premise);
    const about = row('about') as string | undefined;
    if (about?.startsWith('claim:')) this.add('Claim', 'ABOUT', id, about);
  }

  noteSource(row: Cells): void {
    for (const other of row('derivedFrom') as readonly string[])
      this.add('Source', 'DERIVED_FROM', row('id') as string, other);
  }

  add(label: string, type: string, from: string, to: string): void {
    const body = {
      find: `MATCH (a:${label} {id: \`from\`[i]}) MATCH (b:${label} {id: \`to\`[i]})`,
      properties: new Set<string>(),
      then: [`MERGE (a)-[:${type}]->(b)`],
    };
    let batch = this.#batches.get(type);
    if (!batch) this.#batches.set(type, (batch = new Batch(TIED, body)));
    this.#full += batch.add([literal(from), literal(to)]);
  }

  *statements(): Generator<string> {
    yield this.#full;
    for (const batch of this.#batches.values()) yield batch.take();
  }
}

/** One line, whatever it holds. */
function comment(what: string, value: object): string {
  return `// ${what}: ${JSON.stringify(value).replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** Ends of lines to some readers, which JSON leaves as they are. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;
