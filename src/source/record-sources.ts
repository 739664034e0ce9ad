/** Recording sources. A source is never edited; what it is derived from decides whose word it is. */
import { NisbaError } from '../errors.js';
import type { Source } from '../claim/claim.js';
import { findEntities } from '../entity/record-entities.js';
import type { EntityId, OriginId, SourceId } from '../ids.js';
import type { Deriver, Reader, Row, Writer } from '../store/store.js';
import { parseEdtf } from '../time/edtf.js';
import { publisherOrigin, sourceOf, sourceProperties, type StoredSource } from './source-row.js';

/**
 * Records sources, in any order among themselves; one that is there already with the same content is
 * left as it is.
 *
 * @returns the ids of those that are new
 * @throws ALREADY_RECORDED, DERIVATION_CYCLE, NOT_FOUND (publisher, derivedFrom), INVALID_SOURCE, INVALID_DATE
 */
export async function recordSources(
  writer: Writer,
  sources: readonly Source[],
  by: string,
): Promise<ReadonlySet<SourceId>> {
  const planned = await planSources(writer, sources);
  if (planned.length === 0) return new Set();
  const [taken] = await writer.run('source/take-numbers', { count: planned.length });
  const stored = planned.map((source, at): StoredSource => ({
    ...source,
    recorded: (taken!['taken'] as number) + at + 1,
    recordedAt: writer.recordedAt,
    recordedBy: by,
  }));
  await createSources(writer, stored);
  return new Set(stored.map(({ id }) => id));
}

/** A source that would be new, and whose word it is where it speaks for itself. */
type PlannedSource = Omit<StoredSource, 'recorded' | 'recordedAt' | 'recordedBy'>;

/**
 * Those of some sources that recording them would create, parents before children; nothing is written.
 *
 * @throws as recordSources
 */
export async function planSources(reader: Reader, sources: readonly Source[]): Promise<PlannedSource[]> {
  if (sources.length === 0) return [];
  const known: Map<SourceId, PlannedSource> = await findSources(
    reader,
    sources.flatMap((source) => [source.id, ...source.derivedFrom]),
  );
  const publishers = await findEntities(
    reader,
    sources.flatMap((source) => source.publisher ?? []),
  );
  const fresh = new Map<SourceId, Source>();
  for (const source of sources) {
    checkSource(source, publishers);
    const there = known.get(source.id) ?? fresh.get(source.id);
    if (!there) fresh.set(source.id, source);
    else if (!isSame(there, source)) {
      throw new NisbaError(
        'ALREADY_RECORDED',
        `${source.id} is recorded already with other content. A source is not edited: record the corrected one under a new id.`,
        {
          id: source.id,
        },
      );
    }
  }
  return inOrderOfDerivation(fresh, known).map((source) => {
    const planned = { ...source, origins: originsOf(source, known) };
    known.set(source.id, planned);
    return planned;
  });
}

/** Writes sources and their ties; what they name is there, or among them. */
export async function createSources(writer: Deriver, stored: readonly StoredSource[]): Promise<void> {
  await writer.run('source/create-sources', {
    rows: stored.map((source) => ({ properties: sourceProperties(source) })),
  });
  const derivations = stored.flatMap((source) =>
    source.derivedFrom.map((derivedFrom) => ({ source: source.id, derivedFrom })),
  );
  if (derivations.length > 0) await writer.run('source/tie-derivations', { rows: derivations });
  const published = stored.flatMap((source) =>
    source.publisher ? [{ source: source.id, publisher: source.publisher }] : [],
  );
  if (published.length > 0) await writer.run('source/tie-publishers', { rows: published });
}

/** The sources of some ids; ids that nobody has are missing from the map. */
export async function findSources(
  reader: Reader,
  ids: Iterable<SourceId>,
): Promise<Map<SourceId, StoredSource>> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return new Map();
  const rows = await reader.run('source/find-sources', { ids: distinct });
  const sources = rows.map((row) => sourceOf(row['properties'] as Row));
  return new Map(sources.map((source) => [source.id, source]));
}

/** @throws INVALID_SOURCE, NOT_FOUND (publisher), INVALID_DATE */
export function checkSource(source: Source, publishers: ReadonlyMap<EntityId, unknown>): void {
  if (source.publisher !== undefined && source.publisherText !== undefined) {
    throw new NisbaError(
      'INVALID_SOURCE',
      `${source.id} has a publisher and a publisherText: give one of them.`,
      { id: source.id },
    );
  }
  if (source.publisher !== undefined && !publishers.has(source.publisher)) {
    throw new NisbaError(
      'NOT_FOUND',
      `The publisher ${source.publisher} of ${source.id} is not recorded: record the entity first.`,
      { id: source.publisher },
    );
  }
  if (source.publishedAt !== undefined) parseEdtf(source.publishedAt);
  if (source.retrievedAt !== undefined) parseEdtf(source.retrievedAt);
}

/** Parents before children, so that a child can inherit its parents' origins. */
function inOrderOfDerivation(
  fresh: ReadonlyMap<SourceId, Source>,
  known: ReadonlyMap<SourceId, unknown>,
): Source[] {
  const ordered = new Set<Source>();
  const open = new Set<SourceId>();
  const visit = (id: SourceId, child?: Source): void => {
    const source = fresh.get(id);
    if (!source) {
      if (known.has(id)) return;
      throw new NisbaError(
        'NOT_FOUND',
        `${child?.id} is derived from ${id}, which is not recorded: record that source first.`,
        { id },
      );
    }
    if (ordered.has(source)) return;
    if (open.has(id)) {
      throw new NisbaError(
        'DERIVATION_CYCLE',
        `${id} would be derived from itself, by way of ${[...open].join(', ')}: take one derivedFrom out.`,
        { id, cycle: [...open] },
      );
    }
    open.add(id);
    for (const parent of source.derivedFrom) visit(parent, source);
    open.delete(id);
    ordered.add(source);
  };
  for (const id of fresh.keys()) visit(id);
  return [...ordered];
}

/** The publishers at the roots of what it repeats; a root without a publisher is its own origin. */
export function originsOf(
  source: Source,
  known: ReadonlyMap<SourceId, Pick<StoredSource, 'origins'>>,
): OriginId[] {
  if (source.derivedFrom.length > 0)
    return [...new Set(source.derivedFrom.flatMap((parent) => known.get(parent)!.origins))].sort();
  if (source.publisher !== undefined) return [source.publisher as string as OriginId];
  if (source.publisherText !== undefined) return [publisherOrigin(source.publisherText)];
  return [source.id as string as OriginId];
}

const CONTENT = [
  'sourceType',
  'title',
  'publisher',
  'publisherText',
  'author',
  'url',
  'publishedAt',
  'retrievedAt',
  'language',
  'contentHash',
  'licence',
  'reliability',
] as const;

function isSame(one: Source, other: Source): boolean {
  return (
    CONTENT.every((key) => one[key] === other[key]) &&
    [...one.derivedFrom].sort().join() === [...other.derivedFrom].sort().join()
  );
}
