import { eq } from "drizzle-orm";
import { cancelled } from "@/lib/directory/run/problem";
import { type OwnRun, RunCancelled, type SyncRun, setRunState } from "@/lib/directory/sync/run-row";
import { LeaseLost } from "@/lib/platform/db/lease";
import { syncRun } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { readStoredText } from "@/lib/words/stored-text";
import { say, words } from "@/lib/words/text";

const endWords = words("directory.runEnd", {
  internal: "Something went wrong on our side.",
  seeLog: "The log has the details.",
});

/** Does the work of a run; whatever ends it is written to its row in words, and to the log. */
export async function untilItsEnd(run: OwnRun, work: () => Promise<void>): Promise<void> {
  const { db, runId } = run;
  const log = logger("directory-sync");
  try {
    await work();
  } catch (error) {
    // The process that has the lease now looks after the run.
    if (error instanceof LeaseLost) throw error;
    if (error instanceof RunCancelled) {
      await setRunState(run, "cancelled", { problem: cancelled(), remedy: null });
    } else {
      const problem = error instanceof AppError ? error.text : endWords("internal");
      const remedy = error instanceof DirectoryError ? error.remedy : endWords("seeLog");
      log.error({ error, run: runId }, "a run of the directory sync failed");
      await setRunState(run, "failed", { problem, remedy });
    }
  }
  const [row] = await db.select().from(syncRun).where(eq(syncRun.id, runId));
  if (row) log.info(summary(row), `directory sync ${row.state}`);
}

const summary = ({
  id,
  state,
  dryRun,
  readPeople,
  unchangedPeople,
  counts,
  problem,
  startedAt,
}: SyncRun) => ({
  run: id,
  state,
  dryRun,
  readPeople,
  unchangedPeople,
  counts,
  problem: problem && say(readStoredText(problem)),
  durationMs: Date.now() - startedAt.getTime(),
});
