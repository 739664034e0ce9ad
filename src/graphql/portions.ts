/** Long lists, completed portion by portion. */
import { setImmediate } from 'node:timers/promises';

/** Items of which the fields are worked out in one turn of the event loop: a few milliseconds. */
const PORTION = 200;

/**
 * A list of which the items come in portions, so that others have their turn while thousands of them are
 * worked out: GraphQL completes a list in one go, except for what is a promise.
 */
export function inPortions<T>(items: readonly T[]): readonly (T | Promise<T>)[] {
  let turn: Promise<unknown> = Promise.resolve();
  return items.map((item, at) => {
    if (at < PORTION) return item;
    if (at % PORTION === 0) turn = turn.then(() => setImmediate());
    return turn.then(() => item);
  });
}
