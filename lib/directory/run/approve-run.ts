import { eq } from "drizzle-orm";
import { z } from "zod";
import { verbOn } from "@/lib/catalogue/run";
import { syncRuns } from "@/lib/directory/run/kept";
import { actorLabel } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import { syncRun } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const approveWords = words("directory.approve", {
  notWaiting: "The run is no longer waiting for approval.",
});

/**
 * Lets a run go on that waits because it changes much; `finishSync` then applies its plan. For superadmins; throws
 * `not-found`, and `conflict` for a run that does not wait.
 */
export const approveSyncRun = verbOn(syncRuns, {
  input: z.strictObject({ id: z.uuid() }),
  async work({ db, actor }, run, { id }) {
    if (run.state !== "waiting") throw new AppError("conflict", approveWords("notWaiting"));
    const approvedBy = actorLabel(actor).slice(0, 320);
    await db
      .update(syncRun)
      .set({ state: "applying", approvedBy, problem: null, remedy: null })
      .where(eq(syncRun.id, id));
    const states = { before: { approvedBy: null }, after: { approvedBy } };
    return {
      events: [eventOf(syncRuns, "sync-run.approve", run, states)],
      answer: { provider: run.provider },
    };
  },
});
