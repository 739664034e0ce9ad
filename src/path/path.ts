/** A path: links that lead from one entity to another, no entity twice, each judged by the filter in force. */
import type { Filter } from '../evidence/evidence.js';
import type { EntityId, LinkId } from '../ids.js';
import type { Direction } from '../link/read-links.js';
import type { RelationType } from '../vocabulary/vocabulary.js';

export const PATH_MODES = ['SHORTEST', 'ALL_SHORTEST', 'K_SHORTEST', 'STRONGEST'] as const;
export type PathMode = (typeof PATH_MODES)[number];

/** The most links of a path that may be asked for. */
export const MOST_HOPS = 8;
/** The most paths that may be asked for. */
export const MOST_PATHS = 100;
/** Rows of links that one search may read; past it the answer says that it is not whole. */
export const MOST_EXPLORED = 200_000;

/** An entity that stands for itself, and how many links it has in all: what going on from it may cost. */
export interface PathEnd {
  readonly id: EntityId;
  readonly links: number;
}

/** Where a search begins and ends, and what it may walk. */
export interface PathSelection {
  readonly from: PathEnd;
  readonly to: PathEnd;
  /** 1 to MOST_HOPS. */
  readonly maxHops: number;
  readonly types: readonly RelationType[];
  /** OUT: every link is walked from its subject to its object; symmetric types match either way. */
  readonly direction: Direction;
  /** Whether a path may lead on from a label; it may always begin or end at one. */
  readonly throughLabels: boolean;
}

export interface PathQuery extends PathSelection {
  readonly mode: PathMode;
  /** 1 to MOST_PATHS; SHORTEST and STRONGEST give one. */
  readonly first: number;
  readonly filter: Filter;
}

export interface Step {
  readonly link: LinkId;
  readonly from: EntityId;
  readonly to: EntityId;
  /** How many origins assert the link under the filter. */
  readonly strength: number;
}

export interface Path {
  readonly steps: readonly Step[];
  /** The strength of the weakest step. */
  readonly strength: number;
}

/** What a bounded search says of itself. */
export interface Searched {
  /** How many rows of links were read. */
  readonly explored: number;
  /** Whether there may be paths that were not looked for, because the bound was reached. */
  readonly bounded: boolean;
}

export interface PathAnswer extends Searched {
  /** In the mode's order. */
  readonly paths: readonly Path[];
  /** There are more paths that the mode would give than were asked for. */
  readonly more: boolean;
}
