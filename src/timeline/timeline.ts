/** A timeline: events and what held, in the order of their dates, page by page and grouped by period. */
import canonicalize from 'canonicalize';
import { contradictionsOf } from '../bearing/contradictions.js';
import type { ClaimValue, DateBasis } from '../claim/claim.js';
import { DATE_BASES } from '../claim/claim.js';
import { entriesOf } from '../evidence/entries.js';
import type { Filter } from '../evidence/evidence.js';
import { judge, withoutDefaults } from '../evidence/judge.js';
import type { Summary } from '../link/read-links.js';
import type { Reader, Row } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import { BEGINNING } from '../time/day.js';
import { certainlyOverlaps, possiblyOverlaps } from '../time/interval.js';
import { heldText, itemDate, periodOf, type ItemDate, type PeriodUnit } from './item-date.js';
import {
  listDatingClaims,
  listEvents,
  pageHeldClaims,
  type Events,
  type HeldPosition,
  type TimelineKind,
  type TimelineQuestion,
} from './read-timeline.js';

/** One thing at one date, with all claims that put it there. */
export interface TimelineItem {
  readonly kind: TimelineKind;
  /** The event, the link, or the entity whose attribute it is. */
  readonly owner: string;
  /** Tells it from every other item with its date. */
  readonly key: string;
  readonly date: ItemDate;
  /** In the order of recording: the columns of `timeline/columns`, which tell where they belong. */
  readonly claims: Row[];
}

/** Where an item stands; compared part by part. */
export type Position = readonly [first: number, last: number, approximate: number, key: string];

export const positionOf = ({ date: { place }, key }: TimelineItem): Position => [...place, key];

export function comparePositions(one: Position, other: Position): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || compareCodePoints(one[3], other[3]);
}

/** How much is read for one page or one count. */
interface Work {
  /** Claims that one statement reads. */
  readonly atOnce: number;
  /** Claims beyond these are not looked at, and the answer says so. */
  readonly most: number;
}
const BOUNDED: Work = { atOnce: 1_000, most: 10_000 };
/** `~` puts the stored beginning of a year at most this many days before the written one. */
const WIDENING = 366;

/** What is dated by values: read once for all pages and counts of an answer. */
export interface Dated {
  readonly items: readonly TimelineItem[];
  /** Events without a date that counts. */
  readonly undated: number;
  readonly cutOff: boolean;
}

/** The events, and the births, in order. */
export async function readDated(reader: Reader, question: TimelineQuestion): Promise<Dated> {
  const asksEvents = question.kinds.includes('EVENT');
  const events: Events = asksEvents
    ? await listEvents(reader, question)
    : { eventOf: new Map(), cutOff: false };
  const { claims, cutOff } = await listDatingClaims(reader, question, events);
  const items = new Map<string, TimelineItem>();
  for (const { kind, owner, claim } of claims) {
    const value = JSON.parse(claim['value'] as string) as ClaimValue;
    if (value.type !== 'DATE') continue;
    add(items, kind, owner, kind === 'EVENT' ? '' : `${String(claim['predicate'])}`, value.date, claim);
  }
  const dated = new Set([...items.values()].filter(({ kind }) => kind === 'EVENT').map(({ owner }) => owner));
  const all = new Set(events.eventOf.values());
  return {
    items: [...items.values()].filter((item) => fallsInto(item.date, question)).sort(inOrder),
    undated: all.size - dated.size,
    cutOff: cutOff || events.cutOff,
  };
}

export interface ItemPage {
  readonly items: readonly TimelineItem[];
  /** Everything that belongs into these items was looked at. */
  readonly whole: boolean;
}

/**
 * The first items after a position. Held claims are read in the order of their stored beginnings, which lie
 * before the written ones, until all that may stand before the last item is there.
 */
export async function readItems(
  reader: Reader,
  question: TimelineQuestion,
  dated: Dated,
  page: { readonly after?: Position; readonly limit: number },
  { atOnce, most }: Work = BOUNDED,
): Promise<ItemPage> {
  const held = new Map<string, TimelineItem>();
  let at = beginningOf(page.after);
  for (let read = 0; ;) {
    const claims = await pageHeldClaims(reader, question, at, atOnce);
    for (const { kind, owner, claim } of claims) {
      const date = heldText(text(claim, 'validFrom'), text(claim, 'validTo'));
      if (date !== undefined) add(held, kind, owner, kind === 'LINK' ? '' : valueKey(claim), date, claim);
    }
    read += claims.length;
    const exhausted = claims.length < atOnce;
    const whole = exhausted || read < most;
    // What is not read yet begins here or later, as stored and so as written.
    const reached = exhausted || !whole ? Infinity : claims.at(-1)!.position.start;
    const ready = [...dated.items, ...held.values()].filter(
      (item) =>
        item.date.place[0] < reached && (!page.after || comparePositions(positionOf(item), page.after) > 0),
    );
    if (reached === Infinity || ready.length >= page.limit)
      return { items: ready.sort(inOrder).slice(0, page.limit), whole };
    at = claims.at(-1)!.position;
  }
}

