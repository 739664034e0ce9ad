/**
 * A search from both ends, level by level, one statement a level, on the side that has fewer links to read.
 *
 * When all entities within `a` links of one end and within `b` of the other have been gone on from, every
 * path of at most `a + b` links lies among the links that were read: each of its links is seen from the one
 * end or from the other. A hub's links are read only when no cheaper side is left, and never beyond a bound.
 */
import type { Filter } from '../evidence/evidence.js';
import { shownCondition } from '../evidence/predicate.js';
import type { EntityId, LinkId } from '../ids.js';
import { matchCondition, type Direction } from '../link/read-links.js';
import type { Reader, Row } from '../store/store.js';
import { relationType } from '../vocabulary/vocabulary.js';
import { LinkPool, type PathGraph } from './graph.js';
import type { PathSelection, Searched } from './path.js';

/** What has been reached from one end. */
interface Side {
  readonly direction: Direction;
  /** By node, how many links it is away. */
  readonly distances: Map<number, number>;
  /** How many levels were gone on from. */
  depth: number;
  frontier: readonly number[];
  /** How many links the frontier has, shown or not. */
  cost: number;
}

export interface ExplorationOptions {
  /** Rows that may be read. */
  readonly limit: number;
  /** Whether links are to be ranked by their origins, or only followed. */
  readonly strengths: boolean;
}

const START = 0;
const END = 1;
const REVERSED = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const;

export class Exploration implements Searched {
  readonly #pool = new LinkPool();
  readonly #nodes: EntityId[];
  readonly #numbers: Map<string, number>;
  readonly #near: Side;
  readonly #far: Side;
  #met = false;
  explored = 0;
  bounded = false;

  constructor(
    private readonly reader: Reader,
    private readonly selection: PathSelection,
    private readonly filter: Filter,
    private readonly options: ExplorationOptions,
  ) {
    const { from, to, direction } = selection;
    this.#nodes = [from.id, to.id];
    this.#numbers = new Map(this.#nodes.map((id, number) => [id, number]));
    const side = (node: number, direction: Direction, cost: number): Side => ({
      direction,
      distances: new Map([[node, 0]]),
      depth: 0,
      frontier: [node],
      cost,
    });
    this.#near = side(START, direction, from.links);
    this.#far = side(END, REVERSED[direction], to.links);
  }

  /** Goes on until the two sides meet: whether they did within the hops asked for. */
  async meet(): Promise<boolean> {
    while (!this.#met && (await this.widen()));
    return this.#met;
  }

  /** How many links a path may have so that it lies among what was read. */
  get reach(): number {
    return this.#isExhausted ? this.selection.maxHops : this.#near.depth + this.#far.depth;
  }

  /** Reads one level more, on the cheaper side; false when there is none to read, or the bound was reached. */
  async widen(): Promise<boolean> {
    if (this.bounded || this.#isExhausted || this.reach >= this.selection.maxHops) return false;
    const side = this.#near.cost <= this.#far.cost ? this.#near : this.#far;
    const other = side === this.#near ? this.#far : this.#near;
    const rows = await this.#read(side);
    if (!rows) {
      this.bounded = true;
      return false;
    }
    this.explored += rows.length;
    const next: number[] = [];
    side.cost = 0;
    for (const row of rows) {
      const reached = this.#add(row, side);
      if (reached === undefined) continue;
      side.distances.set(reached, side.depth + 1);
      this.#met ||= other.distances.has(reached);
      // Nothing leads on from the other end, nor from the one that it began at.
      if (reached === START || reached === END) continue;
      next.push(reached);
      side.cost += (row['farLinks'] as number | null) ?? 0;
    }
    side.frontier = next;
    side.depth += 1;
    return true;
  }

  /** All paths of at most `hops` links, `hops` within the reach. */
  graph(hops: number): PathGraph {
    const { distances, depth } = this.#near;
    return this.#pool.cut(this.#nodes, START, END, hops, (node) => distances.get(node) ?? depth + 1);
  }

  /** All that one end leads to has been read. */
  get #isExhausted(): boolean {
    return this.#near.frontier.length === 0 || this.#far.frontier.length === 0;
  }

  /** The links of a side's frontier; undefined when there are more than may still be read. */
  async #read(side: Side): Promise<Row[] | undefined> {
    const { types, throughLabels, from, to } = this.selection;
    const { limit, strengths } = this.options;
    const left = limit - this.explored;
    const shown = shownCondition(this.filter, { countOrigins: strengths });
    const matched = matchCondition({ types, direction: side.direction });
    const strength = shown.keep.includes('judged') ? 'strengthJudged' : 'strengthStored';
    const rows = await this.reader.run(
      'path/expand-frontier',
      {
        ...shown.parameters,
        ...matched.parameters,
        ids: side.frontier.map((node) => this.#nodes[node]!),
        after: '',
        limit: left + 1,
        ...(!throughLabels && { ends: [from.id, to.id] }),
      },
      {
        types: [...types],
        keep: [
          ...matched.keep,
          ...shown.keep,
          ...(throughLabels ? [] : ['aroundLabels']),
          ...(strengths ? [strength] : []),
        ],
      },
      { maxRows: left + 1 },
    );
    return rows.length > left ? undefined : rows;
  }

  /** Adds a link; gives the node that it reaches for the first time. */
  #add(row: Row, { distances }: Side): number | undefined {
    const link = row['id'] as LinkId;
    const [type, subject, object] = link.split('~') as [string, EntityId, EntityId];
    const tail = this.#numberOf(subject);
    const head = this.#numberOf(object);
    if (tail === head) return undefined;
    const { direction } = this.selection;
    const isEither = direction === 'BOTH' || relationType(type)!.symmetric;
    const forth = (isEither || direction === 'OUT') && !this.#isRead(tail, head, isEither);
    const back = (isEither || direction === 'IN') && !this.#isRead(head, tail, isEither);
    if (forth || back) {
      const added = this.#pool.addLink(link, (row['strength'] as number | undefined) ?? 0);
      if (forth) this.#pool.addArc(added, tail, head);
      if (back) this.#pool.addArc(added, head, tail);
    }
    const hasTail = distances.has(tail);
    return hasTail === distances.has(head) ? undefined : hasTail ? head : tail;
  }

  /** Whether a way was read before, from its other end: the same again would only make the graph larger. */
  #isRead(tail: number, head: number, isEither: boolean): boolean {
    const wasLeft = (side: Side, node: number): boolean =>
      node !== (side === this.#near ? END : START) && (side.distances.get(node) ?? Infinity) < side.depth;
    return isEither
      ? [this.#near, this.#far].some((side) => wasLeft(side, tail) || wasLeft(side, head))
      : wasLeft(this.#near, tail) || wasLeft(this.#far, head);
  }

  #numberOf(id: EntityId): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#nodes.push(id) - 1;
      this.#numbers.set(id, number);
    }
    return number;
  }
}
