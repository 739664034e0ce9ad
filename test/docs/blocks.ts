/** The fenced blocks of README and docs/: what a reader would run. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Block {
  /** The words after the fence: "graphql", "graphql errors", "sh", "sh install", "json" … */
  readonly info: string;
  readonly text: string;
  /** The line of the opening fence. */
  readonly line: number;
  /** The block that follows with nothing but blank lines between. */
  readonly next?: Block;
}

/** README and everything below docs/ that is Markdown, relative to the root. */
export const documents: readonly string[] = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs')];

export function blocksOf(document: string): Block[] {
  const lines = readFileSync(join(root, document), 'utf8').split('\n');
  const blocks: (Omit<Block, 'next'> & { end: number })[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, info] = /^```(.+)$/.exec(lines[at]!) ?? [];
    if (info === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    blocks.push({ info: info.trim(), text: lines.slice(at + 1, end).join('\n'), line: at + 1, end });
    at = end;
  }
  return blocks.map((block, at) => {
    const after = blocks[at + 1];
    const isNext =
      after !== undefined && lines.slice(block.end + 1, after.line - 1).every((line) => line.trim() === '');
    return { ...block, ...(isNext && { next: after }) };
  });
}

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file))
    .sort();
}
