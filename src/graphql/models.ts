/** What resolvers hand to each other: a plain value, and the scope that holds below it. */
import type { StoredBearing } from '../bearing/read-bearings.js';
import type { Change, Ends } from '../change/difference.js';
import type { ChangedLink, Changes } from '../change/read-change.js';
import type { ClaimValue, Quantity } from '../claim/claim.js';
import type { StoredClaim } from '../claim/claim-properties.js';
import type { StoredEntity } from '../entity/entity-row.js';
import type { AttributeGroup } from '../entity/read-attributes.js';
import type { LinkEvidence } from '../evidence/evidence.js';
import type { Scope } from '../evidence/scope.js';
import type { Merge } from '../identity/merge.js';
import type { Measure, Measures } from '../analysis/measure.js';
import type { CommonNeighbour } from '../network/common-neighbours.js';
import type { Position } from '../network/draw-network.js';
import type { MeasuredPart } from '../network/measured-part.js';
import type { Network, NetworkNode, NetworkQuery } from '../network/network.js';
import type { FoundLink, HiddenCounts, Summary } from '../link/read-links.js';
import type { StoredSource } from '../source/source-row.js';
import type { SearchAnswer, SearchHit } from '../search/search-names.js';
import type { SimilarEntities, SimilarEntity } from '../search/similar-entities.js';
import type { EntityId, LinkId } from '../ids.js';
import type { Path, PathAnswer, PathQuery, Step } from '../path/path.js';
import type { Period, TimelineItem } from '../timeline/timeline.js';
import type { PeriodUnit } from '../timeline/item-date.js';
import type { Page } from './page.js';

export interface EntityModel {
  readonly node: 'entity';
  readonly entity: StoredEntity;
  readonly scope: Scope;
}

export interface ClaimModel {
  readonly node: 'claim';
  readonly claim: StoredClaim;
  readonly scope: Scope;
}

export interface SourceModel {
  readonly node: 'source';
  readonly source: StoredSource;
  readonly scope: Scope;
}

export interface BearingModel {
  readonly node: 'bearing';
  readonly bearing: StoredBearing;
  readonly scope: Scope;
}

export interface LinkModel {
  readonly node: 'link';
  readonly link: FoundLink;
  readonly scope: Scope;
  /** Ends that are known already. */
  readonly ends: ReadonlyMap<EntityId, StoredEntity>;
}

export type NodeModel = EntityModel | ClaimModel | SourceModel | BearingModel | LinkModel;

export interface SummaryModel {
  readonly summary: Summary;
  readonly scope: Scope;
}

export interface AttributeModel {
  readonly attribute: AttributeGroup;
  readonly scope: Scope;
}

/** A name form: an attribute whose value is a name. */
export type NameModel = AttributeModel;
export type IdentifierModel = AttributeModel;

export interface MergeModel {
  readonly merge: Merge;
  readonly scope: Scope;
}

export interface OriginModel {
  readonly id: string;
  readonly scope: Scope;
}

export type ValueModel = ClaimValue;
export type TextModel = Extract<ClaimValue, { type: 'TEXT' }>;
export type QuantityModel = Quantity;

export type EntityPage = Page<EntityModel>;
export type ClaimPage = Page<ClaimModel>;
export type SourcePage = Page<SourceModel>;
export type LinkPage = Page<LinkModel> & { readonly hidden: () => Promise<HiddenCounts> };
/** A page of links, seen from the entity that they are followed from. */
export type TraversalPage = LinkPage & { readonly from: EntityId };

/** What was found, and how many of it to show. */
export type SearchModel = SearchAnswer & { readonly first: number };
export type SearchHitModel = SearchHit;
export type SimilarModel = SimilarEntities & { readonly first: number };
export type SimilarEntityModel = SimilarEntity;
/** What holds for all of an answer's paths. */
export interface PathScope {
  readonly query: PathQuery;
  readonly scope: Scope;
  /** The evidence of the links of all paths, read in one statement when it is asked for. */
  readonly evidence: () => Promise<ReadonlyMap<LinkId, LinkEvidence>>;
}

export interface PathResultModel extends PathScope {
  readonly answer: PathAnswer;
}

export interface PathModel extends PathScope {
  readonly path: Path;
}

export interface PathStepModel {
  readonly step: Step;
  readonly scope: Scope;
}

export interface TimelineItemModel {
  readonly item: TimelineItem;
  readonly summary?: Summary;
  readonly scope: Scope;
}

export type TimelinePage = Page<TimelineItemModel> & {
  /** Nothing was left out for want of looking. */
  readonly whole: boolean;
  readonly counted: () => Promise<CountModel>;
  readonly hidden: () => Promise<HiddenCounts>;
  readonly undatedEvents: () => Promise<CountModel>;
  readonly undatedClaims: () => Promise<CountModel>;
  readonly periods: (unit: PeriodUnit) => Promise<readonly Period[]>;
};

export interface CountModel {
  readonly value: number;
  readonly exact: boolean;
}

export type UndatedModel = Pick<TimelinePage, 'undatedEvents' | 'undatedClaims'>;

export interface NetworkChangeModel {
  readonly axis: Ends['axis'];
  /** As they were given. */
  readonly from: string;
  readonly to: string;
  readonly seeds: readonly EntityModel[];
  readonly changes: Changes;
  readonly links: readonly LinkChangeModel[];
}

export interface LinkChangeModel {
  readonly link: ChangedLink;
  /** The scopes at the two ends. */
  readonly before: Scope;
  readonly after: Scope;
}

export interface ChangeModel {
  readonly change: Change;
  readonly scope: Scope;
}

/** A network, and what was asked to get it. */
export interface NetworkModel {
  readonly network: Network;
  readonly query: NetworkQuery;
  readonly scope: Scope;
  /** The arguments, as they were given. */
  readonly given: Readonly<Record<string, unknown>>;
  /** How many more links each of its entities has. */
  readonly beyond: () => Promise<ReadonlyMap<EntityId, number>>;
  readonly drawing: () => Promise<ReadonlyMap<EntityId, Position>>;
}

export interface NetworkNodeModel {
  readonly node: NetworkNode;
  readonly of: NetworkModel;
}

export interface NetworkMetricsModel {
  readonly part: MeasuredPart;
  /** Where the values of each entity lie. */
  readonly places: ReadonlyMap<string, number>;
  /** Under which the links were judged. */
  readonly scope: Scope;
  /** What was selected. */
  readonly measures: Measures;
  /** One more, for an order that was not selected. */
  readonly measure: (one: Measure) => Promise<Measures>;
}

export interface NodeMetricsModel {
  readonly node: NetworkNode;
  readonly of: NetworkMetricsModel;
}

export interface NetworkGroupModel {
  readonly number: number;
  readonly nodes: readonly NetworkNode[];
  readonly scope: Scope;
}

export interface CommonNeighbourModel {
  readonly neighbour: CommonNeighbour;
  readonly scope: Scope;
  /** Its links to the given entities. */
  readonly links: () => Promise<LinkModel[]>;
}
export type CommonNeighbourPage = Page<CommonNeighbourModel> & {
  readonly hidden: () => Promise<HiddenCounts>;
};
export interface CommonNeighbourEdgeModel {
  readonly cursor: string;
  readonly model: CommonNeighbourModel;
}

/** How many, and where counting stopped if it did. */
export interface CountModel {
  readonly value: number;
  readonly exact: boolean;
  readonly limit?: number;
}

/** Each figure is read only when it is asked for. */
export type StatisticsModel = Record<string, never>;
