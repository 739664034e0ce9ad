/**
 * Whose word a statement is: the data set's that has it. A merged entity in JSON names all its data sets and
 * not which has which value; then it is the word of one of them, which is one source and one origin. The
 * statements format tells them apart.
 */
import { hashedSlug, readable } from '../foreign-id.js';
import type { FtmStatement } from './entity.js';
import type { ClaimLine, SourceLine } from '../record-lines.js';

export function ftmSource(datasets: readonly string[], edition: string | undefined): SourceLine {
  const names = [...new Set(datasets)].sort();
  const suffix = edition === undefined ? '' : `-${edition}`;
  const [only] = names;
  const slug =
    names.length === 1 ? slugOf(only!) : names.length === 0 ? 'unnamed' : hashedSlug('one-of', names);
  const title =
    names.length === 0
      ? 'A FollowTheMoney data set'
      : names.length === 1
        ? `Data set ${only}`
        : `One of the data sets ${names.join(', ')}`;
  return {
    record: 'source',
    id: `source:ftm-${slug}${suffix}`,
    sourceType: 'DATASET',
    title: title.slice(0, 2_000),
    ...(edition !== undefined && { publishedAt: edition }),
  };
}

/** The part of an id that stands for an id of the data set: as it is where that can be, else with a hash. */
export function slugOf(id: string): string {
  return /^[a-z0-9._-]{1,80}$/.test(id) ? id : hashedSlug(readable(id), [id]);
}

export type FtmVoice = Pick<ClaimLine, 'source' | 'publishedAt' | 'withdrawnAt'>;

/**
 * @param latest the day on which a data set was last seen as a whole: what was last seen before that day it
 *   no longer has, and stopped having it some day between the two
 */
export function ftmVoice(
  { datasets, firstSeen, lastSeen }: FtmStatement,
  edition: string | undefined,
  latest: (dataset: string) => string | undefined,
): FtmVoice {
  const [only, more] = datasets;
  const newest = only === undefined || more !== undefined ? undefined : latest(only);
  const isGone = lastSeen !== undefined && newest !== undefined && lastSeen < newest;
  return {
    source: ftmSource(datasets, edition).id,
    ...(firstSeen !== undefined && { publishedAt: firstSeen }),
    ...(isGone && { withdrawnAt: `${lastSeen}/${newest}` }),
  };
}
