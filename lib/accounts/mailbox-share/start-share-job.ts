import { settleGrants } from "@/lib/accounts/mailbox-share/settle-grants";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { startOutboxRounds } from "@/lib/platform/outbox-rounds";
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
  return startOutboxRounds({ wake: groupsChanged, pollMs }, watched());
}

/** Says once that it fails, and once that it works again; not every two seconds. */
function watched(): () => Promise<void> {
  let failing = false;
  return async () => {
    const problem = await settle();
    if (problem && !failing)
      logger("mailbox-share").warn(problem, "members wait for a shared mailbox; it is tried again");
    if (!problem && failing) logger("mailbox-share").info("nobody waits for a shared mailbox any more");
    failing = problem !== null;
  };
}

async function settle(): Promise<{ problem?: string; error?: unknown } | null> {
  try {
    const context = contextFor({ kind: "system", job: "lifecycle" });
    const problem = await settleGrants({ ...context, db: databaseClient().db });
    return problem === null ? null : { problem };
  } catch (error) {
    return { error };
  }
}
