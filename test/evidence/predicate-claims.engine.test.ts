import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASES, MODALITIES, STANCES } from '../../src/claim/claim.js';
import {
  countClaims,
  countClaimsOf,
  pageClaims,
  pageClaimsOf,
  type ClaimOwner,
  type ClaimSelection,
} from '../../src/claim/read-claims.js';
import { claimPasses } from '../../src/evidence/judge.js';
import { sourceId, type EntityId } from '../../src/ids.js';
import { DEFAULT_FILTER } from '../../src/link/link-properties.js';
import type { Filter } from '../../src/evidence/evidence.js';
import { OPEN_REVISION, type Row, type Store } from '../../src/store/store.js';
import { END } from '../../src/time/day.js';
import type { RelationType } from '../../src/vocabulary/vocabulary.js';
import { lane, openTestStore } from '../engines.js';
import { recordGraph } from '../graph.js';
import { SOURCES, filter, story } from './arbitraries.js';
import { evidenceOf, type ModelClaim } from './model.js';

const ENTITIES = ['group:a', 'group:b', 'person:minister', 'person:spokesman'] as EntityId[];
const PREDICATES: readonly RelationType[] = ['BACKS', 'PRAISED', 'MET'];
const LINKS = ['BACKS~group:a~group:b', 'BACKS~person:minister~person:spokesman'];
const runs = { numRuns: lane === 'neo4j' ? 20 : 100 };
const seed = Math.floor(Math.random() * 2 ** 31);

interface Laid extends ModelClaim {
  readonly subject: EntityId;
  readonly object: EntityId;
  readonly predicate: RelationType;
  readonly onBehalfOf?: EntityId;
  readonly link: string;
}

let store: Store;
let claims: Laid[];

beforeAll(async () => {
  store = await openTestStore();
  await recordGraph(store, { entities: ENTITIES, sources: SOURCES });
  const told = fc.sample(story, { numRuns: 80, seed }).flatMap((one) => one.claims);
  claims = told.map((claim, i) => ({
    ...claim,
    number: i + 1,
    subject: ENTITIES[i % 4]!,
    object: ENTITIES[(i >> 2) % 4]!,
    predicate: PREDICATES[i % PREDICATES.length]!,
    ...(i % 5 === 0 && { onBehalfOf: ENTITIES[i % 3]! }),
    link: LINKS[i % LINKS.length]!,
  }));
  await store.write(async (writer) => {
    await writer.run('claim/create-claims', {
      rows: claims.map((claim) => ({ properties: propertiesOf(claim) })),
    });
    const ties = claims.map((claim) => ({ claim: idOf(claim), end: claim.object }));
    await writer.run('claim/tie-entities', { rows: ties }, { keep: ['object'] });
  });
});

const idOf = ({ number }: ModelClaim): string => `claim:${number}`;

/** A claim as it lies in the store: its withdrawal, if any, is known since it was recorded or later. */
function propertiesOf(claim: Laid): Row {
  return {
    id: idOf(claim),
    number: claim.number,
    subject: claim.subject,
    object: claim.object,
    predicate: claim.predicate,
    ...(claim.onBehalfOf !== undefined && { onBehalfOf: claim.onBehalfOf }),
    linkId: claim.link,
    source: claim.source,
    origins: [...claim.origins],
    ...(claim.speaker !== '' && { attributedTo: claim.speaker }),
    stance: claim.stance,
    modality: claim.modality,
    basis: claim.basis,
    reliability: claim.reliability,
    credibility: claim.credibility,
    ...claim.validity,
    publishedEarliest: claim.published.earliest,
    publishedLatest: claim.published.latest,
    withdrawnEarliest: claim.withdrawn?.bounds.earliest ?? END,
    withdrawnLatest: claim.withdrawn?.bounds.latest ?? END,
    ...(claim.withdrawn && claim.withdrawn.at > claim.recorded && { withdrawnRevision: claim.withdrawn.at }),
    recordedRevision: claim.recorded,
    retractedRevision: claim.retracted ?? OPEN_REVISION,
  };
}

/** The numbers of the claims that count, as the judge of entries has it. */
function counted(asked: Filter, among: (claim: Laid) => boolean = () => true): number[] {
  return claims
    .filter((claim) => {
      const withdrawn = claim.withdrawn && {
        ...claim.withdrawn,
        at: Math.max(claim.withdrawn.at, claim.recorded),
      };
      const { entries } = evidenceOf({ claims: [{ ...claim, withdrawn }], disputes: [] });
      return among(claim) && claimPasses(entries, asked, { defaults: false });
    })
    .map(({ number }) => number);
}

