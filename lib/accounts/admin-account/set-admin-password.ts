import { eq } from "drizzle-orm";
import { z } from "zod";
import { accountFields, hashFor } from "@/lib/accounts/admin-account/fields";
import { getAdminAccount, lockAdmin } from "@/lib/accounts/admin-account/queries";
import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { type Actor, requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, passwordLink } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

export const setAdminPasswordInput = z.strictObject({
  adminId: z.uuid(),
  password: accountFields.password,
});

const isSelf = (actor: Actor, adminId: string): boolean =>
  (actor.kind === "superadmin" || actor.kind === "domain-admin") && actor.id === adminId;

/**
 * Sets an administrator's password and ends all its sessions. For superadmins, and for the administrator itself
 * (pages ask for the present one first: `changeAdminPassword`). Throws `not-found`, and `invalid-input` when the
 * policy refuses the password.
 */
export async function setAdminPassword(
  context: Context,
  input: z.input<typeof setAdminPasswordInput>,
): Promise<void> {
  const { adminId, password } = parseInput(setAdminPasswordInput, input);
  if (!isSelf(context.actor, adminId)) requireSuperadmin(context.actor);
  const { login } = await getAdminAccount(context.db, adminId);
  const passwordHash = await hashFor(context.db, password, login);
  await inTransaction(context, async (tx) => {
    await storeAdminPassword(tx, await lockAdmin(tx.db, adminId), passwordHash);
  });
}

/** Writes an administrator's new password hash and ends its sessions and links. The caller has authorised and locked. */
export async function storeAdminPassword(
  tx: TransactionContext,
  row: typeof adminAccount.$inferSelect,
  passwordHash: string,
): Promise<void> {
  await tx.db.update(adminAccount).set({ passwordHash }).where(eq(adminAccount.id, row.id));
  await tx.db.delete(passwordLink).where(eq(passwordLink.adminId, row.id));
  await endSessionsOfAdmin(tx.db, row.id);
  await endPendingSignIns(tx.db, { kind: "admin", id: row.id });
  await recordEvent(tx, {
    action: "admin-account.set-password",
    subject: { kind: "admin-account", id: row.id, label: row.login },
    before: row,
    after: { ...row, passwordHash },
  });
}
