/**
 * What a row of UCDP GED says, as records.
 *
 * **Whose word it is.** Each row gets a source of its own, derived from its articles: so its claims count
 * as the word of the offices that published them, and ten events by one agency are one origin. The data
 * set is no further root of it: with that, an event told by one agency would seem to be told by two who
 * do not know of each other. Only where the articles are not known is the row derived from the data set.
 * What the data set says by itself (names of actors and places, which place lies in which, which conflict
 * an event belongs to, who fought whom in a year) is claimed by the data set.
 *
 * **The sides.** In state-based and non-state conflict the data set says who fought, not who struck: both
 * sides PARTICIPATED_IN the event. One-sided violence is CARRIED_OUT by side A, and TARGETED civilians.
 */
import type { RecordInput } from '../../exchange/record.js';
import type { Skipped } from '../dataset.js';
import { detectScript } from '../names.js';
import { distinctById, idOfClaim, type ClaimLine, type SourceLine } from '../record-lines.js';
import { articleSource, ucdpArticles } from './articles.js';
import { ucdpDate } from './date.js';
import { deathsOf, zerosOf } from './deaths.js';
import { ucdpPlaces } from './places.js';
import type { KindOfViolence, UcdpRow } from './row.js';
import { conflictOf, fights, sideOf, sideRecords } from './sides.js';

export interface UcdpRecords {
  /** What other rows say, too: under a key, so that it is told once. */
  readonly shared: readonly { readonly key: string; readonly records: () => readonly RecordInput[] }[];
  /** What this row alone says. */
  readonly own: readonly RecordInput[];
  readonly skipped: readonly Skipped[];
}

const PUBLISHER = 'Uppsala Conflict Data Program';
const LICENCE = 'CC-BY-4.0';

/** @param edition the day on which it came out, which tells its versions apart */
const datasetSourceId = (edition: string | undefined): string =>
  edition === undefined ? 'source:ucdp-ged' : `source:ucdp-ged-${edition}`;

/** The data set as a source. */
export function datasetSource(edition: string | undefined): RecordInput {
  return {
    record: 'source',
    id: datasetSourceId(edition),
    sourceType: 'DATASET',
    title: `UCDP Georeferenced Event Dataset${edition === undefined ? '' : `, edition of ${edition}`}`,
    publisherText: PUBLISHER,
    url: 'https://ucdp.uu.se/downloads/',
    ...(edition !== undefined && { publishedAt: edition }),
    licence: LICENCE,
  };
}

const VIOLENCE: Readonly<Record<KindOfViolence, string>> = {
  STATE_BASED: 'state-based conflict',
  NON_STATE: 'non-state conflict',
  ONE_SIDED: 'one-sided violence',
};

/** @param line where the row stands in its file */
export function ucdpRecords(row: UcdpRow, edition: string | undefined, line: number): UcdpRecords {
  const dataset = datasetSourceId(edition);
  const { source, articles } = rowSource(row, edition);
  const event = `event:ucdp-${row.id}`;
  const date = ucdpDate(row.when);
  const { places, skipped, ...where } = ucdpPlaces(row.where, dataset);
  const [sideA, sideB] = [sideOf(row.sideA, row.violence), sideOf(row.sideB, row.violence)];
  const conflict = conflictOf(row, dataset);
  const claim = (content: Omit<ClaimLine, 'record' | 'source'>): ClaimLine => ({
    record: 'claim',
    source: source.id,
    locators: [`row:${line}`],
    ...content,
  });
  const dated = { validFrom: date, validTo: date, dateBasis: 'STATED' } as const;
  const when = claim({ subject: event, predicate: 'DATE', value: { type: 'DATE', date } });
  const place = claim({
    subject: event,
    predicate: 'OCCURRED_AT',
    object: where.id,
    role: where.role,
    ...dated,
  });
  const label = `${row.sideA.name} – ${row.sideB.name}, ${where.name}, ${date}`;
  return {
    shared: [
      ...articles.map((article) => ({ key: article.id, records: () => [article] })),
      ...places.map(({ id, records }) => ({ key: id, records })),
      ...[sideA, sideB].map((side) => ({
        key: `${side.id} ${side.name}`,
        records: () => sideRecords(side, dataset),
      })),
      { key: conflict.id, records: conflict.records },
      ...fights(row, sideA.id, sideB.id, dataset),
    ],
    own: [
      source,
      { record: 'entity', id: event, kind: 'EVENT' },
      when,
      place,
      claim({
        subject: event,
        predicate: 'NAME',
        value: { type: 'NAME', name: label, nameKind: 'PRIMARY', script: detectScript(label) },
        basis: 'INFERRED',
        inferredFrom: [idOfClaim(when), idOfClaim(place)],
      }),
      claim({
        subject: event,
        predicate: 'IDENTIFIER',
        value: { type: 'TEXT', text: row.id, scheme: 'UCDP GED' },
      }),
      claim({
        subject: event,
        predicate: 'DESCRIBED_AS',
        value: { type: 'TEXT', text: VIOLENCE[row.violence], language: 'en' },
        statement: `The data set counts it as ${VIOLENCE[row.violence]}.`,
      }),
      ...summaryOf(row).map((value) => claim({ subject: event, predicate: 'DESCRIBED_AS', ...value })),
      claim({ subject: event, predicate: 'PART_OF_EVENT', object: conflict.id }),
      ...(row.violence === 'ONE_SIDED'
        ? [
            claim({ subject: sideA.id, predicate: 'CARRIED_OUT', object: event, ...dated }),
            claim({ subject: event, predicate: 'TARGETED', object: sideB.id, ...dated }),
          ]
        : [sideA, sideB].map((side) =>
            claim({ subject: side.id, predicate: 'PARTICIPATED_IN', object: event, ...dated }),
          )),
      ...deathsOf(row).map((dead) => claim({ subject: event, predicate: 'KILLED', ...dead })),
    ],
    skipped: [...skipped, ...zerosOf(row), ...(row.isSummary ? [] : [SEPARATE])],
  };
}

const SEPARATE: Skipped = {
  kind: 'event_clarity 1',
  reason: 'the rule: an event that was told by itself; only 2, a summary of several, is recorded',
};

function summaryOf({ isSummary }: UcdpRow) {
  if (!isSummary) return [];
  const text = 'several events that were reported together, as one';
  return [
    {
      value: { type: 'TEXT', text, language: 'en' },
      statement: 'Event clarity 2: the reports summed up several events, and their numbers.',
    } as const,
  ];
}

function rowSource(row: UcdpRow, edition: string | undefined) {
  const articles = ucdpArticles(row.articles);
  const sources = distinctById((articles ?? []).map(articleSource));
  const note = articles === undefined ? `; sources as the coders noted them: ${row.articles}` : '';
  return {
    articles: sources,
    source: {
      record: 'source',
      id: `${datasetSourceId(edition)}-${row.id}`,
      sourceType: 'DATASET',
      title: `UCDP GED, event ${row.id}${note}`.slice(0, 2_000),
      publisherText: PUBLISHER,
      ...(edition !== undefined && { publishedAt: edition }),
      licence: LICENCE,
      derivedFrom: sources.length > 0 ? sources.map(({ id }) => id) : [datasetSourceId(edition)],
    } satisfies SourceLine,
  };
}
