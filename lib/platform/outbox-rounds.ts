import { oneAtATime } from "@/lib/platform/one-at-a-time";
import type { ProcessSignal } from "@/lib/platform/process-signal";

interface Outbox {
  /** Raised right after each row that this process has committed itself. */
  wake: ProcessSignal;
  /** How often it is looked for the rows of other processes. */
  pollMs: number;
}

/** Does an outbox's round at once, after each new row of this process, and at an interval for those of others. Gives the function that stops it. */
export function startOutboxRounds({ wake, pollMs }: Outbox, work: () => Promise<void>): () => void {
  const round = oneAtATime(work);
  const stop = wake.listen(round);
  const timer = setInterval(round, pollMs).unref();
  round();
  return () => {
    stop();
    clearInterval(timer);
  };
}

const dropMs = 60_000;

/** Where nobody takes what an outbox has: drops it once a minute. Gives the function that stops it. */
export function startDropping(drop: () => Promise<unknown>): () => void {
  const timer = setInterval(drop, dropMs).unref();
  return () => clearInterval(timer);
}
