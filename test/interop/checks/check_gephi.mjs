/** What Gephi's own importer makes of 'gexf', held against the node-link JSON of the same export. */
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
const program = fileURLToPath(new URL('../Gephi.java', import.meta.url));
const graphs = ['seed', 'nasty'].filter((graph) => existsSync(join(folder, `${graph}.gexf`)));
let failed = false;

const files = graphs.map((graph) => join(folder, `${graph}.gexf`));
const options = ['-Djava.awt.headless=true', '-cp', join(process.env.JARS, '*'), program];
const printed = execFileSync(process.env.JAVA, [...options, ...files], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const seen = printed.split(/^file\t.*\n/m).slice(1);

for (const [at, graph] of graphs.entries()) {
  const rows = seen[at].split('\n').map((line) => line.split('\t'));
  const of = (kind) => rows.filter(([first]) => first === kind);
  const { nodes, edges } = JSON.parse(readFileSync(join(folder, `${graph}.node-link.json`), 'utf8'));
  const says = (sentence, holds, why) => {
    failed ||= !holds;
    console.log(holds ? `ok ${sentence}` : `not ok ${sentence}: ${why}`);
  };

  const complaints = of('issue').filter(([, level]) => level !== 'INFO');
  const told = complaints.map(([, level, text]) => `${level} ${plain(text)}`).join('; ');
  says(`Gephi imports the ${graph} graph without a complaint`, complaints.length === 0, told);
  const labels = of('node').map(([, id, label]) => `${id} ${plain(label)}`);
  // What XML cannot hold is U+FFFD; the JSON has it.
  const expected = nodes.map(({ id, label }) => `${id} ${legal(label)}`);
  says(
    `Gephi sees all nodes of the ${graph} graph with their labels`,
    same(labels, expected),
    different(labels, expected),
  );
  const names = of('node').map(([, id, , , list]) => `${id} ${plain(list).split('\0').join('|')}`);
  const wanted = nodes.map((node) => `${node.id} ${legal((node.names ?? []).join('|'))}`);
  says(`Gephi sees all names in the ${graph} graph`, same(names, wanted), different(names, wanted));
  const ties = of('edge').map(([, id, from, to, , , relation, weight]) =>
    [id, from, to, relation, Number(weight)].join(' '),
  );
  const links = edges.map(({ key, source, target, relation, weight }) =>
    [key, source, target, relation, weight].join(' '),
  );
  says(
    `Gephi sees all edges of the ${graph} graph, parallel ones too`,
    same(ties, links),
    different(ties, links),
  );
  const days = of('edge').map(([, id, , , , , , , times]) => `${id} ${times}`);
  const valid = edges.map((edge) => `${edge.key} ${times(edge)}`);
  says(
    `Gephi sees when the links of the ${graph} graph may have held`,
    same(days, valid),
    different(days, valid),
  );
}
process.exit(failed ? 1 : 0);

function plain(base64) {
  return Buffer.from(base64 ?? '', 'base64').toString('utf8');
}

function legal(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/** As Java prints the milliseconds between which a link may have held. */
function times({ startEarliest, endLatest }) {
  const bound = (day, open) => (day === undefined || day.startsWith('-') ? open : exponent(Date.parse(day)));
  const [low, high] = [bound(startEarliest, '-Infinity'), bound(endLatest, 'Infinity')];
  return low === '-Infinity' && high === 'Infinity' ? '' : `${low}..${high}`;
}

function exponent(milliseconds) {
  const [digits, power] = milliseconds.toExponential().split('e+');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${power}`;
}

function same(some, others) {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}

function different(some, others) {
  const [here, there] = [new Set(some), new Set(others)];
  return JSON.stringify([
    some.filter((each) => !there.has(each)),
    others.filter((each) => !here.has(each)),
  ]).slice(0, 600);
}
