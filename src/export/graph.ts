/**
 * What an export holds, whatever its format: a part of the graph at one revision, read page by page.
 * A format turns it into text or bytes and knows no store.
 */
import type { Bearing, GroupType, Source } from '../claim/claim.js';
import type { StoredClaim } from '../claim/claim-properties.js';
import type { LinkSummary } from '../evidence/evidence.js';
import type { EntityId, LinkId } from '../ids.js';
import type { Records } from './records.js';
import type { EntityKind, Family, RelationType } from '../vocabulary/vocabulary.js';

export interface ExportGraph {
  /** What is known of the export before it is read. */
  readonly head: ExportHead;
  /** The entities that were selected: by code point of their ids, or, where everything was, by number. */
  entities(): AsyncIterable<readonly ExportEntity[]>;
  /** The links among them; both ends of each are among the entities. In one order, whatever the engine. */
  links(): AsyncIterable<readonly ExportLink[]>;
  /** The links, each with the claims that count for it. */
  linksWithClaims(): AsyncIterable<readonly ExportLinkWithClaims[]>;
  /** Each claim once: those that tell attributes of the entities, then those of the links. */
  claims(): AsyncIterable<readonly StoredClaim[]>;
  /**
   * Whom the claims and their sources name besides (speakers, publishers, topics) and who is not among the
   * entities: known once entities and links have been read.
   */
  mentioned(): AsyncIterable<readonly ExportMention[]>;
  /** The sources of the claims and those that they derive from: known once entities and links have been read. */
  sources(): AsyncIterable<readonly ExportSource[]>;
  /** The bearings between claims of the export: known once entities and links have been read. */
  bearings(): AsyncIterable<readonly Bearing[]>;
  /** All of it as records of a Nisba file, with everything that they name; reads entities and links itself. */
  records(): Promise<Records>;
  /** The manifest, counts and licences included, once entities and links have been read. */
  manifest(): Promise<ExportManifest>;
}

/** An entity that is named and no more: its id, its label, what it is. */
export interface ExportMention {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly groupType?: GroupType;
  readonly anonymous: boolean;
  readonly unnamed: boolean;
  /** The label: best primary name now, else the slug. */
  readonly name: string;
}

export interface ExportEntity extends ExportMention {
  /** Running number, in the order of recording. */
  readonly number: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Ids of those that were merged into it, by code point; often none. */
  readonly merged: readonly EntityId[];
  /**
   * The claims that tell its attributes, names included, in the order of recording: those that pass the
   * filter that was given (the defaults for links do not apply to attributes).
   */
  readonly claims: readonly StoredClaim[];
}

export interface ExportLink {
  readonly id: LinkId;
  readonly type: RelationType;
  readonly family: Family;
  readonly symmetric: boolean;
  /** Of a symmetric link the end with the smaller id. */
  readonly from: EntityId;
  readonly to: EntityId;
  readonly role?: string;
  /** What the claims that pass the filter make of it: status, counts by stance, origins, sources, validity. */
  readonly summary: LinkSummary;
  /** Numbers of the claims that count, ascending. */
  readonly claimNumbers: readonly number[];
}

export interface ExportLinkWithClaims extends ExportLink {
  /** The claims that count, in the order of recording. */
  readonly claims: readonly StoredClaim[];
}

export interface ExportSource extends Source {
  readonly number: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** The publisher's label, or publisherText. */
  readonly publisherName?: string;
}

/** What an export tells of itself at its head. */
export interface ExportHead {
  /** What was selected: its kind and all arguments that were given, for people and for repeating it. */
  readonly selection: Readonly<Record<string, unknown>>;
  /** The revision at which the store was read, and its instant (absent in an empty store). */
  readonly revision: number;
  readonly knownAt?: string;
  /** Hashes of the record format and of the vocabulary. */
  readonly schemaVersion: string;
  readonly vocabularyVersion: string;
  /** Identity is always the present one: the merges in force that touch the export. */
  readonly merges: readonly { readonly merged: EntityId; readonly into: EntityId }[];
  readonly leftOut: readonly LeftOut[];
}

export interface ExportManifest extends ExportHead {
  readonly counts: {
    readonly entities: number;
    readonly links: number;
    readonly claims: number;
    readonly sources: number;
  };
  /** How many of its sources stand under which licence; '' = none is recorded. */
  readonly licences: readonly { readonly licence: string; readonly sources: number }[];
  /** A sentence by which to cite it. */
  readonly cite: string;
}

export interface LeftOut {
  readonly what: string;
  readonly why: string;
  /** How many, where that is known. */
  readonly count?: number;
}
