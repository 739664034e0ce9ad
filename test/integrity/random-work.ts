/** Random sequences of writes through the domain functions, and what an editor would remember of them. */
import fc from 'fast-check';
import { bearingIdentity, recordBearings, retractBearing } from '../../src/bearing/record-bearings.js';
import { MODALITIES, NAME_KINDS, STANCES, type BearingType, type ClaimInput } from '../../src/claim/claim.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { withdrawClaims } from '../../src/claim/withdraw-claims.js';
import { recordEntities } from '../../src/entity/record-entities.js';
import { mergeEntities, unmergeEntities } from '../../src/identity/merge-entities.js';
import {
  entityId,
  sourceId,
  type BearingId,
  type ClaimId,
  type EntityId,
  type SourceId,
} from '../../src/ids.js';
import { recordSources } from '../../src/source/record-sources.js';
import type { Row, Store } from '../../src/store/store.js';
import { claim, source } from '../graph.js';

/** One write; ends, claims and bearings are named by their place among those there are. */
export type Step =
  | { readonly does: 'record'; readonly claims: readonly Said[] }
  | { readonly does: 'retract'; readonly claim: number }
  | { readonly does: 'withdraw'; readonly claims: readonly number[]; readonly on: string }
  | { readonly does: 'bear'; readonly type: BearingType; readonly claim: number; readonly on: number }
  | { readonly does: 'takeBack'; readonly bearing: number }
  | { readonly does: 'merge'; readonly people: boolean; readonly id: number; readonly into: number }
  | { readonly does: 'unmerge'; readonly merge: number };

interface Said {
  readonly what: 'LEADS' | 'MET' | 'BACKS' | 'HOLDS_OFFICE_IN' | 'NAME';
  readonly ends: readonly [number, number];
  readonly source: number;
  readonly stance: ClaimInput['stance'];
  readonly modality: ClaimInput['modality'];
  readonly speaker: number | null;
  readonly behalf: number | null;
  readonly premise: number | null;
  readonly role: string;
  readonly dates: Pick<ClaimInput, 'validFrom' | 'validTo' | 'asOf' | 'publishedAt' | 'withdrawnAt'>;
}

const date = fc.constantFrom('2021', '2021-06', '2021-07-04', '2022');
const said: fc.Arbitrary<Said> = fc.record({
  what: fc.constantFrom('LEADS', 'LEADS', 'MET', 'BACKS', 'HOLDS_OFFICE_IN', 'NAME'),
  ends: fc.tuple(fc.nat(2), fc.nat(5)),
  source: fc.nat(4),
  stance: fc.oneof({ weight: 2, arbitrary: fc.constant('ASSERTS' as const) }, fc.constantFrom(...STANCES)),
  modality: fc.oneof(
    { weight: 4, arbitrary: fc.constant('ACTUAL' as const) },
    fc.constantFrom(...MODALITIES),
  ),
  speaker: fc.option(fc.nat(2), { freq: 2 }),
  behalf: fc.option(fc.nat(2), { freq: 2 }),
  premise: fc.option(fc.nat(20), { freq: 2 }),
  role: fc.constantFrom('Chief', 'chief', 'Deputy'),
  dates: fc.record(
    {
      validFrom: date,
      validTo: fc.constant('../2023'),
      asOf: date,
      publishedAt: fc.oneof(date, fc.constant('2025-07')),
      withdrawnAt: fc.constant('2024'),
    },
    { requiredKeys: [] },
  ),
});

const writing: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('record' as const),
      claims: fc.array(said, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('retract' as const), claim: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('withdraw' as const),
      claims: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      on: fc.constantFrom('2024-02-05', '2025-06'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('bear' as const),
      type: fc.constantFrom<BearingType>('CONTRADICTS', 'CONTRADICTS', 'SUPPORTS'),
      claim: fc.nat(30),
      on: fc.nat(30),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('takeBack' as const), bearing: fc.nat(10) }) },
];

const merging: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('merge' as const),
      people: fc.boolean(),
      id: fc.nat(2),
      into: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('unmerge' as const), merge: fc.nat(10) }) },
];

const bounds = { minLength: 6, maxLength: 24, size: 'max' } as const;

export const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(...writing, ...merging), bounds);

