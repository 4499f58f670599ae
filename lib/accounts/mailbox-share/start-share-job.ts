import { reconcileGrants } from "@/lib/accounts/mailbox-share/reconcile-grants";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { startOutboxRounds } from "@/lib/platform/outbox-rounds";
import { saidOnce } from "@/lib/platform/said-once";
import { groupsChanged } from "@/lib/providers/group/wake";
import { hasDoveadm } from "@/lib/revocation/doveadm/call";

/** How long a change that another process has committed, or that nothing announces (a state, a link), waits at most to be seen. */
const pollMs = 2_000;

/**
 * Lets members of groups into shared mailboxes and puts former ones out, in this process. Where no mail server is set up that could be
 * told, nobody is let in. Gives the function that stops it.
 */
export function startShareJob(): () => void {
  if (!hasDoveadm()) return () => undefined;
  const round = saidOnce(reconcile, {
    begins: (problem) =>
      logger("mailbox-share").warn(problem, "members wait for a shared mailbox; it is tried again"),
    ends: () => logger("mailbox-share").info("nobody waits for a shared mailbox any more"),
  });
  return startOutboxRounds({ wake: groupsChanged, pollMs }, round);
}

async function reconcile(): Promise<{ problem?: string; error?: unknown } | null> {
  try {
    const context = contextFor({ kind: "system", job: "lifecycle" });
    const problem = await reconcileGrants({ ...context, db: databaseClient().db });
    return problem === null ? null : { problem };
  } catch (error) {
    return { error };
  }
}
