import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireMailboxAccess } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { session } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { lockMailbox } from "@/lib/mailbox/queries";
import { parseInput } from "@/lib/parse-input";
import { endSessionsOfMailbox } from "@/lib/web-session/end-session";

export const endMailboxSessionsInput = z.strictObject({ mailboxId: z.uuid() });

/**
 * Ends every web session of a mailbox; app passwords stay. For administrators of the domain and for the mailbox
 * itself. Throws `not-found`.
 */
export async function endMailboxSessions(
  context: Context,
  input: z.input<typeof endMailboxSessionsInput>,
): Promise<{ ended: number }> {
  const { mailboxId } = parseInput(endMailboxSessionsInput, input);
  return inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireMailboxAccess(context.actor, { id: row.id, domainName });
    const ended = await tx.db.$count(session, eq(session.userId, mailboxId));
    await endSessionsOfMailbox(tx.db, mailboxId);
    await recordEvent(tx, {
      action: "mailbox.end-sessions",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: { sessions: ended },
      after: { sessions: 0 },
    });
    return { ended };
  });
}
