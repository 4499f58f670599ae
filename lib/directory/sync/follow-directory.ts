import { fullRunLease } from "@/lib/directory/run/lease-names";
import { applyRun } from "@/lib/directory/sync/apply-run";
import { untilItsEnd } from "@/lib/directory/sync/end-run";
import { finishInterrupted } from "@/lib/directory/sync/finish-runs";
import { waitsForApproval } from "@/lib/directory/sync/guard";
import { type HeldLease, takeLease } from "@/lib/directory/sync/hold-lease";
import { forgetFormerMembers, groupsToKeep } from "@/lib/directory/sync/keep-groups";
import { openLinks } from "@/lib/directory/sync/open-links";
import { planPage } from "@/lib/directory/sync/plan-page";
import { loadPolicy, type SyncPolicy } from "@/lib/directory/sync/policy";
import { groupsOfPeople, readGroups } from "@/lib/directory/sync/read-groups";
import { planUnseen, unseenPeople } from "@/lib/directory/sync/read-unseen";
import type { RunJob } from "@/lib/directory/sync/run-job";
import { insertRun, type OwnRun, setRunState } from "@/lib/directory/sync/run-row";
import { countsOf, noteExpected, type Reading, storePlan } from "@/lib/directory/sync/store-plan";
import { untilCancelled } from "@/lib/directory/sync/watch-cancellation";

/*
 * The life of a run of the sync, from top to bottom. Each step is a function of its own file; what ends a run in the middle,
 * whatever it is, is written to its row (`untilItsEnd`).
 */

/** Takes the lease and gives the run its row; null while another process has the lease. `ended` follows the directory. */
export async function beginRun(job: RunJob): Promise<{ runId: string; ended: Promise<void> } | null> {
  const { db } = job.context;
  const held = await takeLease(db, fullRunLease(job.provider.id, job.dryRun));
  if (!held) return null;
  try {
    const runId = await insertRun(job, job.trigger, job.dryRun);
    const run = { db, runId, lease: held.lease };
    return { runId, ended: untilItsEnd(run, () => followDirectory(job, run, held)).finally(held.release) };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** Finishes what was interrupted, reads the directory, and applies the plan unless it changes too much. */
async function followDirectory(job: RunJob, run: OwnRun, { signal }: HeldLease): Promise<void> {
  const policy = await loadPolicy(run.db, job.provider);
  await finishInterrupted(job, policy, run);
  const counts = await untilCancelled(run, signal, (either) => readPlan(job, policy, run, either));
  if (job.dryRun) return setRunState(run, "done", { counts });
  if (await waitsForApproval(job, policy, run, counts)) return;
  await setRunState(run, "applying", { counts });
  await applyRun(job, policy, run);
}

/**
 * Reads everybody, page after page, then asks by id for those who are linked here and were not shown, and stores the plan as
 * lines of the run. Throws `DirectoryError` when anything could not be read: the plan is then worth nothing.
 */
async function readPlan(job: RunJob, policy: SyncPolicy, run: OwnRun, signal: AbortSignal) {
  const source = job.open(job.provider, signal);
  const pages = source.pages();
  const links = await openLinks({ ...run, policy });
  const progress = { readPeople: 0, unchangedPeople: 0, writtenAt: performance.now() };
  const { dryRun } = job;
  const reading: Reading = { ...run, policy, source, links, dryRun, lines: 0, skipped: {}, progress };
  await noteExpected(reading);
  await readGroups(reading);
  for await (const page of pages) {
    const groupsOf = await groupsOfPeople(reading, page.people);
    const plan = await planPage(run.db, policy, page, groupsOf, links);
    await storePlan(reading, plan, groupsToKeep(reading, page.people, groupsOf));
  }
  for await (const people of unseenPeople(reading))
    await storePlan(reading, await planUnseen(reading, people));
  if (!dryRun) await forgetFormerMembers(reading);
  return countsOf(reading);
}