function beginningOf(after: Position | undefined): HeldPosition {
  const start = after === undefined || after[0] === BEGINNING ? BEGINNING : after[0] - WIDENING;
  return { start: start - 1, number: Number.MAX_SAFE_INTEGER };
}

function add(
  items: Map<string, TimelineItem>,
  kind: TimelineKind,
  owner: string,
  detail: string,
  date: string,
  claim: Row,
): void {
  const key = [kind, owner, detail, date].join(' ');
  const item = items.get(key);
  if (!item) items.set(key, { kind, owner, key, date: itemDate(date), claims: [claim] });
  // They come by their beginnings, which for one text are the same, and then by number.
  else item.claims.push(claim);
}

function valueKey(claim: Row): string {
  return `${String(claim['predicate'])} ${canonicalize(JSON.parse(claim['value'] as string))}`;
}

function fallsInto({ parsed: { start, end } }: ItemDate, { during, filter }: TimelineQuestion): boolean {
  if (!during) return true;
  const interval = {
    startEarliest: start.earliest,
    startLatest: start.latest,
    endEarliest: end.earliest,
    endLatest: end.latest,
  };
  return filter.time.strict ? certainlyOverlaps(interval, during) : possiblyOverlaps(interval, during);
}

const inOrder = (one: TimelineItem, other: TimelineItem): number =>
  comparePositions(positionOf(one), positionOf(other));

function text(claim: Row, key: string): string | undefined {
  return (claim[key] as string | null | undefined) ?? undefined;
}

export interface Period {
  /** EDTF; null where the beginning is unknown. */
  readonly period: string | null;
  readonly counts: Readonly<Record<TimelineKind, number>>;
}

/** How many items begin in each period, in order; of equal beginnings the narrower first. */
export function periodsOf(items: readonly TimelineItem[], unit: PeriodUnit): Period[] {
  const periods = new Map<string | null, Record<TimelineKind, number>>();
  for (const { kind, date } of items) {
    const period = periodOf(date, unit);
    const counts = periods.get(period) ?? { EVENT: 0, LINK: 0, ATTRIBUTE: 0 };
    counts[kind] += 1;
    periods.set(period, counts);
  }
  const place = (period: string | null): readonly [number, number] => {
    if (period === null) return [BEGINNING, BEGINNING];
    const [first, last] = itemDate(period).place;
    return [first, last];
  };
  return [...periods]
    .map(([period, counts]) => ({ period, counts, place: place(period) }))
    .sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1])
    .map(({ period, counts }) => ({ period, counts }));
}

/** The surest way in which one of the claims came by the date; undefined where none says. */
export function surestBasis({ claims }: TimelineItem): DateBasis | undefined {
  return DATE_BASES.find((basis) => claims.some((claim) => claim['dateBasis'] === basis));
}

/** What the claims of some items make of each being so at its date. */
export async function judgeItems(
  reader: Reader,
  items: readonly TimelineItem[],
  filter: Filter,
): Promise<Map<string, Summary>> {
  if (items.length === 0) return new Map();
  const ids = items.flatMap(({ claims }) => claims.map((claim) => claim['id'] as string));
  const rows = await reader.run('claim/find-claims', { ids });
  const whole = new Map(
    rows.map(({ properties }) => [(properties as Row)['id'] as string, properties as Row] as const),
  );
  const against = await contradictionsOf(reader, [...whole.values()]);
  // The claims were chosen by what was given, so the judge must not put its defaults back.
  const given = withoutDefaults(filter);
  return new Map(
    items.map(({ key, claims }) => {
      const summary = judge(
        {
          entries: claims.flatMap((claim) => entriesOf(whole.get(claim['id'] as string)!)),
          contradictions: claims.flatMap((claim) => against.get(claim['number'] as number) ?? []),
        },
        given,
      );
      return [key, { ...summary, originCount: summary.origins.length, sourceCount: summary.sources.length }];
    }),
  );
}
