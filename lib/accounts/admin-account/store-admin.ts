import { v7 as uuidv7 } from "uuid";
import { writeAdminDomains } from "@/lib/accounts/admin-account/write-admin-domains";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { adminAccount } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { isDuplicate, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";

interface NewAccount {
  login: string;
  displayName: string;
  passwordHash: string;
  role: AdminRole;
  mayOpenAs?: boolean;
  /** Names of the domains of a domain admin. */
  domains?: string[];
}

/**
 * Writes an administrator's account and its audit row. The caller has authorised and hashed. Throws `conflict` for a
 * login in use, and `invalid-input` for an unknown domain.
 */
export async function storeAdmin(
  tx: TransactionContext,
  { domains = [], ...account }: NewAccount,
): Promise<{ id: string; login: string }> {
  const row = { mayOpenAs: false, ...account, id: uuidv7(), active: true };
  try {
    await tx.db.insert(adminAccount).values(row);
  } catch (error) {
    if (isDuplicate(error))
      throw new AppError("conflict", `There is an administrator ${row.login} already.`, {
        fields: { login: "is in use" },
      });
    throw error;
  }
  await writeAdminDomains(tx.db, row.id, domains);
  await recordEvent(tx, {
    action: "admin-account.create",
    subject: { kind: "admin-account", id: row.id, label: row.login },
    before: null,
    after: account.role === "domain-admin" ? { ...row, domains } : row,
  });
  return { id: row.id, login: row.login };
}
