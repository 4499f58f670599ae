import { eq } from "drizzle-orm";
import { findSession } from "@/lib/credentials/web-session/queries";
import { domainPartOf } from "@/lib/platform/address/address";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { session } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** The action that tells when an administrator has stopped; `mailbox.open-as` tells the end at the latest. */
export const stopAction = "mailbox.stop-impersonating";

/**
 * Ends the session of an administrator who has opened somebody's mailbox, and records when, so that its owner learns for how
 * long. Any other session, or none, stays as it is.
 */
export async function stopImpersonation(context: Context, token: string, now = new Date()): Promise<void> {
  await inTransaction(context, async (tx) => {
    const found = await findSession(tx.db, token, now);
    if (!found?.impersonatedBy) return;
    const { mailboxId, address, expires } = found;
    await tx.db.delete(session).where(eq(session.sessionToken, tokenDigest(token)));
    await recordEvent(tx, {
      action: stopAction,
      subject: { kind: "mailbox", id: mailboxId, label: address },
      domainName: domainPartOf(address),
      before: { until: expires },
      after: { until: now },
    });
  });
}
