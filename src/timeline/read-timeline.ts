/** What a timeline is made of: dated claims in the order of their beginnings, and the events of some entities. */
import { claimCondition, type MembersOf } from '../claim/read-claims.js';
import { findEntities } from '../entity/record-entities.js';
import { pageEntities } from '../entity/read-entities.js';
import type { Filter, HiddenReason } from '../evidence/evidence.js';
import { hiddenCondition, shownCondition } from '../evidence/predicate.js';
import type { EntityId } from '../ids.js';
import { ALL_RELATION_TYPES, NOTHING_HIDDEN, type HiddenCounts } from '../link/read-links.js';
import type { Reader, Row } from '../store/store.js';
import type { DayBounds } from '../time/edtf.js';
import type { AttributeType } from '../vocabulary/vocabulary.js';

export const TIMELINE_KINDS = ['EVENT', 'LINK', 'ATTRIBUTE'] as const;
/** An event with its date; a tie, or an attribute's value, with the time for which it held. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export interface TimelineQuestion {
  /** Under the ids by which they are read; absent: everything in the store. */
  readonly entities?: readonly EntityId[];
  /** All that are read as one with an entity. */
  readonly membersOf: MembersOf;
  readonly kinds: readonly TimelineKind[];
  /** Only what possibly (strict: certainly) falls into this window. */
  readonly during?: DayBounds;
  /** Claims obey what it gives, never the defaults; the ties of events obey it with the defaults for links. */
  readonly filter: Filter;
}

/** Events beyond these are left out, and the answer says so. */
const MOST_EVENTS = 5_000;
/** The same for claims that date events and births. */
const MOST_DATE_CLAIMS = 9_000;

/** Attributes whose value is the date, by the kind of item they make. */
const DATING: readonly { readonly type: AttributeType; readonly kind: TimelineKind }[] = [
  { type: 'DATE', kind: 'EVENT' },
  { type: 'BIRTH_DATE', kind: 'ATTRIBUTE' },
];
const DATING_TYPES = DATING.map(({ type }) => type);
/** What things are called is not waiting for a date. */
const TIMELESS: readonly AttributeType[] = [...DATING_TYPES, 'NAME', 'IDENTIFIER'];

/** Whose claims: `named` with the ids of all that are read as one, or `whole`. */
function scopeOf(ids: readonly string[] | undefined): { keep: string[]; parameters: Row } {
  return ids === undefined
    ? { keep: ['whole'], parameters: {} }
    : { keep: ['named'], parameters: { ids: [...ids] } };
}

function membersOfAll({ entities, membersOf }: TimelineQuestion): string[] | undefined {
  return entities && [...new Set(entities.flatMap(membersOf))];
}

export interface Events {
  /** By each id under which claims may name it, the event's own. */
  readonly eventOf: ReadonlyMap<string, EntityId>;
  /** There are more. */
  readonly cutOff: boolean;
}

/**
 * The events of a timeline: those among its entities, and those to which a link that the filter shows ties
 * one of them; by id, the first 5,000.
 */
export async function listEvents(reader: Reader, question: TimelineQuestion): Promise<Events> {
  const { entities, filter, membersOf } = question;
  const found = entities === undefined ? await allEvents(reader) : await tiedEvents(reader, entities, filter);
  const own = (entities ?? [])
    .filter((id) => id.startsWith('event:'))
    .map((id) => ({ id, members: membersOf(id) }));
  const kept = [...own, ...found.slice(0, MOST_EVENTS)];
  return {
    eventOf: new Map(kept.flatMap(({ id, members }) => members.map((member) => [member, id] as const))),
    cutOff: found.length > MOST_EVENTS,
  };
}

interface FoundEvent {
  readonly id: EntityId;
  readonly members: readonly string[];
}

async function allEvents(reader: Reader): Promise<FoundEvent[]> {
  const events = await pageEntities(reader, { kinds: ['EVENT'] }, '', MOST_EVENTS + 1);
  return events.map(({ id, members }) => ({ id, members: members ?? [id] }));
}

async function tiedEvents(reader: Reader, ids: readonly EntityId[], filter: Filter): Promise<FoundEvent[]> {
  if (ids.length === 0) return [];
  const { keep, parameters } = shownCondition(filter);
  const rows = await reader.run(
    'timeline/list-events',
    { ...parameters, ids: [...ids], limit: MOST_EVENTS + 1 },
    { types: [...ALL_RELATION_TYPES], keep },
  );
  return rows.map((row) => {
    const id = row['id'] as EntityId;
    return { id, members: (row['members'] as string[] | null) ?? [id] };
  });
}

/** How many ties to further events only the defaults keep out. */
export async function countHiddenTies(
  reader: Reader,
  { entities, filter }: TimelineQuestion,
): Promise<HiddenCounts> {
  if (!entities || entities.length === 0) return NOTHING_HIDDEN;
  const { keep, parameters } = hiddenCondition(filter);
  const rows = await reader.run(
    'timeline/count-hidden-ties',
    { ...parameters, ids: [...entities] },
    { types: [...ALL_RELATION_TYPES], keep },
  );
  return rows.reduce<HiddenCounts>(
    (counts, row) => ({ ...counts, [row['reason'] as HiddenReason]: row['counted'] as number }),
    NOTHING_HIDDEN,
  );
}

export interface DatingClaim {
  readonly kind: TimelineKind;
  /** The event or person, under the id by which it is read. */
  readonly owner: EntityId;
  /** The columns of `timeline/columns`. */
  readonly claim: Row;
}

