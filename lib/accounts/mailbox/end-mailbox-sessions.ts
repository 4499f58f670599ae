import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { sessionId } from "@/lib/credentials/web-session/queries";
import { requireMailboxAccess } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { session } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

/** What a session is called in lists; of no use to get in. */
export const sessionName = z.string().regex(/^[0-9a-f]{32}$/, "is no id of a session");

export const endMailboxSessionsInput = z.strictObject({
  mailboxId: z.uuid(),
  /** One session by its id; all of them when left out. */
  sessionId: sessionName.optional(),
});

/**
 * Ends one or all web sessions of a mailbox; with all of them, what it has open at the mail server too. App passwords
 * stay. For administrators of the domain and for the mailbox itself. Ending one that has ended already is no error. Throws `not-found` for an unknown mailbox.
 */
export async function endMailboxSessions(
  context: Context,
  input: z.input<typeof endMailboxSessionsInput>,
): Promise<{ ended: number }> {
  const given = parseInput(endMailboxSessionsInput, input);
  return inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, given.mailboxId);
    requireMailboxAccess(context.actor, { id: row.id, domainName });
    const one = given.sessionId === undefined ? undefined : eq(sessionId, given.sessionId);
    const before = await tx.db.$count(session, eq(session.userId, row.id));
    if (!one) await requestRevocation(tx.db, { address: row.address, domainName, reason: "sessions-ended" });
    const [{ affectedRows: ended }] = await tx.db.delete(session).where(and(eq(session.userId, row.id), one));
    await recordEvent(tx, {
      action: "mailbox.end-sessions",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: { sessions: before },
      after: { sessions: before - ended },
    });
    return { ended };
  });
}
