import { eq } from "drizzle-orm";
import { z } from "zod";
import { accountShapes, hashFor } from "@/lib/accounts/admin-account/fields";
import { admins } from "@/lib/accounts/admin-account/kept";
import { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { change } from "@/lib/catalogue/run";
import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { type Actor, requireSuperadmin } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { adminAccount, passwordLink } from "@/lib/platform/db/schema";

export const setAdminPasswordInput = z.strictObject({
  adminId: z.uuid(),
  password: accountShapes.password,
});

const isSelf = (actor: Actor, adminId: string): boolean =>
  (actor.kind === "superadmin" || actor.kind === "domain-admin") && actor.id === adminId;

/** For superadmins, and for the administrator itself. */
const ownOrAny: typeof admins = {
  kind: admins.kind,
  label: admins.label,
  lock: admins.lock,
  authoriseNamed(actor, { adminId }) {
    if (!isSelf(actor, adminId)) requireSuperadmin(actor);
  },
};

/**
 * Sets an administrator's password and ends all its sessions. For superadmins, and for the administrator itself
 * (pages ask for the present one first: `changeAdminPassword`). Throws `not-found`, and `invalid-input` when the
 * policy refuses the password.
 */
export const setAdminPassword = change(ownOrAny, {
  action: "admin-account.set-password",
  input: setAdminPasswordInput,
  async prepare({ db }, { adminId, password }) {
    const { login } = await getAdminAccount(db, adminId);
    return hashFor(db, password, login);
  },
  work: ({ db }, before, _, passwordHash) => storeAdminPassword(db, before, passwordHash),
});

type Row = typeof adminAccount.$inferSelect;

/** Writes an administrator's new password hash and ends its sessions and links; returns the row as it is then. */
export async function storeAdminPassword(db: Transaction, row: Row, passwordHash: string): Promise<Row> {
  await db.update(adminAccount).set({ passwordHash }).where(eq(adminAccount.id, row.id));
  await db.delete(passwordLink).where(eq(passwordLink.adminId, row.id));
  await endSessionsOfAdmin(db, row.id);
  await endPendingSignIns(db, { kind: "admin", id: row.id });
  return { ...row, passwordHash };
}
