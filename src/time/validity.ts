/** When a claim says that something held: its three dates as one interval of day bounds. */
import { NisbaError } from '../errors.js';
import { BEGINNING, END, type DayNumber } from './day.js';
import { parseEdtf, spanOf, type DayBounds } from './edtf.js';
import type { Interval } from './interval.js';

/** A claim's dates: EDTF, or absent where unknown. */
export interface ClaimDates {
  /** When it began; an interval means some day within it. */
  readonly validFrom?: string | undefined;
  /** When it ended; an interval means some day within it, `..` that the source calls it open. */
  readonly validTo?: string | undefined;
  /**
   * The day for which the source vouches that it held, by default that of its publication. Leave it out
   * for what is only intended, predicted or demanded: nobody vouches that this held.
   */
  readonly asOf?: string | undefined;
}

/**
 * The day bounds of a claim's validity.
 *
 * validFrom and validTo bound the beginning and the end as they are written, and asOf bounds only what
 * they leave out:
 * - no end given: it still held on asOf, so it ended then or later;
 * - no beginning given: it began by asOf, unless validTo says that it may have ended before;
 * - neither given: certain on asOf, possible on every other day. A coarse asOf (a month) vouches for
 *   some day in it, and makes no single day certain;
 * - a beginning after asOf (something scheduled): asOf says nothing.
 * `validTo: ../2021-07` puts a state into the past: it ended some time up to July 2021.
 *
 * @throws INVALID_DATE when a date is outside the profile
 * @throws INVALID_CLAIM when validFrom is certainly after validTo
 */
export function validityOf(dates: ClaimDates): Interval {
  const from = boundsOf(dates.validFrom);
  const to = dates.validTo === '..' ? { earliest: END, latest: END } : boundsOf(dates.validTo);
  const asOf = boundsOf(dates.asOf);
  if (from && to && from.earliest > to.latest) throw reversed(dates);

  const start = from ?? { earliest: BEGINNING, latest: latestStart(to, asOf) };
  const end = to ?? { earliest: asOf?.earliest ?? BEGINNING, latest: END };
  // Nothing ends before it begins, nor begins after it ends.
  return {
    startEarliest: start.earliest,
    startLatest: earlier(start.latest, end.latest),
    endEarliest: later(end.earliest, start.earliest),
    endLatest: end.latest,
  };
}

function latestStart(to: DayBounds | undefined, asOf: DayBounds | undefined): DayNumber {
  const runsPastAsOf = asOf && (!to || to.earliest > asOf.latest);
  return runsPastAsOf ? asOf.latest : END;
}

function boundsOf(text: string | undefined): DayBounds | undefined {
  return text === undefined ? undefined : spanOf(parseEdtf(text));
}

function earlier(a: DayNumber, b: DayNumber): DayNumber {
  return a < b ? a : b;
}

function later(a: DayNumber, b: DayNumber): DayNumber {
  return a > b ? a : b;
}

function reversed({ validFrom, validTo }: ClaimDates): NisbaError {
  return new NisbaError(
    'INVALID_CLAIM',
    `validFrom ${validFrom} is after validTo ${validTo}. Exchange them, or correct the one that is wrong.`,
    { validFrom, validTo },
  );
}
