/** Characters: pieces of this length are gone before the garbage collector takes them for long-lived. */
export const PIECE_LENGTH = 100_000;

/** What is written of each row, a piece at a time. */
export async function* written<T>(
  pages: AsyncIterable<readonly T[]>,
  write: (row: T) => string,
): AsyncGenerator<string> {
  for await (const page of pages) {
    let text = '';
    for (const row of page) {
      text += write(row);
      if (text.length < PIECE_LENGTH) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
  }
}
