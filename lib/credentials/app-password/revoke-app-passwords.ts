import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { requireMailboxAccess } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

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
