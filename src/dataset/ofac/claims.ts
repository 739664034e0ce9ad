/**
 * What the OFAC list says of an entity, as records. Each edition of the list is a source of its own, for the
 * record of what was imported; the claims cite the list, and are published with the edition that first says them.
 */
import type { NameKind } from '../../claim/claim.js';
import type { RecordInput } from '../../exchange/record.js';
import { contentHash } from '../../hash.js';
import type { EntityKind } from '../../vocabulary/vocabulary.js';
import type { Skipped } from '../dataset.js';
import { detectScript } from '../names.js';
import { ofacRemarks, type Identifier, type Remark } from './remarks.js';
import type { AddressRow, AliasRow, ListedRow } from './rows.js';

export const OFAC_LIST = 'source:ofac-sdn';
const OFFICE = 'group:us-treasury-ofac';
const TITLE = 'Specially Designated Nationals and Blocked Persons List';
const LICENCE = 'US government work (public domain)';

type ClaimLine = Extract<RecordInput, { record: 'claim' }>;
type Content = Pick<
  ClaimLine,
  'predicate' | 'object' | 'value' | 'role' | 'validFrom' | 'validTo' | 'statement'
>;

/** A row of the list with all that belongs to it. */
export interface Listed extends ListedRow {
  readonly kind: EntityKind;
  readonly aliases: readonly AliasRow[];
  readonly addresses: readonly AddressRow[];
}

export interface ListedRecords {
  readonly records: RecordInput[];
  readonly skipped: Skipped[];
  /** Names of entities that it is "Linked To". */
  readonly linkedTo: readonly string[];
}

const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['individual', 'PERSON'],
  ['vessel', 'ASSET'],
  ['aircraft', 'ASSET'],
  ['entity', 'GROUP'],
]);

/** What a type of the list is; undefined for one that is not known. */
export function kindOf({ type = 'entity' }: Pick<ListedRow, 'type'>): EntityKind | undefined {
  return KINDS.get(type.toLowerCase());
}

export const listedId = ({ kind, id }: Pick<Listed, 'kind' | 'id'>): string =>
  `${kind.toLowerCase()}:ofac-${id}`;

/** The list, its office and this edition. */
export function editionRecords(publishedAt: string, hash: string): RecordInput[] {
  const office = (name: string, nameKind: NameKind): RecordInput => ({
    ...claimOf(OFFICE, publishedAt),
    predicate: 'NAME',
    value: { type: 'NAME', name, nameKind, script: 'Latn' },
  });
  const list = { record: 'source', sourceType: 'LIST', publisher: OFFICE, licence: LICENCE } as const;
  return [
    { record: 'entity', id: OFFICE, kind: 'GROUP', groupType: 'GOVERNMENT' },
    {
      ...list,
      id: OFAC_LIST,
      title: TITLE,
      url: 'https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists',
    },
    {
      ...list,
      id: `${OFAC_LIST}.${publishedAt}`,
      title: `${TITLE}, edition of ${publishedAt}`,
      publishedAt,
      contentHash: hash,
      derivedFrom: [OFAC_LIST],
    },
    office('Office of Foreign Assets Control', 'PRIMARY'),
    office('OFAC', 'ACRONYM'),
  ];
}

/** A country of the list: its id by its name, however that is punctuated. */
function countryId(country: string): string {
  const slug = country
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `place:ofac-${slug !== '' && slug.length <= 80 ? slug : contentHash(country)}`;
}

export function countryRecords(country: string, publishedAt: string): RecordInput[] {
  const id = countryId(country);
  return [{ record: 'entity', id, kind: 'PLACE' }, nameClaim(claimOf(id, publishedAt), country, 'PRIMARY')];
}

/** A country that the list gives only to say that it does not know it. */
export const isCountry = (country: string): boolean =>
  !/^(?:undetermined|unknown|none identified)$/i.test(country);

/** Everything that the list says of one entity, but its ties to others of the list. */
export function listedRecords(listed: Listed, publishedAt: string): ListedRecords {
  const telling = new Telling(listed, publishedAt);
  telling.row();
  for (const alias of listed.aliases) telling.alias(alias);
  for (const address of listed.addresses) telling.address(address);
  for (const remark of ofacRemarks(listed.remarks)) telling.remark(remark);
  return telling;
}

/** The tie of two entities of the list. */
export function linkClaim(
  from: string,
  to: string,
  names: readonly [string, string],
  publishedAt: string,
): RecordInput {
  return {
    ...claimOf(from, publishedAt),
    predicate: 'LINKED_TO',
    object: to,
    statement: `OFAC lists ${names[0]} as linked to ${names[1]}.`,
  };
}

/** Without what it says: the locator holds in every edition, where the row may move. */
function claimOf(subject: string, publishedAt: string) {
  const listed = /:ofac-(\d+)$/.exec(subject)?.[1];
  return {
    record: 'claim',
    source: OFAC_LIST,
    subject,
    publishedAt,
    ...(listed !== undefined && { locators: [`ent_num:${listed}`] }),
  } as const;
}

function nameClaim(claim: ReturnType<typeof claimOf>, name: string, nameKind: NameKind): RecordInput {
  const script = detectScript(name);
  return { ...claim, predicate: 'NAME', value: { type: 'NAME', name, nameKind, ...(script && { script }) } };
}

const ALIASES: ReadonlyMap<string, NameKind> = new Map([
  ['aka', 'ALIAS'],
  ['fka', 'FORMER'],
  ['nka', 'ALIAS'],
]);