/** The claims whose value is a date: of events, and of the births of the timeline's people. */
export async function listDatingClaims(
  reader: Reader,
  question: TimelineQuestion,
  { eventOf }: Events,
): Promise<{ claims: DatingClaim[]; cutOff: boolean }> {
  const owners = new Map<string, EntityId>(question.kinds.includes('EVENT') ? eventOf : []);
  if (question.kinds.includes('ATTRIBUTE'))
    for (const id of question.entities ?? [])
      for (const member of question.membersOf(id)) if (!owners.has(member)) owners.set(member, id);
  const whole = question.entities === undefined;
  const types = DATING.filter(({ kind }) => question.kinds.includes(kind)).map(({ type }) => type);
  if (types.length === 0 || (!whole && owners.size === 0)) return { claims: [], cutOff: false };
  const { keep, parameters } = claimCondition({}, question.filter);
  const of = scopeOf(whole ? undefined : [...owners.keys()]);
  const rows = await reader.run(
    'timeline/list-date-claims',
    { ...parameters, ...of.parameters, predicates: types, limit: MOST_DATE_CLAIMS + 1 },
    { keep: [...keep, ...of.keep] },
  );
  const claims = rows.slice(0, MOST_DATE_CLAIMS);
  const stand = whole ? await standing(reader, claims) : (id: string) => owners.get(id);
  return {
    claims: claims.flatMap((claim) => {
      const { kind } = DATING.find(({ type }) => type === claim['predicate'])!;
      const owner =
        kind === 'EVENT' ? eventOf.get(claim['subject'] as string) : stand(claim['subject'] as string);
      return owner === undefined ? [] : [{ kind, owner, claim }];
    }),
    cutOff: rows.length > MOST_DATE_CLAIMS,
  };
}

/** Where the next page of held claims begins: after this beginning and claim number. */
export interface HeldPosition {
  readonly start: number;
  readonly number: number;
}

export interface HeldClaim {
  readonly kind: TimelineKind;
  /** The link's id, or for an attribute the entity's under which it is read. */
  readonly owner: string;
  readonly claim: Row;
  readonly position: HeldPosition;
}

/** The next claims that say when something held, by the earliest day of its beginning. */
export async function pageHeldClaims(
  reader: Reader,
  question: TimelineQuestion,
  after: HeldPosition,
  limit: number,
): Promise<HeldClaim[]> {
  const held = question.kinds.filter((kind) => kind !== 'EVENT');
  const members = membersOfAll(question);
  if (held.length === 0 || members?.length === 0) return [];
  const { keep, parameters } = claimCondition({}, question.filter);
  const of = scopeOf(members);
  const { during, filter } = question;
  const rows = await reader.run(
    'timeline/page-held-claims',
    {
      ...parameters,
      ...of.parameters,
      predicates: DATING_TYPES,
      afterStart: after.start,
      afterNumber: after.number,
      limit,
      ...(during && { duringEarliest: during.earliest, duringLatest: during.latest }),
    },
    {
      keep: [
        ...keep,
        ...of.keep,
        ...kindBlocks(held),
        ...(during ? [filter.time.strict ? 'overlappingStrict' : 'overlapping'] : []),
      ],
    },
  );
  const stand = await ownersOf(reader, question, rows);
  return rows.map((claim) => {
    const isLink = typeof claim['linkId'] === 'string';
    return {
      kind: isLink ? 'LINK' : 'ATTRIBUTE',
      owner: isLink
        ? (claim['linkId'] as string)
        : (stand(claim['subject'] as string) ?? (claim['subject'] as string)),
      claim,
      position: { start: claim['start'] as number, number: claim['number'] as number },
    };
  });
}

/** How many claims of a timeline's entities say of nothing when it held. */
export async function countUndatedClaims(reader: Reader, question: TimelineQuestion): Promise<number> {
  const held = question.kinds.filter((kind) => kind !== 'EVENT');
  const members = membersOfAll(question);
  if (held.length === 0 || members?.length === 0) return 0;
  const { keep, parameters } = claimCondition({}, question.filter);
  const of = scopeOf(members);
  const [row] = await reader.run(
    'timeline/count-undated-claims',
    { ...parameters, ...of.parameters, predicates: [...TIMELESS] },
    { keep: [...keep, ...of.keep, ...kindBlocks(held)] },
  );
  return (row?.['counted'] as number | undefined) ?? 0;
}

function kindBlocks(held: readonly TimelineKind[]): string[] {
  if (!held.includes('ATTRIBUTE')) return ['relations'];
  return held.includes('LINK') ? [] : ['attributes'];
}

type Owner = (id: string) => EntityId | undefined;

async function ownersOf(reader: Reader, question: TimelineQuestion, claims: readonly Row[]): Promise<Owner> {
  const { entities, membersOf } = question;
  if (entities === undefined)
    return standing(
      reader,
      claims.filter((claim) => typeof claim['linkId'] !== 'string'),
    );
  const owners = new Map(entities.flatMap((id) => membersOf(id).map((member) => [member, id] as const)));
  return (id) => owners.get(id);
}

/** For a timeline of everything: under which id each claim's subject is read. */
async function standing(reader: Reader, claims: readonly Row[]): Promise<Owner> {
  const entities = await findEntities(
    reader,
    claims.map((claim) => claim['subject'] as EntityId),
  );
  return (id) => entities.get(id as EntityId)?.canonical ?? (id as EntityId);
}
