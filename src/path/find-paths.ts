/** Paths between two entities, by the filter in force: it holds inside the search, so no forbidden path hides an allowed one. */
import { setImmediate } from 'node:timers/promises';
import type { Filter } from '../evidence/evidence.js';
import type { Reader } from '../store/store.js';
import { Exploration } from './exploration.js';
import { nativeShortest } from './native-shortest.js';
import {
  MOST_EXPLORED,
  type Path,
  type PathAnswer,
  type PathQuery,
  type PathSelection,
  type Searched,
} from './path.js';
import { rankedPaths } from './rank-paths.js';

export interface SearchOptions {
  /** Rows of links that one search may read. */
  readonly limit?: number;
  /** Whether the engine has a search of its own for one shortest path. */
  readonly native?: boolean;
  /** Fires when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/**
 * The paths of a mode:
 * - SHORTEST: one of the shortest; where the engine's own search does not choose it, the first of ALL_SHORTEST;
 * - ALL_SHORTEST: all of the fewest links, in that order, at most `first`;
 * - K_SHORTEST: the `first` shortest without a loop, by length and then in that order;
 * - STRONGEST: of all paths within the hops one whose weakest link has most origins; of several the
 *   shortest, then the first by link ids.
 *
 * STRONGEST takes several searches.
 */
export async function findPaths(
  reader: Reader,
  query: PathQuery,
  options: SearchOptions = {},
): Promise<PathAnswer> {
  if (query.types.length === 0) return { paths: [], more: false, explored: 0, bounded: false };
  switch (query.mode) {
    case 'SHORTEST': {
      const found = options.native && (await nativeShortest(reader, query));
      if (found) return found;
      return { ...(await shortest(reader, query, query.filter, 1, options)), more: false };
    }
    case 'ALL_SHORTEST':
      return shortest(reader, query, query.filter, query.first, options);
    case 'K_SHORTEST':
      return kShortest(reader, query, options);
    case 'STRONGEST':
      return strongest(reader, query, options);
  }
}

/** Whether a path is left within the hops under a filter. */
export async function isConnected(
  reader: Reader,
  selection: PathSelection,
  filter: Filter,
  { limit = MOST_EXPLORED }: SearchOptions = {},
): Promise<Searched & { readonly connected: boolean }> {
  const exploration = new Exploration(reader, selection, filter, { limit, strengths: false });
  const connected = selection.types.length > 0 && (await exploration.meet());
  return { connected, explored: exploration.explored, bounded: exploration.bounded };
}

async function shortest(
  reader: Reader,
  selection: PathSelection,
  filter: Filter,
  first: number,
  { limit = MOST_EXPLORED, signal }: SearchOptions,
): Promise<PathAnswer> {
  const exploration = new Exploration(reader, selection, filter, { limit, strengths: true });
  const met = await exploration.meet();
  const { reach, explored, bounded } = exploration;
  const found = met ? await take(rankedPaths(exploration.graph(reach), reach), first + 1, signal) : [];
  return { paths: found.slice(0, first), more: found.length > first, explored, bounded };
}

async function kShortest(
  reader: Reader,
  query: PathQuery,
  { limit = MOST_EXPLORED, signal }: SearchOptions,
): Promise<PathAnswer> {
  const exploration = new Exploration(reader, query, query.filter, { limit, strengths: true });
  let paths: Path[] = [];
  // Paths of a length are all known before longer ones are looked for.
  for (let goesOn = await exploration.meet(); goesOn; goesOn = await exploration.widen()) {
    const { reach } = exploration;
    paths = await take(rankedPaths(exploration.graph(reach), reach), query.first, signal);
    if (paths.length === query.first) break;
  }
  const { explored, bounded } = exploration;
  return { paths, more: false, explored, bounded };
}

/**
 * A path whose weakest link has at least n origins is a shortest path under `minOrigins: n`: the largest
 * such n is found by doubling the step, then by halving.
 */
async function strongest(reader: Reader, query: PathQuery, options: SearchOptions): Promise<PathAnswer> {
  let best = await shortest(reader, query, query.filter, 1, options);
  let { explored, bounded } = best;
  let known = best.paths[0]?.strength;
  for (let beyond = Number.POSITIVE_INFINITY, step = 1; known !== undefined && known + 1 < beyond;) {
    const asked = Number.isFinite(beyond) ? Math.floor((known + beyond) / 2) : known + step;
    const found = await shortest(reader, query, atLeast(asked, query.filter), 1, options);
    explored += found.explored;
    bounded ||= found.bounded;
    if (found.paths.length === 0) beyond = asked;
    else {
      best = found;
      known = found.paths[0]!.strength;
      step *= 2;
    }
  }
  return { paths: best.paths, more: false, explored, bounded };
}

function atLeast(minOrigins: number, { evidence, time }: Filter): Filter {
  return { time, evidence: { ...evidence, minOrigins: Math.max(minOrigins, evidence.minOrigins ?? 0) } };
}

/** Takes paths one by one, and lets others have their turn between two: a path costs a few milliseconds. */
async function take(paths: Iterable<Path>, count: number, signal?: AbortSignal): Promise<Path[]> {
  const taken: Path[] = [];
  for (const path of paths) {
    taken.push(path);
    if (taken.length === count) break;
    await setImmediate();
    signal?.throwIfAborted();
  }
  return taken;
}
