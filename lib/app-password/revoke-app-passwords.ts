import { z } from "zod";
import { requireMailboxAccess } from "@/lib/actor";
import { listAppPasswords } from "@/lib/app-password/queries";
import { revokeAppPassword } from "@/lib/app-password/revoke-app-password";
import type { Context } from "@/lib/db/context";
import { inTransaction } from "@/lib/db/transaction";
import { lockMailbox } from "@/lib/mailbox/queries";
import { parseInput } from "@/lib/parse-input";

export const revokeAppPasswordsInput = z.strictObject({ mailboxId: z.uuid() });

/**
 * Ends all app passwords of a mailbox at once, each with its line in the audit trail. For the mailbox itself and for
 * administrators of its domain. Throws `forbidden` and `not-found`.
 */
export async function revokeAppPasswords(
  context: Context,
  input: z.input<typeof revokeAppPasswordsInput>,
): Promise<{ revoked: number }> {
  const { mailboxId } = parseInput(revokeAppPasswordsInput, input);
  return inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireMailboxAccess(tx.actor, { id: row.id, domainName });
    const all = await listAppPasswords(tx.db, mailboxId);
    for (const { id } of all) await revokeAppPassword(tx, { id });
    return { revoked: all.length };
  });
}
