/**
 * FollowTheMoney: entities as JSON Lines, and statements, a value a row with its source as the data set.
 * Only what is asserted as actual becomes a fact; the rest is counted in the manifest, which is the last
 * entity, a Note.
 */
import { hash } from 'node:crypto';
import { contentHash } from '../../hash.js';
import type { FormatWriter } from '../format.js';
import type { ExportGraph } from '../graph.js';
import { ftmDataset } from './ids.js';
import { Ends, ftmLink } from './links.js';
import { ftmDocument, ftmMention, ftmThing } from './things.js';
import type { FtmEntity, FtmLeftOut, FtmValue } from './values.js';
import { manifestWith } from '../json.js';
import { written } from '../pieces.js';
import { sealed } from '../sealed.js';

export const FTM_JSON: FormatWriter = {
  write: (graph) => sealedEntities(graph, '', jsonLine),
};

export const FTM_CSV: FormatWriter = {
  write: (graph) => {
    const seen = instant(graph.head.knownAt);
    return sealedEntities(graph, `${COLUMNS.map(cell).join(',')}\n`, (entity) => rows(entity, seen));
  },
};

function sealedEntities(
  graph: ExportGraph,
  head: string,
  write: (entity: FtmEntity) => string,
): AsyncGenerator<string> {
  const leftOut: FtmLeftOut = { links: 0, claims: 0, dates: 0 };
  let manifest: Omit<FtmEntity, 'values'> & { values: FtmValue[] } = { id: '', schema: 'Note', values: [] };
  return sealed(
    (async function* () {
      if (head) yield head;
      const ends = new Ends();
      yield* written(graph.entities(), (entity) => {
        ends.note(entity);
        return write(ftmThing(entity, leftOut));
      });
      yield* written(graph.linksWithClaims(), (link) => {
        const entity = ftmLink(link, ends, leftOut);
        return entity ? write(entity) : '';
      });
      yield* written(graph.mentioned(), (mention) => write(ftmMention(mention)));
      yield* written(graph.sources(), (source) => write(ftmDocument(source, leftOut)));
      manifest = await manifestNote(graph, leftOut);
    })(),
    (sha256) => {
      manifest.values.push({ property: 'keywords', value: `sha256 of all before: ${sha256}` });
      return write(manifest);
    },
  );
}

async function manifestNote(graph: ExportGraph, leftOut: FtmLeftOut) {
  const manifest = await manifestWith(graph, [
    {
      what: 'links that nobody asserts as actual',
      why: 'an entity of FollowTheMoney is a fact, and has no way to be denied, doubted or foreseen',
      count: leftOut.links,
    },
    {
      what: 'claims that deny or doubt, or tell what is not actual',
      why: 'for the same reason; of contested links they stand in the summary',
      count: leftOut.claims,
    },
    {
      what: 'dates that are approximate, uncertain or intervals',
      why: 'FollowTheMoney has years, months and days only',
      count: leftOut.dates,
    },
    { what: 'bearings between claims', why: 'FollowTheMoney has no place for them' },
  ]);
  return {
    id: `nisba-export.${contentHash([manifest.selection, manifest.revision, manifest.knownAt ?? ''])}`,
    schema: 'Note',
    values: [
      { property: 'name', value: 'Export of a Nisba graph' },
      { property: 'summary', value: manifest.cite },
      { property: 'description', value: JSON.stringify(manifest) },
    ],
  };
}

function jsonLine({ id, schema, values }: FtmEntity): string {
  const properties: Record<string, string[]> = {};
  for (const { property, value } of values) {
    const list = (properties[property] ??= []);
    if (!list.includes(value)) list.push(value);
  }
  return `${JSON.stringify({ id, schema, properties })}\n`;
}

const COLUMNS = [
  'canonical_id',
  'entity_id',
  'prop',
  'schema',
  'value',
  'dataset',
  'origin',
  'lang',
  'original_value',
  'external',
  'first_seen',
  'last_seen',
  'id',
] as const;

/** What Nisba itself says: ends, labels, the manifest. */
const OWN_DATASET = 'nisba';

function rows({ id, schema, values }: FtmEntity, seen: string): string {
  let text = '';
  const written = new Set<string>();
  const row = ({ property, value, claim, language }: FtmValue, dataset: string): void => {
    const key = `${dataset}.${id}.${property}.${value}${language === undefined ? '' : `@${language}`}`;
    if (written.has(key)) return;
    written.add(key);
    const since = claim ? instant(claim.recordedAt) : seen;
    const until = instant(claim?.withdrawnAt !== undefined ? claim.recordedAt : seen);
    text +=
      `"${id}","${id}","${property}","${schema}",${cell(value)},"${dataset}","${claim?.id ?? ''}",` +
      `"${language ?? ''}","","f","${since}","${until}","${hash('sha1', key)}"\n`;
  };
  row({ property: 'id', value: id }, OWN_DATASET);
  // A name that somebody gives needs no second row on our own word.
  const given = new Set(
    values.filter(({ claim }) => claim).map(({ property, value }) => `${property} ${value}`),
  );
  for (const each of values) {
    const { claim, property, value } = each;
    if (!claim && given.has(`${property} ${value}`)) continue;
    const dataset = claim ? ftmDataset(claim.source) : OWN_DATASET;
    if (claim) row({ property: 'id', value: id }, dataset);
    row(each, dataset);
  }
  return text;
}

function cell(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

/** An instant as FollowTheMoney writes it, to the second, in UTC; '' where it is not known. */
function instant(text: string | undefined): string {
  return text === undefined ? '' : text.slice(0, 19);
}
