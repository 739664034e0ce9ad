import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordClaims } from '../../src/claim/record-claims.js';
import { labelOf } from '../../src/entity/label-entities.js';
import { findEntities } from '../../src/entity/record-entities.js';
import type { Filter, LinkEvidence } from '../../src/evidence/evidence.js';
import { hiddenBy, judge } from '../../src/evidence/judge.js';
import type { EntityId, LinkId } from '../../src/ids.js';
import { check, describeFinding } from '../../src/integrity/check.js';
import { linkOf, parseLinkId } from '../../src/link/link-id.js';
import { DEFAULT_FILTER, evidenceOf, linkProperties, scalarsOf } from '../../src/link/link-properties.js';
import { findLinks, linkColumns, type Summary } from '../../src/link/read-links.js';
import { currentRevision } from '../../src/store/revisions.js';
import type { Row, Store } from '../../src/store/store.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { validityOf } from '../../src/time/validity.js';
import { relationType } from '../../src/vocabulary/vocabulary.js';
import { lane, openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';
import { evidenceOf as evidenceOfStory, type ModelClaim, type Story } from '../evidence/model.js';
import {
  Cast,
  nothingYet,
  publicationOf,
  standing,
  steps,
  stepsWithoutMerges,
  take,
  type Memory,
  type RememberedClaim,
} from './random-work.js';

const runs = { numRuns: lane === 'neo4j' ? 10 : 40 };

let store: Store;
let part = 0;

beforeAll(async () => {
  store = await openTestStore();
});

function originsOf(source: string): string[] {
  const paper = `group:h-${source.slice(source.lastIndexOf('-') + 1)}`;
  if (source.startsWith('source:paper')) return [paper];
  if (source.startsWith('source:reprint')) return [paper, 'publisher:the-daily'];
  if (source === 'source:two') return ['publisher:the-daily'];
  return source === 'source:derived' ? ['publisher:the-daily', 'source:one'] : ['source:one'];
}

/** A remembered claim as the model of the judge knows it: the word of those whom the speakers are today. */
function modelOf(
  { input, number, recorded, retracted, withdrawn }: RememberedClaim,
  memory: Memory,
): ModelClaim {
  const publishedAt = publicationOf(input);
  const speaker = input.onBehalfOf ?? input.attributedTo;
  const origins = speaker ? [speaker] : originsOf(input.source);
  return {
    number,
    source: input.source,
    origins: [...new Set(origins.map((origin) => standing(memory, origin)))],
    speaker: standing(memory, input.attributedTo ?? ''),
    stance: input.stance,
    modality: input.modality,
    basis: input.basis,
    reliability: input.source === 'source:two' ? 'B' : 'F',
    credibility: input.credibility,
    validity: validityOf({
      validFrom: input.validFrom,
      validTo: input.validTo,
      asOf: input.asOf ?? (input.modality === 'ACTUAL' ? publishedAt : undefined),
    }),
    published: spanOf(parseEdtf(publishedAt)),
    withdrawn: withdrawn && { at: withdrawn.at, bounds: spanOf(parseEdtf(withdrawn.on)) },
    recorded,
    retracted,
  };
}

const linkIdOf = ({ input }: RememberedClaim, memory: Memory): LinkId | undefined => {
  const type = relationType(input.predicate);
  return (
    type && linkOf(type, standing(memory, input.subject), standing(memory, input.object!), input.role).id
  );
};

const linksIn = (memory: Memory): LinkId[] => [
  ...new Set(memory.claims.flatMap((claim) => linkIdOf(claim, memory) ?? [])),
];

/** The link's claims, and what contradicts those of them that assert, whichever way round it was said. */
function storyOf(memory: Memory, link: LinkId): Story {
  const own = memory.claims.filter((claim) => linkIdOf(claim, memory) === link);
  const disputes = memory.bearings
    .filter(({ type }) => type === 'CONTRADICTS')
    .flatMap(({ claim, on, recorded, retracted }) =>
      [
        [claim, on],
        [on, claim],
      ].flatMap(([touched, other]) => {
        const asserting = own.find(({ id, input }) => id === touched && input.stance === 'ASSERTS');
        const by = memory.claims.find(({ id }) => id === other)!;
        return asserting ? [{ on: asserting.number, by: modelOf(by, memory), recorded, retracted }] : [];
      }),
    );
  return { claims: own.map((claim) => modelOf(claim, memory)), disputes };
}

/** Evidence as two sets: entries that never stood say nothing. */
function sets({ entries, contradictions }: LinkEvidence): string[][] {
  const text = (entry: object): string => JSON.stringify(Object.entries(entry).sort());
  return [entries, contradictions].map((some) =>
    some
      .filter(({ since, until }) => since < until)
      .map(text)
      .sort(),
  );
}

async function storedRow(id: LinkId): Promise<Row | undefined> {
  const { type, from, to } = parseLinkId(id);
  const [row] = await store.run(
    'link/find-links',
    { rows: [{ id, from, to }] },
    { types: [type], keep: linkColumns(true, true) },
  );
  return row;
}

const FILTERS: readonly Filter[] = [
  DEFAULT_FILTER,
  { evidence: { excludeSources: ['source:one'], modalities: ['ACTUAL', 'PREDICTED'] }, time: {} },
  { evidence: { bases: ['REPORTED', 'INFERRED'] }, time: { publishedBy: 18_900 as never, strict: true } },
  // After some were withdrawn, and before others were.
  { evidence: {}, time: { publishedBy: spanOf(parseEdtf('2024-06')).latest } },
];

async function summaries(memory: Memory, knownAt?: number): Promise<Map<string, Summary | undefined>> {
  const seen = new Map<string, Summary | undefined>();
  for (const [i, { evidence, time }] of FILTERS.entries()) {
    const asked = { evidence, time: { ...time, ...(knownAt !== undefined && { knownAt }) } };
    const found = await findLinks(store, linksIn(memory), asked, { summary: true, names: true });
    for (const [id, link] of found) seen.set(`${i} ${id}`, link.summary);
  }
  return seen;
}

describe('after any writes', () => {
  test('every link holds what its claims and their contradictions make it, and every entity its label', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const [cast, memory] = await begin();
        for (const step of history) await take(store, step, cast, memory);
        for (const id of linksIn(memory)) {
          const row = (await storedRow(id))!;
          const expected = evidenceOfStory(storyOf(memory, id));
          expect(sets(evidenceOf(row))).toEqual(sets(expected));
          const summary = judge(expected, DEFAULT_FILTER);
          const { origins, sources, ...rest } = summary;
          expect(scalarsOf(row)).toEqual({
            ...rest,
            originCount: origins.length,
            sourceCount: sources.length,
          });
          expect(linkProperties(parseLinkId(id), undefined, evidenceOf(row))['hiddenBy']).toBe(
            hiddenBy(expected, DEFAULT_FILTER) ?? (summary.asserts > 0 ? '' : 'NONE'),
          );
        }
        const entities = await findEntities(store, [...cast.people, ...cast.groups]);
        for (const { id, name, links } of entities.values()) {
          expect(name).toBe(labelOf(id, namesOf(memory, id)));
          const touching = linksIn(memory).filter((link) =>
            [parseLinkId(link).from, parseLinkId(link).to].includes(id),
          );
          expect(links).toBe(touching.length);
        }
      }),
      runs,
    );
  }, 180_000);

  test('what was known at a revision is what was seen then', async () => {
    await fc.assert(
      fc.asyncProperty(stepsWithoutMerges, async (history) => {
        const [cast, memory] = await begin();
        const seen = new Map<number, Map<string, Summary | undefined>>();
        for (const step of history) {
          await take(store, step, cast, memory);
          seen.set(await currentRevision(store), await summaries(memory));
        }
        for (const [revision, then] of seen) {
          const now = await summaries(memory, revision);
          for (const [link, summary] of now) {
            if (then.has(link)) expect(summary).toEqual(then.get(link));
            else expect(summary).toMatchObject({ status: 'NONE' });
          }
        }
      }),
      runs,
    );
  }, 180_000);
});

