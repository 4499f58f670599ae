import { eq } from "drizzle-orm";
import { type OwnRun, RunCancelled } from "@/lib/directory/sync/run-row";
import { syncRun } from "@/lib/platform/db/schema";
import { logger } from "@/lib/platform/log";

const lookEveryMs = 1_000;

/**
 * Does `work` with a signal that also aborts, with `RunCancelled`, within a second after somebody has asked to end the
 * run: a directory that does not answer holds up no cancellation.
 */
export async function untilCancelled<T>(
  { db, runId }: Pick<OwnRun, "db" | "runId">,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cancelled = new AbortController();
  const look = async () => {
    const [row] = await db
      .select({ cancel: syncRun.cancelRequested })
      .from(syncRun)
      .where(eq(syncRun.id, runId));
    if (row?.cancel) cancelled.abort(new RunCancelled());
  };
  const watch = setInterval(() => {
    look().catch((error: unknown) =>
      logger("directory-sync").warn({ error, run: runId }, "a run could not look whether it is cancelled"),
    );
  }, lookEveryMs);
  const signal = AbortSignal.any([outer, cancelled.signal]);
  try {
    return await work(signal);
  } catch (error) {
    // What an abort breaks off fails in words of its own; the reason is what counts.
    signal.throwIfAborted();
    throw error;
  } finally {
    clearInterval(watch);
  }
}
