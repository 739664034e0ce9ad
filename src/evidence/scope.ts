/**
 * The filter in force at a place of a query: what was given further up, narrowed part by part. A part
 * that is given replaces that part; the three excludes add up; `reset` starts again from the defaults.
 */
import { NisbaError } from '../errors.js';
import { entityId, isEntityId, isSourceId, sourceId } from '../ids.js';
import { parseTimeFilter, type TimeFilterInput } from '../time/time-filter.js';
import type { EvidenceFilter, TimeFilter } from './evidence.js';

export interface Scope {
  readonly evidence: EvidenceFilter;
  readonly time: Omit<TimeFilter, 'knownAt'>;
  /** ISO 8601; the store tells which revision that is. */
  readonly knownAt?: string;
}

/** As it is asked; null is the same as absent. */
export type EvidenceInput = { readonly [Part in keyof EvidenceFilter]?: EvidenceFilter[Part] | null } & {
  readonly reset?: boolean | null;
};
export type TimeInput = TimeFilterInput & { readonly reset?: boolean | null };

/** Nothing given: the defaults. */
export const DEFAULT_SCOPE: Scope = { evidence: {}, time: {} };

const EXCLUDES = ['excludeSources', 'excludeOrigins', 'excludeAttributedTo'] as const;
const MOST_IDS = 1_000;

/**
 * The scope below a field that may carry `evidence` and `at`.
 *
 * @throws INVALID_FILTER, INVALID_ID, INVALID_DATE, BAD_USER_INPUT
 */
export function narrow(
  scope: Scope,
  given: { readonly evidence?: EvidenceInput | null; readonly at?: TimeInput | null },
): Scope {
  const { evidence, at } = given;
  if (!evidence && !at) return scope;
  return {
    ...narrowTime(scope, at),
    evidence: evidence ? narrowEvidence(scope.evidence, evidence) : scope.evidence,
  };
}

function narrowEvidence(inherited: EvidenceFilter, { reset, ...parts }: EvidenceInput): EvidenceFilter {
  const from = reset ? {} : inherited;
  const given = Object.fromEntries(
    Object.entries(parts).filter(([, part]) => part !== null && part !== undefined),
  ) as EvidenceFilter;
  check(given);
  checkIds(given);
  const added = EXCLUDES.filter((part) => given[part] && from[part]).map((part) => [
    part,
    [...new Set([...from[part]!, ...given[part]!])],
  ]);
  return { ...from, ...given, ...(Object.fromEntries(added) as EvidenceFilter) };
}

function narrowTime(scope: Scope, at: TimeInput | null | undefined): Pick<Scope, 'time' | 'knownAt'> {
  if (!at) return { time: scope.time, knownAt: scope.knownAt };
  const { time, knownAtInstant } = parseTimeFilter(at);
  const from = at.reset ? { time: {}, knownAt: undefined } : scope;
  return { time: { ...from.time, ...time }, knownAt: knownAtInstant ?? from.knownAt };
}

function check(given: EvidenceFilter): void {
  const { minOrigins, minCredibility } = given;
  if (minOrigins !== undefined && minOrigins < 0) throw invalid('minOrigins is 0 or more');
  if (minCredibility !== undefined && (minCredibility < 1 || minCredibility > 6))
    throw invalid('minCredibility is 1 (confirmed) to 6');
  for (const [part, value] of Object.entries(given)) {
    if (Array.isArray(value) && value.length > MOST_IDS)
      throw invalid(`${part} takes at most ${MOST_IDS} entries`);
  }
}

/** A slip in an id that leaves somebody out would leave nobody out, and not tell. */
function checkIds(given: EvidenceFilter): void {
  for (const id of [...(given.sources ?? []), ...(given.excludeSources ?? [])]) sourceId(id);
  for (const id of [...(given.attributedTo ?? []), ...(given.excludeAttributedTo ?? [])]) entityId(id);
  for (const id of [...(given.origins ?? []), ...(given.excludeOrigins ?? [])]) {
    if (isEntityId(id) || isSourceId(id) || /^publisher:[^\s]{1,120}$/u.test(id)) continue;
    const shown = id.slice(0, 140);
    throw new NisbaError(
      'INVALID_ID',
      `"${shown}" is not a valid id: an origin is an entity (kind:slug), a source (source:slug) or publisher:slug, as LinkSummary.origins gives it.`,
      { id: shown },
    );
  }
}

function invalid(reason: string): NisbaError {
  return new NisbaError('INVALID_FILTER', `This filter cannot be used: ${reason}.`);
}
