import { eq } from "drizzle-orm";
import { z } from "zod";
import { getSyncRun } from "@/lib/directory/run/queries";
import { actorLabel, requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { syncRun } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { words } from "@/lib/words/text";

const approveWords = words("directory.approve", {
  notWaiting: "The run is no longer waiting for approval.",
});

const input = z.strictObject({ id: z.uuid() });

/**
 * Lets a run go on that waits because it changes much; `finishSync` then applies its plan. For superadmins; throws
 * `not-found`, and `conflict` for a run that does not wait.
 */
export async function approveSyncRun(
  context: Context,
  given: z.input<typeof input>,
): Promise<{ provider: string }> {
  requireSuperadmin(context.actor);
  const { id } = parseInput(input, given);
  const { provider } = await getSyncRun(context, id);
  await inTransaction(context, async (tx) => {
    const [run] = await tx.db.select().from(syncRun).where(eq(syncRun.id, id)).for("update");
    if (run?.state !== "waiting") throw new AppError("conflict", approveWords("notWaiting"));
    const approvedBy = actorLabel(context.actor).slice(0, 320);
    await tx.db
      .update(syncRun)
      .set({ state: "applying", approvedBy, problem: null, remedy: null })
      .where(eq(syncRun.id, id));
    await recordEvent(tx, {
      action: "sync-run.approve",
      subject: { kind: "sync-run", id, label: provider },
      before: { approvedBy: null },
      after: { approvedBy },
    });
  });
  return { provider };
}
