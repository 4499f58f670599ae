import type { ClientRequest } from "node:http";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { words } from "@/lib/words/text";

const timeWords = words("provider.answer.time", { late: "{place} did not answer in time." });

/** Until when an exchange is waited for. */
export interface Patience {
  /** For the whole exchange, from the name to the last byte; 4 000. */
  timeMs?: number;
  /** When everything must have ended, by `performance.now()`; for several questions that somebody waits for. */
  until?: number | undefined;
  signal?: AbortSignal;
}

const usualTimeMs = 4_000;

/** Ends the exchange when its time is over or it is not wanted any longer; `reason` tells whether that has happened. */
export function endExchange(
  request: ClientRequest,
  place: string,
  { timeMs = usualTimeMs, until, signal }: Patience,
) {
  let reason: unknown = null;
  const end = (why: unknown) => {
    reason ??= why;
    request.destroy();
  };
  const left = Math.max(0, Math.min(timeMs, (until ?? Number.POSITIVE_INFINITY) - performance.now()));
  const late = () => end(new ForeignProblem("timeout", timeWords("late", { place }), { code: "ETIMEDOUT" }));
  const timer = setTimeout(late, left);
  const abort = () => end(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted) abort();
  return {
    reason: () => reason,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}
