/** Every kind of damage that a check must find, each made by one statement behind the domain's back. */
import { fileURLToPath } from 'node:url';
import { CYPHER_FOLDER, StatementLibrary } from '../../src/store/statements.js';

export const damageLibrary = new StatementLibrary([
  CYPHER_FOLDER,
  fileURLToPath(new URL('statements', import.meta.url)),
]);

export interface Damage {
  readonly name: string;
  /** Its file below `statements/damage/`. */
  readonly statement: string;
  /** What the finding names. */
  readonly what: string;
  readonly id?: string;
  readonly types?: readonly string[];
}

const LEADS = 'LEADS~person:a~group:g';
const types = ['LEADS'];

export const DAMAGE: readonly Damage[] = [
  { name: 'a link that is gone', statement: 'delete-link', what: 'link', id: LEADS, types },
  { name: 'a link that is there twice', statement: 'double-link', what: 'link', id: LEADS, types },
  {
    name: 'a link that no claim speaks to',
    statement: 'create-stray-link',
    what: 'link',
    id: 'BACKS~group:g~group:h',
    types: ['BACKS'],
  },
  {
    name: 'a link without an id',
    statement: 'create-nameless-link',
    what: 'entity.linksWithId',
    id: 'group:g',
    types: ['BACKS'],
  },
  {
    name: 'a link between other ends than its id says',
    statement: 'turn-link',
    what: 'link.ends',
    id: LEADS,
    types,
  },
  { name: "a link's status", statement: 'change-link-status', what: 'link.status', id: LEADS, types },
  { name: "a link's evidence", statement: 'change-link-evidence', what: 'link.origins', id: LEADS, types },
  {
    name: 'a property that no link has',
    statement: 'add-link-property',
    what: 'link.note',
    id: LEADS,
    types,
  },
  { name: "an entity's name", statement: 'rename-entity', what: 'entity.name', id: 'person:a' },
  {
    name: "an entity's counter of links",
    statement: 'count-links-wrongly',
    what: 'entity.links',
    id: 'group:g',
  },
  { name: "an entity's label", statement: 'label-entity', what: 'entity.labels', id: 'person:a' },
  { name: "a claim's reliability", statement: 'trust-claim', what: 'claim.reliability' },
  { name: "a claim's origins", statement: 'change-claim-origins', what: 'claim.origins' },
  { name: "a claim's days", statement: 'change-claim-days', what: 'claim.startEarliest' },
  { name: 'the key of a name', statement: 'change-name-key', what: 'claim.nameKey' },
  { name: 'a name without keys', statement: 'forget-name', what: 'name', id: 'alif' },
  { name: 'a key that lacks a name', statement: 'empty-name-key', what: 'name.key', id: 'alif' },
  { name: 'a key that holds another name', statement: 'stray-name-form', what: 'key.form' },
  { name: "a word's skeleton", statement: 'change-skeleton', what: 'key.skeleton' },
  { name: 'a name that nobody bears', statement: 'invent-name', what: 'name.claimed', id: 'nobody' },
  { name: 'name keys of other rules', statement: 'age-name-keys', what: 'names.version' },
  { name: 'the bearer of a name', statement: 'change-name-of', what: 'claim.nameOf' },
  { name: "a claim's link", statement: 'change-claim-link', what: 'claim.linkId' },
  { name: "a claim's identity", statement: 'change-claim-identity', what: 'claim.identity' },
  { name: "a claim's words", statement: 'change-claim-words', what: 'claim.id' },
  { name: "a claim's number", statement: 'renumber-claim', what: 'claim.number' },
  { name: 'a number that two claims have', statement: 'repeat-number', what: 'claim.number' },
  { name: 'a claim that cannot be read', statement: 'break-claim-value', what: 'claim' },
  { name: 'a claim whose object is gone', statement: 'delete-object', what: 'claim.ends' },
  { name: 'a claim whose speaker is not tied to it', statement: 'untie-claim', what: 'claim.ties' },
  {
    name: 'a contradiction that a claim does not know',
    statement: 'forget-contradiction',
    what: 'claim.contradictions',
  },
  {
    name: 'a retraction without its instant',
    statement: 'lose-retraction-instant',
    what: 'claim.retractedAt',
  },
  {
    name: 'a withdrawal without its day',
    statement: 'lose-withdrawal-day',
    what: 'claim.withdrawnAt',
  },
  {
    name: 'a withdrawal that nobody recorded',
    statement: 'lose-withdrawal-revision',
    what: 'claim.withdrawnBy',
  },
  {
    name: 'a withdrawal before its claim',
    statement: 'misdate-withdrawal',
    what: 'claim.withdrawnRevision',
  },
  {
    name: "an instant that is not its revision's",
    statement: 'change-claim-instant',
    what: 'claim.recordedAt',
  },
  { name: 'a bearing whose claim is gone', statement: 'delete-contradicting-claim', what: 'bearing.claim' },
  { name: 'a bearing that is not tied to its claim', statement: 'untie-bearing', what: 'bearing.ties' },
  { name: 'a bearing of another type', statement: 'change-bearing', what: 'bearing.id' },
  {
    name: "a source's origins",
    statement: 'change-source-origins',
    what: 'source.origins',
    id: 'source:two',
  },
  {
    name: 'a source whose publisher is gone',
    statement: 'delete-publisher',
    what: 'source.publisher',
    id: 'source:one',
  },
  {
    name: 'a source whose derivation is not tied',
    statement: 'untie-source',
    what: 'source.ties',
    id: 'source:two',
  },
  {
    name: 'a merged entity that does not say so',
    statement: 'unmerge-behind',
    what: 'entity.mergedInto',
    id: 'person:c',
  },
  {
    name: 'an entity for which another stands than its merges say',
    statement: 'change-canonical',
    what: 'entity.canonical',
    id: 'person:c',
  },
  {
    name: 'an entity that does not know whom it stands for',
    statement: 'forget-member',
    what: 'entity.members',
    id: 'person:d',
  },
  { name: 'a claim that is the word of another', statement: 'change-voice', what: 'claim.canonicalSpeaker' },
  { name: 'a merge that ended unseen', statement: 'end-merge-behind', what: 'merge.endedAt' },
  { name: 'a merge that is not tied to its entity', statement: 'untie-merge', what: 'merge.ties' },
  { name: 'a merge into another entity', statement: 'change-merge', what: 'merge.id' },
  {
    name: 'a store that forgot its last merge',
    statement: 'forget-last-merge',
    what: 'store.lastMerge',
    id: 'store',
  },
  { name: 'a revision that is missing', statement: 'delete-revision', what: 'revision', id: '2' },
  { name: 'a time that goes back', statement: 'turn-time-back', what: 'revision.at', id: '3' },
  {
    name: 'a store that counts more revisions than it made',
    statement: 'count-revisions-wrongly',
    what: 'store.revision',
    id: 'store',
  },
];
