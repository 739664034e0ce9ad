/**
 * Reads what was selected, page by page, at one revision and in short statements: what is written meanwhile
 * changes nothing in it. Memory holds a page, a bit for each claim, and the ids of the sources.
 */
import { bearingOf, listBearings } from '../bearing/read-bearings.js';
import type { StoredClaim } from '../claim/claim-properties.js';
import type { Bearing } from '../claim/claim.js';
import { NisbaError } from '../errors.js';
import { ahead } from '../exchange/ahead.js';
import { versions } from '../exchange/versions.js';
import { mergesInForce } from '../identity/merge.js';
import { isEntityId, type ClaimId, type EntityId, type SourceId } from '../ids.js';
import { NOTHING_HIDDEN } from '../link/read-links.js';
import { findSources } from '../source/record-sources.js';
import type { Reader, Row, Store } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import type {
  ExportEntity,
  ExportGraph,
  ExportHead,
  ExportLink,
  ExportLinkWithClaims,
  ExportManifest,
  ExportMention,
  ExportSource,
} from './graph.js';
import { NumberSet } from './number-set.js';
import { LinkPages, type CountedLink } from './link-pages.js';
import { CLAIMS_AT_ONCE, GraphPages, mentionOf } from './pages.js';
import { inGroups } from '../recording/in-groups.js';
import { recordsOf, type Records } from './records.js';
import type { ExportRequest } from './request.js';
import { hiddenLinks, select, type Selected } from './select.js';

export interface ReadOptions {
  /** Called after each page: how many entities and links have been read. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Stops the work; whoever reads gets the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface ReadProgress {
  readonly entities: number;
  readonly links: number;
}

const ENTITIES_AT_ONCE = 500;
const SOURCES_AT_ONCE = 1_000;
/** Of what lies in no order of its own the embedded engine looks through all for each page. */
const BEARINGS_AT_ONCE = 5_000;

/**
 * The part of the graph that a request selects.
 *
 * @throws what `select` throws; reading throws CONFLICT when entities are merged or unmerged meanwhile
 */
export async function readGraph(
  store: Store,
  request: ExportRequest,
  { onProgress = () => undefined, signal }: ReadOptions = {},
): Promise<GraphReading> {
  const reader: Reader = {
    run: (statement, parameters, fill, options) =>
      store.run(statement, parameters, fill, { ...(signal && { signal }), ...options }),
  };
  const merges = await mergesInForce(reader);
  const selected = await select(reader, request, signal);
  const pages = new GraphPages(reader, selected);
  return new GraphReading(
    store,
    pages,
    new LinkPages(store, pages, selected, signal),
    reader,
    selected,
    request.given,
    merges,
    onProgress,
  );
}

/** What was read so far, for what can be told only afterwards. */
interface Tally {
  entities: number;
  links: number;
  readonly claims: NumberSet;
  readonly sources: Set<SourceId>;
  readonly mentioned: Set<EntityId>;
}

export class GraphReading implements ExportGraph {
  readonly head: ExportHead;
  readonly #tally: Tally = {
    entities: 0,
    links: 0,
    claims: new NumberSet(),
    sources: new Set(),
    mentioned: new Set(),
  };
  readonly #merges: string;
  readonly #merged: ReadonlySet<string>;
  readonly #mergeIds: readonly string[];

  constructor(
    private readonly store: Store,
    private readonly pages: GraphPages,
    private readonly linkPages: LinkPages,
    private readonly reader: Reader,
    private readonly selected: Selected,
    given: ExportRequest['given'],
    merges: Awaited<ReturnType<typeof mergesInForce>>,
    private readonly onProgress: (progress: ReadProgress) => void,
  ) {
    const { point, part, leftOut } = selected;
    const chosen = part === 'everything' ? undefined : new Set<string>(part.entities);
    this.#merges = JSON.stringify(merges);
    this.#merged = new Set(merges.map(({ merged }) => merged));
    const standing = new Map<string, string>(merges.map(({ merged, into }) => [merged, into]));
    const canonical = (id: string): string => {
      const into = standing.get(id);
      return into === undefined ? id : canonical(into);
    };
    const touching = merges.filter(({ merged }) => !chosen || chosen.has(canonical(merged)));
    this.#mergeIds = touching.map(({ id }) => id);
    this.head = {
      selection: given,
      revision: point.revision,
      ...(point.at !== undefined && { knownAt: point.at }),
      ...versions(),
      merges: touching.map(({ merged, into }) => ({ merged, into })),
      leftOut,
    };
  }

  async *entities(): AsyncGenerator<ExportEntity[]> {
    let read = 0;
    for await (const page of ahead(this.pages.entities())) {
      read += page.length;
      this.#tally.entities = Math.max(this.#tally.entities, read);
      for (const { claims } of page) for (const claim of claims) this.#note(claim);
      this.#progress();
      yield page;
    }
  }

