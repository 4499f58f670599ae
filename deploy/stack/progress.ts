const interval = 10_000;

/** Says what is being done, and says every ten seconds that it still is. */
export async function withProgress<T>(
  say: (line: string) => void,
  what: string,
  work: Promise<T>,
): Promise<T> {
  const start = Date.now();
  say(what);
  const timer = setInterval(() => say(`… ${what}: ${Math.round((Date.now() - start) / 1000)} s`), interval);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
