interface Rhythm {
  everyMs: number;
  /** How long it goes on at most after the page was opened or came into view again. */
  forMs: number;
}

/**
 * Looks again and again while the page is in view, one look at a time; a look that throws is the last one until the page
 * comes into view anew. Returns what ends it.
 */
export function pollWhileVisible(
  look: (signal: AbortSignal) => Promise<void>,
  { everyMs, forMs }: Rhythm,
): () => void {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const pause = () => {
    turn++;
    clearTimeout(timer);
  };
  const begin = (firstInMs: number) => {
    const mine = ++turn;
    const until = Date.now() + forMs;
    const round = async () => {
      await look(AbortSignal.any([ended.signal, AbortSignal.timeout(10_000)]));
      if (mine === turn && Date.now() < until) wait(everyMs);
    };
    const wait = (ms: number) => {
      timer = setTimeout(() => round().catch(() => undefined), ms);
    };
    wait(firstInMs);
  };
  const follow = () => {
    pause();
    if (document.visibilityState === "visible") begin(0);
  };
  document.addEventListener("visibilitychange", follow, { signal: ended.signal });
  if (document.visibilityState === "visible") begin(everyMs);
  return () => {
    pause();
    ended.abort();
  };
}
