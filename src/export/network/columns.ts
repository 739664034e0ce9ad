/** What formats of nodes and edges tell of each entity and link: the same attributes in each of them. */
import { boundsToEdtf } from '../../time/bounds-text.js';
import { BEGINNING, END, isoDay, type DayNumber } from '../../time/day.js';
import { parseEdtf, spanOf, type DayBounds } from '../../time/edtf.js';
import type { ExportEntity, ExportLink } from '../graph.js';

type ColumnType = 'string' | 'integer' | 'boolean' | 'strings' | 'integers';
export type ColumnValue = string | number | boolean | readonly string[] | readonly number[];

export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  /** Absent where it is not known or does not apply; a list that would be empty is absent. */
  readonly of: (row: T) => ColumnValue | undefined;
}

export const ENTITY_COLUMNS: readonly Column<ExportEntity>[] = [
  { name: 'kind', type: 'string', of: ({ kind }) => kind },
  { name: 'groupType', type: 'string', of: ({ groupType }) => groupType },
  { name: 'anonymous', type: 'boolean', of: ({ anonymous }) => anonymous },
  { name: 'unnamed', type: 'boolean', of: ({ unnamed }) => unnamed },
  { name: 'names', type: 'strings', of: (entity) => filled(namesOf(entity)) },
  { name: 'claimCount', type: 'integer', of: ({ claims }) => claims.length },
  { name: 'merged', type: 'strings', of: ({ merged }) => filled(merged) },
];

export const LINK_COLUMNS: readonly Column<ExportLink>[] = [
  { name: 'relation', type: 'string', of: ({ type }) => type },
  { name: 'family', type: 'string', of: ({ family }) => family },
  { name: 'role', type: 'string', of: ({ role }) => role },
  { name: 'symmetric', type: 'boolean', of: ({ symmetric }) => symmetric },
  { name: 'status', type: 'string', of: ({ summary }) => summary.status },
  { name: 'originCount', type: 'integer', of: ({ summary }) => summary.origins.length },
  { name: 'sourceCount', type: 'integer', of: ({ summary }) => summary.sources.length },
  { name: 'asserts', type: 'integer', of: ({ summary }) => summary.asserts },
  { name: 'denies', type: 'integer', of: ({ summary }) => summary.denies },
  { name: 'doubts', type: 'integer', of: ({ summary }) => summary.doubts },
  { name: 'noAnswers', type: 'integer', of: ({ summary }) => summary.noAnswers },
  { name: 'origins', type: 'strings', of: ({ summary }) => filled(summary.origins) },
  { name: 'sources', type: 'strings', of: ({ summary }) => filled(summary.sources) },
  { name: 'claims', type: 'integers', of: ({ claimNumbers }) => filled(claimNumbers) },
  {
    name: 'validFrom',
    type: 'string',
    of: ({ summary: { validity } }) =>
      validity ? edtfOf(validity.startEarliest, validity.startLatest) : undefined,
  },
  {
    name: 'validTo',
    type: 'string',
    of: ({ summary: { validity } }) =>
      validity ? edtfOf(validity.endEarliest, validity.endLatest) : undefined,
  },
  { name: 'startEarliest', type: 'string', of: ({ summary }) => dayOf(summary.validity?.startEarliest) },
  { name: 'startLatest', type: 'string', of: ({ summary }) => dayOf(summary.validity?.startLatest) },
  { name: 'endEarliest', type: 'string', of: ({ summary }) => dayOf(summary.validity?.endEarliest) },
  { name: 'endLatest', type: 'string', of: ({ summary }) => dayOf(summary.validity?.endLatest) },
  { name: 'datesDisputed', type: 'boolean', of: ({ summary }) => summary.datesDisputed },
  { name: 'firstPublished', type: 'string', of: ({ summary }) => spanText(summary.firstPublished) },
  { name: 'lastPublished', type: 'string', of: ({ summary }) => spanText(summary.lastPublished) },
];

/**
 * A row's attributes as members of a JSON object, each after a comma; what is absent is left out. As text at
 * once: objects of so many members, of which now one is absent and now another, take five times as long.
 */
export function jsonMembers<T>(columns: readonly Column<T>[], row: T): string {
  let text = '';
  for (const { name, of } of columns) {
    const value = of(row);
    if (value !== undefined) text += `,"${name}":${JSON.stringify(value)}`;
  }
  return text;
}

/** What a link is called where there is room for a few words. */
export const linkLabel = ({ type, role }: ExportLink): string =>
  role === undefined ? type : `${type} (${role})`;

/** The days between which a link may have held; a side that is open or unknown is absent. */
export function linkDays({ summary: { validity } }: ExportLink): PossibleDays {
  return { start: dayOf(validity?.startEarliest), end: dayOf(validity?.endLatest) };
}

/** The days between which an event may have happened, by all claims that date it; nothing of other entities. */
export function entityDays({ kind, claims }: ExportEntity): PossibleDays {
  if (kind !== 'EVENT') return {};
  const spans = claims.flatMap(({ predicate, stance, modality, value }) =>
    predicate === 'DATE' && stance === 'ASSERTS' && modality === 'ACTUAL' && value?.type === 'DATE'
      ? [spanOf(parseEdtf(value.date))]
      : [],
  );
  if (spans.length === 0) return {};
  return {
    start: dayOf(spans.reduce((least, { earliest }) => (earliest < least ? earliest : least), END)),
    end: dayOf(spans.reduce((most, { latest }) => (latest > most ? latest : most), BEGINNING)),
  };
}

/** ISO days, both inclusive. */
export interface PossibleDays {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** Every name that a claim asserts, the label first. */
function namesOf({ name, claims }: ExportEntity): string[] {
  const names = new Set<string>();
  for (const { stance, value } of claims)
    if (value?.type === 'NAME' && stance === 'ASSERTS') names.add(value.name);
  // Without a claim that names it the label is but the id's slug.
  return names.has(name) ? [name, ...[...names].filter((other) => other !== name)] : [...names];
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

const spanText = (bounds: DayBounds | null): string | undefined =>
  bounds === null ? undefined : edtfOf(bounds.earliest, bounds.latest);

/** The dates of a graph are few and each is written many times; a text that is known takes a tenth of the time. */
const texts = new Map<string | DayNumber, string | undefined>();
const MOST_TEXTS = 20_000;

const edtfOf = (earliest: DayNumber, latest: DayNumber): string | undefined =>
  remembered(`${earliest}/${latest}`, () => boundsToEdtf(earliest, latest) ?? undefined);

const dayOf = (day: DayNumber | undefined): string | undefined =>
  day === undefined || day === BEGINNING || day === END ? undefined : remembered(day, () => isoDay(day));

function remembered(key: string | DayNumber, text: () => string | undefined): string | undefined {
  if (texts.has(key)) return texts.get(key);
  if (texts.size >= MOST_TEXTS) texts.clear();
  const found = text();
  texts.set(key, found);
  return found;
}
