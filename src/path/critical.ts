/**
 * What paths rest on. A source (an origin) is critical when no path of at most the hops asked for is left
 * once its claims are excluded too: none of those that were found, and none that was not.
 */
import { NisbaError } from '../errors.js';
import type { Filter, LinkEvidence } from '../evidence/evidence.js';
import { isShown, judge, live } from '../evidence/judge.js';
import type { LinkId } from '../ids.js';
import type { Reader } from '../store/store.js';
import { compareCodePoints } from '../text/code-point.js';
import { isConnected } from './find-paths.js';
import { MOST_EXPLORED, type Path, type PathQuery } from './path.js';

/** Whose claims are left out on top of what the filter leaves out. */
export interface Excluded {
  readonly sources?: readonly string[];
  readonly origins?: readonly string[];
}

export type EvidenceByLink = ReadonlyMap<LinkId, LinkEvidence>;

const COLUMN = { sources: 'source', origins: 'origin' } as const;

/** Each takes a search; a link that stops being shown without any one of so many is a rare thing. */
const MOST_CANDIDATES = 100;

/** Whether every link of a path is still shown when more is excluded. */
export function survives(path: Path, evidence: EvidenceByLink, filter: Filter, excluded: Excluded): boolean {
  const narrowed = without(filter, excluded);
  return path.steps.every(({ link }) => {
    const known = evidence.get(link);
    return known !== undefined && isShown(judge(known, narrowed), narrowed);
  });
}

/**
 * The sources, or the origins, without which no path is left, by code point. Only what every given path
 * falls with can be one; whether another path takes their place is searched for.
 *
 * @param paths those that were found; of none, nothing is critical
 * @throws RESULT_TOO_LARGE when that cannot be told within the bounds
 */
export async function findCritical(
  part: keyof typeof COLUMN,
  reader: Reader,
  query: PathQuery,
  paths: readonly Path[],
  evidence: EvidenceByLink,
  limit: number = MOST_EXPLORED,
): Promise<string[]> {
  const counted = (paths[0]?.steps ?? []).flatMap(({ link }) => {
    const { entries = [], contradictions = [] } = live(evidence.get(link) ?? NOTHING, query.filter);
    return [...entries, ...contradictions].map((entry) => entry[COLUMN[part]]);
  });
  const candidates = [...new Set(counted)]
    .filter((id) => !paths.some((path) => survives(path, evidence, query.filter, { [part]: [id] })))
    .sort(compareCodePoints);
  if (candidates.length > MOST_CANDIDATES)
    throw undecided(part, `more than ${MOST_CANDIDATES} would have to be tried`);
  const critical: string[] = [];
  for (const id of candidates) {
    const left = await isConnected(reader, query, without(query.filter, { [part]: [id] }), { limit });
    if (left.bounded) throw undecided(part, `a search without ${id} looks at more than ${limit} links`);
    if (!left.connected) critical.push(id);
  }
  return critical;
}

const NOTHING: LinkEvidence = { entries: [], contradictions: [] };

function without({ evidence, time }: Filter, { sources = [], origins = [] }: Excluded): Filter {
  return {
    time,
    evidence: {
      ...evidence,
      ...(sources.length > 0 && { excludeSources: [...(evidence.excludeSources ?? []), ...sources] }),
      ...(origins.length > 0 && { excludeOrigins: [...(evidence.excludeOrigins ?? []), ...origins] }),
    },
  };
}

function undecided(part: string, why: string): NisbaError {
  return new NisbaError(
    'RESULT_TOO_LARGE',
    `Which ${part} are critical cannot be told, since ${why}: ask for fewer hops, or for fewer types or families.`,
    { field: part },
  );
}
