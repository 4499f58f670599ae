import { applyRun } from "@/lib/directory/sync/apply-run";
import { untilItsEnd } from "@/lib/directory/sync/end-run";
import { loadPolicy, type SyncPolicy } from "@/lib/directory/sync/policy";
import {
  countAttempt,
  type OwnRun,
  openRuns,
  type RunOrigin,
  type SyncJob,
  setRunState,
} from "@/lib/directory/sync/run-row";
import type { Lease } from "@/lib/platform/db/lease";
import { words } from "@/lib/words/text";

const interruptedWords = words("directory.interrupted", {
  replaced: "A newer run replaced it.",
  processEnded: "The process ended while reading the directory. Nothing was changed.",
});

/** Finishes a run that was being applied when its process died; what was only read is read anew by the run that follows. */
export async function finishInterrupted(
  job: SyncJob & { dryRun: boolean },
  policy: SyncPolicy,
  own: OwnRun,
): Promise<void> {
  const { db, lease } = own;
  const { id: providerId } = job.provider;
  const open = await openRuns(db, providerId, "full", job.dryRun);
  const held = job.dryRun ? [] : await openRuns(db, providerId, "notice");
  for (const { id: runId, state } of [...open, ...held.filter((one) => one.state === "waiting")]) {
    if (runId === own.runId) continue;
    const run = { db, lease, runId };
    if (state === "applying") {
      await countAttempt(db, runId);
      await untilItsEnd(run, () => applyRun(job, policy, run));
    } else
      await setRunState(run, state === "waiting" ? "cancelled" : "failed", {
        problem: state === "waiting" ? interruptedWords("replaced") : interruptedWords("processEnded"),
        remedy: null,
      });
  }
}

/** Applies what the runs of one kind have left that may be applied. */
export async function finishRuns(job: SyncJob, origin: RunOrigin, lease: Lease): Promise<void> {
  const { db } = job.context;
  const left = (await openRuns(db, job.provider.id, origin)).filter(({ state }) => state === "applying");
  if (left.length === 0) return;
  const policy = await loadPolicy(db, job.provider);
  for (const { id: runId } of left) {
    const run = { db, lease, runId };
    await untilItsEnd(run, () => applyRun(job, policy, run));
  }
}
