/** The three clocks of a question: when it held, when it was said, and what Nisba knew. */
import { z } from 'zod';
import { NisbaError } from '../errors.js';
import type { DayNumber } from './day.js';
import { parseEdtf, spanOf, type DayBounds } from './edtf.js';

/** A time filter whose dates are days and whose knownAt is a revision; an absent part is not set. */
export interface TimeFilter {
  /** Keeps what possibly held on a day of this window. */
  readonly valid?: DayBounds;
  /** Makes `valid` and `publishedBy` keep only what is dated and certain. */
  readonly strict?: boolean;
  /** Keeps what was published by this day and not withdrawn by then. */
  readonly publishedBy?: DayNumber;
  /** Keeps what stood at this revision. */
  readonly knownAt?: number;
}

/** As it is asked: dates in EDTF, knownAt as an ISO 8601 instant; null is the same as absent. */
export interface TimeFilterInput {
  readonly validAt?: string | null | undefined;
  readonly validDuring?: string | null | undefined;
  readonly strict?: boolean | null | undefined;
  readonly publishedBy?: string | null | undefined;
  readonly knownAt?: string | null | undefined;
}

/** A time filter before the store has said which revision an instant is. */
export interface ParsedTimeFilter {
  /** Only the parts that were given: a spread over an inherited filter replaces these and no other. */
  readonly time: Omit<TimeFilter, 'knownAt'>;
  /** In UTC with milliseconds, as `recordedAt` is; the last revision recorded by then is meant. */
  readonly knownAtInstant?: string;
}

/**
 * Reads a time filter.
 *
 * validAt is a date and validDuring a date or an interval; a coarse date is a window, all of whose days
 * are asked for. A coarse publishedBy means its last day.
 *
 * @throws INVALID_DATE when a date is outside the profile
 * @throws INVALID_FILTER when validAt and validDuring are both given, or an interval stands for a date
 * @throws BAD_USER_INPUT when knownAt is no instant
 */
export function parseTimeFilter(input: TimeFilterInput): ParsedTimeFilter {
  const validAt = input.validAt ?? undefined;
  const validDuring = input.validDuring ?? undefined;
  const publishedBy = input.publishedBy ?? undefined;
  const strict = input.strict ?? undefined;
  const knownAt = input.knownAt ?? undefined;
  if (validAt !== undefined && validDuring !== undefined) {
    throw new NisbaError(
      'INVALID_FILTER',
      'validAt and validDuring ask for different times. Give one of them: validAt for a date, validDuring for a period.',
      { validAt, validDuring },
    );
  }
  const valid = windowOf(validAt, validDuring);
  return {
    time: {
      ...(valid && { valid }),
      ...(strict !== undefined && { strict }),
      ...(publishedBy !== undefined && { publishedBy: oneDate('publishedBy', publishedBy).latest }),
    },
    ...(knownAt !== undefined && { knownAtInstant: instant('knownAt', knownAt) }),
  };
}

function windowOf(validAt: string | undefined, validDuring: string | undefined): DayBounds | undefined {
  if (validAt !== undefined) return oneDate('validAt', validAt);
  return validDuring === undefined ? undefined : spanOf(parseEdtf(validDuring));
}

/**
 * A date that is no interval, as all days that it touches.
 *
 * @param part where it was given, for the message
 * @throws INVALID_DATE, and INVALID_FILTER for an interval
 */
export function oneDate(part: string, text: string): DayBounds {
  const date = parseEdtf(text);
  if (date.form === 'DATE') return spanOf(date);
  const advice = part === 'validAt' ? `ask for validDuring: "${text}"` : 'give its last day';
  throw new NisbaError('INVALID_FILTER', `${part} takes one date, and "${text}" is an interval; ${advice}.`, {
    [part]: text,
  });
}

const isoInstant = z.iso.datetime({ offset: true });

/**
 * An instant in UTC with milliseconds, as `recordedAt` is.
 *
 * @param part where it was given, for the message
 * @throws BAD_USER_INPUT
 */
export function instant(part: string, text: string): string {
  const parsed = isoInstant.safeParse(text);
  const time = parsed.success ? new Date(parsed.data) : undefined;
  if (time && !Number.isNaN(time.getTime())) return time.toISOString();
  const shown = text.slice(0, 60);
  throw new NisbaError(
    'BAD_USER_INPUT',
    `${part} "${shown}" is not an instant. Give day, time and zone, as 2024-02-05T12:00:00Z.`,
    { [part]: shown },
  );
}