const numbersOf = (some: readonly { readonly number: number }[] | undefined): number[] =>
  (some ?? []).map(({ number }) => number);

const some = <T>(pool: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...pool]);
const selections: fc.Arbitrary<ClaimSelection> = fc.record(
  {
    subjects: some(ENTITIES),
    objects: some(ENTITIES),
    entities: some(ENTITIES),
    predicates: some(PREDICATES),
    sources: some(SOURCES.map(sourceId)),
    attributedTo: some(ENTITIES),
    onBehalfOf: some(ENTITIES),
    saidBy: some(ENTITIES),
    stances: some(STANCES),
    modalities: some(MODALITIES),
    bases: some(BASES),
  },
  { requiredKeys: [] },
);

/** What a selection asks of a claim, part by part. */
const selecting = (selection: ClaimSelection) => (claim: Laid) => {
  const speaker = claim.speaker as EntityId;
  const asks = <T>(part: readonly T[] | undefined, ...values: (T | undefined)[]): boolean =>
    part === undefined || values.some((value) => value !== undefined && part.includes(value));
  return (
    asks(selection.subjects, claim.subject) &&
    asks(selection.objects, claim.object) &&
    asks(selection.entities, claim.subject, claim.object) &&
    asks(selection.predicates, claim.predicate) &&
    asks(selection.sources, sourceId(claim.source)) &&
    asks(selection.attributedTo, speaker) &&
    asks(selection.onBehalfOf, claim.onBehalfOf) &&
    asks(selection.saidBy, speaker, claim.predicate === 'PRAISED' ? claim.subject : undefined) &&
    asks(selection.stances, claim.stance) &&
    asks(selection.modalities, claim.modality) &&
    asks(selection.bases, claim.basis)
  );
};

/** Fails with the seed of the claims, without which a filter alone tells nothing. */
function agree(actual: unknown, expected: unknown): void {
  expect({ seed, answer: actual }).toEqual({ seed, answer: expected });
}

describe('the Cypher predicate and the judge agree on the claims that count', () => {
  test('in the whole store, page by page in either order', async () => {
    await fc.assert(
      fc.asyncProperty(filter, fc.integer({ min: 1, max: 400 }), async (asked, after) => {
        const expected = counted(asked);
        agree(await countClaims(store, {}, asked), expected.length);
        const later = await pageClaims(store, {}, asked, { after, limit: 20, newest: false });
        agree(numbersOf(later), expected.filter((number) => number > after).slice(0, 20));
        const newest = await pageClaims(store, {}, asked, { after, limit: 20, newest: true });
        agree(
          numbersOf(newest),
          expected
            .reverse()
            .filter((number) => number < after)
            .slice(0, 20),
        );
      }),
      runs,
    );
  });

  test('of some entities, of some links and of some sources, each with its bound', async () => {
    const owners: readonly [ClaimOwner, readonly string[], (claim: Laid, id: string) => boolean][] = [
      ['entity', ENTITIES, (claim, id) => [claim.subject, claim.object].includes(id as EntityId)],
      ['link', LINKS, (claim, id) => claim.link === id],
      ['source', SOURCES, (claim, id) => claim.source === id],
    ];
    await fc.assert(
      fc.asyncProperty(filter, fc.nat(100), fc.integer({ min: 1, max: 30 }), async (asked, after, limit) => {
        for (const [owner, ids, isOf] of owners) {
          const counts = await countClaimsOf(store, owner, ids, {}, asked);
          const pages = await pageClaimsOf(store, owner, ids, {}, asked, { after, limit });
          for (const id of ids) {
            const expected = counted(asked, (claim) => isOf(claim, id));
            agree(counts.get(id) ?? 0, expected.length);
            agree(numbersOf(pages.get(id)), expected.filter((number) => number > after).slice(0, limit));
          }
        }
      }),
      runs,
    );
  });

  test('among those that a selection asks for', async () => {
    await fc.assert(
      fc.asyncProperty(selections, filter, async (selection, asked) => {
        agree(await countClaims(store, selection, asked), counted(asked, selecting(selection)).length);
      }),
      runs,
    );
  });

  test('among those that were retracted', async () => {
    const retracted = claims.filter((claim) => claim.retracted !== null);
    const found = await pageClaims(store, { retracted: true }, DEFAULT_FILTER, {
      after: 0,
      limit: 1_000,
      newest: false,
    });
    agree(numbersOf(found), numbersOf(retracted));
  });
});
