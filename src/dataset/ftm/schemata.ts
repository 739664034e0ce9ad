/**
 * The schemata of FollowTheMoney (https://followthemoney.tech/explorer/): which are entities here, and which
 * are ties between two. What is in neither table has no place in the model.
 */
import type { GroupType } from '../../claim/claim.js';
import { relationType, type EntityKind, type RelationType } from '../../vocabulary/vocabulary.js';

export interface FtmForm {
  readonly kind: EntityKind;
  readonly groupType?: GroupType;
}

const OTHER: FtmForm = { kind: 'GROUP', groupType: 'OTHER' };
const COMPANY: FtmForm = { kind: 'GROUP', groupType: 'COMPANY' };
const ASSET: FtmForm = { kind: 'ASSET' };
const EVENT: FtmForm = { kind: 'EVENT' };

/** From general to particular: of an entity that has several schemata, the last one counts. */
const FORMS: readonly (readonly [schema: string, form: FtmForm])[] = [
  ['Asset', ASSET],
  ['LegalEntity', OTHER],
  ['Organization', OTHER],
  ['PublicBody', OTHER],
  // A post is a description, of which those who hold it are some.
  ['Position', { kind: 'GROUP', groupType: 'LABEL' }],
  ['Company', COMPANY],
  ['Person', { kind: 'PERSON' }],
  ['Address', { kind: 'PLACE' }],
  ['Vehicle', ASSET],
  ['Vessel', ASSET],
  ['Airplane', ASSET],
  ['RealEstate', ASSET],
  ['BankAccount', ASSET],
  ['CryptoWallet', ASSET],
  ['Security', ASSET],
  ['UserAccount', ASSET],
  ['Event', EVENT],
  ['Trip', EVENT],
];

/** Where it stands in the table; the higher, the more particular. Undefined for schemata that are no entity. */
export function rankOf(schema: string): number | undefined {
  const at = FORMS.findIndex(([name]) => name === schema);
  return at < 0 ? undefined : at + 1;
}

/** @param rank as rankOf gave it */
export function formOf(rank: number): FtmForm {
  return FORMS[rank - 1]![1];
}

/** How a tie between two entities is recorded. */
export interface FtmTie {
  /** The properties that name its ends. */
  readonly from: string;
  readonly to: string;
  /** In the order in which they are tried. `reversed`: the link goes from the second end to the first. */
  readonly types: readonly { readonly type: RelationType; readonly reversed?: boolean }[];
  /** The property that says in what part, and the word where it is silent. */
  readonly role?: string;
  readonly otherwise?: string;
}

const LINKED: FtmTie['types'] = [{ type: 'LINKED_TO' }];

export const TIES: Readonly<Record<string, FtmTie>> = {
  Ownership: { from: 'owner', to: 'asset', types: [{ type: 'OWNS' }, ...LINKED], role: 'role' },
  Directorship: {
    from: 'director',
    to: 'organization',
    types: [{ type: 'HOLDS_OFFICE_IN' }, ...LINKED],
    role: 'role',
    otherwise: 'director',
  },
  Membership: {
    from: 'member',
    to: 'organization',
    types: [{ type: 'MEMBER_OF' }, { type: 'PART_OF' }, ...LINKED],
    role: 'role',
  },
  Employment: {
    from: 'employee',
    to: 'employer',
    types: [{ type: 'MEMBER_OF' }, ...LINKED],
    role: 'role',
    otherwise: 'employee',
  },
  Occupancy: { from: 'holder', to: 'post', types: [{ type: 'ONE_OF' }] },
  Family: {
    from: 'person',
    to: 'relative',
    types: [{ type: 'RELATIVE_OF' }, ...LINKED],
    role: 'relationship',
  },
  Associate: { from: 'person', to: 'associate', types: LINKED, role: 'relationship', otherwise: 'associate' },
  Representation: { from: 'agent', to: 'client', types: LINKED, role: 'role', otherwise: 'represents' },
  Succession: { from: 'successor', to: 'predecessor', types: [{ type: 'SUCCEEDED' }] },
  UnknownLink: { from: 'subject', to: 'object', types: LINKED, role: 'role' },
  Payment: { from: 'payer', to: 'beneficiary', types: [{ type: 'FUNDS' }, ...LINKED], role: 'purpose' },
  Similar: { from: 'candidate', to: 'match', types: [{ type: 'POSSIBLY_SAME_AS' }] },
};

/** Of schemata that have no place: why, where it can be said. */
const NO_PLACE: Readonly<Record<string, string>> = {
  Document: 'documents are sources here, and no entities',
  Documentation: 'documents are sources here, and no entities',
  Mention: 'a name found in a text is no entity',
  Note: 'notes of investigators are left out',
};

export function whyNoPlace(schema: string): string {
  return NO_PLACE[schema] ?? 'the schema has no place in the model';
}

interface TieType {
  readonly type: RelationType;
  readonly reversed?: boolean;
  /** The role named it, and may have told a part beside: "occurred at: NEAR". */
  readonly isNamed?: boolean;
  readonly role?: string;
}

/** The relation type of a tie; a role that is the name of one ("leads") tells more than its schema. */
export function typeOfTie(
  tie: FtmTie,
  told: string | undefined,
  from: EntityKind,
  to: EntityKind,
): TieType | undefined {
  const [name = '', role] = told?.split(': ', 2) ?? [];
  const named = relationType(name.replaceAll(/[ -]/g, '_').toUpperCase());
  if (named?.domain.includes(from) && named.range.includes(to)) {
    return { type: named.type, isNamed: true, ...(role !== undefined && { role }) };
  }
  return tie.types.find(({ type, reversed }) => {
    const { domain, range } = relationType(type)!;
    return reversed
      ? domain.includes(to) && range.includes(from)
      : domain.includes(from) && range.includes(to);
  });
}
