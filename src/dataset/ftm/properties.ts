/** The properties of FollowTheMoney's things as claims. */
import type { AttributeType, EntityKind } from '../../vocabulary/vocabulary.js';
import type { NameKind } from '../../claim/claim.js';
import { attributeType, relationType } from '../../vocabulary/vocabulary.js';
import { ftmDate, type FtmStatement } from './entity.js';
import { namesOf } from '../names.js';
import type { ClaimLine } from '../record-lines.js';

/** What a property says of an entity, without who says it. */
export type FtmSaid = Pick<ClaimLine, 'subject' | 'predicate' | 'object' | 'value' | 'role'>;

const NAMES: Readonly<Record<string, NameKind>> = {
  name: 'PRIMARY',
  full: 'PRIMARY',
  alias: 'ALIAS',
  weakAlias: 'WEAK_ALIAS',
  previousName: 'FORMER',
  abbreviation: 'ACRONYM',
};

/** Registers, by the property that holds their numbers. */
const IDENTIFIERS: readonly string[] = [
  'idNumber',
  'passportNumber',
  'socialSecurityNumber',
  'taxNumber',
  'vatCode',
  'registrationNumber',
  'leiCode',
  'dunsCode',
  'innCode',
  'ogrnCode',
  'kppCode',
  'okpoCode',
  'bikCode',
  'swiftBic',
  'icijId',
  'permId',
  'cikCode',
  'ricCode',
  'npiCode',
  'jibCode',
  'imoNumber',
  'mmsi',
  'callSign',
  'crsNumber',
  'wikidataId',
  'wikipediaUrl',
  'opencorporatesUrl',
  'isin',
  'figiCode',
  'ticker',
  'accountNumber',
  'iban',
  'publicKey',
  'serialNumber',
  'registrationMark',
  'uniqueEntityId',
  'email',
  'phone',
  'website',
  'googlePlaceId',
  'osmId',
  'voenCode',
  'uscCode',
  'giiNumber',
  'coatoCode',
  'cageCode',
];

/** The registers of what the entity is called elsewhere. */
const SCHEMES: Readonly<Record<string, string>> = { referents: 'FollowTheMoney' };

/** Texts that have a type of their own. */
const TEXTS: Readonly<Record<string, AttributeType>> = {
  address: 'ADDRESS',
  birthPlace: 'BIRTH_PLACE',
  gender: 'GENDER',
  nationality: 'NATIONALITY',
  citizenship: 'NATIONALITY',
  legalStatus: 'LEGAL_STATUS',
  notes: 'DESCRIBED_AS',
  description: 'DESCRIBED_AS',
  summary: 'DESCRIBED_AS',
};

/** What is said with its name before it: "country: iq". */
const DESCRIBED: readonly string[] = [
  'country',
  'jurisdiction',
  'mainCountry',
  'topics',
  'position',
  'title',
  'status',
  'legalForm',
  'classification',
  'sector',
  'education',
  'religion',
  'ethnicity',
  'political',
  'profession',
  'deathDate',
  'incorporationDate',
  'dissolutionDate',
  'flag',
  'pastFlags',
  'type',
  'tonnage',
  'grossRegisteredTonnage',
  'deadweightTonnage',
  'buildDate',
  'model',
  'manufacturer',
  'currency',
  'balance',
  'amount',
  'bankName',
  'branch',
  'platform',
  'managingExchange',
  'program',
  'programId',
  'keywords',
  'location',
  'city',
  'street',
  'state',
  'region',
  'postalCode',
  'remarks',
  'hairColor',
  'eyeColor',
  'height',
  'weight',
  'appearance',
  'subnationalArea',
  'spokenLanguage',
  'category',
  'service',
];

/** Ties that a thing's property tells: the other end's id is the value. */
const TIES: Readonly<Record<string, (kind: EntityKind) => ClaimLine['predicate'] | undefined>> = {
  addressEntity: (kind) => (kind === 'ASSET' ? 'LOCATED_IN' : kind === 'EVENT' ? undefined : 'BASED_IN'),
  parent: (kind) => (kind === 'GROUP' ? 'PART_OF' : undefined),
  cryptoWallets: (kind) => (kind === 'PERSON' || kind === 'GROUP' ? 'LINKED_TO' : undefined),
  associates: (kind) => (kind === 'PERSON' ? 'LINKED_TO' : undefined),
};

