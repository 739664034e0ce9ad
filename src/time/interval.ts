/** Intervals whose ends are known only within bounds: when something held. */
import { BEGINNING, END, type DayNumber } from './day.js';
import type { DayBounds } from './edtf.js';

/**
 * Four days: between which it may have begun, and between which it may have ended.
 * Unknown is BEGINNING at startEarliest and END at startLatest, and likewise at the end; an end that is
 * open by the source's word is END twice.
 */
export interface Interval {
  readonly startEarliest: DayNumber;
  readonly startLatest: DayNumber;
  readonly endEarliest: DayNumber;
  readonly endLatest: DayNumber;
}

/** Whether it may have held on some day of the window. */
export function possiblyOverlaps(interval: Interval, window: DayBounds): boolean {
  return interval.startEarliest <= window.latest && interval.endLatest >= window.earliest;
}

/**
 * Whether it held on some day of the window wherever, within its bounds, it began and ended. What is
 * undated never does; an event of some day in June 2021 does overlap 2021, and no single day.
 */
export function certainlyOverlaps(interval: Interval, window: DayBounds): boolean {
  return interval.startLatest <= window.latest && interval.endEarliest >= window.earliest;
}

/**
 * From the first beginning to the last end among some intervals; null when there are none. An unknown
 * bound says nothing against a known one and gives way to it, unless that would turn the bounds round.
 */
export function hull(intervals: readonly Interval[]): Interval | null {
  if (intervals.length === 0) return null;
  const startLatest = least(intervals.map((interval) => interval.startLatest));
  const endEarliest = greatest(intervals.map((interval) => interval.endEarliest));
  const knownStart = least(
    intervals.map(({ startEarliest }) => (startEarliest === BEGINNING ? END : startEarliest)),
  );
  const knownEnd = greatest(intervals.map(({ endLatest }) => (endLatest === END ? BEGINNING : endLatest)));
  return {
    startEarliest: knownStart <= startLatest && knownStart !== END ? knownStart : BEGINNING,
    startLatest,
    endEarliest,
    endLatest: knownEnd >= endEarliest && knownEnd !== BEGINNING ? knownEnd : END,
  };
}

/** Whether no one beginning, or no one end, fits all of them: they cannot all be dates of one state. */
export function disputed(intervals: readonly Interval[]): boolean {
  if (intervals.length < 2) return false;
  return (
    greatest(intervals.map((interval) => interval.startEarliest)) >
      least(intervals.map((interval) => interval.startLatest)) ||
    greatest(intervals.map((interval) => interval.endEarliest)) >
      least(intervals.map((interval) => interval.endLatest))
  );
}

// By reduce, as a spread of a hub's claims would overflow the stack.
function least(days: readonly DayNumber[]): DayNumber {
  return days.reduce((a, b) => (b < a ? b : a), END);
}

function greatest(days: readonly DayNumber[]): DayNumber {
  return days.reduce((a, b) => (b > a ? b : a), BEGINNING);
}
