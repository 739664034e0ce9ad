/** What changed around some entities between two ends of a clock. */
import { setImmediate as breathe } from 'node:timers/promises';
import { claimOf, type StoredClaim } from '../claim/claim-properties.js';
import type { Filter } from '../evidence/evidence.js';
import { entryCondition, shownCondition, type Condition } from '../evidence/predicate.js';
import type { EntityId } from '../ids.js';
import { parseLinkId, type LinkEnds } from '../link/link-id.js';
import { evidenceOf } from '../link/link-properties.js';
import { ALL_RELATION_TYPES, NOTHING_HIDDEN, linkColumns, type HiddenCounts } from '../link/read-links.js';
import type { Reader, Row } from '../store/store.js';
import { differenceOf, filterAt, type Difference, type Ends } from './difference.js';

/** How many links are looked at; more, and the answer says so. */
const MOST_LINKS = 2_000;
/** How many entities next to the seeds are gone through at depth 2. */
const MOST_NEIGHBOURS = 1_000;
/** How many links one statement reads, and how many are judged in one go: a hub's must not hold up the requests beside it. */
const AT_ONCE = 500;
const JUDGED_AT_ONCE = 100;

export interface ChangeQuestion {
  /** Under the ids by which they are read. */
  readonly seeds: readonly EntityId[];
  readonly ends: Ends;
  /** 1: the links of the seeds; 2: those of their neighbours too. */
  readonly depth: 1 | 2;
  /** Neighbours that are mere descriptions are gone through like others. */
  readonly throughLabels: boolean;
  /** Without the clock on which the ends lie. */
  readonly filter: Filter;
}

export interface ChangedLink extends LinkEnds {
  readonly role?: string;
  readonly difference: Difference;
}

export interface Changes {
  /** By id. */
  readonly links: readonly ChangedLink[];
  readonly hidden: HiddenCounts;
  /** How many links were looked at. */
  readonly explored: number;
  /** The bound that was reached. */
  readonly limit: number | null;
}

/**
 * The links around some entities that changed: those of which a claim's date lies between the ends.
 * Neighbours are those at the other ends of links that the filter shows at either end.
 */
export async function findChanges(
  reader: Reader,
  question: ChangeQuestion,
  most = MOST_LINKS,
): Promise<Changes> {
  const { ends, filter } = question;
  const around =
    question.depth === 1 ? { ids: question.seeds, cutOff: false } : await neighbourhood(reader, question);
  const links: ChangedLink[] = [];
  const hidden = { ...NOTHING_HIDDEN };
  const candidates = readCandidates(reader, around.ids, betweenCondition(ends, filter), most + 1);
  let explored = 0;
  let cutOff = false;
  for await (const row of candidates) {
    if (explored === most) {
      cutOff = true;
      break;
    }
    explored += 1;
    const difference = differenceOf(evidenceOf(row), filter, ends);
    if (difference.shown && difference.changes.length > 0)
      links.push({
        ...parseLinkId(row['id'] as string),
        role: (row['role'] as string | null) ?? undefined,
        difference,
      });
    else if (difference.hidden) hidden[difference.hidden] += 1;
  }
  return {
    links,
    hidden,
    explored,
    limit: cutOff ? most : around.cutOff ? MOST_NEIGHBOURS : null,
  };
}

/** Links of which a date lies between the ends, by id, each once; no more than `most`. */
async function* readCandidates(
  reader: Reader,
  ids: readonly EntityId[],
  { keep, parameters }: Condition,
  most: number,
): AsyncIterable<Row> {
  if (ids.length === 0) return;
  let after = '';
  for (let left = most; left > 0;) {
    const limit = Math.min(left, AT_ONCE);
    const rows = await reader.run(
      'change/list-links',
      { ...parameters, ids: [...ids], after, limit },
      { types: [...ALL_RELATION_TYPES], keep: [...keep, ...linkColumns(false, true)] },
    );
    for (const [at, row] of rows.entries()) {
      if (at % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await breathe();
      // An engine may give a link from an entity to itself once for each of its ends.
      if (row['id'] === after) continue;
      after = row['id'] as string;
      left -= 1;
      yield row;
    }
    if (rows.length < limit) return;
  }
}

/** The seeds and their neighbours, as far as one goes through them. */
async function neighbourhood(
  reader: Reader,
  { seeds, filter, ends, throughLabels }: ChangeQuestion,
): Promise<{ ids: EntityId[]; cutOff: boolean }> {
  if (seeds.length === 0) return { ids: [], cutOff: false };
  const neighbours = new Map<EntityId, Row>();
  let cutOff = false;
  for (const end of ['from', 'to'] as const) {
    const { keep, parameters } = shownCondition(filterAt(filter, ends, end));
    const rows = await reader.run(
      'change/list-neighbours',
      { ...parameters, ids: [...seeds], limit: MOST_NEIGHBOURS + 1 },
      { types: [...ALL_RELATION_TYPES], keep },
    );
    cutOff ||= rows.length > MOST_NEIGHBOURS;
    for (const row of rows.slice(0, MOST_NEIGHBOURS)) neighbours.set(row['id'] as EntityId, row);
  }
  const through = [...neighbours].filter(([, row]) => throughLabels || row['groupType'] !== 'LABEL');
  return { ids: [...seeds, ...through.map(([id]) => id)], cutOff };
}

/** The blocks and parameters of `change/list-links`: what was given, never the defaults, so that what they hide is counted. */
function betweenCondition(ends: Ends, filter: Filter): Condition {
  const { keep, parameters } = entryCondition(filter, false);
  switch (ends.axis) {
    case 'VALID':
      return {
        keep: [...keep, 'heldBetween'],
        parameters: {
          ...parameters,
          fromEarliest: ends.from.earliest,
          fromLatest: ends.from.latest,
          toEarliest: ends.to.earliest,
          toLatest: ends.to.latest,
        },
      };
    case 'PUBLISHED':
      return {
        keep: [...keep, filter.time.strict ? 'saidBetweenStrict' : 'saidBetween'],
        parameters: { ...parameters, fromLatest: ends.from, toLatest: ends.to },
      };
    case 'RECORDED':
      return {
        keep: [...keep.filter((block) => block !== 'present'), 'knownBetween'],
        parameters: { ...parameters, fromRevision: ends.from, toRevision: ends.to },
      };
  }
}

/** Claims by their running numbers; missing where there is none. */
export async function findClaimsByNumber(
  reader: Reader,
  numbers: readonly number[],
): Promise<Map<number, StoredClaim>> {
  const rows = await reader.run('change/find-claims-by-number', { numbers: [...numbers] });
  const claims = rows.map((row) => claimOf(row['properties'] as Row));
  return new Map(claims.map((claim) => [claim.number, claim]));
}
