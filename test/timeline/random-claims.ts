/** Random dated claims about a few entities and events, in parts that share nothing, and what a timeline asks. */
import fc from 'fast-check';
import { recordClaims } from '../../src/claim/record-claims.js';
import type { ClaimInput, Modality, Stance } from '../../src/claim/claim.js';
import type { EvidenceFilter } from '../../src/evidence/evidence.js';
import { LINK_STATUSES } from '../../src/evidence/evidence.js';
import type { SourceId } from '../../src/ids.js';
import { recordSources } from '../../src/source/record-sources.js';
import type { Row, Store } from '../../src/store/store.js';
import { BEGINNING, END, dayNumber } from '../../src/time/day.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { TIMELINE_KINDS } from '../../src/timeline/read-timeline.js';
import type { AttributeType, RelationType } from '../../src/vocabulary/vocabulary.js';
import { claim, recordGraph, source } from '../graph.js';

/** Dates as a reader orders them: the text, and the first and last day as it is written. */
export interface WrittenDate {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly approximate?: true;
}

const on = (year: number, month: number, day: number): number => dayNumber(year, month, day);

/** For DATE and BIRTH_DATE. */
export const DATES: readonly WrittenDate[] = [
  { text: '2021-03-20', first: on(2021, 3, 20), last: on(2021, 3, 20) },
  { text: '2021-04-01', first: on(2021, 4, 1), last: on(2021, 4, 1) },
  { text: '2021-04', first: on(2021, 4, 1), last: on(2021, 4, 30) },
  { text: '2021-04~', first: on(2021, 4, 1), last: on(2021, 4, 30), approximate: true },
  { text: '2021', first: on(2021, 1, 1), last: on(2021, 12, 31) },
  { text: '2022~', first: on(2022, 1, 1), last: on(2022, 12, 31), approximate: true },
  { text: '2021-06/..', first: on(2021, 6, 1), last: END },
  { text: '../2021-05', first: BEGINNING, last: on(2021, 5, 31) },
];

/** validFrom, validTo, and what they are together. */
export const SPELLS: readonly { validFrom?: string; validTo?: string; date?: WrittenDate }[] = [
  ...DATES.slice(0, 6).map((date) => ({ validFrom: date.text, validTo: date.text, date })),
  { validFrom: '2020', date: { text: '2020/..', first: on(2020, 1, 1), last: END } },
  { validFrom: '2022~', date: { text: '2022~/..', first: on(2022, 1, 1), last: END, approximate: true } },
  { validTo: '../2021-07', date: { text: '../2021-07', first: BEGINNING, last: on(2021, 7, 31) } },
  { validTo: '2021', date: { text: '../2021', first: BEGINNING, last: on(2021, 12, 31) } },
  {
    validFrom: '2021-01',
    validTo: '2021-06',
    date: { text: '2021-01/2021-06', first: on(2021, 1, 1), last: on(2021, 6, 30) },
  },
  {},
  {},
];

const SOURCES = ['source:one', 'source:two', 'source:three'] as SourceId[];
const PARTS_ENTITIES = ['person:a', 'person:b', 'group:g', 'event:e', 'event:f', 'event:h'];
const name = (id: string, part: number): string => `${id}${part}`;

type Pattern = readonly [subject: string, predicate: RelationType | AttributeType, end: string];
const PATTERNS: readonly Pattern[] = [
  ['person:a', 'LEADS', 'group:g'],
  ['person:b', 'MEMBER_OF', 'group:g'],
  ['person:a', 'MET', 'person:b'],
  ['person:b', 'MET', 'person:a'],
  ['group:g', 'CARRIED_OUT', 'event:e'],
  ['person:a', 'PARTICIPATED_IN', 'event:f'],
  ['event:f', 'TARGETED', 'group:g'],
  ['event:h', 'RESPONSE_TO', 'event:e'],
  ['event:e', 'DATE', 'date'],
  ['event:f', 'DATE', 'date'],
  ['event:h', 'DATE', 'date'],
  ['person:a', 'BIRTH_DATE', 'date'],
  ['person:a', 'RANK', 'text'],
  ['group:g', 'REASON', 'text'],
  ['event:e', 'REASON', 'text'],
];

