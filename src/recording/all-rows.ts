/** For what is derived: it is read whole, however many claims a link or an entity has. */
import type { RunOptions } from '../store/store.js';

export const ALL_ROWS: RunOptions = { maxRows: Number.MAX_SAFE_INTEGER };
