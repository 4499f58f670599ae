import { eq } from "drizzle-orm";
import { forgetConflictsBefore } from "@/lib/accounts/external-identity/forget-conflicts";
import { applySome } from "@/lib/directory/sync/apply-plan";
import { logLine } from "@/lib/directory/sync/log-line";
import type { StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { countLines, type OwnRun, type SyncJob, setRunState } from "@/lib/directory/sync/run-row";
import { syncRun } from "@/lib/platform/db/schema";
import { isNaming } from "@/lib/platform/db/schema/sync-run";
import { inTransaction } from "@/lib/platform/db/transaction";

/**
 * Applies what is still planned of a run, some hundred lines in a transaction of their own, and ends the run: what a crash
 * leaves is whole lines done and whole lines still planned. Throws `RunCancelled` and `LeaseLost` between them.
 */
export async function applyRun(
  { context, provider }: SyncJob,
  policy: SyncPolicy,
  run: OwnRun,
): Promise<void> {
  const { db, runId, lease } = run;
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  const own = { ...context, actor, requestId: runId };
  for (let done: StoredLine[] | null = null; done === null || done.length > 0; ) {
    done = await inTransaction(own, (tx) => applySome(tx, policy, runId, lease));
    for (const line of done) logLine(provider.slug, line);
  }
  const counts = await countLines(db, runId);
  const [row] = await db.select().from(syncRun).where(eq(syncRun.id, runId));
  if (row && !isNaming(row.trigger)) await forgetConflictsBefore(db, provider, row.startedAt);
  const skipped = Object.entries(row?.counts ?? {}).filter(([name]) => name.startsWith("passed-over."));
  await setRunState(run, "done", { counts: { ...Object.fromEntries(skipped), ...counts } });
}
