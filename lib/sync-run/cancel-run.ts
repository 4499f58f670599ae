import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { isLeaseTaken } from "@/lib/db/lease";
import { syncMember, syncRun, syncSeen } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { forgetSealed } from "@/lib/sync-run/forget-sealed";
import { leaseOfRun } from "@/lib/sync-run/lease-names";
import { getSyncRun } from "@/lib/sync-run/queries";

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
      throw new AppError("conflict", "The run has ended already.");
    const set =
      worked && run.state !== "waiting"
        ? { cancelRequested: true }
        : {
            state: "cancelled" as const,
            finishedAt: new Date(),
            problem: "It was cancelled.",
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