/** Steps that leave every entity itself. */
export const stepsWithoutMerges: fc.Arbitrary<Step[]> = fc.array(fc.oneof(...writing), bounds);

export interface RememberedClaim {
  readonly id: ClaimId;
  readonly number: number;
  readonly input: ClaimInput;
  readonly recorded: number;
  retracted: number | null;
  /** Since which revision it is known, and the day on which its source dropped it. */
  withdrawn: { readonly at: number; readonly on: string } | null;
}

export interface RememberedBearing {
  readonly id: BearingId;
  readonly type: BearingType;
  readonly claim: ClaimId;
  readonly on: ClaimId;
  readonly recorded: number;
  retracted: number | null;
}

/** What was written, by the revision of each write. */
export interface Memory {
  readonly claims: RememberedClaim[];
  readonly bearings: RememberedBearing[];
  /** The merges in force. */
  readonly merges: Map<EntityId, EntityId>;
}

export function nothingYet(): Memory {
  return { claims: [], bearings: [], merges: new Map() };
}

/** Whom an id means by the merges in force. */
export function standing({ merges }: Memory, id: string): EntityId {
  let end = id as EntityId;
  while (merges.has(end)) end = merges.get(end)!;
  return end;
}

/** Entities and sources of their own for each `part`, so that many histories share a store. */
export class Cast {
  readonly people: EntityId[];
  readonly groups: EntityId[];
  /** The fourth is published by the second group, and the last one repeats it. */
  readonly sources: SourceId[];

  constructor(part: string) {
    this.people = ['a', 'b', 'c'].map((name) => entityId(`person:${name}-${part}`));
    this.groups = ['g', 'h', 'i'].map((name) => entityId(`group:${name}-${part}`));
    const own = ['paper', 'reprint'].map((name) => `source:${name}-${part}`);
    this.sources = ['source:one', 'source:two', 'source:derived', ...own].map(sourceId);
  }

  async record(store: Store): Promise<void> {
    await store.write(async (writer) => {
      const entities = [
        ...this.people.map((id) => ({ id, kind: 'PERSON' as const })),
        ...this.groups.map((id) => ({ id, kind: 'GROUP' as const })),
      ];
      await recordEntities(writer, entities, 'tester');
      const [one, two, derived, paper, reprint] = this.sources as [
        SourceId,
        SourceId,
        SourceId,
        SourceId,
        SourceId,
      ];
      const kept = [
        source(one),
        source(two, { publisherText: 'The Daily', reliability: 'B' }),
        source(derived, { derivedFrom: [one, two] }),
        source(paper, { publisher: this.groups[1]! }),
        source(reprint, { derivedFrom: [two, paper] }),
      ];
      await recordSources(writer, kept, 'tester');
    });
  }

  claimOf(said: Said, memory: Memory): ClaimInput {
    const [first, second] = said.ends;
    const person = this.people[first]!;
    const group = this.groups[second % 3]!;
    const premise = said.premise === null ? undefined : pick(memory.claims, said.premise)?.id;
    const rest = {
      source: this.sources[said.source]!,
      stance: said.stance,
      modality: said.modality,
      ...(said.speaker !== null && { attributedTo: this.people[said.speaker]! }),
      ...(said.behalf !== null && { onBehalfOf: this.groups[said.behalf]! }),
      ...(premise && { basis: 'INFERRED' as const, inferredFrom: [premise] }),
      ...said.dates,
    };
    switch (said.what) {
      case 'NAME':
        return claim(person, 'NAME', { type: 'NAME', name: said.role, nameKind: NAME_KINDS[second]! }, rest);
      case 'MET':
        return claim(person, 'MET', this.people[second % 3]!, rest);
      case 'BACKS':
        return claim(second > 1 ? this.groups[first]! : person, 'BACKS', group, rest);
      case 'HOLDS_OFFICE_IN':
        return claim(person, 'HOLDS_OFFICE_IN', group, { ...rest, role: said.role });
      case 'LEADS':
        return claim(person, 'LEADS', group, rest);
    }
  }
}

/** When a claim was said: where it does not tell, with its source. */
export const publicationOf = ({ publishedAt }: ClaimInput): string => publishedAt ?? '2024-02-04';

