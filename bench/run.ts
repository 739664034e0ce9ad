/**
 * `npm run bench -- NAME [option…]`: what Nisba costs, in figures. Each prints Markdown tables.
 *
 * docs/benchmarks.md tells what each measures and what was seen.
 */
import { parseArgs } from 'node:util';
import { generate } from './generate.js';
import { SIZES, type GraphName } from './places.js';

const USAGE = `Usage: npm run bench -- NAME [--engine embedded|neo4j] [--graph ${Object.keys(SIZES).join('|')}]
  generate   writes the made-up graphs as Nisba files
  import     claims a second, the importer's memory, the time a batch takes
  datasets   records and claims a second of data sets by others, and memory (needs ../shared/data)
  export     links a second in each format, and the memory that takes
  queries    times over HTTP, statements, the event loop
  network    networks around ordinary seeds and the hub, under filters, and the largest
  paths      shortest, five shortest and strongest paths between random pairs
  start      from the command to the address, and memory
  metrics    metrics and positions of the largest network, and the event loop meanwhile
  search     names: what is found, and what is taken for a match, beside other ways (needs ../shared/data)
  names      keys a second and the time of a search among 20,000 (embedded) and 1,000,000 names (Neo4j)
Without --engine both are measured; Neo4j needs Java 17 and Maven.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true },
    graph: { type: 'string', multiple: true },
    names: { type: 'string' },
  },
});
const graphs = values.graph?.map((name) => {
  if (!(name in SIZES)) fail(`There is no graph ${name}.`);
  return name as GraphName;
});
const engines = (values.engine ?? ['embedded', 'neo4j']).map((name) => {
  if (name !== 'embedded' && name !== 'neo4j') fail(`There is no engine ${name}.`);
  return name;
});

switch (positionals[0]) {
  case 'generate':
    await generate(graphs ?? ['quarter', 'whole', 'double']);
    break;
  case 'import':
    await (await import('./import.js')).measureImport(engines, graphs);
    break;
  case 'datasets':
    await (await import('./datasets.js')).measureDatasets(engines);
    break;
  case 'export':
    await (await import('./export.js')).measureExport(engines, graphs);
    break;
  case 'queries':
    await (await import('./queries.js')).measureQueries(engines, graphs);
    break;
  case 'network':
    await (await import('./network.js')).measureNetwork(engines, graphs);
    break;
  case 'paths':
    await (await import('./paths.js')).measurePaths(engines, graphs);
    break;
  case 'start':
    await (await import('./start.js')).measureStart();
    break;
  case 'metrics':
    await (await import('./metrics.js')).measureMetrics();
    break;
  case 'search':
    await (await import('./search/search.js')).measureSearch();
    break;
  case 'names':
    await (
      await import('./search/many-names.js')
    ).measureNames(engines, values.names === undefined ? undefined : Number(values.names));
    break;
  default:
    fail(positionals[0] === undefined ? 'Name what to measure.' : `There is no benchmark ${positionals[0]}.`);
}

function fail(message: string): never {
  console.error(`${message}\n${USAGE}`);
  process.exit(1);
}
