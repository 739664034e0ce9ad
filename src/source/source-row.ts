/** A source as it lies in the store, and back. */
import { withoutAbsent } from '../claim/claim-properties.js';
import type { Reliability, Source, SourceType } from '../claim/claim.js';
import { contentHash } from '../hash.js';
import type { EntityId, OriginId, SourceId } from '../ids.js';
import type { Row, Value } from '../store/store.js';

export interface StoredSource extends Source {
  /** Whose word it is where it speaks for itself. */
  readonly origins: readonly OriginId[];
  /** Running number of sources, in the order of recording; what it is derived from has smaller ones. */
  readonly recorded: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export function sourceProperties(source: StoredSource): Record<string, Value> {
  return withoutAbsent({ ...source, derivedFrom: [...source.derivedFrom], origins: [...source.origins] });
}

export function sourceOf(row: Row): StoredSource {
  const text = (key: string): string | undefined => (row[key] as string | null | undefined) ?? undefined;
  return {
    id: text('id') as SourceId,
    sourceType: text('sourceType') as SourceType,
    title: text('title') ?? '',
    publisher: text('publisher') as EntityId | undefined,
    publisherText: text('publisherText'),
    author: text('author'),
    url: text('url'),
    publishedAt: text('publishedAt'),
    retrievedAt: text('retrievedAt'),
    language: text('language'),
    contentHash: text('contentHash'),
    licence: text('licence'),
    reliability: text('reliability') as Reliability,
    derivedFrom: (row['derivedFrom'] ?? []) as SourceId[],
    origins: (row['origins'] ?? []) as OriginId[],
    recorded: row['recorded'] as number,
    recordedAt: text('recordedAt') ?? '',
    recordedBy: text('recordedBy') ?? '',
  };
}

/** The origin of a publisher that is only a text: `publisher:slug`, with a hash where it has other letters. */
export function publisherOrigin(name: string): OriginId {
  const slug = name.normalize('NFC').toLowerCase().trim().replaceAll(/\s+/g, '-');
  return `publisher:${/^[a-z0-9._-]{1,100}$/.test(slug) ? slug : contentHash(name.normalize('NFC'))}` as OriginId;
}
