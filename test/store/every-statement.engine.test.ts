import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEngine } from '../../src/store/open.js';
import type { Engine } from '../../src/store/engine.js';
import { migrate } from '../../src/store/migrations.js';
import type { CheckedParameters } from '../../src/store/parameters.js';
import { statements } from '../../src/store/statements.js';
import { RELATION_TYPES } from '../../src/vocabulary/vocabulary.js';
import { lane, neo4jAccount, neo4jAddress, openTestStore } from '../engines.js';

/*
 * Every statement that ships is tried with every single block: planned by Neo4j, and run by the embedded engine (whose EXPLAIN lets mistakes through) in a transaction that is undone.
 * Parameters are null, and 1 where a limit needs a number.
 */
const LIMITS = { timeoutMs: 30_000, maxRows: 10_000, signal: new AbortController().signal };
const [ONE, ANOTHER] = RELATION_TYPES.map((definition) => definition.type);

/** A link that is made has one type, links that are found may have several. */
function typesFor(name: string): string[] {
  const makes = /(CREATE|MERGE) [^\n]*\[\w*:`/.test(statements.assemble(name, lane, { types: [ONE!] }));
  return makes ? [ONE!] : [ONE!, ANOTHER!];
}

let engine: Engine;
beforeAll(async () => {
  if (lane === 'neo4j') await (await openTestStore()).close();
  engine = openEngine(lane === 'neo4j' ? neo4jAddress() : 'embedded::memory:', neo4jAccount());
  await migrate(engine, statements);
});

afterAll(() => engine.close());

function parametersOf(text: string): CheckedParameters {
  const names = [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name!);
  return Object.fromEntries(
    names.map((name) => [name, new RegExp(`(LIMIT|SKIP) \\$${name}\\b`).test(text) ? 1 : null]),
  );
}

async function attempt(text: string): Promise<string | undefined> {
  const transaction = engine.begin('write', LIMITS);
  try {
    await transaction.run(lane === 'neo4j' ? `EXPLAIN ${text}` : text, parametersOf(text), LIMITS);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // MERGE by a null id is refused by one engine and never meant by us: parameters are checked before.
    return /null/i.test(message) ? undefined : message;
  } finally {
    await transaction.rollback();
  }
}

/**
 * Tries a block alone, then with one and with two others: some blocks only make sense together (a
 * condition on what another block has matched).
 * @returns the engine's message when it understands none of these
 */
async function faultOf(
  name: string,
  block: string,
  blocks: readonly string[],
  types: { types?: string[] },
): Promise<string | undefined> {
  const others = blocks.filter((other) => other !== block);
  const companions = [
    [],
    ...others.map((one) => [one]),
    ...others.flatMap((one, i) => others.slice(i + 1).map((two) => [one, two])),
  ];
  let first: string | undefined;
  for (const company of companions) {
    const fault = await attempt(statements.assemble(name, lane, { keep: [block, ...company], ...types }));
    if (fault === undefined) return undefined;
    first ??= fault;
  }
  return `${block}: ${first}`;
}

const ofThisLane = statements.listStatements().filter((name) => statements.hasText(name, lane));

test.each(ofThisLane)('%s is understood by the engine, with each of its options', async (name) => {
  const { blocks, usesTypes } = statements.optionsOf(name);
  const types = usesTypes ? { types: typesFor(name) } : {};
  const faults: unknown[] = [];
  for (const block of blocks) faults.push(await faultOf(name, block, blocks, types));
  if (blocks.length === 0) faults.push(await attempt(statements.assemble(name, lane, types)));
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
});
