/** A client-given key makes a write idempotent: it happens once, whatever is lost on the way. */
import { NisbaError } from '../errors.js';
import { contentHash } from '../hash.js';
import type { RunOptions, Store, Writer } from '../store/store.js';

export interface Once {
  /** What the client sent; the same key with another payload is an error. */
  readonly payload: unknown;
  readonly key?: string;
}

const MAX_KEY = 200;

/**
 * Runs a write once for its key. Its answer must be JSON; it is kept with the key and given again when
 * the key comes again.
 *
 * @throws KEY_REUSED when the key was used with another payload
 */
export async function writeOnce<T>(
  store: Store,
  { key, payload }: Once,
  work: (writer: Writer) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  if (key === undefined) return store.write(work, options);
  if (key.length === 0 || key.length > MAX_KEY) {
    throw new NisbaError('BAD_USER_INPUT', `A key has 1 to ${MAX_KEY} characters.`, { field: 'key' });
  }
  const hash = contentHash(payload);
  return store.write(async (writer) => {
    const [used] = await writer.run('recording/find-key', { id: key });
    if (used) {
      if (used['payload'] !== hash) {
        throw new NisbaError(
          'KEY_REUSED',
          `The key "${key}" was used before with another input: take a new key.`,
          { key },
        );
      }
      writer.unchanged();
      return JSON.parse(used['answer'] as string) as T;
    }
    // A write that changes nothing still keeps its key, so that a repeat gets the same answer.
    const answer = await work({ ...writer, run: writer.run.bind(writer), unchanged: () => undefined });
    await writer.run('recording/create-key', {
      id: key,
      payload: hash,
      answer: JSON.stringify(answer),
      revision: writer.revision,
    });
    return answer;
  }, options);
}