/** The records of one entity, as they come together. */
class Telling implements ListedRecords {
  readonly records: RecordInput[] = [];
  readonly skipped: Skipped[] = [];
  readonly linkedTo: string[] = [];
  readonly #claim: ReturnType<typeof claimOf>;

  constructor(
    private readonly listed: Listed,
    publishedAt: string,
  ) {
    const id = listedId(listed);
    this.#claim = claimOf(id, publishedAt);
    this.records.push({ record: 'entity', id, kind: listed.kind });
  }

  row(): void {
    const { name, type, programmes, title, callSign, vesselType, tonnage, grossTonnage, flag, owner } =
      this.listed;
    this.#name(name, 'PRIMARY');
    if (type !== undefined && this.listed.kind === 'ASSET') this.#describe(type);
    for (const programme of programmes) {
      this.records.push({
        ...this.#claim,
        subject: OFFICE,
        predicate: 'SANCTIONED',
        object: this.#claim.subject,
        role: programme,
        statement: `OFAC lists ${name} under its programme ${programme}.`,
      });
    }
    for (const one of title?.split(/;\s*/) ?? []) this.#describe(one);
    if (callSign !== undefined) this.#identify({ scheme: 'Vessel call sign', text: callSign });
    if (vesselType !== undefined) this.#describe(vesselType);
    if (tonnage !== undefined) this.#describe(`tonnage ${tonnage}`);
    if (grossTonnage !== undefined) this.#describe(`gross registered tonnage ${grossTonnage}`);
    if (flag !== undefined)
      this.#text('LEGAL_STATUS', `Vessel Flag ${flag}`, `OFAC gives ${flag} as the flag of ${name}.`);
    if (owner !== undefined) this.#describe(`owner: ${owner}`);
  }

  alias({ type, name, remarks }: AliasRow): void {
    const nameKind = ALIASES.get(type.toLowerCase());
    if (nameKind === undefined) this.#skip(`alias of type ${type || '-0-'}`, 'the type is not known');
    else if (name === '') this.#skip('alias', 'it has no name');
    else this.#name(name, nameKind);
    if (remarks !== undefined) this.#skip('remark on an alias', 'no edition is known to have one');
  }

  address({ street, town, country, remarks }: AddressRow): void {
    const text = [street, town, country].filter((part) => part !== undefined).join(', ');
    if (street !== undefined || town !== undefined)
      this.#text('ADDRESS', text, `OFAC gives this as an address of ${this.listed.name}.`);
    if (country !== undefined && isCountry(country)) {
      const predicate = this.listed.kind === 'ASSET' ? 'LOCATED_IN' : 'BASED_IN';
      this.#add({
        predicate,
        object: countryId(country),
        statement: `OFAC gives an address of ${this.listed.name} in ${country}.`,
      });
    } else if (country !== undefined) this.#skip(`country ${country}`, 'it names none');
    if (remarks !== undefined) this.#skip('remark on an address', 'no edition is known to have one');
  }

  remark(remark: Remark): void {
    const { name } = this.listed;
    switch (remark.is) {
      case 'birthDate':
        return this.#ofPerson('date of birth', {
          predicate: 'BIRTH_DATE',
          value: { type: 'DATE', date: remark.date },
          statement: `OFAC gives this as when ${name} was born.`,
        });
      case 'birthPlace':
        return this.#ofPerson('place of birth', {
          predicate: 'BIRTH_PLACE',
          value: { type: 'TEXT', text: remark.text },
          statement: `OFAC gives this as where ${name} was born.`,
        });
      case 'nationality':
        return this.#ofPerson('nationality', {
          predicate: 'NATIONALITY',
          value: { type: 'TEXT', text: remark.text },
          statement: `OFAC gives this as a nationality of ${name}.`,
        });
      case 'gender':
        return this.#ofPerson('gender', { predicate: 'GENDER', value: { type: 'TEXT', text: remark.text } });
      case 'name':
        return this.#name(remark.name, remark.nameKind);
      case 'identifier':
        return this.#identify(remark);
      case 'legal':
        return this.#text('LEGAL_STATUS', remark.text, `OFAC remarks this on ${name}.`);
      case 'linkedTo':
        this.linkedTo.push(remark.name);
        return;
      case 'description':
        return this.#describe(remark.text);
      case 'unreadable':
        return this.#skip(remark.kind, remark.reason);
    }
  }

  #ofPerson(kind: string, content: Content): void {
    if (this.listed.kind === 'PERSON') this.#add(content);
    else this.#skip(`${kind} of an entity that is no person`, 'only people have one');
  }

  #name(name: string, nameKind: NameKind): void {
    this.records.push(nameClaim(this.#claim, name, nameKind));
  }

  #describe(text: string): void {
    this.#text('DESCRIBED_AS', text, `OFAC describes ${this.listed.name} so.`);
  }

  #identify({ scheme, text, issued, expires }: Identifier): void {
    this.#add({
      predicate: 'IDENTIFIER',
      value: { type: 'TEXT', text, scheme },
      ...(issued !== undefined && { validFrom: issued }),
      ...(expires !== undefined && { validTo: expires }),
      statement: `OFAC gives this for ${this.listed.name}.`,
    });
  }

  #text(predicate: Content['predicate'], text: string, statement: string): void {
    this.#add({ predicate, value: { type: 'TEXT', text }, statement });
  }

  #add(content: Content): void {
    this.records.push({ ...this.#claim, ...content });
  }

  #skip(kind: string, reason: string): void {
    this.skipped.push({ kind, reason });
  }
}
