import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { allowedChanges, guardedKinds } from "@/lib/directory/sync/guard";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Handle } from "@/lib/platform/db/client";
import { mailbox, syncChange, syncRun } from "@/lib/platform/db/schema";

export const isGuarded = ({ kind }: Pick<PlannedLine, "kind">): boolean => guardedKinds.includes(kind);

/**
 * Why an administrator must be asked before notices change so much more, or null. Within one interval of the full sync
 * they may change as much as one full run may; what was approved does not count.
 */
export async function noticeGuardProblem(
  db: Handle,
  { provider, now }: SyncPolicy,
  planned: number,
): Promise<{ problem: string; remedy: string } | null> {
  if (planned === 0) return null;
  const { intervalMinutes } = provider.settings.sync;
  const since = new Date(now.getTime() - intervalMinutes * 60_000);
  const recent = db
    .select({ id: syncRun.id })
    .from(syncRun)
    .where(
      and(
        eq(syncRun.identityProviderId, provider.id),
        eq(syncRun.trigger, "notice"),
        isNull(syncRun.approvedBy),
        gt(syncRun.startedAt, since),
      ),
    );
  const done = await db.$count(
    syncChange,
    and(
      inArray(syncChange.runId, recent),
      eq(syncChange.state, "applied"),
      inArray(syncChange.kind, [...guardedKinds]),
    ),
  );
  const linked = await db.$count(mailbox, eq(mailbox.identityProviderId, provider.id));
  const allowed = allowedChanges(provider.settings.sync, linked);
  if (done + planned <= allowed) return null;
  return {
    problem: `Notices of the last ${intervalMinutes} minutes would change or shut out more than ${allowed} of ${linked} mailboxes; these lines were not applied without asking.`,
    remedy:
      "Look at the lines. If they are right, approve the run; if not, mend the directory or the mappings and cancel it.",
  };
}
