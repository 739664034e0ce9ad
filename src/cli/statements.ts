/** nisba statements */
import { NisbaError } from '../errors.js';
import { statements } from '../store/statements.js';
import type { EngineName } from '../store/store.js';
import { relationType } from '../vocabulary/vocabulary.js';

const ENGINES: readonly EngineName[] = ['embedded', 'neo4j'];

/** Lists all statements with what may vary in them, or prints the texts that the engines get of one. */
export function printStatements(
  name: string | undefined,
  { keep, types }: { readonly keep: readonly string[]; readonly types: readonly string[] },
): void {
  if (name === undefined) {
    for (const known of statements.listStatements()) console.log([known, ...variationsOf(known)].join('  '));
    return;
  }
  if (!statements.listStatements().includes(name)) {
    throw new NisbaError('NOT_FOUND', `There is no statement "${name}": "nisba statements" lists them.`, {
      name,
    });
  }
  const { blocks, usesTypes } = statements.optionsOf(name);
  const stray = keep.find((block) => !blocks.includes(block));
  if (stray !== undefined) {
    throw new NisbaError(
      'BAD_USER_INPUT',
      `${name} has no block "${stray}"; it has ${blocks.join(', ') || 'none'}.`,
    );
  }
  const strange = types.find((type) => !relationType(type));
  if (usesTypes && strange !== undefined) {
    throw new NisbaError('BAD_USER_INPUT', `"${strange}" is no relation type of the vocabulary.`);
  }
  const texts = ENGINES.map((engine) =>
    statements.hasText(name, engine)
      ? statements.assemble(name, engine, { keep, ...(usesTypes && { types }) })
      : '// no text: the statement is the other engine’s alone',
  );
  const [embedded, neo4j] = texts;
  console.log([`// ${name}`, ...variationsOf(name).map((variation) => `// ${variation}`)].join('\n'));
  if (embedded === neo4j) console.log(embedded);
  else for (const [at, engine] of ENGINES.entries()) console.log(`// ${engine}\n${texts[at]}`);
}

function variationsOf(name: string): string[] {
  const { blocks, usesTypes } = statements.optionsOf(name);
  return [...(blocks.length > 0 ? [`--keep ${blocks.join(',')}`] : []), ...(usesTypes ? ['--types'] : [])];
}
