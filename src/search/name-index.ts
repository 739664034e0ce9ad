/** The state of the name keys. */
import type { Reader } from '../store/store.js';
import { KEY_VERSION } from './form-keys.js';

export interface NameIndexState {
  /** The version of the rules that the keys were made by; 0 where names were recorded before there were keys. */
  readonly version: number;
  /** How many distinct names have keys. */
  readonly forms: number;
  /** Whether the rules have changed since, or a rebuild has not come to its end. */
  readonly stale: boolean;
}

/** An empty store has no names, and so keys of the present version. */
export async function readNameIndex(reader: Reader): Promise<NameIndexState> {
  const [row] = await reader.run('search/read-index');
  if (!row) return { version: KEY_VERSION, forms: 0, stale: false };
  const version = Number(row['version'] ?? 0);
  return { version, forms: Number(row['forms'] ?? 0), stale: version !== KEY_VERSION };
}