/** ISO 639-2 and -3 as BCP 47 has them; others stay as they are. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ara: 'ar',
  eng: 'en',
  fas: 'fa',
  per: 'fa',
  kur: 'ku',
  tur: 'tr',
  heb: 'he',
  rus: 'ru',
  ukr: 'uk',
  fra: 'fr',
  fre: 'fr',
  deu: 'de',
  ger: 'de',
  spa: 'es',
  por: 'pt',
  ita: 'it',
  zho: 'zh',
  chi: 'zh',
  jpn: 'ja',
  kor: 'ko',
  urd: 'ur',
  pus: 'ps',
  hye: 'hy',
  arm: 'hy',
  aze: 'az',
  kat: 'ka',
  geo: 'ka',
  ell: 'el',
  gre: 'el',
  nld: 'nl',
  pol: 'pl',
};

export interface FtmSubject {
  readonly id: string;
  readonly kind: EntityKind;
  /** The entity of an id of the data set; undefined where there is none. */
  readonly entity: (id: string) => { readonly id: string; readonly kind: EntityKind } | undefined;
  /** Whether a name is the first in its script that its data set has. */
  readonly isFirstName: (datasets: readonly string[], script: string | undefined) => boolean;
}

/** What a statement says; a text is the reason why it says nothing here. */
export function saidByProperty(statement: FtmStatement, subject: FtmSubject): readonly FtmSaid[] | string {
  const { prop, value, datasets } = statement;
  const { id, kind } = subject;
  const language = languageOf(statement.lang);
  const nameKind = NAMES[prop];
  if (value.trim() === '') return 'it is empty';
  if (nameKind !== undefined) {
    return namesOf(value.slice(0, 1_000), { nameKind, ...(language && { language }) }).map((name) => {
      const isPrimary = nameKind === 'PRIMARY' && subject.isFirstName(datasets, name.script);
      return {
        subject: id,
        predicate: 'NAME',
        value: isPrimary || nameKind !== 'PRIMARY' ? name : { ...name, nameKind: 'ALIAS' },
      };
    });
  }
  const text = (predicate: AttributeType, content: string, scheme?: string): FtmSaid[] | string => {
    if (!attributeType(predicate)!.domain.includes(kind)) return 'no attribute of this kind of entity';
    return [
      {
        subject: id,
        predicate,
        value: {
          type: 'TEXT',
          text: content.slice(0, 10_000),
          ...(scheme && { scheme }),
          ...(language && { language }),
        },
      },
    ];
  };
  if (IDENTIFIERS.includes(prop)) return text('IDENTIFIER', value, prop);
  if (prop in SCHEMES) return text('IDENTIFIER', value, SCHEMES[prop]);
  if (prop in TEXTS) return text(TEXTS[prop]!, value);
  if (prop in TIES) return tied(statement, subject);
  if (prop === 'birthDate' && kind === 'PERSON') return dated(id, 'BIRTH_DATE', value);
  if ((prop === 'date' || prop === 'startDate') && kind === 'EVENT') return dated(id, 'DATE', value);
  if (DESCRIBED.includes(prop)) return text('DESCRIBED_AS', `${prop}: ${value}`);
  return 'the property has no place in the model';
}

function tied({ prop, value }: FtmStatement, { id, kind, entity }: FtmSubject): FtmSaid[] | string {
  const predicate = TIES[prop]!(kind);
  const other = entity(value);
  if (!other) return 'it names an entity that is not in the file, or has no place';
  if (predicate === undefined || other.id === id || !relationType(predicate)?.range.includes(other.kind)) {
    return 'no relation type says it';
  }
  return [{ subject: id, predicate, object: other.id }];
}

function dated(subject: string, predicate: 'BIRTH_DATE' | 'DATE', text: string): FtmSaid[] | string {
  const date = ftmDate(text);
  return date === undefined ? 'it is no date' : [{ subject, predicate, value: { type: 'DATE', date } }];
}

function languageOf(lang: string | undefined): string | undefined {
  if (lang === undefined || !/^[a-z]{2,3}$/.test(lang)) return undefined;
  return LANGUAGES[lang] ?? lang;
}
