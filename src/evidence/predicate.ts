/**
 * A filter as blocks and parameters of the evidence statements. Only what was asked for is emitted: the
 * default filter reads scalars, and a filter of claims reads the entry lists under its conditions.
 * The exact equal of `judge.ts`.
 */
import { BASES, MODALITIES, RELIABILITIES } from '../claim/claim.js';
import { OPEN_REVISION, type Parameters } from '../store/store.js';
import {
  DEFAULT_BASES,
  DEFAULT_MODALITIES,
  DEFAULT_STATUSES,
  LINK_STATUSES,
  type Filter,
} from './evidence.js';

/** Blocks to keep and parameters to bind. */
export interface Condition {
  readonly keep: readonly string[];
  readonly parameters: Parameters;
}

/** Whether a filter selects claims; if not, the stored scalars answer it. */
export function selectsClaims({ evidence, time }: Filter): boolean {
  const { statuses: _statuses, minOrigins: _minOrigins, includeUnjudged: _unjudged, ...selecting } = evidence;
  const { strict: _strict, ...clocks } = time;
  return [...Object.values(selecting), ...Object.values(clocks)].some((part) => part !== undefined);
}

/**
 * The condition of `evidence/shown`: links that are in the answer.
 *
 * @param options.countOrigins the statement orders by `originCount`, so it must be known
 */
export function shownCondition(filter: Filter, options: { readonly countOrigins?: boolean } = {}): Condition {
  const { statuses, minOrigins } = filter.evidence;
  const judging = { statuses: [...(statuses ?? DEFAULT_STATUSES)], minOrigins: minOrigins ?? 0 };
  if (!selectsClaims(filter)) {
    if (statuses === undefined && minOrigins === undefined)
      return { keep: ['shownByDefault'], parameters: {} };
    return { keep: ['judgedByScalars'], parameters: judging };
  }
  const entry = entryCondition(filter, true);
  if (statuses === undefined && minOrigins === undefined && !options.countOrigins) {
    const only = onlyExcludes(filter) ? ['unlessExcluded'] : [];
    return { keep: ['asserted', ...only, ...entry.keep], parameters: entry.parameters };
  }
  const counted = options.countOrigins || minOrigins !== undefined ? ['originsCounted'] : [];
  return { keep: ['judged', ...counted, ...entry.keep], parameters: { ...entry.parameters, ...judging } };
}

const EXCLUDES: readonly string[] = ['excludeSources', 'excludeOrigins', 'excludeAttributedTo'];

/** Whether a filter only leaves out: a link that has nothing to leave out is then as it is by default. */
function onlyExcludes({ evidence, time }: Filter): boolean {
  const given = Object.entries({ ...evidence, ...time }).filter(([, part]) => part !== undefined);
  return given.every(([name]) => EXCLUDES.includes(name));
}

/** The condition of `link/count-hidden`: links that only the defaults keep out, with the reason. */
export function hiddenCondition(filter: Filter): Condition {
  const { evidence } = filter;
  if (!selectsClaims(filter) && evidence.statuses === undefined && evidence.minOrigins === undefined) {
    return { keep: ['byScalars'], parameters: {} };
  }
  const entry = entryCondition(filter, false);
  return {
    keep: ['byEntries', ...entry.keep],
    parameters: {
      ...entry.parameters,
      defaultModalities: [...(evidence.modalities ?? DEFAULT_MODALITIES)],
      defaultBases: [...(evidence.bases ?? DEFAULT_BASES)],
      statuses: [...(evidence.statuses ?? DEFAULT_STATUSES)],
      liftedStatuses: LINK_STATUSES.filter((status) => status !== 'NONE'),
      minOrigins: evidence.minOrigins ?? 0,
      liftsModality: evidence.modalities === undefined,
      liftsBasis: evidence.bases === undefined,
      liftsStatus: evidence.statuses === undefined,
    },
  };
}

/**
 * The condition on one entry (`evidence/entry`) or, for lists of claims, on one claim (`claim/counts`).
 *
 * @param defaults whether modality and basis have their defaults where they were not given
 */
export function entryCondition({ evidence, time }: Filter, defaults: boolean): Condition {
  const keep: string[] = [];
  const parameters: Record<string, unknown> = {};
  const add = (block: string, bound: Parameters): void => {
    keep.push(block);
    Object.assign(parameters, bound);
  };
  if (time.knownAt === undefined) add('present', { open: OPEN_REVISION });
  else add('knownAt', { knownAt: time.knownAt });
  const modalities = evidence.modalities ?? (defaults ? DEFAULT_MODALITIES : undefined);
  if (modalities && !isWhole(modalities, MODALITIES)) add('modalities', { modalities: [...modalities] });
  const bases = evidence.bases ?? (defaults ? DEFAULT_BASES : undefined);
  if (bases && !isWhole(bases, BASES)) add('bases', { bases: [...bases] });
  for (const part of [
    'sources',
    'excludeSources',
    'origins',
    'excludeOrigins',
    'attributedTo',
    'excludeAttributedTo',
  ] as const) {
    const ids = evidence[part];
    if (ids !== undefined) add(part, { [part]: [...ids] });
  }
  const { minReliability, minCredibility, includeUnjudged } = evidence;
  if (minReliability !== undefined) {
    const judged = RELIABILITIES.filter((grade) => grade !== 'F' && grade <= minReliability);
    add('reliabilities', { reliabilities: includeUnjudged ? [...judged, 'F'] : judged });
  }
  if (minCredibility !== undefined) {
    const judged = [1, 2, 3, 4, 5].filter((grade) => grade <= minCredibility);
    add('credibilities', { credibilities: includeUnjudged ? [...judged, 6] : judged });
  }
  if (time.valid) {
    add(time.strict ? 'validStrict' : 'valid', {
      validEarliest: time.valid.earliest,
      validLatest: time.valid.latest,
    });
  }
  if (time.publishedBy !== undefined) {
    add(time.strict ? 'publishedStrict' : 'published', { publishedBy: time.publishedBy });
  }
  return { keep, parameters };
}

/** Whether every value is asked for, so that no condition is needed; a list may name one many times. */
function isWhole<T>(given: readonly T[], all: readonly T[]): boolean {
  return all.every((value) => given.includes(value));
}
