/** Text that ends in a hash of itself. */
import { createHash } from 'node:crypto';

/**
 * Pieces of text, and after them a tail that holds the SHA-256 (hexadecimal digits) of all the bytes before it.
 */
export async function* sealed(
  pieces: AsyncIterable<string>,
  tail: (sha256: string) => string | Promise<string>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  yield tail(hash.digest('hex'));
}
