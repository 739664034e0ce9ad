/** The export as tables: nodes and links for programs that draw and measure, and all the evidence behind them. */
import type { Bearing } from '../../claim/claim.js';
import { CLAIMS } from './claim-table.js';
import type { ExportEntity, ExportMention, ExportSource } from '../graph.js';
import { LINKS } from './link-table.js';
import { undisputedPosition } from '../positions.js';
import { REQUIRED, referring, table, type Cell, type ColumnLine } from './table.js';

const LABELLED: readonly ColumnLine<ExportMention>[] = [
  ['id', 'code', 'Id of the entity', (entity) => entity.id, REQUIRED],
  [
    'label',
    'text',
    'Its best primary name, else the readable part of its id',
    (entity) => entity.name,
    REQUIRED,
  ],
  ['kind', 'code', 'PERSON, GROUP, PLACE, EVENT or ASSET', (entity) => entity.kind, REQUIRED],
  [
    'groupType',
    'code',
    'Of a group: what it is; LABEL is a description and no organisation',
    (entity) => entity.groupType,
  ],
  ['anonymous', 'boolean', 'An unnamed speaker', (entity) => entity.anonymous, REQUIRED],
  ['unnamed', 'boolean', 'An unnamed office holder or place', (entity) => entity.unnamed, REQUIRED],
];

export const NODES = table<ExportEntity>(
  { name: 'nodes', title: 'Nodes', description: 'The entities of the selection.' },
  (graph) => graph.entities(),
  [
    ...LABELLED,
    ['names', 'texts', 'All forms of its name that are asserted, in the order of recording', namesOf],
    [
      'latitude',
      'number',
      'Degrees of WGS 84; empty where it lies is unknown, disputed or told differently (see the claims)',
      (entity) => undisputedPosition(entity)?.latitude,
    ],
    [
      'longitude',
      'number',
      'Degrees of WGS 84; see latitude',
      (entity) => undisputedPosition(entity)?.longitude,
    ],
    ['merged', 'codes', 'Ids of the entities that were merged into it', (entity) => entity.merged],
    ['number', 'integer', 'Running number, in the order of recording', (entity) => entity.number, REQUIRED],
    ['recordedAt', 'instant', 'When it was recorded', (entity) => entity.recordedAt, REQUIRED],
    ['recordedBy', 'text', 'Who recorded it', (entity) => entity.recordedBy, REQUIRED],
  ],
);

export const SOURCES = table<ExportSource>(
  {
    name: 'sources',
    title: 'Sources',
    description: 'The sources of the claims, and those that they derive from.',
  },
  (graph) => graph.sources(),
  [
    ['id', 'code', 'Id of the source', (source) => source.id, REQUIRED],
    ['sourceType', 'code', 'ARTICLE, DATASET, LIST …', (source) => source.sourceType, REQUIRED],
    ['title', 'text', 'Its title', (source) => source.title, REQUIRED],
    ['publisher', 'code', 'The publisher, where it is an entity', (source) => source.publisher],
    ['publisherText', 'text', 'The publisher, where it is only a text', (source) => source.publisherText],
    ['publisherName', 'text', 'How the publisher is called', (source) => source.publisherName],
    ['author', 'text', 'Its author', (source) => source.author],
    ['url', 'text', 'Where it is found', (source) => source.url],
    ['publishedAt', 'code', 'When it came out, EDTF', (source) => source.publishedAt],
    ['retrievedAt', 'code', 'When it was fetched, EDTF', (source) => source.retrievedAt],
    ['language', 'code', 'Its language, BCP 47', (source) => source.language],
    ['contentHash', 'text', 'A hash of its content', (source) => source.contentHash],
    ['licence', 'text', 'Its licence', (source) => source.licence],
    [
      'reliability',
      'code',
      'Admiralty code A (reliable) to E, F = cannot be judged',
      (source) => source.reliability,
      REQUIRED,
    ],
    ['derivedFrom', 'codes', 'Ids of the sources that it repeats', (source) => source.derivedFrom],
    ['number', 'integer', 'Running number, in the order of recording', (source) => source.number, REQUIRED],
    ['recordedAt', 'instant', 'When it was recorded', (source) => source.recordedAt, REQUIRED],
    ['recordedBy', 'text', 'Who recorded it', (source) => source.recordedBy, REQUIRED],
  ],
);

export const BEARINGS = table<Bearing>(
  { name: 'bearings', title: 'Bearings', description: 'What one claim means for another.' },
  (graph) => graph.bearings(),
  [
    ['id', 'code', 'Id of the bearing', (bearing) => bearing.id, REQUIRED],
    ['type', 'code', 'CONTRADICTS, QUALIFIES or SUPPORTS', (bearing) => bearing.type, REQUIRED],
    ['claim', 'code', 'The claim that bears …', (bearing) => bearing.claim, referring('claims', REQUIRED)],
    ['on', 'code', '… on this one', (bearing) => bearing.on, referring('claims', REQUIRED)],
    ['reason', 'text', 'Why', (bearing) => bearing.reason],
    ['recordedAt', 'instant', 'When it was recorded', (bearing) => bearing.recordedAt, REQUIRED],
    ['recordedBy', 'text', 'Who recorded it', (bearing) => bearing.recordedBy, REQUIRED],
    [
      'recordedRevision',
      'integer',
      'The revision that recorded it',
      (bearing) => bearing.recordedRevision,
      REQUIRED,
    ],
  ],
);

export const MENTIONED = table<ExportMention>(
  {
    name: 'mentioned',
    title: 'Mentioned',
    description: 'Speakers, publishers and topics of claims that were not selected and are no nodes.',
  },
  (graph) => graph.mentioned(),
  LABELLED,
);

/** In the order in which they can be read: the last four are known once nodes and links have been. */
export const TABLES = [NODES, LINKS, CLAIMS, SOURCES, BEARINGS, MENTIONED] as const;

function namesOf(entity: ExportEntity): Cell {
  const names = entity.claims.flatMap(({ predicate, stance, value }) =>
    predicate === 'NAME' && stance === 'ASSERTS' && value?.type === 'NAME' ? [value.name] : [],
  );
  return [...new Set(names)];
}
