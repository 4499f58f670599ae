import { z } from "zod";
import { verbOn } from "@/lib/catalogue/run";
import { owners } from "@/lib/credentials/app-password/kept";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";

const revokeAppPasswordsInput = z.strictObject({ mailboxId: z.uuid() });

/**
 * Ends all app passwords of a mailbox at once, each with its line in the audit log. For the mailbox itself and for
 * administrators of its domain. Throws `forbidden` and `not-found`.
 */
export const revokeAppPasswords = verbOn(owners, {
  input: revokeAppPasswordsInput,
  async work(tx, _, { mailboxId }) {
    const all = await listAppPasswords(tx.db, mailboxId);
    for (const { id } of all) await revokeAppPassword(tx, { id });
    return { events: [], answer: { revoked: all.length } };
  },
});
