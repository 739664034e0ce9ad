/**
 * A made-up graph of any size, the same each time: links by a power law, one hub, several sources of
 * which some repeat others, and claims that mostly agree.
 */
import {
  ENTITY_KINDS,
  relationType,
  type EntityKind,
  type RelationType,
} from '../src/vocabulary/vocabulary.js';
import { Random } from './random.js';

export interface GraphSize {
  readonly entities: number;
  readonly links: number;
  /** Names (one an entity) and relations together; at least `entities + links`. */
  readonly claims: number;
}

/** What a measurement needs to know of a graph. */
export interface GraphFacts {
  readonly hub: string;
  readonly hubLinks: number;
  /** Entities of ordinary degree, spread over the graph. */
  readonly anyone: readonly string[];
  /** Entities with 25 to 200 links. */
  readonly busy: readonly string[];
  /** The source with the most claims. */
  readonly mainSource: string;
}

type Record = Readonly<{ [field: string]: unknown }>;

interface Tie {
  readonly type: RelationType;
  readonly from: EntityKind;
  readonly to: EntityKind;
  readonly weight: number;
  readonly role?: string;
}

interface MadeLink {
  readonly tie: Tie;
  readonly from: string;
  readonly to: string;
  claims: number;
}

const SEED = 20_210_627;
const SOURCES = 499;
const MOST_HUB_LINKS = 20_000;
const SAMPLES = 200;
const HUB = 'group:hub';

const SHARE: { readonly [kind in EntityKind]: number } = {
  PERSON: 0.4,
  GROUP: 0.2,
  PLACE: 0.1,
  EVENT: 0.25,
  ASSET: 0.05,
};

const TIES: readonly Tie[] = [
  { type: 'MEMBER_OF', from: 'PERSON', to: 'GROUP', weight: 22 },
  { type: 'LEADS', from: 'PERSON', to: 'GROUP', weight: 3 },
  { type: 'HOLDS_OFFICE_IN', from: 'PERSON', to: 'GROUP', weight: 4, role: 'director' },
  { type: 'MET', from: 'PERSON', to: 'PERSON', weight: 12 },
  { type: 'RELATIVE_OF', from: 'PERSON', to: 'PERSON', weight: 4 },
  { type: 'PART_OF', from: 'GROUP', to: 'GROUP', weight: 4 },
  { type: 'BACKS', from: 'GROUP', to: 'GROUP', weight: 4 },
  { type: 'ALLIED_WITH', from: 'GROUP', to: 'GROUP', weight: 3 },
  { type: 'FIGHTS', from: 'GROUP', to: 'GROUP', weight: 5 },
  { type: 'CONDEMNED', from: 'GROUP', to: 'GROUP', weight: 3 },
  { type: 'CARRIED_OUT', from: 'GROUP', to: 'EVENT', weight: 9 },
  { type: 'PARTICIPATED_IN', from: 'PERSON', to: 'EVENT', weight: 6 },
  { type: 'TARGETED', from: 'EVENT', to: 'GROUP', weight: 4 },
  { type: 'USED', from: 'EVENT', to: 'ASSET', weight: 3 },
  { type: 'OCCURRED_AT', from: 'EVENT', to: 'PLACE', weight: 10, role: 'AT' },
  { type: 'OPERATES_IN', from: 'GROUP', to: 'PLACE', weight: 4 },
];

/** Eight types, both directions and one without. */
const HUB_TIES: readonly Tie[] = [
  { type: 'MEMBER_OF', from: 'PERSON', to: 'GROUP', weight: 45 },
  { type: 'CARRIED_OUT', from: 'GROUP', to: 'EVENT', weight: 22 },
  { type: 'TARGETED', from: 'EVENT', to: 'GROUP', weight: 8 },
  { type: 'ALLIED_WITH', from: 'GROUP', to: 'GROUP', weight: 6 },
  { type: 'FIGHTS', from: 'GROUP', to: 'GROUP', weight: 6 },
  { type: 'BACKS', from: 'GROUP', to: 'GROUP', weight: 5 },
  { type: 'CONDEMNED', from: 'GROUP', to: 'GROUP', weight: 4 },
  { type: 'OPERATES_IN', from: 'GROUP', to: 'PLACE', weight: 4 },
];

