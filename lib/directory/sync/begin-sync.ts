import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { findRunUnderWay } from "@/lib/directory/run/queries";
import { type SyncRequest, startFinish, startSync } from "@/lib/directory/sync/run-sync";
import { databaseClient } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";

/** `runId` of the one that is under way is null when it has just ended or has no row yet. */
export type BegunSync = { begun: true; runId: string } | { begun: false; runId: string | null };

/** The run goes on in this process when the request has been answered; if the process ends, the next run heals. */
function letGoOn(ended: Promise<void>, about: { run?: string; provider: string }): void {
  ended.catch((error: unknown) =>
    logger("directory-sync").error({ error, ...about }, "a run was given up; the next one goes on with it"),
  );
}

const ofProcess = (context: Context) => ({ ...context, db: databaseClient().db });

/**
 * Starts a run or a preview by hand and answers at once, with the id under which its progress can be followed. For
 * superadmins; throws as `startSync`.
 */
export async function beginSync(
  context: Context,
  { provider, dryRun = false }: Pick<SyncRequest, "provider" | "dryRun">,
): Promise<BegunSync> {
  const started = await startSync(ofProcess(context), { provider, trigger: "manual", dryRun });
  if (!started.started) {
    const other = await findRunUnderWay(context, { provider, dryRun });
    return { begun: false, runId: other?.id ?? null };
  }
  letGoOn(started.ended, { run: started.runId, provider });
  return { begun: true, runId: started.runId };
}

/**
 * Lets a run go on that waits, and answers at once. Where another run of the provider is just under way, that or the
 * next one applies it. For superadmins; throws `not-found`, and `conflict` for a run that does not wait.
 */
export async function beginApproved(context: Context, { id }: { id: string }): Promise<void> {
  const { provider } = await approveSyncRun(context, { id });
  const finish = await startFinish(ofProcess(context), { provider });
  letGoOn(finish.ended, { run: id, provider });
}
