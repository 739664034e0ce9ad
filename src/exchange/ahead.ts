/** Reading ahead. */

/** Reads the next page while the last one is made into text; never more than one. */
export async function* ahead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = pages.next();
  try {
    for (;;) {
      const page = await next;
      if (page.done) return;
      next = pages.next();
      // Whoever leaves in between never asks how it ended.
      next.catch(() => undefined);
      yield page.value;
    }
  } finally {
    await pages.return(undefined).catch(() => undefined);
  }
}
