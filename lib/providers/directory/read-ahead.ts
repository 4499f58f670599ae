/**
 * The same items, the first asked for at once and each further one before the one before it is done with, so that a slow
 * reader does not keep a directory waiting. A failure is thrown when its turn has come.
 */
export function readAhead<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
  const iterator = items[Symbol.asyncIterator]();
  const ask = () => {
    const asked = iterator.next();
    // Thrown where it is waited for; until then it must not count as unhandled.
    asked.catch(() => undefined);
    return asked;
  };
  return inTurn(ask(), ask);
}

async function* inTurn<Item>(
  first: Promise<IteratorResult<Item>>,
  ask: () => Promise<IteratorResult<Item>>,
): AsyncGenerator<Item> {
  for (let next = first; ; ) {
    const { done, value } = await next;
    if (done) return;
    next = ask();
    yield value;
  }
}
