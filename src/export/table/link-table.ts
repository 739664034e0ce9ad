/** The links of an export as a table; its first two columns are the ends, as programs for networks want them. */
import type { DayNumber } from '../../time/day.js';
import { boundsToEdtf } from '../../time/bounds-text.js';
import type { DayBounds } from '../../time/edtf.js';
import type { Interval } from '../../time/interval.js';
import { calendarDay } from '../calendar-day.js';
import type { ExportLink } from '../graph.js';
import { REQUIRED, referring, table, type Cell } from './table.js';

export const LINKS = table<ExportLink>(
  {
    name: 'links',
    title: 'Links',
    description:
      'What the claims that count make of each pair of nodes. The first two columns are its ends, under the names by which programs for networks know them; whose word a link is stands in origins and sources.',
  },
  (graph) => graph.links(),
  [
    ['source', 'code', 'The node from which it leads', (link) => link.from, referring('nodes', REQUIRED)],
    ['target', 'code', 'The node to which it leads', (link) => link.to, referring('nodes', REQUIRED)],
    [
      'type',
      'code',
      'Directed, or Undirected for a relation that is the same either way',
      (link) => (link.symmetric ? 'Undirected' : 'Directed'),
      REQUIRED,
    ],
    ['id', 'code', 'Id of the link', (link) => link.id, REQUIRED],
    [
      'relation',
      'code',
      'How the ends are tied, by the vocabulary: LEADS, ALLIED_WITH …',
      (link) => link.type,
      REQUIRED,
    ],
    ['family', 'code', 'The family of the relation: COMMAND, BACKING …', (link) => link.family, REQUIRED],
    ['role', 'text', 'In which role, where the relation has one', (link) => link.role],
    ['status', 'code', 'What the claims make of it', ({ summary }) => summary.status, REQUIRED],
    ['asserts', 'integer', 'How many claims assert it', ({ summary }) => summary.asserts, REQUIRED],
    ['denies', 'integer', 'How many deny it', ({ summary }) => summary.denies, REQUIRED],
    ['doubts', 'integer', 'How many doubt it', ({ summary }) => summary.doubts, REQUIRED],
    [
      'noAnswers',
      'integer',
      'How often somebody was asked and did not answer',
      ({ summary }) => summary.noAnswers,
      REQUIRED,
    ],
    [
      'originCount',
      'integer',
      'How many independent origins assert it',
      ({ summary }) => summary.origins.length,
      REQUIRED,
    ],
    [
      'sourceCount',
      'integer',
      'How many sources its claims stand in',
      ({ summary }) => summary.sources.length,
      REQUIRED,
    ],
    ['origins', 'codes', 'On whose word it is asserted', ({ summary }) => summary.origins],
    ['sources', 'codes', 'Ids of the sources of its claims', ({ summary }) => summary.sources],
    ['validFrom', 'code', 'When it began, EDTF', ({ summary }) => beginning(summary.validity)],
    ['validTo', 'code', 'When it ended, EDTF; .. = it goes on', ({ summary }) => end(summary.validity)],
    [
      'startEarliest',
      'day',
      'The first day on which it may have begun; empty = unknown',
      ({ summary }) => calendarDay(summary.validity?.startEarliest),
    ],
    [
      'startLatest',
      'day',
      'The last day on which it may have begun',
      ({ summary }) => calendarDay(summary.validity?.startLatest),
    ],
    [
      'endEarliest',
      'day',
      'The first day on which it may have ended',
      ({ summary }) => calendarDay(summary.validity?.endEarliest),
    ],
    [
      'endLatest',
      'day',
      'The last day on which it may have ended; empty = unknown, or it goes on',
      ({ summary }) => calendarDay(summary.validity?.endLatest),
    ],
    [
      'datesDisputed',
      'boolean',
      'The dates of its claims cannot all be true',
      ({ summary }) => summary.datesDisputed,
      REQUIRED,
    ],
    [
      'firstPublished',
      'code',
      'When it was first asserted, EDTF',
      ({ summary }) => published(summary.firstPublished),
    ],
    [
      'lastPublished',
      'code',
      'When it was last asserted, EDTF',
      ({ summary }) => published(summary.lastPublished),
    ],
  ],
);

const beginning = (validity: Interval | null): Cell =>
  validity ? edtf(validity.startEarliest, validity.startLatest) : undefined;
const end = (validity: Interval | null): Cell =>
  validity ? edtf(validity.endEarliest, validity.endLatest) : undefined;
const published = (bounds: DayBounds | null): Cell =>
  bounds ? edtf(bounds.earliest, bounds.latest) : undefined;

/** Links share their dates: each is put into words once. */
const worded = new Map<string, string | undefined>();
const MOST_WORDED = 10_000;

function edtf(earliest: DayNumber, latest: DayNumber): string | undefined {
  const key = `${earliest} ${latest}`;
  let text = worded.get(key);
  if (text === undefined && !worded.has(key)) {
    if (worded.size >= MOST_WORDED) worded.clear();
    text = boundsToEdtf(earliest, latest) ?? undefined;
    worded.set(key, text);
  }
  return text;
}
