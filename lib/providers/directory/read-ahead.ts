/**
 * The same items, each asked for before the one before it is done with, so that a slow reader does not keep a directory
 * waiting. A failure is thrown when its turn has come.
 */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  const ask = () => {
    const asked = iterator.next();
    // Thrown where it is waited for; until then it must not count as unhandled.
    asked.catch(() => undefined);
    return asked;
  };
  for (let next = ask(); ; ) {
    const { done, value } = await next;
    if (done) return;
    next = ask();
    yield value;
  }
}
