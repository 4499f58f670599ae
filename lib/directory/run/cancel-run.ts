import { eq } from "drizzle-orm";
import { z } from "zod";
import { forgetSealed } from "@/lib/directory/run/forget-sealed";
import { leaseOfRun } from "@/lib/directory/run/lease-names";
import { cancelled, storedProblem } from "@/lib/directory/run/problem";
import { getSyncRun } from "@/lib/directory/run/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { isLeaseTaken } from "@/lib/platform/db/lease";
import { syncMember, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { words } from "@/lib/words/text";

const cancelWords = words("directory.cancel", {
  ended: "The run has already ended.",
});

const input = z.strictObject({ id: z.uuid() });

/**
 * Cancels a run: one that waits for approval, or whose process has died, at once; one that is under way within a second
 * or after the lines it is at. What was applied stays. For superadmins; throws `not-found`, and `conflict` for a run
 * that has ended.
 */
export async function cancelSyncRun(context: Context, given: z.input<typeof input>): Promise<void> {
  requireSuperadmin(context.actor);
  const { id } = parseInput(input, given);
  const { provider, ...known } = await getSyncRun(context, id);
  await inTransaction(context, async (tx) => {
    const worked = await isLeaseTaken(tx.db, leaseOfRun(known));
    const [run] = await tx.db.select().from(syncRun).where(eq(syncRun.id, id)).for("update");
    if (!run || !["reading", "waiting", "applying"].includes(run.state))
      throw new AppError("conflict", cancelWords("ended"));
    const set =
      worked && run.state !== "waiting"
        ? { cancelRequested: true }
        : {
            state: "cancelled" as const,
            finishedAt: new Date(),
            problem: storedProblem(cancelled()),
            remedy: null,
          };
    await tx.db.update(syncRun).set(set).where(eq(syncRun.id, id));
    if ("state" in set) {
      await forgetSealed(tx.db, id);
      await tx.db.delete(syncSeen).where(eq(syncSeen.runId, id));
      await tx.db.delete(syncMember).where(eq(syncMember.runId, id));
    }
    await recordEvent(tx, {
      action: "sync-run.cancel",
      subject: { kind: "sync-run", id, label: provider },
      before: { state: run.state },
      after: { state: "cancelled" },
    });
  });
}
