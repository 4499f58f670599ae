import { eq } from "drizzle-orm";
import { findMailboxByAddress, lockMailbox } from "@/lib/access/queries";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { contextFor } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { type ProvenHash, rewriteLater } from "@/lib/platform/secrets/rewrite-later";

/**
 * Sees to it that a mailbox's own password gets a hash of our own in the place of one that is quick to guess or takes
 * seconds to check. No login waits for it; it follows within seconds, unless the password has been changed meanwhile.
 */
export const rewriteHashLater = rewriteLater("mailbox", rewritePasswordHash);

async function rewritePasswordHash({ name, plain, stored }: ProvenHash): Promise<void> {
  const context = contextFor({ kind: "system", job: "password hashes" });
  const found = await findMailboxByAddress(context.db, name);
  if (!found) return;
  const passwordHash = await hashPassword(plain);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, found.id);
    if (row.passwordHash !== stored) return;
    // The version stays: nobody's open form is out of date because its mailbox signed in.
    await tx.db.update(mailbox).set({ passwordHash, version: row.version }).where(eq(mailbox.id, row.id));
    await recordEvent(tx, {
      action: "mailbox.rewrite-password-hash",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after: { ...row, passwordHash },
    });
  });
}
