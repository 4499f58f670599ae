import { eq } from "drizzle-orm";
import { z } from "zod";
import { admins } from "@/lib/accounts/admin-account/kept";
import { findAdminForSignIn } from "@/lib/accounts/admin-account/queries";
import { change } from "@/lib/catalogue/run";
import { contextFor } from "@/lib/platform/db/context";
import { adminAccount } from "@/lib/platform/db/schema";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { type ProvenHash, rewriteLater } from "@/lib/platform/secrets/rewrite-later";

/** As `rewriteHashLater` of mailboxes, for an administrator's password. Its sessions go on: the password is the same. */
export const rewriteAdminHashLater = rewriteLater("admin-account", rewriteAdminHash);

async function rewriteAdminHash({ name, plain, stored }: ProvenHash): Promise<void> {
  const context = contextFor({ kind: "system", job: "password hashes" });
  const found = await findAdminForSignIn(context.db, name);
  if (!found) return;
  const passwordHash = await hashPassword(plain);
  await rewrite(context, { adminId: found.id, stored, passwordHash });
}

const rewrite = change(admins, {
  action: "admin-account.rewrite-password-hash",
  input: z.strictObject({ adminId: z.uuid(), stored: z.string(), passwordHash: z.string() }),
  async work({ db }, before, { adminId, stored, passwordHash }) {
    if (before.passwordHash !== stored) return before;
    // The version stays: nobody's open form is out of date because an administrator signed in.
    const { version } = before;
    await db.update(adminAccount).set({ passwordHash, version }).where(eq(adminAccount.id, adminId));
    return { ...before, passwordHash };
  },
});
