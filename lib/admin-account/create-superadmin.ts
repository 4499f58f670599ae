import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { accountFields, hashFor } from "@/lib/admin-account/fields";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { adminAccount } from "@/lib/db/schema";
import { inTransaction, isDuplicate, type TransactionContext } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";

export const createSuperadminInput = z.strictObject(accountFields);

/** Creates an administrator of the whole installation. Superadmins only. Throws `conflict` for a login in use. */
export async function createSuperadmin(
  context: Context,
  input: z.input<typeof createSuperadminInput>,
): Promise<{ id: string; login: string }> {
  requireSuperadmin(context.actor);
  const { password, ...given } = parseInput(createSuperadminInput, input);
  const passwordHash = await hashFor(password, given.login);
  return inTransaction(context, (tx) => storeSuperadmin(tx, { ...given, passwordHash }));
}

interface NewAccount {
  login: string;
  displayName: string;
  passwordHash: string;
}

/** Writes the account and its audit row. The caller has authorised and hashed. Throws `conflict` for a login in use. */
export async function storeSuperadmin(
  tx: TransactionContext,
  account: NewAccount,
): Promise<{ id: string; login: string }> {
  const row = { ...account, id: uuidv7(), role: "superadmin" as const, active: true };
  try {
    await tx.db.insert(adminAccount).values(row);
  } catch (error) {
    if (isDuplicate(error))
      throw new AppError("conflict", `There is an administrator ${row.login} already.`, {
        fields: { login: "is in use" },
      });
    throw error;
  }
  await recordEvent(tx, {
    action: "admin-account.create",
    subject: { kind: "admin-account", id: row.id, label: row.login },
    before: null,
    after: row,
  });
  return { id: row.id, login: row.login };
}
