/** The graphs that are measured, and where their files and stores lie: below .nisba/bench, made once. */
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MadeGraph, type GraphFacts, type GraphSize } from './graph.js';

export const FOLDER = fileURLToPath(new URL('../.nisba/bench', import.meta.url));

export const SIZES = {
  quarter: { entities: 12_500, links: 25_000, claims: 50_000 },
  whole: { entities: 50_000, links: 100_000, claims: 200_000 },
  network: { entities: 50_000, links: 200_000, claims: 300_000 },
  double: { entities: 100_000, links: 200_000, claims: 400_000 },
  million: { entities: 100_000, links: 500_000, claims: 1_000_000 },
} as const satisfies Record<string, GraphSize>;
export type GraphName = keyof typeof SIZES;

const Facts = z.object({
  hub: z.string(),
  hubLinks: z.int(),
  anyone: z.array(z.string()),
  busy: z.array(z.string()),
  mainSource: z.string(),
});

export interface GraphFile {
  readonly path: string;
  readonly facts: GraphFacts;
}

/** The file of a graph, written if it is not there. */
export async function graphFile(name: GraphName): Promise<GraphFile> {
  const path = join(FOLDER, `${name}.jsonl`);
  const factsPath = join(FOLDER, `${name}.facts.json`);
  if (!existsSync(factsPath)) {
    mkdirSync(FOLDER, { recursive: true });
    const graph = new MadeGraph(SIZES[name]);
    await writeLines(graph, `${path}.part`);
    renameSync(`${path}.part`, path);
    writeFileSync(factsPath, JSON.stringify(graph.facts()));
  }
  return { path, facts: Facts.parse(JSON.parse(readFileSync(factsPath, 'utf8'))) };
}

async function writeLines(graph: MadeGraph, path: string): Promise<void> {
  const file = createWriteStream(path);
  let lines: string[] = [];
  for (const record of graph.records()) {
    lines.push(`${JSON.stringify(record)}\n`);
    if (lines.length < 2_000) continue;
    if (!file.write(lines.join(''))) await once(file, 'drain');
    lines = [];
  }
  file.end(lines.join(''));
  await once(file, 'finish');
}