const STANCES = [
  { stance: 'ASSERTS', weight: 94 },
  { stance: 'DENIES', weight: 3 },
  { stance: 'DOUBTS', weight: 2 },
  { stance: 'NO_ANSWER', weight: 1 },
] as const;
const MODALITIES = [
  { modality: 'ACTUAL', weight: 93 },
  { modality: 'POSSIBLE', weight: 3 },
  { modality: 'INTENDED', weight: 2 },
  { modality: 'PREDICTED', weight: 1 },
  { modality: 'DEMANDED', weight: 1 },
] as const;
const BASES = [
  { basis: 'REPORTED', weight: 95 },
  { basis: 'OBSERVED', weight: 3 },
  { basis: 'INFERRED', weight: 2 },
] as const;

/** Makes the records of a graph in the order of a file; the facts are known when all were taken. */
export class MadeGraph {
  readonly #random = new Random(SEED);
  readonly #count: { readonly [kind in EntityKind]: number };
  readonly #degrees = new Map<string, number>();
  readonly #links: MadeLink[] = [];
  readonly #seen = new Set<string>();
  #hubLinks = 0;

  constructor(private readonly size: GraphSize) {
    const counts = ENTITY_KINDS.map((kind) => [kind, Math.round(size.entities * SHARE[kind])] as const);
    this.#count = Object.fromEntries(counts) as { [kind in EntityKind]: number };
  }

