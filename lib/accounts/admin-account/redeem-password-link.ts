import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { accountShapes, hashFor } from "@/lib/accounts/admin-account/fields";
import { admins } from "@/lib/accounts/admin-account/kept";
import { lockAdmin } from "@/lib/accounts/admin-account/queries";
import { storeAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { refuseWeakPassword } from "@/lib/accounts/chosen-password/refuse-weak-password";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, passwordLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { tokenDigest } from "@/lib/platform/secrets/token";

export const redeemPasswordLinkInput = z.strictObject({
  token: z.string().max(200),
  password: accountShapes.password,
});

/** The active administrator whose password a link sets; null for a link that is unknown, used or too old. */
export async function findPasswordLink(db: Handle, token: string, now = new Date()) {
  const [row] = await db
    .select({
      adminId: adminAccount.id,
      login: adminAccount.login,
      displayName: adminAccount.displayName,
      role: adminAccount.role,
    })
    .from(passwordLink)
    .innerJoin(adminAccount, eq(adminAccount.id, passwordLink.adminId))
    .where(
      and(
        eq(passwordLink.tokenDigest, tokenDigest(token)),
        gt(passwordLink.expiresAt, now),
        eq(adminAccount.active, true),
      ),
    );
  return row ?? null;
}

/**
 * Sets an administrator's password for whoever holds a valid link, once, and ends all its sessions; the token is all
 * that is asked for. False for a link that is unknown, used or too old. Throws `invalid-input` when the policy refuses
 * the password, or it is easily guessed (the link stays valid).
 */
export async function redeemPasswordLink(
  context: Context,
  input: z.input<typeof redeemPasswordLinkInput>,
): Promise<{ redeemed: boolean }> {
  const { token, password } = parseInput(redeemPasswordLinkInput, input);
  // Looked up before hashing, so that a made-up token costs no hash.
  const link = await findPasswordLink(context.db, token);
  if (!link) return { redeemed: false };
  await refuseWeakPassword(context.db, password, { address: link.login, displayName: link.displayName });
  const passwordHash = await hashFor(context.db, password, link.login);
  const asLink: Context = { ...context, actor: { kind: "setup-link", id: link.adminId } };
  return inTransaction(asLink, async (tx) => {
    const row = await lockAdmin(tx.db, link.adminId);
    // Whoever comes second with the same link finds it gone, since the row was locked.
    if (!(await findPasswordLink(tx.db, token))) return { redeemed: false };
    const after = await storeAdminPassword(tx.db, row, passwordHash);
    await recordEvent(tx, eventOf(admins, "admin-account.set-password", row, { before: row, after }));
    return { redeemed: true };
  });
}
