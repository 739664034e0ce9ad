/** The unit of knowledge: one thing that one source says, and the records around it. */
import type { BearingId, ClaimId, EntityId, SourceId } from '../ids.js';
import type { AttributeType, EntityKind, RelationType } from '../vocabulary/vocabulary.js';

export const STANCES = ['ASSERTS', 'DENIES', 'DOUBTS', 'NO_ANSWER'] as const;
/** Where the speaker stands. NO_ANSWER (asked, neither confirmed nor denied) counts on no side. */
export type Stance = (typeof STANCES)[number];

export const MODALITIES = ['ACTUAL', 'POSSIBLE', 'INTENDED', 'PREDICTED', 'DEMANDED'] as const;
export type Modality = (typeof MODALITIES)[number];

export const BASES = ['REPORTED', 'OBSERVED', 'INFERRED'] as const;
/** How the claim came about: reported, seen (a photo, a poster), or concluded by the editor. */
export type Basis = (typeof BASES)[number];

export const DATE_BASES = ['STATED', 'RELATIVE', 'INFERRED'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** Admiralty code, source: A completely reliable … E unreliable, F cannot be judged (NATO AJP-2.1). */
export type Reliability = (typeof RELIABILITIES)[number];

export const NAME_KINDS = [
  'PRIMARY',
  'ALIAS',
  'WEAK_ALIAS',
  'KUNYA',
  'ACRONYM',
  'FORMER',
  'METONYM',
  'MISSPELLING',
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const SOURCE_TYPES = [
  'ARTICLE',
  'DATASET',
  'LIST',
  'DOCUMENT',
  'PRESS_RELEASE',
  'INTERVIEW',
  'REPORT',
  'SOCIAL_MEDIA',
  'OTHER',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export const GROUP_TYPES = [
  'ARMED_GROUP',
  'UMBRELLA',
  'GOVERNMENT',
  'MINISTRY',
  'MILITARY',
  'PARLIAMENT',
  'PARTY',
  'MEDIA',
  'NGO',
  'COMPANY',
  'COALITION',
  'COMMUNITY',
  'LABEL',
  'OTHER',
] as const;
/** LABEL is a description and no organisation: "Iran-backed militias". */
export type GroupType = (typeof GROUP_TYPES)[number];

export const BEARING_TYPES = ['CONTRADICTS', 'QUALIFIES', 'SUPPORTS'] as const;
export type BearingType = (typeof BEARING_TYPES)[number];

/** [low, high] of `unit` of `of`; "more than 125" is [126, –]; "dozens" keeps its wording and has no number. */
export interface Quantity {
  readonly low?: number;
  readonly high?: number;
  readonly approximate?: boolean;
  readonly unit?: string;
  readonly of?: string;
  readonly wording?: string;
}

export type ClaimValue =
  | { readonly type: 'TEXT'; readonly text: string; readonly language?: string; readonly scheme?: string }
  | ({ readonly type: 'QUANTITY' } & Quantity)
  | { readonly type: 'DATE'; readonly date: string }
  | { readonly type: 'POINT'; readonly latitude: number; readonly longitude: number }
  | {
      readonly type: 'NAME';
      readonly name: string;
      readonly nameKind: NameKind;
      readonly script?: string;
      readonly language?: string;
    };

export interface Entity {
  readonly id: EntityId;
  readonly kind: EntityKind;
  /** The subtype of a group. */
  readonly groupType?: GroupType;
  /** An unnamed speaker: one per source, never merged. */
  readonly anonymous?: boolean;
  /** An unnamed office holder or place. */
  readonly unnamed?: boolean;
}

export interface Source {
  readonly id: SourceId;
  readonly sourceType: SourceType;
  readonly title: string;
  /** The publisher as an entity; else publisherText, for one that is only a text. */
  readonly publisher?: EntityId;
  readonly publisherText?: string;
  readonly author?: string;
  readonly url?: string;
  /** EDTF. */
  readonly publishedAt?: string;
  /** EDTF. */
  readonly retrievedAt?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly contentHash?: string;
  readonly licence?: string;
  readonly reliability: Reliability;
  readonly derivedFrom: readonly SourceId[];
}

/** A claim as it is handed in: everything that its source says, nothing that Nisba adds. */
export interface ClaimInput {
  readonly source: SourceId;
  readonly subject: EntityId;
  readonly predicate: RelationType | AttributeType;
  readonly object?: EntityId;
  readonly value?: ClaimValue;
  readonly role?: string;
  /** On a relation claim: how many (a base HOSTS 350 troops). */
  readonly quantity?: Quantity;
  readonly stance: Stance;
  readonly modality: Modality;
  readonly basis: Basis;
  /** In whose mouth the source puts it; absent: the source says so itself. */
  readonly attributedTo?: EntityId;
  /** Whose position that is. */
  readonly onBehalfOf?: EntityId;
  /** For speech acts: what it is about. */
  readonly about?: EntityId | ClaimId;
  readonly inferredFrom: readonly ClaimId[];
  /** In our own words. */
  readonly statement?: string;
  /** p3 paragraph 3 (the third non-empty line), page:4, row:17, offset:120-180. */
  readonly locators: readonly string[];
  /** EDTF. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly asOf?: string;
  readonly dateBasis?: DateBasis;
  /** Admiralty code, information: 1 confirmed … 5 improbable, 6 cannot be judged. */
  readonly credibility: number;
  /** EDTF; absent: the source's. */
  readonly publishedAt?: string;
  /** EDTF: a later edition of the same source no longer says it. */
  readonly withdrawnAt?: string;
}

export interface Claim extends ClaimInput {
  readonly id: ClaimId;
  /** Store-wide running number, in the order of recording. */
  readonly number: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly recordedRevision: number;
  readonly retractedAt?: string;
  readonly retractedBy?: string;
  readonly retractedReason?: string;
  /** OPEN_REVISION while it stands. */
  readonly retractedRevision: number;
  /** Who recorded the withdrawal, and at which revision; absent where it was recorded with the claim. */
  readonly withdrawnBy?: string;
  readonly withdrawnRevision?: number;
}

export interface BearingInput {
  readonly type: BearingType;
  /** The claim that bears … */
  readonly claim: ClaimId;
  /** … on this one. */
  readonly on: ClaimId;
  readonly reason?: string;
}

export interface Bearing extends BearingInput {
  readonly id: BearingId;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly recordedRevision: number;
  readonly retractedRevision: number;
}
