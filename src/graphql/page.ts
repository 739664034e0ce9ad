/** Relay connections over keyset pages: cursors, page sizes and what a page says of itself. */
import type { z } from 'zod';
import { NisbaError } from '../errors.js';
import { contentHash } from '../hash.js';

/** One page: at most `first` items, of which there may be more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly first: number;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly cursor: (item: T) => string;
  /** How many there are in all; read only when asked for. */
  readonly total: () => Promise<number>;
}

/** The largest page. */
export const MOST_ITEMS = 500;

/** @throws INVALID_PAGE_SIZE unless 1 ≤ first ≤ 500; null is the field's default */
export function pageSize(first: number | null | undefined, byDefault = 25): number {
  const size = first ?? byDefault;
  if (size < 1 || size > MOST_ITEMS) {
    throw new NisbaError(
      'INVALID_PAGE_SIZE',
      `first is ${size}: give 1 to ${MOST_ITEMS}, and go on with after.`,
      { first: size, most: MOST_ITEMS },
    );
  }
  return size;
}

/** A position in an order: text or number, part by part. */
export type SortKey = readonly (string | number)[];

/** Makes and reads the cursors of one query: they carry its hash, so that no other query takes them. */
export class Cursors<K extends SortKey> {
  readonly #hash: string;
  readonly #key: z.ZodType<K>;

  /**
   * @param query everything that decides which items there are and in which order, but not the page
   * @param key the shape of the sort key
   */
  constructor(query: unknown, key: z.ZodType<K>) {
    this.#hash = contentHash(query).slice(0, 10);
    this.#key = key;
  }

  write(key: K): string {
    return Buffer.from(JSON.stringify([this.#hash, ...key]), 'utf8').toString('base64url');
  }

  /** @throws INVALID_CURSOR when it is damaged or of another query */
  read(cursor: string | null | undefined): K | undefined {
    if (cursor === null || cursor === undefined) return undefined;
    const [hash, ...key] = decoded(cursor);
    const parsed = this.#key.safeParse(key);
    if (typeof hash !== 'string' || !parsed.success) {
      throw new NisbaError(
        'INVALID_CURSOR',
        'after is not a cursor of Nisba: give the endCursor of a page.',
        {},
      );
    }
    if (hash !== this.#hash) {
      throw new NisbaError(
        'INVALID_CURSOR',
        'after is the cursor of another query: its filters, order or entity differ. Begin without after.',
        {},
      );
    }
    return parsed.data;
  }
}

function decoded(cursor: string): unknown[] {
  if (cursor.length > 2_000) return [];
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(json) ? json : [];
  } catch {
    return [];
  }
}

/** A page of what was read with one item more than asked for: the one too many tells that there is more. */
export function pageOf<T>(
  read: readonly T[],
  first: number,
  rest: Pick<Page<T>, 'cursor' | 'total' | 'hasPrevious'>,
): Page<T> {
  return { items: read.slice(0, first), first, hasNext: read.length > first, ...rest };
}

/** The fields that all connections share. */
export function connectionFields<T>() {
  return {
    nodes: (page: Page<T>): readonly T[] => page.items,
    edges: (page: Page<T>) => page.items.map((node) => ({ cursor: page.cursor(node), node })),
    ...pageFields<T>(),
  };
}

/** Those of them that do not show items. */
export function pageFields<T>() {
  return {
    pageInfo: (page: Page<T>) => ({
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: page.items.length > 0 ? page.cursor(page.items[0]!) : null,
      endCursor: page.items.length > 0 ? page.cursor(page.items.at(-1)!) : null,
    }),
    total: async (page: Page<T>) => ({ value: await page.total(), exact: true }),
    truncation: (page: Page<T>) => ({
      complete: !page.hasNext,
      reason: page.hasNext ? ('PAGE_SIZE' as const) : null,
      limit: page.hasNext ? page.first : null,
      explored: page.items.length,
    }),
  };
}