  *records(): Generator<Record> {
    for (let at = 0; at < SOURCES; at += 1) yield this.#source(at);
    for (const kind of ENTITY_KINDS) {
      for (let at = 0; at < this.#count[kind]; at += 1) yield entityRecord(kind, at);
    }
    let made = 0;
    for (const kind of ENTITY_KINDS) {
      for (let at = 0; at < this.#count[kind]; at += 1, made += 1) yield this.#name(kind, at, made);
    }
    const hubLinks = Math.min(MOST_HUB_LINKS, Math.floor(this.size.links / 5));
    // New links and more claims for old ones lie mixed, and the hub's all over the file, as in real files.
    for (; made < this.size.claims; made += 1) {
      const missing = this.size.links - this.#links.length;
      if (this.#random.next() < missing / (this.size.claims - made)) {
        const ofHub = this.#random.next() < (hubLinks - this.#hubLinks) / missing;
        yield this.#relation(ofHub ? this.#hubLink() : this.#link(), true);
      } else {
        yield this.#relation(this.#oldLink(), false);
      }
    }
  }

  facts(): GraphFacts {
    const busy = [...this.#degrees].filter(([id, degree]) => id !== HUB && degree >= 25 && degree <= 200);
    return {
      hub: HUB,
      hubLinks: this.#hubLinks,
      anyone: spread([...this.#degrees.keys()]),
      busy: spread(busy.map(([id]) => id)),
      mainSource: 'source:s0',
    };
  }

  #source(at: number): Record {
    const random = this.#random;
    // One in four repeats an earlier one, so that origins differ from sources.
    const derivedFrom = at > 8 && random.next() < 0.25 ? [`source:s${random.below(at)}`] : [];
    return {
      record: 'source',
      id: `source:s${at}`,
      sourceType: 'ARTICLE',
      title: `Report ${at}`,
      publisherText: `Paper ${at % 60}`,
      publishedAt: this.#day(),
      reliability: 'ABCDEF'[random.below(6)],
      ...(derivedFrom.length > 0 && { derivedFrom }),
    };
  }

  #name(kind: EntityKind, at: number, made: number): Record {
    return {
      record: 'claim',
      // The only refs: an importer keeps the refs of a file, and these are what INFERRED claims rest on.
      ...(made < 10 && { ref: `premise-${made}` }),
      source: `source:s${this.#random.skewed(SOURCES)}`,
      subject: idOf(kind, at),
      predicate: 'NAME',
      value: { type: 'NAME', name: nameOf(kind, at), nameKind: 'PRIMARY' },
      locators: [`p${1 + (made % 40)}`],
    };
  }

  #link(): MadeLink {
    for (;;) {
      const tie = this.#random.weighted(TIES);
      const from = idOf(tie.from, this.#random.skewed(this.#count[tie.from]));
      const to = idOf(tie.to, this.#random.skewed(this.#count[tie.to]));
      const link = from === HUB || to === HUB ? undefined : this.#unseen(tie, from, to);
      if (link) return link;
    }
  }

  /** One that has had fewer claims than there are sources. */
  #oldLink(): MadeLink {
    for (;;) {
      const link = this.#links[this.#random.skewed(this.#links.length)];
      if (link === undefined) return this.#link();
      if (link.claims < SOURCES) return link;
    }
  }

  #hubLink(): MadeLink {
    for (;;) {
      const tie = this.#random.weighted(HUB_TIES);
      const outward = tie.from === 'GROUP' && (tie.to !== 'GROUP' || this.#random.next() < 0.5);
      const kind = outward ? tie.to : tie.from;
      const far = idOf(kind, this.#random.below(this.#count[kind]));
      const link = this.#unseen(tie, outward ? HUB : far, outward ? far : HUB);
      if (!link) continue;
      this.#hubLinks += 1;
      return link;
    }
  }

  #unseen(tie: Tie, from: string, to: string): MadeLink | undefined {
    const ends = relationType(tie.type)!.symmetric && from > to ? [to, from] : [from, to];
    const key = [tie.type, ...ends].join('~');
    if (from === to || this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    const link = { tie, from, to, claims: 0 };
    this.#links.push(link);
    for (const end of ends) this.#degrees.set(end, (this.#degrees.get(end) ?? 0) + 1);
    return link;
  }

  #relation(link: MadeLink, isFirst: boolean): Record {
    const random = this.#random;
    const settled = isFirst && random.next() < 0.9;
    const { stance } = settled ? STANCES[0] : random.weighted(STANCES);
    const { modality } = settled ? MODALITIES[0] : random.weighted(MODALITIES);
    const { basis } = settled ? BASES[0] : random.weighted(BASES);
    // Each claim of a link has its own source, so that no two of them are the same claim; every tenth
    // link begins with the first source, so that one source has much to say.
    const own = hash(link.from + link.to);
    const source = ((own % 10 === 0 ? 0 : own) + link.claims * 7) % SOURCES;
    link.claims += 1;
    return {
      record: 'claim',
      source: `source:s${source}`,
      subject: link.from,
      predicate: link.tie.type,
      object: link.to,
      ...(link.tie.role && { role: link.tie.role }),
      ...(stance !== 'ASSERTS' && { stance }),
      ...(modality !== 'ACTUAL' && { modality }),
      ...(basis !== 'REPORTED' && { basis }),
      ...(basis === 'INFERRED' && { inferredFrom: [`#premise-${random.below(10)}`] }),
      ...(random.next() < 0.25 && { attributedTo: idOf('PERSON', random.skewed(this.#count.PERSON)) }),
      ...(random.next() < 0.1 && { onBehalfOf: idOf('GROUP', random.skewed(this.#count.GROUP)) }),
      ...(random.next() < 0.3 && { validFrom: this.#day() }),
      statement: 'One of many statements that were made up to be counted and measured.',
      locators: [`p${1 + random.below(40)}`],
      ...(random.next() < 0.5 && { credibility: 1 + random.below(6) }),
    };
  }

  #day(): string {
    const random = this.#random;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${2010 + random.below(15)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  }
}

function idOf(kind: EntityKind, at: number): string {
  return kind === 'GROUP' && at === 0 ? HUB : `${kind.toLowerCase()}:n${at}`;
}

function entityRecord(kind: EntityKind, at: number): Record {
  return {
    record: 'entity',
    id: idOf(kind, at),
    kind,
    ...(kind === 'GROUP' && { groupType: 'ARMED_GROUP' }),
  };
}

function nameOf(kind: EntityKind, at: number): string {
  return `${kind[0]}${kind.slice(1).toLowerCase()} number ${at}`;
}

/** FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum;
}

function spread(ids: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(ids.length / SAMPLES));
  return ids.filter((_, at) => at % step === 0).slice(0, SAMPLES);
}
