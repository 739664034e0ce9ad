/** What Cytoscape.js makes of 'cyjs', held against the node-link JSON of the same export. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cytoscape from 'cytoscape';

const folder = process.argv[2];
let failed = false;

for (const graph of ['seed', 'nasty']) {
  const text = readFileSync(join(folder, `${graph}.cyjs`), 'utf8');
  const given = JSON.parse(text);
  const expected = JSON.parse(readFileSync(join(folder, `${graph}.node-link.json`), 'utf8'));
  const network = cytoscape({ headless: true, elements: given.elements, data: given.data });
  const nodes = network.nodes().map((node) => `${node.id()} ${node.data('name')}`);
  says(
    `Cytoscape.js has all nodes of the ${graph} graph with their names`,
    same(
      nodes,
      expected.nodes.map(({ id, label }) => `${id} ${label}`),
    ),
  );
  const edges = network
    .edges()
    .map((edge) => [edge.id(), edge.source().id(), edge.target().id(), edge.data('relation')]);
  says(
    `Cytoscape.js has all edges of the ${graph} graph, parallel ones too`,
    same(
      edges.map(String),
      expected.edges.map(({ key, source, target, relation }) => String([key, source, target, relation])),
    ),
  );
  says(
    `cyjs of the ${graph} graph holds its manifest and its sources`,
    given.manifest.counts.links === edges.length && given.sources.length === given.manifest.counts.sources,
  );
  const [before, sealed] = text.split(/,\n(?="sha256":"[0-9a-f]{64}"\}\n$)/);
  says(
    `cyjs of the ${graph} graph ends in the SHA-256 of what stands before`,
    sealed?.includes(createHash('sha256').update(before).digest('hex')),
  );
}
process.exit(failed ? 1 : 0);

function says(sentence, holds) {
  failed ||= !holds;
  console.log(holds ? `ok ${sentence}` : `not ok ${sentence}: they differ`);
}

function same(some, others) {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
