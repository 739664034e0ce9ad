/** The claims of an export as a table: every field, so that no evidence is lost on the way into a spreadsheet. */
import type { ClaimValue, Quantity } from '../../claim/claim.js';
import type { StoredClaim } from '../../claim/claim-properties.js';
import { OPEN_REVISION } from '../../store/store.js';
import { claimAt } from '../claim-at.js';
import type { ExportGraph } from '../graph.js';
import { REQUIRED, referring, table, type Cell, type ColumnLine } from './table.js';

type Fields = Partial<
  Record<'text' | 'language' | 'scheme' | 'date' | 'name' | 'nameKind' | 'script', string>
> &
  Partial<Record<'latitude' | 'longitude', number>>;

/** A field of the value, whichever type of value has it. */
const field =
  (name: keyof Fields) =>
  (claim: StoredClaim): Cell =>
    (claim.value as Fields | undefined)?.[name];

/** A field of the quantity, of an attribute or of a relation: a claim has at most one. */
const amount =
  (name: keyof Quantity) =>
  (claim: StoredClaim): Cell =>
    (claim.value?.type === 'QUANTITY' ? claim.value : claim.quantity)?.[name];

const COLUMNS: readonly ColumnLine<StoredClaim>[] = [
  ['id', 'code', 'Id of the claim', (claim) => claim.id, REQUIRED],
  ['number', 'integer', 'Running number, in the order of recording', (claim) => claim.number, REQUIRED],
  [
    'node',
    'code',
    'Of an attribute: the node that it tells something of',
    (claim, stand) => (claim.object === undefined ? stand(claim.subject) : undefined),
    referring('nodes'),
  ],
  [
    'link',
    'code',
    'Of a relation: the link for which it counts',
    (claim) => (claim.object === undefined ? undefined : claim.linkId),
    referring('links'),
  ],
  ['source', 'code', 'The source that says it', (claim) => claim.source, referring('sources', REQUIRED)],
  [
    'subject',
    'code',
    'Of whom it is said, as recorded: of merged entities the former id',
    (claim) => claim.subject,
    REQUIRED,
  ],
  ['predicate', 'code', 'The relation or attribute', (claim) => claim.predicate, REQUIRED],
  ['object', 'code', 'Of a relation: the other end, as recorded', (claim) => claim.object],
  [
    'valueType',
    'code',
    'Of an attribute: TEXT, QUANTITY, DATE, POINT or NAME',
    (claim): ClaimValue['type'] | undefined => claim.value?.type,
  ],
  ['text', 'text', 'The value, where it is a text', field('text')],
  ['scheme', 'text', 'The register that gave an identifier', field('scheme')],
  ['name', 'text', 'The value, where it is a name', field('name')],
  ['nameKind', 'code', 'PRIMARY, ALIAS …', field('nameKind')],
  ['script', 'code', 'Script of the name, ISO 15924', field('script')],
  ['language', 'code', 'Language of the name or text, BCP 47', field('language')],
  ['date', 'code', 'The value, where it is a date, EDTF', field('date')],
  ['latitude', 'number', 'Degrees of WGS 84', field('latitude')],
  ['longitude', 'number', 'Degrees of WGS 84', field('longitude')],
  ['low', 'number', 'At least so many', amount('low')],
  ['high', 'number', 'At most so many', amount('high')],
  ['approximate', 'boolean', 'Whether the number is an estimate', amount('approximate')],
  ['unit', 'text', 'What is counted or measured in', amount('unit')],
  ['of', 'text', 'Of what', amount('of')],
  ['wording', 'text', 'The source’s own word for the quantity', amount('wording')],
  ['role', 'text', 'In which role', (claim) => claim.role],
  ['stance', 'code', 'ASSERTS, DENIES, DOUBTS or NO_ANSWER', (claim) => claim.stance, REQUIRED],
  [
    'modality',
    'code',
    'ACTUAL, POSSIBLE, INTENDED, PREDICTED or DEMANDED',
    (claim) => claim.modality,
    REQUIRED,
  ],
  ['basis', 'code', 'REPORTED, OBSERVED, or INFERRED by the editor', (claim) => claim.basis, REQUIRED],
  [
    'attributedTo',
    'code',
    'In whose mouth the source puts it; empty = the source says so itself',
    (claim) => claim.attributedTo,
  ],
  ['onBehalfOf', 'code', 'Whose position that is', (claim) => claim.onBehalfOf],
  ['origins', 'codes', 'Whose word it is in the end', (claim) => claim.origins],
  ['about', 'code', 'Of a speech act: the entity or claim that it is about', (claim) => claim.about],
  ['inferredFrom', 'codes', 'Ids of the claims that it is inferred from', (claim) => claim.inferredFrom],
  ['statement', 'text', 'What it says, in the editor’s words', (claim) => claim.statement],
  ['locators', 'texts', 'Where it stands in its source', (claim) => claim.locators],
  ['validFrom', 'code', 'When it began to hold, EDTF', (claim) => claim.validFrom],
  ['validTo', 'code', 'When it ceased to, EDTF', (claim) => claim.validTo],
  ['asOf', 'code', 'The day for which the source vouches, EDTF', (claim) => claim.asOf],
  ['dateBasis', 'code', 'Whether the dates are STATED, RELATIVE or INFERRED', (claim) => claim.dateBasis],
  [
    'credibility',
    'integer',
    'Admiralty code 1 (confirmed) to 5, 6 = cannot be judged',
    (claim) => claim.credibility,
    REQUIRED,
  ],
  ['publishedAt', 'code', 'When it was said, EDTF', (claim) => claim.publishedAt],
  [
    'withdrawnAt',
    'code',
    'Since when a later edition of its source no longer says it, EDTF',
    (claim) => claim.withdrawnAt,
  ],
  [
    'withdrawnBy',
    'text',
    'Who recorded that, where it was recorded later than the claim',
    (claim) => claim.withdrawnBy,
  ],
  ['withdrawnRevision', 'integer', 'At which revision', (claim) => claim.withdrawnRevision],
  ['recordedAt', 'instant', 'When it was recorded', (claim) => claim.recordedAt, REQUIRED],
  ['recordedBy', 'text', 'Who recorded it', (claim) => claim.recordedBy, REQUIRED],
  [
    'recordedRevision',
    'integer',
    'The revision that recorded it',
    (claim) => claim.recordedRevision,
    REQUIRED,
  ],
  ['retractedAt', 'instant', 'When it was retracted; empty = it stands', (claim) => claim.retractedAt],
  ['retractedBy', 'text', 'Who retracted it', (claim) => claim.retractedBy],
  ['retractedReason', 'text', 'Why', (claim) => claim.retractedReason],
  [
    'retractedRevision',
    'integer',
    'The revision that retracted it',
    ({ retractedRevision }) => (retractedRevision === OPEN_REVISION ? undefined : retractedRevision),
  ],
];

export const CLAIMS = table<StoredClaim>(
  {
    name: 'claims',
    title: 'Claims',
    description: 'The evidence: each thing that one source says, with all that is recorded of it.',
  },
  rows,
  COLUMNS,
);

/** What happened after the export's revision does not show. */
async function* rows(graph: ExportGraph): AsyncGenerator<StoredClaim[]> {
  const { revision } = graph.head;
  for await (const claims of graph.claims()) yield claims.map((claim) => claimAt(claim, revision));
}