const pick = <T>(some: readonly T[], place: number): T | undefined => some[place % some.length];

/** Does one step and remembers it; a step that names nothing there is does nothing. */
export async function take(store: Store, step: Step, cast: Cast, memory: Memory): Promise<void> {
  switch (step.does) {
    case 'record':
      return record(
        store,
        step.claims.map((said) => cast.claimOf(said, memory)),
        memory,
      );
    case 'retract': {
      const chosen = pick(memory.claims, step.claim);
      if (!chosen || chosen.retracted !== null) return;
      chosen.retracted = await store.write(async (writer) => {
        await retractClaim(writer, chosen.id, 'a slip', 'tester');
        return writer.revision;
      });
      return;
    }
    case 'withdraw': {
      const chosen = new Set(
        step.claims
          .flatMap((place) => pick(memory.claims, place) ?? [])
          .filter(({ retracted, input }) => retracted === null && publicationOf(input) <= step.on),
      );
      const ids = [...chosen].map(({ id }) => id);
      const [withdrawn, at] = await store.write(async (writer) => {
        const some = await withdrawClaims(writer, ids, step.on, 'tester');
        if (some.length === 0) writer.unchanged();
        return [some, writer.revision] as const;
      });
      const fresh = [...chosen].filter((claim) => claim.withdrawn === null);
      if (withdrawn.length !== fresh.length) throw new Error('not all that said it still were withdrawn');
      for (const claim of fresh) claim.withdrawn = { at, on: step.on };
      return;
    }
    case 'bear': {
      const [one, other] = [pick(memory.claims, step.claim), pick(memory.claims, step.on)];
      if (!one || !other || one === other) return;
      return bear(store, { type: step.type, claim: one.id, on: other.id }, memory);
    }
    case 'takeBack': {
      const chosen = pick(memory.bearings, step.bearing);
      if (!chosen || chosen.retracted !== null) return;
      chosen.retracted = await store.write(async (writer) => {
        await retractBearing(writer, chosen.id, 'a slip', 'tester');
        return writer.revision;
      });
      return;
    }
    case 'merge': {
      const among = step.people ? cast.people : cast.groups;
      const [id, into] = [among[step.id]!, among[step.into]!];
      if (memory.merges.has(id) || standing(memory, into) === id) return;
      await store.write((writer) => mergeEntities(writer, { id, into, reason: 'one' }, 'tester'));
      memory.merges.set(id, into);
      return;
    }
    case 'unmerge': {
      const id = pick([...memory.merges.keys()], step.merge);
      if (!id) return;
      await store.write((writer) => unmergeEntities(writer, { id, reason: 'two' }, 'tester'));
      memory.merges.delete(id);
    }
  }
}

async function record(store: Store, inputs: readonly ClaimInput[], memory: Memory): Promise<void> {
  const [ids, revision] = await store.write(async (writer) => {
    const recorded = await recordClaims(writer, inputs, 'tester');
    return [recorded.ids, writer.revision] as const;
  });
  const rows = await store.run('claim/find-claims', { ids: [...new Set(ids)] });
  const numbers = new Map(
    rows.map((row) => {
      const properties = row['properties'] as Row;
      return [properties['id'], properties['number'] as number];
    }),
  );
  for (const [i, id] of ids.entries()) {
    if (memory.claims.some((known) => known.id === id)) continue;
    memory.claims.push({
      id,
      number: numbers.get(id)!,
      input: inputs[i]!,
      recorded: revision,
      retracted: null,
      withdrawn: inputs[i]!.withdrawnAt === undefined ? null : { at: revision, on: inputs[i]!.withdrawnAt },
    });
  }
}

async function bear(
  store: Store,
  input: { type: BearingType; claim: ClaimId; on: ClaimId },
  memory: Memory,
): Promise<void> {
  const stands = memory.bearings.some(
    (known) => known.retracted === null && bearingIdentity(known) === bearingIdentity(input),
  );
  const [id, revision] = await store.write(async (writer) => {
    const { ids } = await recordBearings(writer, [input], 'tester');
    return [ids[0]!, writer.revision] as const;
  });
  if (!stands) memory.bearings.push({ ...input, id, recorded: revision, retracted: null });
}