describe('a link with more claims than a read may give rows', () => {
  test('is written and checked whole', async () => {
    const small = await openTestStore({ maxRows: 40 });
    await recordGraph(small, { entities: ['person:a', 'group:g'], sources: ['source:one'] });
    for (let i = 0; i < 90; i += 30) {
      const claims = Array.from({ length: 30 }, (_, k) =>
        claim('person:a', 'LEADS', 'group:g', { role: `role ${i + k}` }),
      );
      await small.write((writer) => recordClaims(writer, claims, 'tester'));
    }
    const id = 'LEADS~person:a~group:g' as LinkId;
    const links = await findLinks(small, [id], DEFAULT_FILTER, { summary: true, names: false });
    expect(links.get(id)?.summary).toMatchObject({ asserts: 90 });
    for await (const finding of check(small)) throw new Error(describeFinding(finding));
  });
});

async function begin(): Promise<[Cast, Memory]> {
  part += 1;
  const cast = new Cast(String(part));
  await cast.record(store);
  return [cast, nothingYet()];
}

function namesOf(memory: Memory, id: string) {
  return memory.claims.flatMap(({ input, number, retracted, withdrawn }) =>
    input.value?.type === 'NAME' &&
    isNamed(memory, id, input.subject) &&
    retracted === null &&
    input.stance === 'ASSERTS'
      ? [{ text: input.value.name, nameKind: input.value.nameKind, number, withdrawn: withdrawn !== null }]
      : [],
  );
}

/** Who stands for others bears their names too; who was merged keeps its own alone. */
function isNamed(memory: Memory, id: string, subject: string): boolean {
  return memory.merges.has(id as EntityId) ? subject === id : standing(memory, subject) === id;
}
