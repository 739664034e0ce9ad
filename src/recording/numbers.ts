/** Store-wide running numbers: the order of recording, for claims and entities alike. */
import type { Writer } from '../store/store.js';

/** Takes `count` numbers in a row and gives the first; numbers begin at 1. */
export async function takeNumbers(writer: Writer, count: number): Promise<number> {
  const [row] = await writer.run('recording/take-numbers', { count });
  return (row!['taken'] as number) + 1;
}
