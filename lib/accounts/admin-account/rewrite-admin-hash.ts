import { eq } from "drizzle-orm";
import { findAdminForSignIn, lockAdmin } from "@/lib/accounts/admin-account/queries";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { contextFor } from "@/lib/platform/db/context";
import { adminAccount } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { type ProvenHash, rewriteLater } from "@/lib/platform/secrets/rewrite-later";

/** As `rewriteHashLater` of mailboxes, for an administrator's password. Its sessions go on: the password is the same. */
export const rewriteAdminHashLater = rewriteLater("admin-account", rewriteAdminHash);

async function rewriteAdminHash({ name, plain, stored }: ProvenHash): Promise<void> {
  const context = contextFor({ kind: "system", job: "password hashes" });
  const found = await findAdminForSignIn(context.db, name);
  if (!found) return;
  const passwordHash = await hashPassword(plain);
  await inTransaction(context, async (tx) => {
    const row = await lockAdmin(tx.db, found.id);
    if (row.passwordHash !== stored) return;
    // The version stays: nobody's open form is out of date because an administrator signed in.
    await tx.db
      .update(adminAccount)
      .set({ passwordHash, version: row.version })
      .where(eq(adminAccount.id, row.id));
    await recordEvent(tx, {
      action: "admin-account.rewrite-password-hash",
      subject: { kind: "admin-account", id: row.id, label: row.login },
      before: row,
      after: { ...row, passwordHash },
    });
  });
}
