import { v7 as uuidv7 } from "uuid";
import { recordedAdmin } from "@/lib/accounts/admin-account/kept";
import { writeAdminDomains } from "@/lib/accounts/admin-account/write-admin-domains";
import type { Done } from "@/lib/catalogue/run";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import { adminAccount } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const creationWords = words("admin.creation", {
  exists: "There is already an administrator {login}.",
  inUse: "must not be in use already",
});

interface NewAccount {
  login: string;
  displayName: string;
  passwordHash: string;
  role: AdminRole;
  mayImpersonate?: boolean;
  /** Names of the domains of a domain admin. */
  domains?: string[];
}

/**
 * Writes an administrator's account, and says what is recorded and answered. The caller has authorised and hashed. Throws `conflict` for a
 * login in use, and `invalid-input` for an unknown domain.
 */
export async function storeAdmin(
  db: Transaction,
  { domains = [], ...account }: NewAccount,
): Promise<Done<{ id: string; login: string }>> {
  const row = { mayImpersonate: false, ...account, id: uuidv7(), active: true };
  try {
    await db.insert(adminAccount).values(row);
  } catch (error) {
    if (isDuplicate(error))
      throw new AppError("conflict", creationWords("exists", { login: row.login }), {
        fields: { login: creationWords("inUse") },
      });
    throw error;
  }
  await writeAdminDomains(db, row.id, domains);
  const after = account.role === "domain-admin" ? { ...row, domains } : row;
  return {
    events: [eventOf(recordedAdmin, "admin-account.create", row, { before: null, after })],
    answer: { id: row.id, login: row.login },
  };
}