interface Said {
  readonly pattern: Pattern;
  readonly date: WrittenDate;
  readonly spell: (typeof SPELLS)[number];
  readonly source: SourceId;
  readonly stance: Stance;
  readonly modality: Modality;
  readonly text: string;
}

const said: fc.Arbitrary<Said> = fc.record({
  pattern: fc.constantFrom(...PATTERNS),
  date: fc.constantFrom(...DATES),
  spell: fc.constantFrom(...SPELLS),
  source: fc.constantFrom(...SOURCES),
  stance: fc.constantFrom<Stance>('ASSERTS', 'ASSERTS', 'ASSERTS', 'DENIES', 'DOUBTS'),
  modality: fc.constantFrom<Modality>('ACTUAL', 'ACTUAL', 'ACTUAL', 'INTENDED'),
  text: fc.constantFrom('one', 'other'),
});

function inputOf(part: number, { pattern, date, spell, text, ...rest }: Said): ClaimInput {
  const [subject, predicate, end] = pattern;
  const { validFrom, validTo } = spell;
  const held = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
  const value = end === 'date' ? { type: 'DATE' as const, date: date.text } : { type: 'TEXT' as const, text };
  const object = end === 'date' || end === 'text' ? value : name(end, part);
  const common = { source: rest.source, stance: rest.stance, modality: rest.modality } as const;
  return claim(name(subject, part), predicate, object, end === 'date' ? common : { ...common, ...held });
}

export interface Part {
  readonly entities: readonly string[];
  /** All its claims, as they lie in the store. */
  readonly claims: readonly Row[];
}

/** Records parts of about a dozen claims each. */
export async function recordParts(store: Store, count: number, seed: number): Promise<Part[]> {
  const parts = Array.from({ length: count }, (_, part) => ({
    entities: PARTS_ENTITIES.map((id) => name(id, part)),
    inputs: fc
      .sample(said, { seed: seed + part, numRuns: 10 + (part % 20) })
      .map((one) => inputOf(part, one)),
  }));
  await recordGraph(store, { entities: parts.flatMap(({ entities }) => entities), sources: [] });
  const kept = SOURCES.map((id, at) =>
    source(id, { reliability: (['A', 'C', 'F'] as const)[at]!, publishedAt: `202${at + 2}-03` }),
  );
  await store.write((writer) => recordSources(writer, kept, 'tester'));
  const recorded: Part[] = [];
  for (const { entities, inputs } of parts) {
    const { ids } = await store.write((writer) => recordClaims(writer, inputs, 'tester'));
    const rows = await store.run('claim/find-claims', { ids: [...new Set(ids)] });
    recorded.push({ entities, claims: rows.map((row) => row['properties'] as Row) });
  }
  return recorded;
}

const window = fc
  .constantFrom('2020', '2021', '2021-03', '2021-04', '2021-06-15', '2022/..')
  .map((text) => spanOf(parseEdtf(text)));
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, arbitrary);

const evidence: fc.Arbitrary<EvidenceFilter> = fc
  .record({
    sources: rarely(fc.subarray([...SOURCES], { minLength: 1 })),
    excludeSources: rarely(fc.subarray([...SOURCES])),
    modalities: rarely(fc.constantFrom(['ACTUAL' as const], ['ACTUAL' as const, 'INTENDED' as const])),
    statuses: rarely(fc.subarray([...LINK_STATUSES], { minLength: 1 })),
    minOrigins: rarely(fc.nat(2)),
    minReliability: rarely(fc.constantFrom('A' as const, 'C' as const)),
  })
  .map(present);

/** What a timeline asks of a part; entities by their place. */
export const questions = fc.record({
  entities: fc.subarray(
    PARTS_ENTITIES.map((_, at) => at),
    { minLength: 1, maxLength: 3 },
  ),
  kinds: fc.oneof(fc.constant([...TIMELINE_KINDS]), fc.subarray([...TIMELINE_KINDS])),
  during: rarely(window),
  filter: fc.record({
    evidence,
    time: fc
      .record({
        valid: rarely(window),
        strict: rarely(fc.boolean()),
        publishedBy: rarely(fc.constant(dayNumber(2023, 6, 1))),
      })
      .map(present),
  }),
});

function present<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as never;
}
