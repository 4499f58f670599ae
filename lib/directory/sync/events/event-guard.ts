import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { allowedChanges, guardedKinds } from "@/lib/directory/sync/guard";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { ofOrigin } from "@/lib/directory/sync/run-row";
import type { Handle } from "@/lib/platform/db/client";
import { mailbox, syncChange, syncRun } from "@/lib/platform/db/schema";
import { type Text, words } from "@/lib/words/text";

const guardWords = words("directory.eventGuard", {
  tooMany:
    "Directory events of the last {minutes, plural, one {minute} other {# minutes}} would change or disable more than {allowed, number} of {linked, plural, one {# mailbox} other {# mailboxes}}. These lines wait for approval.",
  remedy:
    "Review the lines. If they're right, approve the run. If not, fix the directory or the mappings and cancel the run.",
});

export const isGuarded = ({ kind }: Pick<PlannedLine, "kind">): boolean => guardedKinds.includes(kind);

/**
 * Why an administrator must be asked before directory events change so much more, or null. Within one interval of the full sync
 * they may change as much as one full run may; what was approved does not count.
 */
export async function eventGuardProblem(
  db: Handle,
  { provider, now }: SyncPolicy,
  planned: number,
): Promise<{ problem: Text; remedy: Text } | null> {
  if (planned === 0) return null;
  const { intervalMinutes } = provider.settings.sync;
  const since = new Date(now.getTime() - intervalMinutes * 60_000);
  const recent = db
    .select({ id: syncRun.id })
    .from(syncRun)
    .where(
      and(
        eq(syncRun.identityProviderId, provider.id),
        ofOrigin("notice"),
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
    problem: guardWords("tooMany", { minutes: intervalMinutes, allowed, linked }),
    remedy: guardWords("remedy"),
  };
}
