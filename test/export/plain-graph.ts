/** An export's graph over plain arrays, and its parts in a word: for tests of formats that need no store. */
import type { Bearing } from '../../src/claim/claim.js';
import type { StoredClaim } from '../../src/claim/claim-properties.js';
import { judge } from '../../src/evidence/judge.js';
import type {
  ExportEntity,
  ExportGraph,
  ExportHead,
  ExportLinkWithClaims,
  ExportMention,
  ExportSource,
} from '../../src/export/graph.js';
import { entityId, sourceId, type ClaimId, type EntityId, type OriginId } from '../../src/ids.js';
import { linkOf } from '../../src/link/link-id.js';
import { OPEN_REVISION } from '../../src/store/store.js';
import { END } from '../../src/time/day.js';
import { parseEdtf, spanOf } from '../../src/time/edtf.js';
import { validityOf } from '../../src/time/validity.js';
import { ENTITY_KINDS, relationType } from '../../src/vocabulary/vocabulary.js';
import { claim as input, source as plainSource } from '../graph.js';

export interface PlainParts {
  readonly entities: readonly ExportEntity[];
  readonly links?: readonly ExportLinkWithClaims[];
  readonly sources?: readonly ExportSource[];
  readonly bearings?: readonly Bearing[];
  readonly mentioned?: readonly ExportMention[];
  readonly head?: Partial<ExportHead>;
  /** Rows on a page. */
  readonly size?: number;
}

const INSTANT = '2024-05-01T12:00:00.000Z';

export function plainGraph(parts: PlainParts): ExportGraph {
  const { entities, links = [], sources = [], bearings = [], mentioned = [], size = 2 } = parts;
  async function* pages<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
    for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
  }
  const claims = [...entities, ...links].flatMap((part) => part.claims);
  const licences = new Map<string, number>();
  for (const { licence = '' } of sources) licences.set(licence, (licences.get(licence) ?? 0) + 1);
  const head: ExportHead = {
    selection: { kind: 'everything' },
    revision: 7,
    knownAt: INSTANT,
    schemaVersion: 'sha256:one',
    vocabularyVersion: 'sha256:two',
    merges: [],
    leftOut: [],
    ...parts.head,
  };
  return {
    head,
    entities: () => pages(entities),
    links: () => pages(links),
    linksWithClaims: () => pages(links),
    claims: () => pages(claims),
    mentioned: () => pages(mentioned),
    sources: () => pages(sources),
    bearings: () => pages(bearings),
    records: () => Promise.reject(new Error('Plain arrays were never recorded.')),
    manifest: async () => ({
      ...head,
      counts: {
        entities: entities.length,
        links: links.length,
        claims: claims.length,
        sources: sources.length,
      },
      licences: [...licences].map(([licence, count]) => ({ licence, sources: count })),
      cite: 'A graph of a test.',
    }),
  };
}

let claims = 0;

/** As `claim` of test/graph.ts, recorded; each gets a number of its own. */
export function storedClaim(...said: Parameters<typeof input>): StoredClaim {
  const given = input(...said);
  const number = ++claims;
  const type = relationType(given.predicate);
  return {
    ...given,
    id: `claim:${String(number)
      .padStart(26, 'a')
      .replaceAll(/[0-9]/g, (digit) => 'bcdefghijk'[Number(digit)]!)}` as ClaimId,
    number,
    recordedAt: INSTANT,
    recordedBy: 'tester',
    recordedRevision: 1,
    retractedRevision: OPEN_REVISION,
    origins: [(given.onBehalfOf ?? given.attributedTo ?? given.source) as string as OriginId],
    ...(type && given.object && { linkId: linkOf(type, given.subject, given.object, given.role).id }),
  };
}

/** An entity whose kind is its id's prefix. */
export function exportEntity(
  id: string,
  name: string,
  claims: readonly StoredClaim[] = [],
  rest: Partial<ExportEntity> = {},
): ExportEntity {
  return {
    ...exportMention(id, name),
    number: 1,
    recordedAt: INSTANT,
    recordedBy: 'tester',
    merged: [],
    claims,
    ...rest,
  };
}

export function exportMention(id: string, name: string): ExportMention {
  return {
    id: entityId(id),
    kind: ENTITY_KINDS.find((kind) => id.startsWith(`${kind.toLowerCase()}:`))!,
    anonymous: false,
    unnamed: false,
    name,
  };
}

/** The link that these claims make; all of them are of one. */
export function exportLink(claims: readonly [StoredClaim, ...StoredClaim[]]): ExportLinkWithClaims {
  const [{ subject, predicate, object, role }] = claims;
  const type = relationType(predicate)!;
  const ends = linkOf(type, subject, object as EntityId, role);
  return {
    id: ends.id,
    type: type.type,
    family: type.family,
    symmetric: type.symmetric,
    from: ends.from,
    to: ends.to,
    ...(type.roleInIdentity && role !== undefined && { role }),
    summary: judge({ entries: claims.flatMap(entriesOf), contradictions: [] }, { evidence: {}, time: {} }),
    claimNumbers: claims.map(({ number }) => number),
    claims,
  };
}

function entriesOf(claim: StoredClaim) {
  const published = spanOf(parseEdtf(claim.publishedAt ?? '2024-02-04'));
  return claim.origins.map((origin) => ({
    ...validityOf(claim),
    claim: claim.number,
    source: claim.source,
    origin,
    speaker: claim.attributedTo ?? '',
    stance: claim.stance,
    modality: claim.modality,
    basis: claim.basis,
    reliability: 'F' as const,
    credibility: claim.credibility,
    publishedEarliest: published.earliest,
    publishedLatest: published.latest,
    withdrawnEarliest: END,
    withdrawnLatest: END,
    since: 1,
    until: OPEN_REVISION,
  }));
}

export function exportSource(id: string, rest: Partial<ExportSource> = {}): ExportSource {
  return {
    ...plainSource(id),
    id: sourceId(id),
    number: 1,
    recordedAt: INSTANT,
    recordedBy: 'tester',
    ...rest,
  };
}

/** All that a format writes. */
export async function written(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(all);
}