  async *links(): AsyncGenerator<ExportLink[]> {
    let read = 0;
    for await (const counted of ahead(this.linkPages.read())) {
      const page = counted.map((each) => this.#count(each));
      read += page.length;
      this.#tally.links = Math.max(this.#tally.links, read);
      this.#progress();
      yield page;
    }
  }

  async *linksWithClaims(): AsyncGenerator<ExportLinkWithClaims[]> {
    for await (const page of this.links()) {
      // A link that many speak to makes a page of its own.
      for (const some of byClaims(page)) {
        const claims = await this.pages.claimsOf(some.flatMap(({ claimNumbers }) => claimNumbers));
        const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
        for (const claim of claims) this.#note(claim);
        yield some.map((link) => ({
          ...link,
          claims: link.claimNumbers.map((number) => byNumber.get(number)!),
        }));
      }
    }
  }

  async *claims(): AsyncGenerator<StoredClaim[]> {
    for await (const page of this.entities()) yield page.flatMap(({ claims }) => claims);
    for await (const page of this.linksWithClaims()) yield page.flatMap(({ claims }) => claims);
  }

  async *mentioned(): AsyncGenerator<ExportMention[]> {
    const { part } = this.selected;
    const known = part === 'everything' ? undefined : new Set<string>(part.entities);
    const named = new Set(this.#tally.mentioned);
    for await (const page of this.sources())
      for (const { publisher } of page) if (publisher) named.add(publisher);
    const ids = [...named].filter((id) => !known?.has(id)).sort(compareCodePoints);
    for (const some of inGroups(ids, ENTITIES_AT_ONCE)) {
      const found = await this.pages.run('export/list-entities', { ids: some }, { keep: ['byId'] });
      // Of everything only those are missing that another stands for.
      const rows = found.filter((row) => known !== undefined || row['canonical']);
      if (rows.length > 0) yield (await this.pages.named(rows)).map(({ entity }) => mentionOf(entity));
    }
  }

  async *sources(): AsyncGenerator<ExportSource[]> {
    for (const some of inGroups(await this.#sourceIds(), SOURCES_AT_ONCE)) {
      const sources = await findSources(this.reader, some);
      const publishers = [...sources.values()].flatMap(({ publisher }) => publisher ?? []);
      const rows = await this.pages.run(
        'export/list-entities',
        { ids: [...new Set(publishers)] },
        { keep: ['byId'] },
      );
      const names = new Map((await this.pages.named(rows)).map(({ entity: { id, name } }) => [id, name]));
      yield some.flatMap((id) => {
        const found = sources.get(id);
        if (!found) return [];
        const { origins: _origins, recorded: number, ...source } = found;
        const publisherName = source.publisher ? names.get(source.publisher) : source.publisherText;
        return [{ ...source, number, ...(publisherName !== undefined && { publisherName }) }];
      });
    }
  }

  async *bearings(): AsyncGenerator<Bearing[]> {
    const { point, part, filter } = this.selected;
    if (part !== 'everything') {
      const seen = new Map<string, Bearing>();
      for (const numbers of this.#tally.claims.inGroups(CLAIMS_AT_ONCE)) {
        const ids = (await this.pages.claimsOf(numbers)).map(({ id }) => id);
        for (const bearings of (await listBearings(this.reader, ids, filter)).values())
          for (const bearing of bearings) seen.set(bearing.id, bearing);
      }
      const all = [...seen.values()].sort((one, other) => compareCodePoints(one.id, other.id));
      for (const some of inGroups(all, BEARINGS_AT_ONCE)) yield await this.#within(some);
      return;
    }
    const pages = this.store.pages(
      'exchange/page-bearings',
      { revision: point.revision },
      {},
      { pageSize: BEARINGS_AT_ONCE },
    );
    for await (const rows of pages) {
      const bearings = rows.map((row) => bearingOf(row['properties'] as Row));
      const standing = bearings.filter(({ retractedRevision }) => retractedRevision > point.revision);
      if (standing.length > 0) yield await this.#within(standing);
    }
  }

  async records(): Promise<Records> {
    for await (const _page of this.entities());
    for await (const _page of this.linksWithClaims());
    return recordsOf({
      pages: this.pages,
      revision: this.selected.point.revision,
      claims: this.#tally.claims,
      note: (claim) => this.#note(claim),
      entityIds: () => this.#recordedEntities(),
      sourceIds: () => this.#sourceIds(),
      mergeIds: this.#mergeIds,
      bearings: () => this.bearings(),
    });
  }

  async manifest(): Promise<ExportManifest> {
    if (JSON.stringify(await mergesInForce(this.reader)) !== this.#merges) {
      throw new NisbaError(
        'CONFLICT',
        'Entities were merged or unmerged during the export, so that its pages do not fit together: begin it again.',
      );
    }
    const { entities, links, claims } = this.#tally;
    const licences = new Map<string, number>();
    let sources = 0;
    for await (const page of this.sources()) {
      sources += page.length;
      for (const { licence = '' } of page) licences.set(licence, (licences.get(licence) ?? 0) + 1);
    }
    const { revision, knownAt } = this.head;
    const counts = { entities, links, claims: claims.size, sources };
    return {
      ...this.head,
      leftOut: [...this.head.leftOut, ...(await this.#hidden())],
      counts,
      licences: [...licences]
        .sort(([one], [other]) => compareCodePoints(one, other))
        .map(([licence, count]) => ({ licence, sources: count })),
      cite: `Nisba graph (${this.head.selection['kind'] as string}) at revision ${revision}${knownAt === undefined ? '' : ` of ${knownAt}`}: ${links} links and ${counts.claims} claims on ${entities} entities, from ${sources} sources. Cite it with the hash of the file, and the sources for what they say.`,
    };
  }

  #count({ link, named }: CountedLink): ExportLink {
    for (const number of link.claimNumbers) this.#tally.claims.add(number);
    for (const source of link.summary.sources) this.#tally.sources.add(source as SourceId);
    for (const id of named) if (isEntityId(id)) this.#mention(id);
    return link;
  }

  #note({ number, source, attributedTo, onBehalfOf, about, object, subject }: StoredClaim): void {
    this.#tally.claims.add(number);
    this.#tally.sources.add(source);
    for (const id of [attributedTo, onBehalfOf, about, object, subject])
      if (id !== undefined && isEntityId(id)) this.#mention(id);
  }

  #mention(id: string): void {
    // Of everything all are there but those for whom another stands.
    if (this.selected.part === 'everything' && !this.#merged.has(id)) return;
    this.#tally.mentioned.add(id as EntityId);
  }

  /** Whoever the records name, and whoever these are one with. */
  async #recordedEntities(): Promise<EntityId[]> {
    const { part } = this.selected;
    if (part === 'everything') {
      const ids: EntityId[] = [];
      for await (const rows of this.pages.numbered()) ids.push(...rows.map((row) => row['id'] as EntityId));
      return ids;
    }
    const ids = new Set<EntityId>([...part.entities, ...this.#tally.mentioned]);
    for await (const page of this.sources())
      for (const { publisher } of page) if (publisher) ids.add(publisher);
    for (const { merged, into } of this.head.merges) ids.add(merged).add(into);
    return [...ids].sort(compareCodePoints);
  }

  /** All that the claims rest on, by code point. */
  async #sourceIds(): Promise<SourceId[]> {
    const ids = new Set(this.#tally.sources);
    let open = [...ids];
    while (open.length > 0) {
      const parents: SourceId[] = [];
      for (const some of inGroups(open, SOURCES_AT_ONCE)) {
        for (const { derivedFrom } of (await findSources(this.reader, some)).values())
          for (const parent of derivedFrom) if (!ids.has(parent)) parents.push(parent);
      }
      open = [...new Set(parents)];
      for (const id of open) ids.add(id);
    }
    return [...ids].sort(compareCodePoints);
  }

  /** The bearings both of whose claims are in the export. */
  async #within(bearings: readonly Bearing[]): Promise<Bearing[]> {
    const ids = [...new Set(bearings.flatMap(({ claim, on }) => [claim, on]))];
    const numbers = new Map<ClaimId, number>();
    for (const some of inGroups(ids, CLAIMS_AT_ONCE)) {
      for (const row of await this.pages.run('export/number-claims', { ids: some }))
        numbers.set(row['id'] as ClaimId, row['number'] as number);
    }
    const has = (id: ClaimId): boolean => this.#tally.claims.has(numbers.get(id) ?? 0);
    return bearings.filter(({ claim, on }) => has(claim) && has(on));
  }

  /** Of everything: how many links only the defaults keep out. Those of a part are counted as it is found. */
  async #hidden(): Promise<ReturnType<typeof hiddenLinks>> {
    const { part } = this.selected;
    if (part !== 'everything') return [];
    const counts = { ...NOTHING_HIDDEN };
    for await (const rows of this.pages.numbered()) {
      const ids = rows.filter((row) => !row['canonical']).map((row) => row['id'] as string);
      const found = await this.linkPages.countHidden(ids);
      for (const row of found) counts[row['reason'] as keyof typeof counts] += row['counted'] as number;
    }
    return hiddenLinks(counts);
  }

  #progress(): void {
    this.onProgress({ entities: this.#tally.entities, links: this.#tally.links });
  }
}

/** Links in groups that hold about CLAIMS_AT_ONCE claims. */
function* byClaims(links: readonly ExportLink[]): Generator<ExportLink[]> {
  let group: ExportLink[] = [];
  let claims = 0;
  for (const link of links) {
    if (group.length > 0 && claims + link.claimNumbers.length > CLAIMS_AT_ONCE * 2) {
      yield group;
      group = [];
      claims = 0;
    }
    group.push(link);
    claims += link.claimNumbers.length;
  }
  if (group.length > 0) yield group;
}
