import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { forgetSealed } from "@/lib/directory/run/forget-sealed";
import { syncRuns } from "@/lib/directory/run/kept";
import { leaseOfRun } from "@/lib/directory/run/lease-names";
import { cancelled, storedProblem } from "@/lib/directory/run/problem";
import { getSyncRun, type SyncRunDetails } from "@/lib/directory/run/queries";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import { isLeaseTaken } from "@/lib/platform/db/lease";
import { syncMember, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const cancelWords = words("directory.cancel", {
  ended: "The run has already ended.",
});

interface Cancelled extends SyncRunDetails {
  /** Whether a process works on it, which then ends it. */
  worked: boolean;
}

/** As `syncRuns`; nobody can begin to work on it meanwhile. */
const runsAndLeases: Kept<Cancelled, { id: string }> = {
  ...syncRuns,
  async lock(tx, { id }) {
    const worked = await isLeaseTaken(tx.db, leaseOfRun(await getSyncRun(tx, id)));
    return { ...(await syncRuns.lock(tx, { id })), worked };
  },
};

/**
 * Cancels a run: one that waits for approval, or whose process has died, at once; one that is under way within a second
 * or after the lines it is at. What was applied stays. For superadmins; throws `not-found`, and `conflict` for a run
 * that has ended.
 */
export const cancelSyncRun = verbOn(runsAndLeases, {
  input: z.strictObject({ id: z.uuid() }),
  async work({ db }, run, { id }) {
    if (!["reading", "waiting", "applying"].includes(run.state))
      throw new AppError("conflict", cancelWords("ended"));
    if (run.worked && run.state !== "waiting")
      await db.update(syncRun).set({ cancelRequested: true }).where(eq(syncRun.id, id));
    else await endRun(db, id);
    const states = { before: { state: run.state }, after: { state: "cancelled" } };
    return { events: [eventOf(syncRuns, "sync-run.cancel", run, states)], answer: undefined };
  },
});

async function endRun(db: Transaction, id: string): Promise<void> {
  const problem = storedProblem(cancelled());
  await db
    .update(syncRun)
    .set({ state: "cancelled", finishedAt: new Date(), problem, remedy: null })
    .where(eq(syncRun.id, id));
  await forgetSealed(db, id);
  await db.delete(syncSeen).where(eq(syncSeen.runId, id));
  await db.delete(syncMember).where(eq(syncMember.runId, id));
}
