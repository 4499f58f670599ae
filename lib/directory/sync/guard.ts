import { eq } from "drizzle-orm";
import { noteWaitingRun } from "@/lib/directory/sync/note-conflicts";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { type OwnRun, type SyncJob, setRunState } from "@/lib/directory/sync/run-row";
import type { Database } from "@/lib/platform/db/client";
import { mailbox } from "@/lib/platform/db/schema";
import type { ChangeKind } from "@/lib/platform/db/schema/sync-run";
import type { SyncSettings } from "@/lib/providers/settings/sync-settings";
import { words } from "@/lib/words/text";

const guardWords = words("directory.guard", {
  tooMany:
    "The plan would change or disable {planned, number} of {linked, plural, one {# mailbox} other {# mailboxes}}. Without approval it may change at most {allowed, number}.",
  remedy:
    "Review the plan. If it's right, approve it. If not, fix the directory or the mappings and cancel the run.",
});

/** Kinds of changes to mailboxes that people already use; a fault of the directory or of a mapping shows in their number. */
export const guardedKinds: readonly ChangeKind[] = ["disable", "update"];

/** How many guarded changes a run may make of its own accord, with so many linked mailboxes. */
export const allowedChanges = (
  { guardPercent, guardAtLeast }: Pick<SyncSettings, "guardPercent" | "guardAtLeast">,
  linkedMailboxes: number,
): number => Math.max(guardAtLeast, Math.floor((linkedMailboxes * guardPercent) / 100));

/** Lets a run wait for an administrator whose plan changes more than it may of its own accord; whether it does. */
export async function waitsForApproval(
  { context }: SyncJob,
  policy: SyncPolicy,
  run: OwnRun,
  counts: Record<string, number>,
): Promise<boolean> {
  const tooMany = await guardProblem(run.db, policy, counts);
  if (!tooMany) return false;
  await noteWaitingRun(context, policy, run.runId);
  await setRunState(run, "waiting", { counts, ...tooMany });
  return true;
}

/** Why an administrator must look at the plan of a run first, or null. */
async function guardProblem(db: Database, { provider }: SyncPolicy, counts: Record<string, number>) {
  const planned = guardedKinds.reduce((sum, kind) => sum + (counts[`${kind}.planned`] ?? 0), 0);
  if (planned === 0) return null;
  const linked = await db.$count(mailbox, eq(mailbox.identityProviderId, provider.id));
  const allowed = allowedChanges(provider.settings.sync, linked);
  if (planned <= allowed) return null;
  return {
    problem: guardWords("tooMany", { planned, linked, allowed }),
    remedy: guardWords("remedy"),
  };
}
