import { LRUCache } from "lru-cache";

interface Window {
  taken: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** About 10 MB of keys. Whoever wants to push somebody's window out has to fill as many of their own first. */
const mostKeys = 50_000;

/**
 * How often something may be done within a window of time, for each key, in this process. Its memory is bounded: what was
 * used longest ago is forgotten first.
 */
export class WindowLimit {
  private windows = new LRUCache<string, Window>({ max: mostKeys });

  constructor(
    private readonly points: number,
    private readonly windowMs: number,
  ) {}

  /** Takes one. Zero when it was there to take, else the milliseconds until there is one again. */
  take(key: string, now = Date.now()): number {
    const window = this.windows.get(key);
    if (!window || window.endsAt <= now) {
      this.windows.set(key, { taken: 1, endsAt: now + this.windowMs });
      return 0;
    }
    if (window.taken >= this.points) return window.endsAt - now;
    window.taken++;
    return 0;
  }

  /** Gives one back that turned out not to count. */
  giveBack(key: string): void {
    const window = this.windows.get(key);
    if (window && window.taken > 0) window.taken--;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.windows.size;
  }
}
